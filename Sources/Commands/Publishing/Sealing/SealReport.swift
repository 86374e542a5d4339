public import Diagnostics
import Disclosure
import Ledger
import Worlds

/// What became public, or would become public.
public struct SealReport: Sendable {
  /// The file that was written; `nil` for a dry run, or where nothing is new.
  public let file: String?
  private let sealing: Sealing
  private let before: Sealing?
  private let isUnchanged: Bool
  private let isDryRun: Bool
  private let certification: Certification?

  init(
    _ sealing: Sealing, before: Sealing?, file: String?, isUnchanged: Bool, isDryRun: Bool,
    _ certification: Certification? = nil
  ) {
    self.certification = certification
    self.isDryRun = isDryRun
    self.sealing = sealing
    self.before = before
    self.file = file
    self.isUnchanged = isUnchanged
  }

  /// What is said where nothing has changed since the last sealing.
  static func unchanged(_ latest: Sealing) -> SealReport {
    SealReport(latest, before: latest, file: nil, isUnchanged: true, isDryRun: false)
  }

  /// The tables one by one, beside those of the sealing before; of a dry run with the figures that are new.
  public var text: Message {
    if isUnchanged, file == nil, let before {
      return Message(
        en: "nothing is new since sealing \(before.number)\n", ja: "\(before.number)番の封印から変わっていません\n")
    }
    var (english, japanese) = ("", "")
    for table in sealing.tables where table.carriedFrom != nil {
      let (day, isCorrected) = (table.carriedFrom ?? "", sealing.correction != nil && !isSame(table))
      english +=
        "\(table.id): shown again as it was on \(day)\(isCorrected ? ", corrected" : ""), for new figures would give counts away\n"
      japanese += "\(table.id): 前回値（\(day)現在\(isCorrected ? "、訂正あり" : "")）のまま。新しい数を載せると、隠した数が分かってしまいます\n"
    }
    for table in sealing.tables where table.carriedFrom == nil {
      let (shown, hidden) = (table.figures.count { $0.value != nil }, table.figures.count { $0.isHidden })
      let change = change(of: table)
      english += "\(table.id): \(level(table)), \(shown) shown, \(hidden) hidden\(change.en)\n"
      japanese += "\(table.id): \(level(table))、公表\(shown)、非公表\(hidden)\(change.ja)\n"
      if isDryRun, !isSame(table) {
        let figures = SealedTableText(table: table.printed, before: former(table)?.printed).lines.map { "  \($0)\n" }
          .joined()
        english += figures
        japanese += figures
      }
    }
    for table in before?.tables ?? [] where !sealing.tables.contains(where: { $0.id == table.id }) {
      english += "\(table.id): no longer shown\n"
      japanese += "\(table.id): 今回から載せない\n"
    }
    for table in sealing.withheld {
      english += "\(table.id): not published\n"
      japanese += "\(table.id): 公表しない\n"
    }
    let (tables, targets) = (sealing.tables.count, sealing.targets)
    english += "\(tables) tables, as of \(sealing.asOf); \(targets) counts attacked, none given away\n"
    japanese += "\(tables)表（\(sealing.asOf)現在）。\(targets)個の数を攻撃し、分かってしまうものはありません\n"
    let certified = certification.map(Self.words)
    english += certified?.en ?? ""
    japanese += certified?.ja ?? ""
    if let file {
      english += "sealed: \(file)\n"
      japanese += "封印しました: \(file)\n"
    }
    return Message(en: english, ja: japanese)
  }

  /// How much worlds certify, and how much is left open.
  private static func words(_ certification: Certification) -> Message {
    let (worlds, wanted, open) = (certification.worlds, certification.wanted, certification.open.count)
    guard wanted > 0 else { return Message(en: "", ja: "") }
    return open == 0
      ? Message(
        en:
          "certified by \(worlds) fictional registers with the same published figures: all \(wanted) bounds of small counts reached\n",
        ja: "公表する数がまったく同じになる架空の登録簿を\(worlds)個作り、小さな数を絞り込めないことを\(wanted)件すべて確かめました\n")
      : Message(
        en:
          "not certified together with earlier sealings: \(open) counts or differences; \(worlds) fictional registers certify the others\n",
        ja: "公表する数がまったく同じになる架空の登録簿を\(worlds)個作りました。前の封印と合わせると、絞り込めないことを確かめられない数や差が\(open)件あります\n")
  }

  /// What was sealed, for programs.
  public struct Record: Encodable, Sendable {
    let file: String?
    let isUnchanged: Bool
    let asOf: String
    let tables: [String]
    let carried: [String]
    let withheld: [String]
    let countsAttacked: Int
  }

  /// What became public, or would become public, for programs.
  public var record: Record {
    Record(
      file: file, isUnchanged: isUnchanged, asOf: sealing.asOf, tables: sealing.tables.map(\.id),
      carried: sealing.tables.filter { $0.carriedFrom != nil }.map(\.id), withheld: sealing.withheld.map(\.id),
      countsAttacked: sealing.targets)
  }

  private func level(_ table: PublishedTable) -> String {
    table.columns.variable.isEmpty ? table.rows.level : "\(table.rows.level) × \(table.columns.level)"
  }

  private func change(of table: PublishedTable) -> Message {
    if before == nil || isSame(table) { return Message(en: "", ja: "") }
    return former(table) == nil ? Message(en: " (new)", ja: "（新しい表）") : Message(en: " (changed)", ja: "（変わった）")
  }

  private func former(_ table: PublishedTable) -> PublishedTable? { before?.tables.first { $0.id == table.id } }

  private func isSame(_ table: PublishedTable) -> Bool {
    former(table).map { $0.figures == table.figures && $0.rows == table.rows && $0.columns == table.columns } ?? false
  }
}
