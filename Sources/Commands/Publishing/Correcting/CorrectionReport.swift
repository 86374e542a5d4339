public import Diagnostics
import Suppression
import Tables

/// What is different by now from what was published, and what becomes of it.
public struct CorrectionReport: Sendable {
  private let correction: Correction
  private let changes: [ProtectedTables.Change]
  private let records: Records
  /// The tables that were published last, in whose words cells are told.
  private let tables: [PublishedTable]
  /// The releases that show the old figures.
  private let releases: [String]
  private let seal: SealReport?
  /// Why it cannot be published as it is; empty if it can.
  public let problems: [Diagnostic]

  init(
    _ correction: Correction, _ changes: [ProtectedTables.Change], _ records: Records, releases: [String] = [],
    among tables: [PublishedTable],
    seal: SealReport?, problems: [Diagnostic]
  ) {
    self.correction = correction
    self.changes = changes
    self.records = records
    self.tables = tables
    self.releases = releases
    self.seal = seal
    self.problems = problems
  }

  /// The cells that change, the records behind them, and what would become public.
  public var text: Message {
    var english = "\(correction.kind == .mistake ? "correction" : "revision"): \(correction.reason)\n"
    var japanese = "\(correction.kind.japanese): \(correction.reason)\n"
    english += "published counts that have changed: \(changes.count)\n"
    japanese += "公表した数のうち、今の登録簿と違うもの: \(changes.count)個\n"
    for change in changes {
      let words = tables.first { $0.id == change.cell.table.id }.map { table in
        change.cell.words(rows: table.rows, columns: table.columns)
      }
      english += "  \(change.cell.name)\(words.map { " (\($0))" } ?? ""): \(change.former) → \(change.count)\n"
      japanese += "  \(change.cell.name)\(words.map { "（\($0)）" } ?? ""): \(change.former)→\(change.count)\n"
    }
    if let records = records.text {
      english += "records that changed since: \(records.en)\n"
      japanese += "前の封印のあとで変わった記録: \(records.ja)\n"
    }
    if !releases.isEmpty {
      english += "releases with the old figures: \(releases.joined(separator: ", "))\n"
      japanese += "前の数が載っている確定版: \(releases.joined(separator: "、"))\n"
    }
    if let seal, problems.isEmpty {
      english += seal.text.en
      japanese += seal.text.ja
      if seal.file == nil {
        english += "'--apply' seals it\n"
        japanese += "--apply を付けると封印します\n"
      }
    }
    return Message(en: english, ja: japanese)
  }

  /// The records that changed since figures were sealed last, and that stand in cells that change.
  enum Records {
    case known([String])
    /// What they said at the last sealing is in a file that is not here.
    case unknown(notedIn: String)

    fileprivate var text: Message? {
      switch self {
      case .known(let records):
        records.isEmpty
          ? nil : Message(en: records.joined(separator: ", "), ja: records.joined(separator: "、"))
      case .unknown(let file):
        Message(
          en: "not known here; \(file) on the machine that sealed last has what they said then",
          ja: "ここでは分かりません。そのときの内容の控えは、前に封印した機械の \(file) にあります")
      }
    }

    fileprivate var list: [String]? { if case .known(let records) = self { records } else { nil } }
  }

  /// The same for programs.
  public struct Record: Encodable, Sendable {
    let kind: String
    let reason: String
    let day: String
    let changes: [Change]
    /// Left out where nobody knows.
    let records: [String]?
    let releases: [String]
    let file: String?
    let isPossible: Bool
  }

  /// A published count that is another by now, for programs.
  public struct Change: Encodable, Sendable {
    let cell: String
    let former: Int
    let count: Int
  }

  /// The same for programs.
  public var record: Record {
    Record(
      kind: correction.kind.rawValue, reason: correction.reason, day: correction.day,
      changes: changes.map { Change(cell: $0.cell.name, former: $0.former, count: $0.count) }, records: records.list,
      releases: releases, file: seal?.file, isPossible: problems.isEmpty)
  }
}

extension Correction.Kind {
  /// What readers of Japanese call it.
  var japanese: String {
    switch self {
    case .mistake: "訂正"
    case .revision: "定期改定"
    }
  }
}

extension Diagnostic {
  /// What can be done where a correction would tell of few people.
  static let waysOut = Message(
    en: """
      collect corrections until the change is as large as the threshold; or count a late case from the month in which it \
      became known ('counted-from' in its record); or show the table at a coarser level ('levels' in engawa.yml), and \
      correct at the end of the year
      """,
    ja:
      "次のどれかにしてください。変わる人数がしきい値に届くまで訂正をためる。遅れて分かった記録は、分かった月から数える（記録に counted-from）。表を粗いまとまりにして（engawa.yml の levels）、年度の終わりに訂正する"
  )

  static func smallCorrection(_ cell: String) -> Self {
    Self(
      "correct.gives-away", at: nil,
      Message(
        en: "whoever has the former '\(cell)' sees that the correction is about few people",
        ja: "前の「\(cell)」と比べると、訂正が少ない人数についてのものだと分かってしまいます"), hint: waysOut)
  }

  static func moreSmallCorrections(_ count: Int) -> Self {
    Self(
      "correct.more", at: nil,
      Message(en: "and \(count) more cells tell of few people", ja: "ほかにも\(count)個の欄から分かってしまいます"))
  }

  static func notCounted(_ tables: [String]) -> Self {
    Self(
      "correct.not-counted", at: nil,
      Message(
        en: "published figures that no table counts any more still stand: \(tables.joined(separator: ", "))",
        ja: "今の表にはない、公表した数が残っています: \(tables.joined(separator: "、"))"),
      hint: Message(
        en: """
          declare the tables again with the period and levels that they had, so that they are corrected too; what is to \
          be shown is chosen by 'levels' in engawa.yml
          """,
        ja: "そのときの期間と細かさのまま表をもう一度宣言すると、一緒に訂正されます。どの細かさで載せるかは、engawa.yml の levels で選びます"))
  }

  static func nothingToCorrect(_ number: Int) -> Self {
    Self(
      "correct.nothing", at: nil,
      Message(
        en: "every published count that is still counted is what the register gives (sealing \(number))",
        ja: "公表した数のうち今も数えているものは、どれも登録簿のとおりです（\(number)番の封印）"))
  }

  static func nothingPublished(at place: Place) -> Self {
    Self(
      "correct.nothing-published", at: place,
      Message(en: "nothing was published that could be corrected", ja: "訂正できる、公表した数がありません"),
      hint: Message(en: "run 'engawa seal' first", ja: "先に engawa seal を実行してください"))
  }

  static let reasonMissing = Self(
    "correct.reason", at: nil,
    Message(en: "a correction has a reason in one line, which readers see", ja: "訂正には、読む人に見せる理由を一行で書きます"),
    hint: Message(
      en: "--reason \"a record of October came late\"; no name and no number of a record",
      ja: "--reason \"10月の受付が遅れて届いたため\" のように。名前や記録の番号は書きません"))

  /// What it says is not repeated.
  static let reasonTells = Self(
    "correct.reason-tells", at: nil,
    Message(
      en: "the reason tells of somebody, or of how many people it is about", ja: "理由に、だれかのことや、何人についてのものかが書かれています"),
    hint: Message(
      en: "readers see it: leave out names, telephone numbers, addresses, numbers of records and counts",
      ja: "読む人に見えます。名前、電話番号、住所、記録の番号、人数や件数は書かないでください"))

  static let dayUnknown = Self(
    "correct.day", at: nil,
    Message(en: "the day of the correction is unknown", ja: "訂正の日付が分かりません"),
    hint: Message(en: "set the clock, or SOURCE_DATE_EPOCH", ja: "機械の時計か、SOURCE_DATE_EPOCH を合わせてください"))
}
