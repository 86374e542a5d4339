public import Tables

/// All that readers can have of an edition: tables of this and of earlier releases, and what is known of how they are
/// made.
public struct Publication: Sendable {
  /// All releases, oldest first.
  public var releases: [Release]
  /// Counts from 1 to one less are small.
  public var threshold: Int
  /// The last day that the figures of the last release know of.
  public var asOf: String
  /// The cells of the last release that were corrected.
  public var corrected: [CellReference: Correction]
  /// Tables that were cleared for others and may be shown of months for which there is no release, the newest first, each
  /// with the last day that it knows of; they are no part of what is attacked.
  public var elsewhere: [(table: PublishedTable, asOf: String)] = []

  /// Takes what is published.
  public init(releases: [Release], threshold: Int, asOf: String = "", corrected: [CellReference: Correction] = [:]) {
    self.asOf = asOf
    self.corrected = corrected
    self.releases = releases
    self.threshold = threshold
  }

  /// Whether the newest tables about persons have at most 250 cells.
  ///
  /// Up to then an attack can combine variables of different tables (`isJoint`); with more it takes from seconds to minutes.
  public var canBeCrossed: Bool {
    let tables = releases.last?.tables.filter(\.unit.isPersonal) ?? []
    return tables.reduce(0) { $0 + $1.figures.count } <= 250
  }

  /// Every table as it was at the end of a month, by its name and that month, as in `routes@2022-12`.
  ///
  /// Of several the last counts.
  public var versions: [String: PublishedTable] {
    var versions: [String: PublishedTable] = [:]
    for table in elsewhere.reversed().map(\.table) where table.scope.period != nil {
      versions[table.dated.name] = table
    }
    for table in releases.flatMap(\.tables) where table.carriedFrom == nil && table.scope.period != nil {
      versions[table.dated.name] = table
    }
    return versions
  }

  /// The last day that the figures of each such table know of.
  public var days: [String: String] {
    var days: [String: String] = [:]
    for (table, asOf) in elsewhere.reversed() { days[table.dated.name] = asOf }
    for release in releases {
      for table in release.tables where table.carriedFrom == nil { days[table.dated.name] = release.asOf }
    }
    return days
  }

  /// What was published together.
  public struct Release: Sendable {
    /// Its place among all.
    public var number: Int
    /// The last day that its figures know of.
    public var asOf: String
    /// The tables.
    public var tables: [PublishedTable]
    /// What else is known to hold between their figures.
    public var identities: [Known]

    /// Makes a release.
    public init(number: Int, asOf: String = "", tables: [PublishedTable], identities: [Known]) {
      self.asOf = asOf
      self.number = number
      self.tables = tables
      self.identities = identities
    }
  }

  /// A sum of cells, and what it equals or is bounded by.
  public struct Known: Sendable, Hashable {
    /// The cells, each so many times.
    public let terms: [CellID: Int]
    /// Whether the sum is at least the bound.
    public let isAtLeast: Bool
    /// Whether the sum is at most the bound; with ``isAtLeast`` it equals it.
    public let isAtMost: Bool
    /// The bound.
    public let bound: Int

    /// Makes a statement.
    public init(terms: [CellID: Int], isAtLeast: Bool, isAtMost: Bool, bound: Int) {
      self.terms = terms
      self.isAtLeast = isAtLeast
      self.isAtMost = isAtMost
      self.bound = bound
    }

    /// The difference between the two sides of an inequality of counts, as a sum that is at least zero; `nil` if it is none.
    public var remainder: [(id: CellID, coefficient: Int)]? {
      let turn = isAtLeast ? 1 : -1
      guard isAtLeast != isAtMost, turn * bound >= 0, terms.values.allSatisfy({ abs($0) == 1 }),
        Set(terms.values).count == 2
      else { return nil }
      return terms.map { (id: $0.key, coefficient: turn * $0.value) }
        .sorted { $0.id.description < $1.id.description }
    }
  }
}
