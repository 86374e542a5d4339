public import Chronology
public import Diagnostics
public import Tables

/// What a table counts, as `content/statistics/` declares it.
public struct TableDeclaration: Sendable {
  /// The name of the file without ending, such as `caseload`.
  public let id: String
  /// The name for readers.
  public let title: String
  /// What is counted.
  public let unit: CountingUnit
  /// The months that it is about: a case belongs to it that has a state in one of them.
  public let period: MonthRange?
  /// How the months move on with those that the register is complete for; `nil` if they do not.
  public let relative: RelativePeriod?
  /// What else a case must be to belong to it.
  public let conditions: [Condition]
  /// The rows.
  public let rows: AxisDeclaration
  /// The columns, or `nil` for a table of one figure a row.
  public let columns: AxisDeclaration?
  /// The name of the figures in data, where there is one column.
  public let measure: String
  /// What the reader of the table is told.
  public let notes: [String]
  /// Where the figures come from.
  public let origin: Origin
  /// What must be true of the figures.
  public let checks: [CheckDeclaration]
  /// Whether given figures are made up; of counted ones the register says so.
  public let isFictional: Bool
  /// Of a given table, the counted one that must have the same figures, and that is not shown besides.
  public let counterpart: Counterpart?
  /// Whether a given table is said to count others than any counted one, so that it is held against none.
  public var countsOthers = false
  /// The service of the law that it tells of, for reports that are laid out by services.
  public let service: WelfareService?
  /// The file.
  public let source: SourceText

  /// Whether the months move on with those that the register is complete for.
  public var moves: Bool { relative != nil }

  /// A counted table that a given one is held against.
  public struct Counterpart: Sendable {
    /// Its name.
    public let table: String
    /// Where it is named.
    public let position: Place.Position
  }

  /// Where the figures of a table come from.
  public enum Origin: Sendable {
    /// They are counted from the register; the text says what the register is.
    case register(source: String)
    /// They stand in the declaration itself: row by row, `nil` where the source has none.
    case given(source: String, values: [GivenRow])
  }
}

/// One side of a table.
public struct AxisDeclaration: Sendable {
  /// What it distinguishes.
  public let variable: Variable
  /// The name of its column in data.
  public let name: String
  /// The levels that it has, finest first; the first is printed.
  public let levels: [Level]
  /// Whether there is a total.
  public let hasTotal: Bool
  /// Whether data have a column with labels.
  public let showsLabels: Bool
  /// The numbers that it goes over, if it counts numbers.
  public let numbers: ClosedRange<Int>
  /// Whether the last number stands for itself and all above.
  public let isOpenAbove: Bool
  /// Where it is declared.
  public let position: Place.Position
}

/// What a case must be to belong to a table.
public struct Condition: Sendable {
  /// What is asked about.
  public let variable: Variable
  /// The codes that are asked for, with their places.
  public let codes: [(name: String, position: Place.Position)]
  /// The months that are asked for.
  public let months: MonthRange?
}

/// A row of figures taken from a source.
public struct GivenRow: Sendable {
  /// The code of the row.
  public let code: String
  /// Where it stands.
  public let position: Place.Position
  /// The figures, column by column; `nil` where the source has none.
  public let values: [Int?]
}

/// An identity that must hold between figures.
public struct CheckDeclaration: Sendable {
  /// The identity in words.
  public let says: String
  /// The identity as an expression.
  public let expression: Expression
  /// How bad it is if it does not hold.
  public let severity: Diagnostic.Severity
  /// What helps if it does not hold, besides mending the figures.
  public var hint: Message?

  /// The text of an expression, with the place where it begins.
  public struct Expression: Sendable {
    /// The text.
    public let text: String
    /// Where it begins.
    public let position: Place.Position
  }
}
