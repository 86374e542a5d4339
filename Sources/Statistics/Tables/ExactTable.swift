public import Chronology

/// A table with exact counts.
///
/// Whoever holds it can hand it on and ask for its shape. The counts are for the register's owner and for what protects
/// them: they are read under `@_spi(Exact) import Tables` alone, and no room that makes pages has that import.
public struct ExactTable: Sendable {
  /// The name of the table, such as `caseload`.
  public let table: String
  /// The name of the table for readers.
  public let title: String
  /// What is counted.
  public let unit: CountingUnit
  /// The name of the figures in data, where there is one column.
  public let measure: String
  /// The rows, of all levels.
  public let rows: Axis
  /// The columns, of all levels.
  public let columns: Axis
  /// Where the counts come from.
  public let origin: Origin
  /// The source in words.
  public let source: String
  /// What the reader of the table is told.
  public let notes: [String]
  /// Where a code list changed within the table's period.
  public let breaks: [SeriesBreak]
  private let counts: [Int?]
  private let base: Int?

  /// Where counts come from.
  public enum Origin: Sendable, Hashable {
    /// They were counted from the register.
    case register
    /// They were taken from a source, and no records stand behind them here.
    case given
  }

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - counts: row by row, one for each column; `nil` where the source has no figure.
  ///   - base: how many persons the table is about, if it is about persons.
  public init(
    table: String, title: String, unit: CountingUnit, measure: String, rows: Axis, columns: Axis, origin: Origin,
    source: String, notes: [String], breaks: [SeriesBreak] = [], counts: [Int?], base: Int?
  ) {
    self.table = table
    self.title = title
    self.unit = unit
    self.measure = measure
    self.rows = rows
    self.columns = columns
    self.origin = origin
    self.source = source
    self.notes = notes
    self.breaks = breaks
    self.counts = counts
    self.base = base
  }

  /// Whether its figures may stand on a page as they are: they are published already, and about nobody.
  public var isReleased: Bool { origin != .register && !unit.isPersonal }

  /// The exact count of a cell, by the positions of its row and column; `nil` where the source has none.
  @_spi(Exact)
  public func count(row: Int, column: Int) -> Int? { counts[row * columns.members.count + column] }

  /// How many persons the table is about, or `nil` if it is not about persons.
  @_spi(Exact)
  public var persons: Int? { base }
}

/// A month from which on another version of a code list was used, so that counts before and after differ in kind.
public struct SeriesBreak: Sendable, Hashable {
  /// The first month of the new version.
  public let month: CalendarMonth
  /// What changed, for readers.
  public let note: String

  /// Makes a break from its parts.
  public init(month: CalendarMonth, note: String) {
    self.month = month
    self.note = note
  }
}

// Reflection reads private members too.
extension ExactTable: CustomStringConvertible, CustomReflectable {
  /// Says which table it is, and no count.
  public var description: String { "ExactTable(\(table))" }

  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
