public import AttackProblems
public import Worlds

extension ProtectedTables {
  /// How a table came to its level of detail, for the register's owner.
  public struct Choice: Sendable {
    /// Of each level that was given up, how many of a hundred counts would have been hidden.
    public let shares: [Int]
    /// All levels that the table may be shown at, the finest first, totals of one axis aside.
    public let levels: [LevelSummary]
    /// The totals of one axis that the table may be shown with where no level can be shown, the finest first.
    public let margins: [LevelSummary]
    /// The count that the table would have given away, if it had to be given up.
    let gaveAway: CellID?
    /// Of a given table, the one that a check ties it to and of which a count that the check names is not published, if
    /// it had to be given up for that.
    public let tiedTo: String?
  }

  /// What shows that nothing can be narrowed, or what is missing for that.
  public struct Evidence: Sendable {
    /// What attacks found: on the tables as readers have them, without and with crossed variables, and on all counts at all
    /// levels.
    public let reports: [AuditReport]
    /// What worlds show of the tables, together with all that was published before; `nil` where no records were counted.
    public let certification: Certification?
    /// What worlds show of the small groups that readers can put together of two published ones; `nil` where nobody looked.
    public internal(set) var crossed: Certification.Crossed?
    /// Counts, and differences of counts, that no world shows to be safe.
    public let uncertified: [CellID]
    /// How many counts, and differences of counts, no world shows to be safe in what was published before.
    public let openBefore: Int
    /// What cannot be kept, whatever is hidden.
    public let unprotectable: [CellID]

    /// How many counts were attacked, each once.
    public var attackedCount: Int { Set(reports.flatMap { $0.findings.map(\.id) }).count }

    /// Whether nothing is missing.
    public var isSafe: Bool { unprotectable.isEmpty && uncertified.isEmpty && reports.allSatisfy(\.isSafe) }
  }

  /// What stands in the way because it was published before.
  public struct Conflicts: Sendable {
    /// Cells of closed periods whose count is no longer what was published.
    public let changed: [CellID]
    /// Cells of closed periods that were hidden and in which nobody is by now: a zero would tell how many they were.
    public let vanished: [CellID]
    /// Published counts that the register of today counts otherwise.
    public let notRecounted: [CellID]
    /// Names of tables that cannot be counted again, for a code of theirs is in no list any more.
    public let uncountable: [String]

    /// Whether a cell of a closed period is another by now.
    public var haveMovedCells: Bool { !changed.isEmpty || !vanished.isEmpty }
    /// Whether no register of today can give what was published.
    public var cannotBeRecounted: Bool { !notRecounted.isEmpty || !uncountable.isEmpty }
  }

  /// What the policy asks for and cannot be had.
  public struct Objections: Sendable {
    /// Names of cells, tables and levels that do not exist.
    public let unknown: [String]
    /// Tables that are wanted at a level that they do not have, with those that they have.
    public let unknownLevels: [(table: String, known: [String])]
    /// Cells that must be printed and cannot be: they are small, would give small ones away, or stand in no table that is
    /// published.
    public let notPrinted: [CellID]

    /// Whether the policy names only what there is.
    public var isWellAsked: Bool { unknown.isEmpty && unknownLevels.isEmpty }
    /// Whether there is nothing.
    public var isEmpty: Bool { isWellAsked && notPrinted.isEmpty }
  }
}
