import Chronology
import Diagnostics
@_spi(Suppression) import Tables
import Testing

@testable import CheckedStatistics

@Suite("Periods that move on")
struct MovingPeriodTests {
  private static let routes = Axis(
    variable: "route", name: "route", title: "きっかけ",
    members: ["telephone", "outreach"].map { AxisMember(code: $0, label: $0, level: "code") } + [.total])
  private static let months = Axis(variable: "month", name: "month", title: "年月", members: SampleTables.months)

  private static func table(_ id: String, _ period: String, _ columns: Axis, _ figures: [Int]) -> PublishedTable {
    PublishedTable(
      id: id, title: id, unit: .persons, measure: "n", rows: routes, columns: columns, origin: .register, source: "架空",
      notes: [], breaks: [], scope: .init(period: period, conditions: [:]), choice: [],
      figures: figures.map { .value($0) })
  }

  /// What is published: one table over the year so far as it was in November and December, and one by months.
  private static let book = {
    let november = table("routes", "2022-04..2022-11", .single, [40, 60, 100])
    let december = table("routes", "2022-04..2022-12", .single, [50, 70, 120])
    let monthly = table("monthly", "2022-04..2022-12", months, (0..<3).flatMap { row in (1...9).map { $0 * 10 + row } })
    return VisibleTables(
      published: [december, monthly], given: [], withheld: [], unsealed: [], unreadable: [], threshold: 1
    ).moving(with: MonthRange(code: "2022-04..2022-12"), ["routes", "monthly"], former: [november, december, monthly])
  }()

  private func verdict(_ text: String, _ formula: String, in period: String? = nil) -> String {
    let verdict = ClaimCheck(Self.book).review(
      text: text, formula: formula, reason: "", in: period.flatMap { MonthRange(code: $0) })
    return switch verdict {
    case .holds(let formula, _): "holds: \(formula ?? "")"
    case .filled(let text, let formula, _): "\(text): \(formula ?? "")"
    case .refused(let id, _, _): id
    default: "\(verdict)"
    }
  }

  @Test("have ends that figures can be asked for by, and the page says which months those were")
  func ends() {
    #expect(verdict("92人", "monthly[total,last]") == "holds: monthly[total,2022-12]")
    #expect(verdict("?人", "monthly[total,last-1]") == "82人: monthly[total,2022-11]")
    #expect(verdict("?人", "monthly[total, last - 2]") == "72人: monthly[total,2022-10]")
    #expect(
      verdict("7.7倍", "monthly[total,last]/monthly[total,first]")
        == "holds: monthly[total,2022-12]/monthly[total,2022-04]")
    #expect(
      verdict("?人", "max(monthly[total,first..last])") == "92人: max(monthly[total,2022-04..2022-12])")
    #expect(verdict("?人", "monthly[total,last+1]") == "figure.outside-range")
    #expect(verdict("120人", "routes[total]") == "holds: routes[total]")
  }

  @Test("stay where a page says what it reports on")
  func pages() {
    #expect(verdict("100人", "routes[total]", in: "2022-04..2022-11") == "holds: routes@2022-11[total]")
    #expect(
      verdict("40%", "routes[telephone]/routes[total]", in: "2022-11")
        == "holds: routes@2022-11[telephone]/routes@2022-11[total]")
    #expect(verdict("?人", "monthly[total,last]", in: "2022-06..2022-11") == "82人: monthly[total,2022-11]")
    #expect(verdict("?人", "monthly[total,first]", in: "2022-06..2022-11") == "32人: monthly[total,2022-06]")
    #expect(verdict("100人", "routes@2022-11[total]") == "holds: routes@2022-11[total]")
    // Of October nothing was published.
    #expect(verdict("100人", "routes[total]", in: "2022-04..2022-10") == "figure.not-of-period")
    #expect(verdict("100人", "routes@2022-10[total]") == "figure.not-of-period")
    #expect(verdict("?人", "monthly[total,last]", in: "2023-01") == "figure.not-of-period")
  }

  @Test("are named in sentences, and held against what they are")
  func words() {
    for text in ["令和4年12月", "2022年12月", "12月", "２０２２年１２月"] { #expect(verdict(text, "last-month") == "holds: ") }
    for text in ["令和4年4月〜12月", "2022年4月から12月まで", "4月から12月", "April to December 2022"] {
      #expect(verdict(text, "fiscal-year-to-date") == "holds: ", "\(text)")
    }
    #expect(verdict("令和4年度第3四半期", "last-quarter") == "holds: ")
    #expect(verdict("令和3年度", "last-fiscal-year") == "holds: ")
    #expect(verdict("?", "last-month") == "令和4年12月: ")
    #expect(verdict("？", "last-month", in: "2022-04..2022-11") == "令和4年11月: ")
    #expect(verdict("令和4年11月", "last-month") == "claim.other-period")
    let bare = ClaimCheck(SampleTables.book).review(text: "?", formula: "last-month", reason: "")
    guard case .refused(let id, _, _) = bare else {
      Issue.record("\(bare)")
      return
    }
    #expect(id == "claim.without-period")
  }

  @Test(
    "are written out so that the formula means the same afterwards",
    arguments: [
      "1-(monthly[total,last]-monthly[total,first])/monthly[total,last]",
      "-(monthly[total,last]+2×monthly[total,first])÷(3*4)", "rank(monthly[outreach,last])",
      "sum(monthly[total,first..last])/routes[total]", "monthly[total,last]/(monthly[total,first]/2.5)",
      "monthly[total,first]-(monthly[total,last]-monthly[total,last-1])", "min(monthly[*,last])",
    ])
  func written(text: String) throws {
    let book = Self.book.on(MonthRange(code: "2022-05..2022-11"))
    var evaluator = Evaluator(book)
    let expression = try ExpressionParser.expression(text)
    let value = try evaluator.value(expression).value
    let written = try #require(try evaluator.text(of: expression))
    #expect(!written.contains("first") && !written.contains("last"))
    var later = Evaluator(Self.book)
    #expect(try later.value(try ExpressionParser.expression(written)).value == value, "\(written)")
    #expect(try later.text(of: try ExpressionParser.expression(written)) == nil)
  }
}
