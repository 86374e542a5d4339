public import AttackProblems
public import CaseRecords
public import CheckedStatistics
public import TableDeclarations
@_spi(Suppression) @_spi(Exact) public import Tables

/// Tables that may be published, chosen and protected together.
public struct ProtectedTables: Sendable {
  /// The tables that are published, sorted by name.
  public let tables: [PublishedTable]
  /// The tables that are not, sorted by name.
  public let withheld: [WithheldTable]
  /// What is known to hold between figures besides.
  public let known: [Publication.Known]
  /// What was hidden because it is small, and for the sake of others.
  public let hidden: (primaries: [CellID], secondaries: [CellID])
  /// How each table came to its level of detail, by name.
  public let choices: [String: Choice]
  /// What shows that nothing can be narrowed.
  public internal(set) var evidence: Evidence
  /// What cannot be had together with what was published before.
  public let conflicts: Conflicts
  /// What the policy asks for and cannot be had.
  public let objections: Objections
  let publication: Publication
  /// The identifier by which a count is known everywhere, by all that it goes by.
  let firstIDs: [CellID: CellID]

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

  /// Whether readers get any table about people; a site without such tables has nothing to lose.
  public var isAnythingShown: Bool { !tables.isEmpty || withheld.isEmpty }

  /// Whether the figures may be sealed.
  public var isSafe: Bool {
    // Where every table is shown again as it was, nothing new is told, and nothing can be told too much.
    objections.isEmpty && !conflicts.haveMovedCells && (!isNew || evidence.isSafe && !conflicts.cannotBeRecounted)
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
  /// A table is shown at the finest level at which at most half of its counts, zeros aside, are hidden, or with the totals
  /// of one axis where there is none.
  ///
  /// - Parameters:
  ///   - tables: the declared tables with their counts.
  ///   - identities: what else is known to hold between the figures.
  ///   - earlier: what was protected before, oldest first.
  ///   - last: the tables of the last of those, as they may be shown again; by default as they are.
  public static func protect(
    _ tables: [CountedTable], _ identities: [Identity], _ policy: DisclosurePolicy,
    after earlier: [Release] = [], last: [PublishedTable]? = nil, register: Register? = nil
  ) throws(Contradiction) -> ProtectedTables {
    var search = try SuppressionSearch(tables, identities, policy, earlier, last: last, register)
    return try search.run()
  }
}
