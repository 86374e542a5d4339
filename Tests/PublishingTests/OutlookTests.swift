import Chronology
import Diagnostics
import Tables
import Testing

@testable import Publishing
@testable import Suppression
@testable import TableDeclarations

@Suite("When a table is likely to be shown")
struct OutlookTests {
  private static let axis = AxisDeclaration(
    variable: .district, name: "district", levels: [.code], hasTotal: true, showsLabels: true, numbers: 0...0,
    isOpenAbove: false, position: .init(line: 1, column: 1))

  /// - Parameter cells: the quarters that counts are of, with what they are, where ten are shown.
  private func outlook(_ cells: [String: Int]) throws -> Outlook {
    let declaration = TableDeclaration(
      id: "t", title: "表", unit: .persons, period: MonthRange(code: "2022-10..2022-11"), relative: .reportingPeriod,
      conditions: [], rows: Self.axis, columns: nil, measure: "persons", notes: [], origin: .register(source: "架空"),
      checks: [], isFictional: true, counterpart: nil, service: nil, source: SourceText(path: "t.yml", bytes: []))
    let obstacle = ProtectedTables.Obstacle(
      table: "t", kind: .hidden,
      cells: cells.sorted { $0.key < $1.key }.map { quarter, size in
        .init(
          cell: CellReference("t", row: quarter), words: quarter, size: size, isNew: false, missing: 10 - size,
          isTotal: false)
      }, gaveAway: nil, tiedTo: nil)
    return Outlook(
      obstacle, declaration, try #require(CalendarMonth(iso: "2022-11")), every: nil, threshold: 10)
  }

  @Test("holds each count against its own months: one that needs longer may have longer")
  func ownMonths() throws {
    let both = try outlook(["FY2022-Q3": 9, "FY2022-Q4": 5])
    #expect(!both.isTooLate && both.likely == CalendarMonth(iso: "2023-01"))
    #expect(try outlook(["FY2022-Q3": 5, "FY2022-Q4": 9]).isTooLate)
    #expect(try outlook(["FY2022-Q4": 3]).isTooLate)
  }
}
