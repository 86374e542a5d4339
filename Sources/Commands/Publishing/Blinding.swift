import CaseRecords
import Codes
import Content
import Diagnostics

/// Masks everything in a message that an author may have written, for sites whose confidential values are not all known.
struct Blinding: Sendable {
  /// Words that may be quoted all the same, because they cannot be a value of a record.
  private let ownWords: Set<String>

  /// - Parameters:
  ///   - codes: the code lists of the site, which everybody may read; `nil` if they cannot be read.
  ///   - kinds: the kinds of pages, whose keys everybody may read too.
  init(_ codes: CodeBook?, _ kinds: KindBook? = nil) {
    let keys = (kinds?.kinds ?? []).flatMap { $0.fields.map(\.name) }
    let known = codes?.lists.values.flatMap { $0.codes.map(\.code) } ?? []
    ownWords = ColumnNames.words.union(known).union(keys).union(OwnKeys.all).union(Self.names)
  }

  /// The message without anything that an author may have written.
  ///
  /// Masked are quoted parts, except the tool's own words; long numbers; and in English every word in another script, because
  /// the tool's own English is ASCII except for some signs.
  ///
  /// The two languages check one another. If English has such a word outside quotes, or if the quoted parts (the tool's own
  /// words aside) are not the same in both, then the quotes cannot be trusted, and the masked English text stands for both.
  func blinded(_ message: Message) -> Message {
    var kept = KeptWords()
    func quoted(_ words: String) -> String { isOwn(words) ? kept.standIn(for: words) : Mask.sign }
    func numberless(_ text: String) -> String {
      kept.hidingExamples(in: text).replacing(#/[0-9０-９]{4}[0-9０-９.-]*/#, with: Mask.sign)
    }
    let (english, japanese) = (QuotedWords(english: message.en), QuotedWords(japanese: message.ja))
    let isAlike = foreign(english).sorted() == foreign(japanese).sorted()
    let unquoted = numberless(
      isAlike || english.pairs.count == 1 ? english.replacing(quoted) : english.replacingWhole(with: Mask.sign))
    let plain = unquoted.replacing(#/[^\x00-\x7F\uE000-\uE0FF■…–—×“”’〇○・＃＊→]+/#, with: Mask.sign)
    let shown = kept.showing(plain)
    guard plain == unquoted, isAlike else { return Message(en: shown, ja: shown) }
    let other = numberless(japanese.replacing(quoted))
    return Message(en: shown, ja: kept.showing(other))
  }

  private func foreign(_ quoted: QuotedWords) -> [String] { quoted.words.filter { !isOwn($0) } }

  private func isOwn(_ words: String) -> Bool {
    ownWords.contains(words) || Self.isLineOfMonths(words)
      || words.hasSuffix(": …") && ownWords.contains(String(words.dropLast(3)))
      || words.hasPrefix("engawa ") && words.split(separator: " ").allSatisfy { Self.commandWords.contains(String($0)) }
  }

  /// Whether it is the line that says for which months a register is complete.
  private static func isLineOfMonths(_ words: String) -> Bool {
    words.wholeMatch(of: #/reporting-period: 20[0-9]{2}-[01][0-9]\.\.20[0-9]{2}-[01][0-9]/#) != nil
  }

  /// Words of commands.
  private static let commandWords: Set<String> = [
    "engawa", "new", "serve", "build", "check", "list", "explain", "inspect", "statistics", "disclosure", "audit",
    "protect", "seal", "register", "month", "correct", "snapshot", "handout", "withdraw", "verify", "diff", "theme",
    "merge", "clean", "completions", "man", "help", "show", "eject", "site", "page", "report", "kind", "table",
    "code-list", "home", "index",
  ]

  /// Names of files and programs, and values that the tool asks for.
  private static let names: Set<String> = [
    "confidential", "draft", "internal", "participants", "public", "published", "total", "districts", "routes",
    "first-contacts", "age-bands", "households", "states", "CSV UTF-8", "Excel Workbook (.xlsx)", "Excelブック（.xlsx）",
    "---", "key: value", "キー: 値", "jp", "cn", "vn", "np", "ph", "mm", "us", "gb", "zh", "vi", "ne", "tl", "my",
  ]

  /// The path with a mask in the place of parts that are not plain ASCII (letters, digits, `.`, `_` and `-`), or that may be a
  /// telephone number or a date of birth.
  func blinded(path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      Self.isPlain(part) ? String(part) : Mask.sign
    }.joined(separator: "/")
  }

  /// Names such as 2026-04-15.md (news) and 2025-0012.csv (records) are shown although they have many digits.
  private static func isPlain(_ part: Substring) -> Bool {
    guard part.wholeMatch(of: #/[A-Za-z0-9._-]*/#) != nil else { return false }
    return part.count(where: \.isNumber) < 7 || part.wholeMatch(of: #/20[2-9][0-9]-[0-9-]{1,5}(\.[a-z]+)*/#) != nil
  }
}

/// Words that are kept while the rest of a sentence is masked; meanwhile private-use characters stand for them.
private struct KeptWords {
  private var words = Self.examples

  /// What the tool's own sentences give as examples, which tell of nobody.
  private static let examples = [
    "2022-04..2022-12", "2022-04-07", "2022-04-01", "2022-12-31", "令和4年4月7日", "令和4年12月31日", "令和4年12月",
    "2022-04", "2022-12", "2023-01",
    "FY2022Q3", "FY2022",
  ]
  private static let signs = (0xE000...0xE0FF).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }

  /// A private-use character for a word; the mask, if there are too many words.
  mutating func standIn(for word: String) -> String {
    guard words.count < Self.signs.count else { return Mask.sign }
    words.append(word)
    return Self.signs[words.count - 1]
  }

  /// The text with signs in the place of examples.
  func hidingExamples(in text: String) -> String {
    zip(Self.examples, Self.signs).reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// The text with the words again.
  func showing(_ text: String) -> String { zip(words, Self.signs).reduce(text) { $0.replacing($1.1, with: $1.0) } }
}
