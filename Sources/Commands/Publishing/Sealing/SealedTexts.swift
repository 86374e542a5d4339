import Diagnostics
import Gate
import Ledger
import Markup
import Proofreading
import Tables

/// The texts of a sealing (titles, notes, labels), which stay in the ledger for ever, where everybody can read them.
struct SealedTexts {
  private let sealing: Sealing

  init(_ sealing: Sealing) { self.sealing = sealing }

  /// What the gate finds in the texts, once for each table and rule.
  ///
  /// Tables that are shown again as they were are passed over: their texts have been sealed before. A waiver for the page of
  /// a table holds for its texts too.
  func problems(_ gatekeeping: Gatekeeping) -> [Diagnostic] {
    let tables = sealing.tables.filter { $0.carriedFrom == nil }
    let all =
      tables.map { ($0.id, Self.texts(of: $0) + Self.axes(of: $0).joined()) }
      + sealing.withheld.map { ($0.id, [$0.title]) }
    let unfinished = all.filter { _, words in
      words.contains { word in (Placeholder.words + [Placeholder.table]).contains { word.contains($0) } }
    }
    let small = SmallCount(threshold: sealing.threshold)
    let counting =
      tables.filter { small.stands(in: Self.texts(of: $0), axes: Self.axes(of: $0)) }.map(\.id)
      + sealing.withheld.filter { small.stands(in: [$0.title]) }.map(\.id)
    return unfinished.map { .unfinishedWords(of: $0.0) } + counting.map { .smallCount(in: $0) }
      + all.flatMap { id, words in
        var page: [UInt8] = []
        for word in words {
          page += "<p>".utf8
          page.appendEscaped(word)
          page += "</p>\n".utf8
        }
        let rules = gatekeeping.unwaivedHits(in: "statistics/\(id).html", page).map(\.rule)
        return Set(rules).sorted { $0.id < $1.id }.map { Diagnostic.sealedWords(of: id, $0) }
      }
  }

  private static func texts(of table: PublishedTable) -> [String] {
    [table.title, table.measure, table.source] + table.notes + table.breaks.map(\.note)
      + [table.rows, table.columns].flatMap { [$0.name, $0.title] }
  }

  private static func axes(of table: PublishedTable) -> [[String]] {
    [table.rows, table.columns].map { $0.members.map(\.label) }
  }
}

extension Diagnostic {
  fileprivate static func smallCount(in table: String) -> Self {
    Self(
      "seal.tells-count", at: Place(path: "content/statistics/\(table).yml"),
      Message(
        en: "the words of table '\(table)' state a small count of people, which may be one that is hidden",
        ja: "表「\(table)」の言葉（題名・出典・注・区分の名前など）に、少ない人数が書かれています。隠した数かもしれません"),
      hint: Message(
        en: "take it out, here or in the labels of content/codes: a sealing is kept for ever",
        ja: "ここか、content/codes の区分の名前から消してください。封印はずっと残ります"))
  }

  fileprivate static func unfinishedWords(of table: String) -> Self {
    Self(
      "seal.placeholder", at: Place(path: "content/statistics/\(table).yml"),
      Message(
        en: "the tool's own words still stand in table '\(table)', and a sealing is kept for ever",
        ja: "表「\(table)」に、書き換える前の言葉が残っています。封印はずっと残ります"),
      hint: Message(en: "write your own title, source and notes first", ja: "題名・出典・注を、先に自分の言葉にしてください"))
  }

  fileprivate static func sealedWords(of table: String, _ rule: GateRule) -> Self {
    Self(
      "seal.tells", at: Place(path: "content/statistics/\(table).yml"),
      Message(
        en: "the words of table '\(table)' have \(rule.reason.en)",
        ja: "表「\(table)」の言葉（題名・出典・注・区分の名前など）に、\(rule.reason.ja)があります"),
      hint: Message(
        en:
          "take it out, here or in the labels of content/codes: a sealing is kept for ever; numbers of the council belong under 'contacts'",
        ja: "ここか、content/codes の区分の名前から消してください。封印はずっと残ります。窓口の番号なら contacts に書いてください"))
  }
}
