import Diagnostics

extension Rule {
  private static let placeholders = Placeholder.words.map { (word: $0, codes: $0.characterCodes) }

  /// What the tool wrote into a new page for its author to replace.
  static let placeholder = Rule(name: "placeholder") { prose in
    placeholders.flatMap { word, codes in
      prose.indices(of: codes).map { index in
        Finding(
          offset: prose.offset(index),
          message: Message(en: "the tool's own words still stand here: \(word)", ja: "書き換える前の言葉が残っています: \(word)"),
          hint: Message(en: "write your own, or delete the line", ja: "自分の言葉に書き換えるか、行を消してください"))
      }
    }.sorted { $0.offset < $1.offset }
  }
}

/// The words that stand in a new page where its author writes something.
public enum Placeholder {
  /// Each as it is written.
  public static let words = [
    title, summary, text, body, "種類の名前を書きます", "サイトの名前を書きます", "の中のファイルの名前",
  ]
  /// The title of a page.
  public static let title = "題名を書きます"
  /// The title of a table; in prose it is a sentence like others.
  public static let table = "表の名前を書きます"
  /// What a list says of a page.
  public static let summary = "一覧や検索に出る、一、二文の説明を書きます。"
  /// A field of text.
  public static let text = "ここに書きます"
  /// The text of a page.
  public static let body = "ここに本文を書きます。"
}
