/// A linear programme: columns between bounds, and rows that hold sums of columns between bounds.
///
/// All coefficients and bounds are whole numbers, so that a solution in whole numbers can be checked exactly.
public struct LinearProgram: Sendable {
  /// The bounds of each column.
  public private(set) var columns: [Bounds] = []
  /// The rows.
  public private(set) var rows: [Row] = []

  /// Makes a programme without columns and rows.
  public init() {}

  /// From where to where a value may lie; `nil` where nothing bounds it.
  public struct Bounds: Sendable, Hashable {
    /// The least value.
    public var lower: Int?
    /// The greatest value.
    public var upper: Int?

    /// Makes bounds.
    public init(_ lower: Int?, _ upper: Int?) {
      self.lower = lower
      self.upper = upper
    }

    /// Whether a value lies within.
    public func contains(_ value: Int) -> Bool {
      (lower.map { $0 <= value } ?? true) && (upper.map { value <= $0 } ?? true)
    }
  }

  /// A column so many times.
  public struct Term: Sendable, Hashable {
    /// The number of the column.
    public let column: Int
    /// How many times it counts.
    public let coefficient: Int

    /// Makes a term.
    public init(_ column: Int, times coefficient: Int = 1) {
      self.column = column
      self.coefficient = coefficient
    }
  }

  /// A sum of columns between bounds.
  public struct Row: Sendable, Hashable {
    /// What is summed up; each column at most once.
    public let terms: [Term]
    /// Where the sum must lie.
    public fileprivate(set) var bounds: Bounds
  }

  /// Adds a column and returns its number.
  public mutating func addColumn(_ bounds: Bounds) -> Int {
    columns.append(bounds)
    return columns.count - 1
  }

  /// Narrows or widens a column.
  public mutating func setBounds(_ bounds: Bounds, of column: Int) { columns[column] = bounds }

  /// Narrows or widens a row.
  public mutating func setBounds(_ bounds: Bounds, ofRow row: Int) { rows[row].bounds = bounds }

  /// Adds a row; terms of the same column are taken together.
  public mutating func addRow(_ terms: [Term], _ bounds: Bounds) {
    let sorted = terms.sorted { $0.column < $1.column }
    var merged: [Term] = []
    for term in sorted {
      if let last = merged.last, last.column == term.column {
        merged[merged.count - 1] = Term(term.column, times: last.coefficient + term.coefficient)
      } else {
        merged.append(term)
      }
    }
    rows.append(Row(terms: merged.filter { $0.coefficient != 0 }, bounds: bounds))
  }
}
