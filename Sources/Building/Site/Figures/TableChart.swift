import Chronology
import Figures
import Tables

/// How a table that was cleared is shown as a chart.
///
/// Nothing but the published table is looked at, so that neither a length nor an axis tells what is hidden.
struct TableChart {
  private let table: PublishedTable
  /// The rows and columns that are shown, by their places in the table.
  private var rows: [Int]
  private var columns: [Int]
  var kind: Chart.Kind
  var title: String
  /// The codes of rows or columns to be looked at first.
  var highlighted: Set<String> = []
  /// For a tile map, codes as they lie.
  var tiles: [[String]] = []
  /// For a tile map, what water lies on which side.
  var waters: [Chart.Side: String] = [:]

  /// Shows all rows and columns of a table but its totals.
  init(_ table: PublishedTable) {
    self.table = table
    title = table.title
    rows = table.rows.members.indices.filter { !table.rows.members[$0].isTotal }
    columns = table.columns.members.indices.filter {
      !table.columns.members[$0].isTotal || table.columns.variable.isEmpty
    }
    // A table of totals alone has nothing else to show.
    if rows.isEmpty { rows = Array(table.rows.members.indices) }
    if columns.isEmpty { columns = Array(table.columns.members.indices) }
    kind = .bar
    kind = usualKind
  }

  /// Leaves out what counts later months than one.
  ///
  /// A year or a quarter that the table knows up to that month stays: what comes after, it does not count yet.
  mutating func end(with month: CalendarMonth) {
    let known = table.scope.period.flatMap { MonthRange(code: $0) }
    func last(_ member: AxisMember) -> CalendarMonth? {
      guard let period = member.period, let last = period.months.last else { return nil }
      return known.map { known in period.months.last(where: known.contains) ?? last } ?? last
    }
    func isLater(_ member: AxisMember) -> Bool { last(member).map { $0 > month } ?? false }
    let (first, second) = (
      rows.filter { !isLater(table.rows.members[$0]) }, columns.filter { !isLater(table.columns.members[$0]) }
    )
    // A table that is of later months alone is shown as it is.
    guard !first.isEmpty, !second.isEmpty else { return }
    // A title that names the months of the table names those that are left.
    if (first, second) != (rows, columns), let known,
      let end = (first.map { table.rows.members[$0] } + second.map { table.columns.members[$0] }).compactMap(last)
        .max(),
      let left = MonthRange(known.first, end)
    {
      title = title.replacing(known.era, with: left.era)
    }
    (rows, columns) = (first, second)
    kind = usualKind
  }

  /// Shows some rows and columns, by code, in that order.
  mutating func choose(rows codes: [String], columns columnCodes: [String]) {
    if !codes.isEmpty { rows = codes.compactMap { code in table.rows.members.firstIndex { $0.code == code } } }
    if !columnCodes.isEmpty {
      columns = columnCodes.compactMap { code in table.columns.members.firstIndex { $0.code == code } }
    }
    kind = usualKind
  }

  /// Puts the rows of a single column in the order of their values, greatest first.
  ///
  /// Where one is hidden they stay as they are: its place would tell of it.
  mutating func sort() {
    guard columns.count == 1, rows.allSatisfy({ table.figure(row: $0, column: columns[0]).value != nil }) else {
      return
    }
    func value(_ row: Int) -> Int { table.figure(row: row, column: columns[0]).value ?? 0 }
    rows.sort { (-value($0), $0) < (-value($1), $1) }
  }

  /// What suits the table.
  private var usualKind: Chart.Kind {
    let axis = columns.count == 1 ? table.rows : table.columns
    if columns.count == 1 || rows.count == 1 {
      if axis.variable == "issue-count" { return .histogram }
      return axis.members.first?.period != nil && max(rows.count, columns.count) > 2 ? .line : .bar
    }
    // States are parts of a whole; what a person has several of is not.
    if table.rows.variable == "state" { return .stacked }
    return .multiples
  }

  /// Whether categories are columns, and series rows.
  private var isAcross: Bool {
    if rows.count == 1, columns.count > 1 { return true }
    if columns.count == 1 { return false }
    return kind == .stacked || kind == .line
      ? table.columns.members.first?.period != nil || table.rows.variable == "state" : false
  }

  /// The chart.
  func chart(words: ChartWords, unit: String) -> Chart {
    let (categories, categoryAxis) = isAcross ? (columns, table.columns) : (rows, table.rows)
    let (series, seriesAxis) = isAcross ? (rows, table.rows) : (columns, table.columns)
    return Chart(
      kind: kind, title: title, counter: table.unit.counter, unit: unit, base: base?.value,
      isBaseHidden: base?.isHidden ?? false,
      isOverTime: categories.count > 1 && categories.allSatisfy { categoryAxis.members[$0].period != nil },
      categories: categories.map { place in
        let member = categoryAxis.members[place]
        return .init(label: label(member, categoryAxis), isHighlighted: highlighted.contains(member.code))
      },
      series: series.map { place in
        .init(
          label: series.count == 1 ? "" : label(seriesAxis.members[place], seriesAxis),
          data: categories.map { isAcross ? datum(place, $0) : datum($0, place) })
      },
      totals: totals(of: categories, seriesAxis),
      tiles: tiles.map { $0.compactMap { code in categories.firstIndex { categoryAxis.members[$0].code == code } } },
      waters: waters, words: words)
  }

  /// A name as a chart has room for it: an axis of one figure has none, and goes by its unit.
  private func label(_ member: AxisMember, _ axis: Axis) -> String { axis.variable.isEmpty ? "" : member.shortLabel }

  private func datum(_ row: Int, _ column: Int) -> Chart.Datum {
    let figure = table.figure(row: row, column: column)
    let cell = "\(row),\(column)"
    if let value = figure.value { return .init(.value(value), cell: cell) }
    return .init(figure.isHidden ? .hidden : .missing, cell: cell)
  }

  /// The totals of the categories, where all parts of a whole are shown.
  private func totals(of categories: [Int], _ axis: Axis) -> [Chart.Datum] {
    guard kind == .stacked, let total = axis.members.firstIndex(where: \.isTotal),
      (isAcross ? rows : columns).count == axis.members.count - 1
    else { return [] }
    return categories.map { isAcross ? datum(total, $0) : datum($0, total) }
  }

  /// How many are counted in all, where the table has that number and all of it is shown.
  private var base: PublishedCell? {
    func total(_ axis: Axis, _ shown: [Int]) -> Int? {
      if axis.variable.isEmpty { return 0 }
      let parts = axis.members.indices.filter { !axis.members[$0].isTotal }
      return Set(parts).isSubset(of: shown) ? axis.members.firstIndex(where: \.isTotal) : nil
    }
    guard let row = total(table.rows, rows), let column = total(table.columns, columns) else { return nil }
    return table.figure(row: row, column: column)
  }

  /// Whether its categories are times, one after another.
  var isOverTime: Bool {
    let (shown, axis) = isAcross ? (columns, table.columns) : (rows, table.rows)
    return shown.allSatisfy { axis.members[$0].period != nil }
  }

  /// How many series it has.
  var seriesCount: Int { isAcross ? rows.count : columns.count }

  /// The codes of its categories.
  var categories: [String] {
    let (shown, axis) = isAcross ? (columns, table.columns) : (rows, table.rows)
    return shown.map { axis.members[$0].code }
  }
}

extension AxisMember {
  /// Its name where there is little room; of a period without the year of the era.
  var shortLabel: String {
    guard period != nil, let bracket = label.firstIndex(of: "（") else { return label }
    return String(label[..<bracket])
  }
}
