import Chronology
import Tables

@testable import CheckedStatistics

/// The tables of the deck, as far as the tests need them.
enum SampleTables {
  static let months = (4...12).compactMap { CalendarMonth(year: 2022, month: $0) }.map { month in
    AxisMember(code: month.iso, label: month.japanese, level: "month", period: .month(month))
  }

  static let book = VisibleTables(
    exact: [caseload, issues, persons, counts, activities], uncounted: ["secret"], unreadable: ["broken"])

  private static let caseload = exactTable(
    "caseload", .persons,
    Axis(
      variable: "state", name: "status", title: "状態",
      members: ["new", "continuing", "on-consultation"].map { AxisMember(code: $0, label: $0, level: "code") } + [
        .total
      ]),
    Axis(variable: "month", name: "month", title: "年月", members: months),
    [
      23, 33, 13, 17, 18, 11, 16, 17, 5, 40, 35, 52, 56, 54, 57, 59, 64, 75, 14, 42, 58, 67, 86, 101, 110, 121, 128, 77,
      110, 123, 140, 158, 169, 185, 202, 208,
    ])

  private static let codes = ["poverty", "illness", "8050"]
  private static let issues = exactTable("issues", .mentions, issueAxis, .single, [93, 55, 6, 437], base: 169)
  private static let persons = exactTable("persons", .persons, issueAxis, .single, [93, 55, nil, 169], base: 169)
  private static let issueAxis = Axis(
    variable: "issue", name: "issue", title: "課題",
    members: codes.map { AxisMember(code: $0, label: $0, level: "code") } + [.total])

  private static let counts = exactTable(
    "counts", .persons,
    Axis(
      variable: "issue-count", name: "issue-count", title: "課題の数",
      members: (1...7).map { (number: Int) in
        AxisMember(code: String(number), label: String(number), level: "number", number: number)
      } + [.total]),
    .single, [34, 57, 42, 22, 10, 3, 1, 169])

  private static let activities = exactTable(
    "activities", .activities,
    Axis(
      variable: "district", name: "district", title: "地区",
      members: ["chofu", "omori"].map { AxisMember(code: $0, label: $0, level: "code") } + [.total]),
    .single, [22, 14, 36], origin: .given)

  private static func exactTable(
    _ id: String, _ unit: CountingUnit, _ rows: Axis, _ columns: Axis, _ counts: [Int?], base: Int? = nil,
    origin: ExactTable.Origin = .register
  ) -> ExactTable {
    ExactTable(
      table: id, title: id, unit: unit, measure: "n", rows: rows, columns: columns, origin: origin, source: "架空",
      notes: [], counts: counts, base: base)
  }
}
