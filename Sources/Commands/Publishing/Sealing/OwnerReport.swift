import Diagnostics
import Ledger
import Suppression
import Tables
import Worlds

/// What the owner of the register is told of a sealing in numbers; it says how many people are hidden, and is kept with
/// the register.
struct OwnerReport {
  private let draft: SealDraft
  private let exactTables: [String: ExactTable]

  init(_ draft: SealDraft, _ exactTables: [ExactTable]) {
    self.draft = draft
    self.exactTables = Dictionary(exactTables.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var text: Message {
    let sealing = draft.sealing
    let head = Message(
      en:
        "Sealing \(sealing.number) of '\(sealing.edition)', as of \(sealing.asOf). As confidential as the register.\n\n",
      ja: "「\(sealing.edition)」の封印\(sealing.number)番（\(sealing.asOf)現在）。登録簿と同じように扱ってください。\n\n")
    let all = [head] + sealing.tables.map(line) + sealing.withheld.map(line) + [whole, attack] + proof + crossed
    return Message(en: all.map(\.en).joined(), ja: all.map(\.ja).joined())
  }

  // MARK: - Tables

  private func line(_ table: PublishedTable) -> Message {
    let cells = CellCoverage([table])
    let share = Self.percent(cells.shown, of: cells.all)
    let people = exactTables[table.id].flatMap { ProtectedTables.visible(in: table, $0) }
    return Message(
      en: "\(table.id) (\(table.levelName)): \(cells.shown) of \(cells.all) cells shown\(share)"
        + (people.map { ", \($0.shown) of \($0.all) people or mentions in them\(Self.percent($0.shown, of: $0.all))" }
          ?? "")
        + (table.carriedFrom.map { ", as it was on \($0)" } ?? "") + "\n",
      ja: "\(table.id)（\(table.levelName)）: \(cells.all)欄のうち\(cells.shown)欄を公表\(share)"
        + (people.map { "、数えた\($0.all)のうち\($0.shown)が見える\(Self.percent($0.shown, of: $0.all))" } ?? "")
        + (table.carriedFrom.map { "、前回値（\($0)現在）" } ?? "") + "\n")
  }

  private func line(_ table: WithheldTable) -> Message {
    Message(en: "\(table.id): not published\n", ja: "\(table.id): 公表しない\n")
  }

  private var whole: Message {
    let tables = draft.sealing.tables
    let cells = CellCoverage(tables.filter(\.unit.isPersonal))
    let share = Self.percent(cells.shown, of: cells.all)
    return Message(
      en: """
        \nall tables: \(cells.shown) cells shown\(share), \(cells.hidden) hidden; \(tables.count) tables published, \
        \(draft.sealing.withheld.count) not\n
        """,
      ja:
        "\n全部の表: 公表\(cells.shown)欄\(share)、非公表\(cells.hidden)欄。公表する表\(tables.count)、しない表\(draft.sealing.withheld.count)\n"
    )
  }

  /// A share in whole percent, in brackets.
  private static func percent(_ part: Int, of all: Int) -> String {
    all == 0 ? "" : " (\(CellCoverage.percent(part, of: all)) %)"
  }

  // MARK: - Attacks and worlds

  private var attack: Message {
    Message(
      en: "attack: \(draft.sealing.targets) counts, none given away\n",
      ja: "攻撃: \(draft.sealing.targets)個の数。分かってしまうもの0\n")
  }

  private var proof: [Message] {
    let evidence = draft.protected.evidence
    guard let certification = evidence.certification, let certificate = draft.certificate?.certificate else {
      return []
    }
    let statements = certificate.worlds.flatMap(\.shows)
    let counts = statements.filter { $0.minus == nil && $0.codes == nil }
    // What no world shows at its upper end was open in earlier sealings, and is counted there.
    let large = Set(counts.filter { $0.atLeast != nil }.map(\.cell))
    let small = counts.filter { $0.atMost != nil && large.contains($0.cell) }
    let free = small.count { $0.atMost == 1 }
    var all = [
      Message(
        en:
          "proof: \(certificate.worlds.count) fictional registers, \(certification.wanted) bounds; open before: \(evidence.openBefore)\n",
        ja:
          "証明: ありうる登録簿\(certificate.worlds.count)個、境\(certification.wanted)件。前の封印だけで開いているもの\(evidence.openBefore)件\n"
      ),
      Message(
        en:
          "intervals: \(free) small counts may be anything from 1 to \(draft.sealing.threshold - 1)\n",
        ja: "範囲: 小さな数のうち\(free)個は、1から\(draft.sealing.threshold - 1)までのどれでもありうる\n"),
    ]
    all += small.filter { $0.atMost != 1 }.map { statement in
      let range = "\(statement.atMost ?? 1)–\(draft.sealing.threshold - 1)"
      let cell = CellReference(statement.cell.table, row: statement.cell.row, column: statement.cell.column).name
      return Message(
        en: "  \(cell) (sealing \(statement.cell.sealing)): \(range), for zeros and marks force it\n",
        ja: "  \(cell)（封印\(statement.cell.sealing)番）: \(range)（0と印から、もっと小さくはならない）\n")
    }
    return all
  }

  /// Small groups that readers can put together, with some of those that are open.
  private var crossed: [Message] {
    guard let crossed = draft.protected.evidence.crossed, crossed.count > 0 else { return [] }
    let tables = draft.protected.published
    return [crossed.text]
      + crossed.open.map { group in
        let (first, second) = (name(group.first, tables), name(group.second, tables))
        return Message(
          en: "  open: \(first) \(group.isInBoth ? "and" : "but not") \(second)\n",
          ja: group.isInBoth ? "  未確認: \(first) かつ \(second)\n" : "  未確認: \(first) から \(second) を除く\n")
      }
  }

  private func name(_ place: CellPlace, _ tables: [(release: Int, table: PublishedTable)]) -> String {
    let (release, table) = tables[place.table]
    let cell = table.cell(row: place.row, column: place.column).name
    return release == draft.sealing.number ? cell : "\(cell) (\(release))"
  }
}
