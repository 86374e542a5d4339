import Chronology

/// A table as readers may see it: every figure is a count that is cleared, or a mark.
///
/// Only what protects tables makes one, and what reads the ledger of those that were cleared; both say so in their
/// imports, `@_spi(Suppression) import Tables`. Pages, data files and sentences take nothing else.
public struct PublishedTable: Sendable, Hashable {
  /// The name of the table, such as `caseload`.
  public let id: String
  /// The name of the table for readers.
  public let title: String
  /// What is counted.
  public let unit: CountingUnit
  /// The name of the figures in data, where there is one column.
  public let measure: String
  /// The rows.
  public let rows: Axis
  /// The columns.
  public let columns: Axis
  /// Where the counts come from.
  public let origin: ExactTable.Origin
  /// The source in words.
  public let source: String
  /// What the reader of the table is told.
  public let notes: [String]
  /// Where a code list changed within the table's period.
  public let breaks: [SeriesBreak]
  /// Which records are counted.
  public let scope: Scope
  /// Why the table has this level of detail; empty for the finest that was declared.
  public let choice: [LevelTrial]
  /// The figures, row by row.
  public let figures: [PublishedCell]
  /// The day that the figures knew of when they were published, if they are shown again because newer ones cannot be.
  public let carriedFrom: String?

  /// Which records a table counts.
  public struct Scope: Sendable, Hashable {
    /// The first and last month, such as `2022-04..2022-12`; `nil` for a given table without a period.
    public let period: String?
    /// Of each variable that records are chosen by, the codes.
    public let conditions: [String: [String]]

    /// Makes a scope.
    public init(period: String?, conditions: [String: [String]]) {
      self.period = period
      self.conditions = conditions
    }
  }

  /// A level of detail that was given up, because more than half of its counts, zeros aside, would have been hidden.
  public struct LevelTrial: Sendable, Hashable {
    /// The level of the rows.
    public let rows: String
    /// The level of the columns.
    public let columns: String

    /// Makes a trial.
    public init(rows: String, columns: String) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// Makes a table of figures that are cleared.
  @_spi(Suppression)
  public init(
    id: String, title: String, unit: CountingUnit, measure: String, rows: Axis, columns: Axis,
    origin: ExactTable.Origin,
    source: String, notes: [String], breaks: [SeriesBreak], scope: Scope, choice: [LevelTrial],
    figures: [PublishedCell], carriedFrom: String? = nil
  ) {
    self.carriedFrom = carriedFrom
    self.id = id
    self.title = title
    self.unit = unit
    self.measure = measure
    self.rows = rows
    self.columns = columns
    self.origin = origin
    self.source = source
    self.notes = notes
    self.breaks = breaks
    self.scope = scope
    self.choice = choice
    self.figures = figures
  }

  /// How detailed it is: `code × month`, or `code` where it has one axis.
  public var levelName: String { levelName(rows: rows.level, columns: columns.level) }

  /// The name of one of its levels.
  public func levelName(rows: String, columns: String) -> String {
    self.columns.variable.isEmpty ? rows : "\(rows) × \(columns)"
  }

  /// The same table, shown again as it was on a day.
  public func carried(from day: String) -> PublishedTable { with(carriedFrom: carriedFrom ?? day) }

  /// The same table, without a word of whether it is shown again.
  public var fresh: PublishedTable { with(carriedFrom: nil) }

  /// Whether a cell counts a period of its own, which no other table by the same name counts otherwise.
  ///
  /// A year of which the table knows some months only is another once it knows more.
  public func isOfOwnPeriod(row: Int, column: Int) -> Bool {
    let periods = [rows.members[row].period, columns.members[column].period].compactMap(\.self)
    let own = scope.period.flatMap { MonthRange(code: $0) }
    return periods.contains { period in
      own.map { own in period.months.allSatisfy(own.contains) } ?? true
    }
  }

  /// The same table with other figures, or without some, by their cells, dated or not; what is hidden stays hidden.
  ///
  /// - Parameters:
  ///   - corrected: what figures are, where that is known; others are taken away.
  ///   - isOfMonths: whether cells without a date mean cells of single periods only.
  public func withdrawing(
    _ cells: Set<CellReference>, corrected: [CellReference: Int] = [:], ofMonthsAlone isOfMonths: Bool = false
  ) -> PublishedTable {
    var figures = figures
    for row in rows.members.indices {
      for column in columns.members.indices {
        let place = row * columns.members.count + column
        let cell = cell(row: row, column: column)
        let isNamed = cells.contains(cell) && (!isOfMonths || isOfOwnPeriod(row: row, column: column))
        let dated = datedCell(row: row, column: column).flatMap { cells.contains($0) ? $0 : nil }
        guard isNamed || dated != nil, figures[place].value != nil else { continue }
        let now = dated.flatMap { corrected[$0] } ?? (isNamed ? corrected[cell] : nil)
        figures[place] = now.map { .value($0) } ?? .missing
      }
    }
    return PublishedTable(
      id: id, title: title, unit: unit, measure: measure, rows: rows, columns: columns, origin: origin, source: source,
      notes: notes, breaks: breaks, scope: scope, choice: choice, figures: figures, carriedFrom: carriedFrom)
  }

  private func with(carriedFrom day: String?) -> PublishedTable {
    PublishedTable(
      id: id, title: title, unit: unit, measure: measure, rows: rows, columns: columns, origin: origin, source: source,
      notes: notes, breaks: breaks, scope: scope, choice: choice, figures: figures, carriedFrom: day)
  }

  /// The table as a page shows it: the members of its finest level, and totals.
  ///
  /// Tables for everybody have no others; those for people who may see every count have all levels, for sentences.
  public var printed: PublishedTable {
    let (rowPositions, columnPositions) = (rows.printed, columns.printed)
    if rowPositions.count == rows.members.count, columnPositions.count == columns.members.count { return self }
    return PublishedTable(
      id: id, title: title, unit: unit, measure: measure, rows: rows.keeping(rowPositions),
      columns: columns.keeping(columnPositions), origin: origin, source: source, notes: notes, breaks: breaks,
      scope: scope, choice: choice,
      figures: rowPositions.flatMap { row in columnPositions.map { figure(row: row, column: $0) } },
      carriedFrom: carriedFrom)
  }

  /// The figure of a cell, by the positions of its row and column.
  public func figure(row: Int, column: Int) -> PublishedCell { figures[row * columns.members.count + column] }

  /// Whether anything is hidden.
  public var hidesAnything: Bool { figures.contains { $0.isHidden } }
}

/// A count that may be seen, or what stands in its place.
public struct PublishedCell: Sendable, Hashable {
  private let content: Content

  private enum Content: Hashable {
    case value(Int)
    case hidden
    case missing
  }

  private init(_ content: Content) { self.content = content }

  /// A count that is cleared.
  @_spi(Suppression)
  public static func value(_ value: Int) -> Self { Self(.value(value)) }

  /// A count that is hidden.
  public static let hidden = Self(.hidden)

  /// A count that the source does not have.
  public static let missing = Self(.missing)

  /// The count, if it may be seen.
  public var value: Int? { if case .value(let value) = content { value } else { nil } }

  /// Whether there is a count that may not be seen.
  public var isHidden: Bool { content == .hidden }

  /// What stands in the place of a hidden count.
  public static let mark = "x"
}

/// A table that is not shown at all, and why.
public struct WithheldTable: Sendable, Hashable {
  /// The name of the table.
  public let id: String
  /// The name of the table for readers.
  public let title: String
  /// The levels that were tried.
  public let trials: [PublishedTable.LevelTrial]

  /// Makes a notice.
  public init(id: String, title: String, trials: [PublishedTable.LevelTrial]) {
    self.id = id
    self.title = title
    self.trials = trials
  }
}
