import Chronology
import Codes
public import Diagnostics
import Parallelism
public import TableDeclarations
public import Tables

extension Register {
  /// Counts tables, in their order.
  ///
  /// Every figure is counted from the cases: a total of persons is no sum of cells, for somebody may stand in several.
  /// The value leaves out tables with errors.
  public func count(_ tables: [StatisticsTable], jobs: Int) async throws -> Reviewed<[ExactTable]> {
    let counted = try await parallelMap(count: tables.count, jobs: jobs) { index in
      Counter(table: tables[index], register: self).count()
    }
    var diagnostics: [Diagnostic] = []
    return Reviewed(counted.compactMap { $0.unwrapped(into: &diagnostics) }, diagnostics)
  }
}

extension Register {
  /// Counts one table; `nil` if it cannot be counted.
  public func exactTable(_ table: StatisticsTable) -> ExactTable? {
    Counter(table: table, register: self).count().value
  }

  /// Counts tables as if the register had one case alone; what cannot be counted is left out.
  public func exactTables(_ tables: [StatisticsTable], of record: Case) -> [ExactTable] {
    let alone = Register(cases: [record], variables: variables)
    return tables.compactMap { Counter(table: $0, register: alone).count().value }
  }
}

/// Counts one table.
///
/// A case is a set of records, one for each of its months and issues that the table asks about. A cell counts a unit
/// once, however many records of the unit fall on it: that is told by remembering, for each cell, the unit that it
/// counted last, since all records of a unit come one after another.
private struct Counter {
  private let table: StatisticsTable
  private let register: Register
  private let filter: Filter
  private var counts: [Int]
  private var lastUnits: [Int]
  private var persons = 0
  /// Cases with a record that falls on no row or no column.
  private var strays = 0
  private var firstStray: String?

  init(table: StatisticsTable, register: Register) {
    self.table = table
    self.register = register
    filter = Filter(table.declaration, register.variables)
    let cells = table.rows.axis.members.count * table.columns.axis.members.count
    counts = [Int](repeating: 0, count: cells)
    lastUnits = [Int](repeating: -1, count: cells)
  }

  consuming func count() -> Reviewed<ExactTable?> {
    let usesMonths = uses([.month, .state])
    let usesIssues = uses([.issue]) || table.declaration.unit == .mentions
    var unit = 0
    for record in register.cases {
      let months = filter.months(of: record)
      let issues = filter.issues(of: record)
      guard !months.isEmpty, !issues.isEmpty, filter.admits(record) else { continue }
      persons += 1
      unit += 1
      let before = strays
      let asked = usesMonths ? months : months.prefix(1)
      let named = usesIssues ? issues[...] : issues.prefix(1)
      switch table.declaration.unit {
      case .mentions:
        for issue in named {
          unit += 1
          for month in asked { add(record, month, issue, unit) }
        }
      case .persons, .consultations, .activities:
        for month in asked { for issue in named { add(record, month, issue, unit) } }
      }
      if strays > before {
        strays = before + 1
        firstStray = firstStray ?? record.id
      }
    }
    guard strays == 0 else {
      return Reviewed(
        nil,
        [.strays(strays, first: firstStray ?? "", at: table.declaration.source.place(table.declaration.rows.position))])
    }
    return Reviewed(table.exactTable(counts: counts, base: persons))
  }

  private func uses(_ variables: [Variable]) -> Bool {
    [table.rows.variable, table.columns.variable].contains { $0.map(variables.contains) ?? false }
  }

  private mutating func add(_ record: Case, _ month: Case.MonthState, _ issue: Int, _ unit: Int) {
    let rows = members(table.rows, record, month, issue)
    let columns = members(table.columns, record, month, issue)
    if rows.isEmpty || columns.isEmpty { strays += 1 }
    let width = table.columns.axis.members.count
    for row in rows {
      for column in columns {
        let cell = row * width + column
        guard lastUnits[cell] != unit else { continue }
        lastUnits[cell] = unit
        counts[cell] += 1
      }
    }
  }

  private func members(_ index: AxisIndex, _ record: Case, _ month: Case.MonthState, _ issue: Int) -> [Int] {
    switch index.variable {
    case nil: [0]
    case .district: index.members(ofCode: record.district)
    case .route: index.members(ofCode: record.route)
    case .firstContact: index.members(ofCode: record.firstContact)
    case .ageBand: index.members(ofCode: record.ageBand)
    case .household: index.members(ofCode: record.household)
    case .issue: index.members(ofCode: issue)
    case .issueCount: index.members(ofNumber: record.issues.count)
    case .state: index.members(ofCode: month.state)
    case .month: index.members(of: month.month)
    case .opened, .reopened, .closed:
      index.variable.flatMap { filter.month(of: $0, record) }.map { index.members(of: $0) } ?? []
    }
  }
}

extension Diagnostic {
  static func strays(_ count: Int, first: String, at place: Place) -> Self {
    Self(
      "statistics.strays", at: place,
      Message(
        en: "\(count) of this table's cases fall on no row or no column; the first is \(first)",
        ja: "この表に入る記録のうち\(count)件が、どの行にも列にも入りません（最初は\(first)）"),
      hint: Message(
        en:
          "choose cases with 'where', let the axis go further, or mend a code that was not in use in the table's period",
        ja: "where で記録を選ぶか、行や列の範囲を広げるか、表の期間に使われていない符号を直してください"))
  }
}
