import Chronology
import Figures
@_spi(Suppression) import Tables
import Testing

@testable import Site

@Suite("A chart of a table")
struct TableChartTests {
  /// Quarters of a table that knows the months up to one.
  private func quarters(upTo end: String) throws -> TableChart {
    let months = try #require(MonthRange(code: "2022-04..\(end)"))
    let table = PublishedTable(
      id: "t", title: "\(months.era)の新規相談", unit: .persons, measure: "persons",
      rows: Axis(
        variable: "opened", name: "opened", title: "受付",
        members: months.periods(of: .quarter).map {
          AxisMember(code: $0.code, label: $0.code, level: "quarter", period: $0)
        }), columns: .single, origin: .given, source: "資料", notes: [], breaks: [],
      scope: .init(period: months.code, conditions: [:]), choice: [],
      figures: months.periods(of: .quarter).map { _ in .value(12) })
    return TableChart(table)
  }

  private func left(_ chart: TableChart) -> [String] {
    chart.chart(words: ChartWords([:]), unit: "人").categories.map(\.label)
  }

  @Test("keeps a quarter that runs on, as far as the table knows it")
  func running() throws {
    var chart = try quarters(upTo: "2022-11")
    chart.end(with: try #require(CalendarMonth(iso: "2022-11")))
    #expect(left(chart) == ["FY2022-Q1", "FY2022-Q2", "FY2022-Q3"])
    #expect(chart.title == "令和4年4月〜11月の新規相談")
  }

  @Test("leaves out a quarter of which the table knows later months, and names the months that are left")
  func later() throws {
    var chart = try quarters(upTo: "2022-12")
    chart.end(with: try #require(CalendarMonth(iso: "2022-11")))
    #expect(left(chart) == ["FY2022-Q1", "FY2022-Q2"])
    #expect(chart.title == "令和4年4月〜9月の新規相談")
  }
}
