/// What the parser of arguments says, in Japanese.
///
/// The parser speaks English alone. Its sentences are few and have a form each, and what has none stays as it is.
enum UsageText {
  /// A message or a help text in Japanese.
  static func japanese(_ text: String) -> String {
    // Values and defaults may be broken over lines.
    let values = text.replacing(#/ ?\(values: ([^()]+?)(?:;\s+default:\s+([^()]+))?\)/#) { match in
      "（\(match.1)" + (match.2.map { "、指定しなければ \($0)" } ?? "") + "）"
    }.replacing(#/ ?\(default: ([^()]+)\)/#) { "（指定しなければ \($0.1)）" }
    return values.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String {
    for (prefix, translated) in prefixes where line.hasPrefix(prefix) {
      return translated + sentence(line.dropFirst(prefix.count))
    }
    return sentence(line)
  }

  private static let prefixes = [
    ("Error: ", "エラー: "), ("Help:  ", "説明:  "), ("Usage: ", "使い方: "), ("OVERVIEW: ", "概要: "),
    ("USAGE: ", "使い方: "), ("ARGUMENTS:", "引数:"), ("OPTIONS:", "オプション:"), ("SUBCOMMANDS:", "コマンド:"),
    ("   or: ", "   または: "),
  ]

  private static func sentence(_ line: Substring) -> String {
    if let match = line.wholeMatch(of: #/Unknown option '(.+)'\. Did you mean '(.+)'\?/#) {
      return "「\(match.1)」というオプションはありません。「\(match.2)」のことですか"
    }
    if let match = line.wholeMatch(of: #/Unknown option '(.+)'/#) { return "「\(match.1)」というオプションはありません" }
    if let match = line.wholeMatch(of: #/Missing value for '(.+)'/#) { return "「\(match.1)」の値がありません" }
    if let match = line.wholeMatch(of: #/Unexpected argument '(.*)'/#) { return "「\(match.1)」は余分です" }
    if let match = line.wholeMatch(of: #/\d+ unexpected arguments: '(.*)'/#) {
      return "「\(match.1.replacing("', '", with: "」「"))」は余分です"
    }
    if let match = line.wholeMatch(of: #/Missing expected argument '(.+)'/#) { return "「\(match.1)」を書いてください" }
    if let match = line.wholeMatch(of: #/Missing one of: '(.+)'/#) { return "「\(match.1)」のどれかを書いてください" }
    if let match = line.wholeMatch(of: #/The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/#)
    {
      let known = match.3.map { "。使えるもの: \(choices($0))" } ?? ""
      return "「\(match.2)」に「\(match.1)」は使えません\(known)"
    }
    if let match = line.wholeMatch(
      of: #/The value '(.*)' is invalid for '(.+?)'\. Please provide one of the following:/#)
    {
      return "「\(match.2)」に「\(match.1)」は使えません。使えるもの:"
    }
    if let match = line.wholeMatch(of: #/The option '(.+)' does not take any value, but '(.*)' was specified\./#) {
      return "「\(match.1)」に値は付けられません（「\(match.2)」）"
    }
    if line == "Missing required subcommand." { return "コマンドを書いてください" }
    if let match = line.wholeMatch(of: #/  See '(.+)' for (?:more information|detailed help)\./#) {
      return "  くわしくは: \(match.1)"
    }
    return notes(line)
  }

  /// `'a', 'b' or 'c'` without quotation marks and conjunctions.
  private static func choices(_ text: Substring) -> String {
    String(text).replacing("'", with: "").replacing(" or ", with: ", ").replacing(" and ", with: ", ")
  }

  /// What the parser says of options by itself.
  private static func notes(_ line: Substring) -> String {
    String(line).replacing("Show the version.", with: "版を表示します。")
      .replacing("Show help information.", with: "この説明を表示します。")
      .replacing("Show subcommand help information.", with: "コマンドの説明を表示します。")
  }
}
