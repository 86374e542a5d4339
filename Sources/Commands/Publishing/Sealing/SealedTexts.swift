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
    let shown = sealing.tables.filter { $0.carriedFrom == nil }.map { ($0.id, Self.words(of: $0)) }
    let all = shown + sealing.withheld.map { ($0.id, [$0.title]) }
    let unfinished = all.filter { _, words in
      words.contains { word in (Placeholder.words + [Placeholder.table]).contains { word.contains($0) } }
    }
    let counting = all.filter { _, words in SmallCount.stands(in: words, threshold: sealing.threshold) }
    return unfinished.map { .unfinishedWords(of: $0.0) } + counting.map { .smallCount(in: $0.0) }
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

  private static func words(of table: PublishedTable) -> [String] {
    let axes = [table.rows, table.columns].flatMap { [$0.name, $0.title] + $0.members.map(\.label) }
    return [table.title, table.measure, table.source] + table.notes + table.breaks.map(\.note) + axes
  }
}

/// A small count of people or cases in words that nobody holds against the figures: 東は4人.
enum SmallCount {
  /// - Parameter threshold: counts from 1 to one less are small.
  static func stands(in words: [String], threshold: Int) -> Bool {
    let found = words.filter { hasOne($0, threshold: threshold) }
    // 世帯人数 3人 and 世帯人数 4人 are sizes of households, and so is 3人 by itself.
    func rest(_ text: String) -> String { text.filter { !$0.isWholeNumber } }
    let rests = Dictionary(grouping: Set(words), by: rest)
    return found.contains {
      (rests[rest($0)] ?? []).count < 2 && $0.wholeMatch(of: #/[0-9０-９]+ *[^ 0-9０-９]{1,2}/#) == nil
    }
  }

  private static func hasOne(_ text: String, threshold: Int) -> Bool {
    // What follows where a rule is told (1人から9人まで), or a household is meant (2人世帯).
    let count =
      #/([第数何])?([0-9０-９][0-9０-９,，]*|[〇一二三四五六七八九十百千]+) *(人|名|件|組|世帯|ケース|persons?|people|cases?|households?)(から|まで|未満|以上|以下|ずつ|分|目|あたり|当たり|につき|世帯|暮らし|親|家族|が| may| can)?/#
    return text.matches(of: count).contains { match in
      let numeral = String(match.2)
      // 一人, 二人 and 1人が are words of everyday.
      let isOfEveryday = numeral == "一" && match.3 != "名" || numeral == "二" && match.3 == "人"
      guard match.1 == nil, match.4 == nil, !isOfEveryday, let number = number(numeral) else { return false }
      return (1..<max(1, threshold)).contains(number)
    }
  }

  /// The number that a numeral stands for; `nil` for numerals of Chinese characters that are greater than ten.
  private static func number(_ text: String) -> Int? {
    if let place = Array("〇一二三四五六七八九十").firstIndex(where: { String($0) == text }) { return place }
    guard !text.contains(where: { "〇一二三四五六七八九十百千".contains($0) }) else { return nil }
    return text.filter { $0 != "," && $0 != "，" }.reduce(0) { sum, digit in
      sum.flatMap { sum in digit.wholeNumberValue.map { min(sum, 1_000_000) * 10 + $0 } }
    }
  }
}

extension Diagnostic {
  fileprivate static func smallCount(in table: String) -> Self {
    Self(
      "seal.tells-count", at: Place(path: "content/statistics/\(table).yml"),
      Message(
        en: "the words of table '\(table)' have a small count of people, which nobody holds against what is hidden",
        ja: "表「\(table)」の言葉（題名・出典・注・区分の名前など）に、少ない人数が書かれています。隠した数かどうかは確かめられません"),
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
