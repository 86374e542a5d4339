import CaseRecords
public import CheckedStatistics
import Chronology
public import TableDeclarations
public import Tables

/// Everything that readers have, and what everybody knows of it besides.
public struct PublishedSite: Sendable {
  /// The published tables of all releases.
  public let tables: [PublishedTable]
  /// What is known to hold between the counts of declared tables.
  public let identities: [Identity]
  /// What earlier releases told of sums of their cells.
  ///
  /// Tables may count other months by now, so that what is declared tells nothing of those cells.
  public let sums: [KnownSum]
  /// The declared tables with what they count in truth, which identities speak of.
  public let declared: [CountedTable]
  /// Counts from 1 to one less are small.
  public let threshold: Int
  /// What suppressing each printed cell costs that may be suppressed.
  public let prices: [CellPlace: Int]
  /// How many of a hundred of a group may be known to have a sensitive code.
  public let maxShare: Int
  /// What is open without the newest tables, so that nothing can be withheld for it any more.
  public let excused: [Certification.OpenTarget]
  /// Given counts and counted ones of which one lies in the other.
  public let remainders: [Remainder]

  /// A sum of published cells, and what it is at least and at most.
  public struct KnownSum: Sendable, Hashable {
    /// The cells, each so many times.
    public let terms: [Term]
    /// What the sum is at least; `nil` if nothing is known of that.
    public let lower: Int?
    /// What the sum is at most; `nil` if nothing is known of that.
    public let upper: Int?

    /// A cell so many times.
    public struct Term: Sendable, Hashable {
      /// Where the cell is.
      public let cell: CellPlace
      /// How many times it counts.
      public let coefficient: Int

      /// Makes a term.
      public init(cell: CellPlace, coefficient: Int) { (self.cell, self.coefficient) = (cell, coefficient) }
    }

    /// Bounds a sum.
    public init(terms: [Term], lower: Int?, upper: Int?) {
      (self.terms, self.lower, self.upper) = (terms, lower, upper)
    }
  }

  /// A cell and another that lies in it, of which one is given.
  public struct Remainder: Sendable, Hashable {
    /// The cell with everybody.
    public let whole: CellPlace
    /// The cell with some of them.
    public let part: CellPlace

    /// Names two cells.
    public init(whole: CellPlace, part: CellPlace) { (self.whole, self.part) = (whole, part) }
  }

  /// Makes a site from its parts.
  public init(
    tables: [PublishedTable], identities: [Identity], declared: [CountedTable],
    threshold: Int, maxShare: Int = 100, prices: [CellPlace: Int] = [:], excused: [Certification.OpenTarget] = [],
    sums: [KnownSum] = [], remainders: [Remainder] = []
  ) {
    self.sums = sums
    self.maxShare = maxShare
    self.tables = tables
    self.identities = identities
    self.declared = declared
    self.threshold = threshold
    self.prices = prices
    self.excused = excused
    self.remainders = remainders
  }

  /// Where the newest publication of a given table is that is declared for the same months; `nil` if nobody has one.
  func place(ofGiven declared: CountedTable) -> Int? {
    tables.lastIndex { table in
      table.origin == .given && table.id == declared.id
        && table.scope.period == declared.table.declaration.period?.code
    }
  }
}

/// A cell of a published table: the place of the table among all, and of the row and column in it.
public struct CellPlace: Sendable, Hashable {
  /// The place of the table.
  public let table: Int
  /// The position of the row.
  public let row: Int
  /// The position of the column.
  public let column: Int

  /// Names a place.
  public init(table: Int, row: Int, column: Int) {
    self.table = table
    self.row = row
    self.column = column
  }
}
