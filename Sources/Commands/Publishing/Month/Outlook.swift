import Chronology
import Suppression
import TableDeclarations
import Tables

/// What would free figures that readers do not get yet.
struct Outlook {
  let obstacle: ProtectedTables.Obstacle
  let course: Course
  /// The month at whose end the table is likely to be shown, if nothing else changes; `nil` if nobody can tell.
  let likely: CalendarMonth?
  /// Whether the months of a count are over before it is likely to be large enough.
  let isTooLate: Bool
  /// Whether the count begins anew with the fiscal year before that.
  let beginsAnew: Bool
  /// Levels that are not declared, at which at most half of the counts are small.
  let levels: [ProtectedTables.LevelSummary]

  /// How the counts of a table go on.
  enum Course: Sendable {
    /// They are of months that are over.
    case over
    /// They are counted anew each month.
    case monthly
    /// They grow.
    case growing
  }

  /// Looks at a table in the light of how it has grown.
  ///
  /// - Parameters:
  ///   - month: the last month that it counts.
  ///   - every: the table counted at all levels that its variables have, if it is not declared with all of them.
  init(
    _ obstacle: ProtectedTables.Obstacle, _ declaration: TableDeclaration, _ month: CalendarMonth, every: ExactTable?,
    threshold: Int
  ) {
    self.obstacle = obstacle
    let isCoarse = obstacle.kind == .withheld || obstacle.kind == .totals
    levels = isCoarse ? every.map { Self.coarser($0, declaration, threshold) } ?? [] : []
    let growing = obstacle.cells.filter { Self.grows($0, month) }
    let isYearly = declaration.relative == .fiscalYearToDate
    let isOneMonth = !isYearly && declaration.period.map { $0.first == $0.last } ?? true
    let isCarried = if case .carried = obstacle.kind { true } else { false }
    course =
      !declaration.moves || growing.count < obstacle.cells.count && !isCarried
      ? .over : isOneMonth && !isCarried ? .monthly : .growing
    guard course == .growing, !growing.isEmpty else {
      (likely, beginsAnew, isTooLate) = (nil, false, false)
      return
    }
    let elapsed = Self.months(obstacle, declaration, month)
    // A cell that has grown by so many in so many months needs as many again for each.
    let needs = growing.map { ($0.missing * elapsed + $0.size - 1) / $0.size }
    let needed = needs.max() ?? 0
    let then = month.advanced(by: needed)
    isTooLate = zip(growing, needs).contains { cell, needed in
      guard let end = Self.lastMonth(of: cell), let then = month.advanced(by: needed) else { return false }
      return then > end
    }
    guard !isTooLate else {
      (likely, beginsAnew) = (nil, false)
      return
    }
    let newYear = FiscalYear(containing: month)?.months.last?.advanced(by: 1)
    beginsAnew = isYearly && (then.map { then in newYear.map { then >= $0 } ?? false } ?? false)
    guard beginsAnew else {
      likely = needed <= Self.farthest ? then : nil
      return
    }
    // Counts that begin anew with the year need so many months to be large enough, at the same pace.
    let anew = growing.map { (threshold * elapsed + $0.size - 1) / $0.size }.max() ?? 0
    likely = anew <= 12 ? newYear?.advanced(by: anew - 1) : nil
  }

  /// Nobody can tell what comes after so many months.
  private static let farthest = 24

  /// Levels that are not declared and have fewer counts than any that is, at which at most half are small.
  private static func coarser(
    _ every: ExactTable, _ declaration: TableDeclaration, _ threshold: Int
  ) -> [ProtectedTables.LevelSummary] {
    let (rows, columns) = (declaration.rows.levels, declaration.columns?.levels ?? [])
    let all = ProtectedTables.summaries(of: every, threshold: threshold)
    func isDeclared(_ level: ProtectedTables.LevelSummary) -> Bool {
      rows.contains { $0.rawValue == level.rows }
        && (columns.isEmpty || columns.contains { $0.rawValue == level.columns })
    }
    let coarsest = all.filter(isDeclared).map(\.counts).min() ?? 0
    return all.filter { !isDeclared($0) && $0.counts > 0 && $0.counts < coarsest && $0.small * 2 <= $0.counts }
  }

  /// The last month that a count is about, if it is about a period.
  private static func lastMonth(of cell: ProtectedTables.SmallCell) -> CalendarMonth? {
    cell.cell.codes.compactMap { Period(code: $0)?.months.last }.min()
  }

  /// Whether a count can still become greater: it is about months that are not over.
  private static func grows(_ cell: ProtectedTables.SmallCell, _ month: CalendarMonth) -> Bool {
    let periods = cell.cell.codes.compactMap { Period(code: $0) }
    return periods.allSatisfy { $0.length != .month && $0.months.last.map { $0 > month } ?? false }
  }

  /// In how many months the counts have come together.
  private static func months(
    _ obstacle: ProtectedTables.Obstacle, _ declaration: TableDeclaration, _ month: CalendarMonth
  ) -> Int {
    if case .carried(let day) = obstacle.kind, let date = CalendarDate(iso: day) {
      return max(1, date.calendarMonth.distance(to: month))
    }
    return max(1, declaration.period.map { $0.first.distance(to: $0.last) + 1 } ?? 1)
  }
}
