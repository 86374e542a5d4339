public import AttackProblems
public import CaseRecords
public import CheckedStatistics
public import TableDeclarations
@_spi(Suppression) @_spi(Exact) public import Tables
public import Worlds

/// Tables that may be published, chosen and protected together.
public struct ProtectedTables: Sendable {
  /// The tables that are published, sorted by name.
  public let tables: [PublishedTable]
  /// The tables that are not.
  public let withheld: [WithheldTable]
  /// What was hidden because it is small, and for the sake of others.
  public let hidden: (primaries: [CellID], secondaries: [CellID])
  /// What is known to hold between figures besides.
  public let known: [Publication.Known]
  /// What attacks found: on the tables as readers have them, and on all counts at all levels.
  public let reports: [AuditReport]
  /// What worlds show of the tables, together with all that was published before; `nil` where no records were counted.
  public let certification: Certification?
  /// Counts, and differences of counts, that no world shows to be safe.
  public let uncertified: [CellID]
  /// How many counts, and differences of counts, no world shows to be safe in what was published before.
  public let openBefore: Int
  /// Published counts that the register of today counts otherwise.
  public let notRecounted: [CellID]
  /// Tables published before that cannot be counted again, for a code of theirs is in no list any more.
  public let uncountable: [String]
  /// What cannot be kept.
  public let unprotectable: [CellID]
  /// Cells, tables and levels that the policy names and that do not exist.
  public let unknown: [String]

  /// Cells that the policy names and that cannot be printed: they are small, would give small ones away, or stand in no
  /// table that is published.
  public let notPrinted: [CellID]
  /// Cells of closed periods whose count is no longer what was published.
  public let changed: [CellID]
  /// Cells of closed periods that were hidden and in which nobody is by now: a zero would tell how many they were.
  public let vanished: [CellID]

  /// Of each table and each level that was given up, how many of a hundred counts would have been hidden.
  public let shares: [String: [Int]]
  /// Of each table all levels that it may be shown at, the finest first, with how many of its counts are small there.
  public let levels: [String: [LevelSummary]]
  let publication: Publication
  /// The identifier by which a count is known everywhere, by all that it goes by.
  let firstIDs: [CellID: CellID]
  /// Of each table that had to be given up, the count that it would have given away.
  let givenUpFor: [String: CellID]

  /// Tables that were protected together.
  public struct Release: Sendable {
    /// Its place among all.
    public let number: Int
    /// The last day that its figures know of.
    public let asOf: String
    /// The tables.
    public let tables: [PublishedTable]
    /// What else is known to hold between their figures.
    public let known: [Publication.Known]

    /// Makes a release.
    public init(number: Int, asOf: String, tables: [PublishedTable], known: [Publication.Known]) {
      self.known = known
      self.number = number
      self.asOf = asOf
      self.tables = tables
    }
  }

  /// Tables that the policy wants at a level that they do not have, with those that they have.
  public let unknownLevels: [(table: String, known: [String])]

  /// Whether the policy names only what there is.
  public var isWellAsked: Bool { unknown.isEmpty && unknownLevels.isEmpty }

  /// Whether readers get any table about people; a site without such tables has nothing to lose.
  public var isAnythingShown: Bool { !tables.isEmpty || withheld.isEmpty }

  /// How many counts readers see.
  var shownCount: Int { tables.reduce(0) { $0 + $1.figures.count { $0.value != nil } } }

  /// Whether the figures may be sealed.
  public var isSafe: Bool {
    // Where every table is shown again as it was, nothing new is told, and nothing can be told too much.
    isWellAsked && changed.isEmpty && vanished.isEmpty && notPrinted.isEmpty
      && (!isNew
        || unprotectable.isEmpty && reports.allSatisfy(\.isSafe) && uncertified.isEmpty && notRecounted.isEmpty
          && uncountable.isEmpty)
  }

  /// Whether a table about persons has figures that no earlier release had.
  public var isNew: Bool { tables.contains { $0.unit.isPersonal && $0.carriedFrom == nil } }

  /// Counts that cannot all be true, so that nothing may be built on them.
  public struct Contradiction: Error {
    /// Cells that two tables count, and not alike; empty if no cell can be named.
    public let cells: [CellID]
  }

  /// All published tables, each with the number of its release, in the order that places in a certificate mean.
  public var published: [(release: Int, table: PublishedTable)] {
    publication.releases.flatMap { release in release.tables.map { (release.number, $0) } }
  }

  /// Chooses levels, hides, and attacks the outcome.
  ///
  /// A table is shown at the finest level at which at most half of its counts, zeros aside, are hidden.
  ///
  /// - Parameters:
  ///   - tables: the declared tables with their counts.
  ///   - identities: what else is known to hold between the figures.
  ///   - earlier: what was protected before, oldest first.
  ///   - last: the tables of the last of those, as they may be shown again; by default as they are.
  public static func protect(
    _ tables: [(table: StatisticsTable, exactTable: ExactTable)], _ identities: [Identity], _ policy: DisclosurePolicy,
    after earlier: [Release] = [], last: [PublishedTable]? = nil, register: Register? = nil
  ) throws(Contradiction) -> ProtectedTables {
    var search = try SuppressionSearch(tables, identities, policy, earlier, last: last, register)
    return try search.run()
  }

  /// What the policy names and no table has.
  static func unknown(
    _ policy: DisclosurePolicy, _ choices: [LevelChoice], _ catalogue: CellCatalogue
  ) -> [String] {
    let tables = Set(choices.map(\.id))
    func isCell(_ name: String) -> Bool { catalogue.firstID(of: CellID(name)) != nil }
    return policy.mustPrint.filter { !isCell($0) }
      + policy.weights.keys.filter { !isCell($0) && !tables.contains($0) }.sorted()
      + policy.levels.keys.filter { !tables.contains($0) }.sorted()
  }

  init(
    tables: [PublishedTable], known: [Publication.Known], publication: Publication, shares: [String: [Int]],
    levels: [String: [LevelSummary]], firstIDs: [CellID: CellID], givenUpFor: [String: CellID],
    withheld: [WithheldTable], hidden: (primaries: [CellID], secondaries: [CellID]),
    reports: [AuditReport], certification: Certification?, uncertified: [CellID], openBefore: Int,
    notRecounted: [CellID], uncountable: [String], unprotectable: [CellID], unknown: [String],
    unknownLevels: [(table: String, known: [String])], changed: [CellID], vanished: [CellID], notPrinted: [CellID]
  ) {
    self.notPrinted = notPrinted
    self.unknownLevels = unknownLevels
    self.changed = changed
    self.vanished = vanished
    self.publication = publication
    self.shares = shares
    self.levels = levels
    self.firstIDs = firstIDs
    self.givenUpFor = givenUpFor
    self.unknown = unknown
    self.tables = tables.sorted { $0.id < $1.id }
    self.withheld = withheld.sorted { $0.id < $1.id }
    self.hidden = hidden
    self.reports = reports
    self.certification = certification
    self.uncertified = uncertified
    self.openBefore = openBefore
    self.notRecounted = notRecounted
    self.uncountable = uncountable
    self.known = known
    self.unprotectable = unprotectable
  }
}
