public import Diagnostics
import Ledger
import Suppression
import Tables
import Worlds

/// What became public, or would become public.
public struct SealReport: Sendable {
  /// The file that was written; `nil` for a dry run, or where nothing is new.
  public let file: String?
  private let sealing: Sealing
  private let before: Sealing?
  private let isUnchanged: Bool
  private let isDryRun: Bool
  private let certified: Certified?
  private let crossed: Certification.Crossed?
  /// The file beside the register that tells its owner of the sealing in numbers.
  private let ownerReport: String?
  private var certainties: Certainties { Certainties(sealing.tables) }

  init(
    _ sealing: Sealing, before: Sealing?, file: String?, isUnchanged: Bool, isDryRun: Bool,
    _ protected: ProtectedTables? = nil, ownerReport: String? = nil
  ) {
    self.ownerReport = ownerReport
    certified = protected.flatMap(Certified.init)
    crossed = protected?.evidence.crossed
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

  /// Whether figures were worked out, because something had changed since the last sealing.
  public var isWorkedOut: Bool { !isUnchanged || certified != nil }

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
      let cells = CellCoverage([table])
      let change = change(of: table)
      english += "\(table.id): \(table.levelName), \(cells.shown) shown, \(cells.hidden) hidden\(change.en)\n"
      japanese += "\(table.id): \(table.levelName)、公表\(cells.shown)、非公表\(cells.hidden)\(change.ja)\n"
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
    if !sealing.withheld.isEmpty {
      english += "what stands in the way of these: engawa inspect disclosure\n"
      japanese += "公表しない理由は engawa inspect disclosure で分かります\n"
    }
    let (tables, targets) = (sealing.tables.count, sealing.targets)
    english +=
      "\(Message.counted(tables, "table")), as of \(sealing.asOf); \(Message.counted(targets, "count")) attacked, none given away\n"
    japanese += "\(tables)表（\(sealing.asOf)現在）。\(targets)個の数を攻撃し、分かってしまうものはありません\n"
    let certainties = certainties.text
    english += certainties.en
    japanese += certainties.ja
    if let certified {
      english += certified.text.en
      japanese += certified.text.ja
    }
    if let crossed {
      english += crossed.text.en
      japanese += crossed.text.ja
    }
    if let file {
      english += "sealed: \(file)\n"
      japanese += "封印しました: \(file)\n"
    }
    if let ownerReport {
      english += "in numbers, for you alone: \(ownerReport)\n"
      japanese += "くわしい報告（登録簿と同じ扱い）: \(ownerReport)\n"
    }
    return Message(en: english, ja: japanese)
  }

  /// What worlds show of the small counts.
  struct Certified: Encodable {
    /// How many fictional registers give exactly what is published.
    let worlds: Int
    /// How many bounds of small counts and differences they reach, which is all that had to be reached.
    let bounds: Int
    /// How many counts and differences were open in the earlier sealings alone.
    let openBefore: Int

    /// - Returns: `nil` where nothing small was to be certified.
    init?(_ protected: ProtectedTables) {
      let evidence = protected.evidence
      guard let certification = evidence.certification, certification.wanted > 0 || evidence.openBefore > 0 else {
        return nil
      }
      (worlds, bounds, openBefore) = (certification.worlds, certification.wanted, evidence.openBefore)
    }

    var text: Message {
      let all = Message(
        en:
          "certified by \(worlds) fictional registers with the same published figures: all \(bounds) bounds of small counts and differences reached\n",
        ja: "公表する数がまったく同じになる架空の登録簿を\(worlds)個作り、小さな数と差を絞り込めないことを\(bounds)件すべて確かめました\n")
      guard openBefore > 0 else { return all }
      return Message(
        en: all.en
          + "earlier sealings alone leave \(openBefore) counts or differences uncertified, for which nothing can be withheld any more\n",
        ja: all.ja + "前の封印だけで、絞り込めないことを確かめられない数や差が\(openBefore)件あります。公表済みなので、隠し直すことはできません\n")
    }
  }

  /// Small groups that readers can put together of two published ones.
  struct Groups: Encodable {
    /// How many there are.
    let small: Int
    /// How many of them nobody settled.
    let open: Int
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
    let certified: Certified?
    let groups: Groups?
    let certain: Certainties
    let ownerReport: String?
  }

  /// What became public, or would become public, for programs.
  public var record: Record {
    Record(
      file: file, isUnchanged: isUnchanged, asOf: sealing.asOf, tables: sealing.tables.map(\.id),
      carried: sealing.tables.filter { $0.carriedFrom != nil }.map(\.id), withheld: sealing.withheld.map(\.id),
      countsAttacked: sealing.targets, certified: certified,
      groups: crossed.map { Groups(small: $0.count, open: $0.openCount) },
      certain: certainties, ownerReport: ownerReport)
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

extension Certification.Crossed {
  /// How many there are, and how many are open; nothing where there are none.
  var text: Message {
    guard count > 0 else { return Message(en: "", ja: "") }
    return Message(
      en:
        "small groups that two published ones together make: \(count); open, so that no fictional register shows them empty or large: \(openCount)\n",
      ja:
        "公表する二つのまとまりを組み合わせてできる小さな集まりは\(count)件。そのうち、人数が分からないことを確かめられなかったものは\(openCount)件\n"
    )
  }
}
