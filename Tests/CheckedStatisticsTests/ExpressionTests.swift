import Diagnostics
import Testing

@testable import CheckedStatistics

@Suite("Formulas")
struct ExpressionTests {
  private func value(_ text: String) throws -> Quantity {
    var evaluator = Evaluator(SampleTables.book)
    return try evaluator.value(try ExpressionParser.expression(text))
  }

  private func problem(_ text: String) -> ExpressionProblem? {
    #expect(throws: ExpressionProblem.self) { try value(text) }
  }

  @Test(
    "have values",
    arguments: [
      ("caseload[total,2022-12]", "208人"), ("caseload[total, 2022-12] - caseload[total, 2022-11]", "6人"),
      ("caseload[total,2022-12]/caseload[total,2022-04]", "2.7013"), ("sum(caseload[new, 2022-04..2022-12])", "153人"),
      ("1-counts[1]/counts[total]", "0.7988"), ("sum(counts[2..7])/counts[total]", "0.7988"), ("2+3×4", "14"),
      ("(2+3)*4÷5", "4"), ("-3 + 5", "2"), ("issues[total]/issues[base]", "2.5858 件（延べ）／人（実人数）"),
      ("issues[8050]", "6件"),
      ("rank(issues[illness])", "2位"), ("max(caseload[new, *])", "33人"), ("min(caseload[new,*])", "5人"),
      ("sum(counts[issue-count] * issue-count for each issue-count)", "437件"), ("0.5 × 4", "2"),
      ("sum(activities[*])", "36件"), ("caseload[new,2022-12]+0", "5人"), ("10/4", "2.5"),
    ])
  func values(text: String, value: String) throws {
    #expect(try self.value(text).text.ja == value)
  }

  @Test(
    "are refused with a place where they mean nothing",
    arguments: [
      ("caseload[total,2022-12]+issues[total]", "figure.units", 0),
      ("caselod[total,2022-12]", "figure.unknown-table", 0),
      ("caseload[totl,2022-12]", "figure.unknown-member", 9), ("caseload[total,2023-01]", "figure.unknown-member", 15),
      ("caseload[2022-12,total]", "figure.other-axis", 9),
      ("caseload[total]", "figure.index-count", 0), ("caseload[total", "figure.syntax", 14), ("1+", "figure.syntax", 2),
      ("1 2", "figure.syntax", 2), ("caseload[new,*]", "figure.several", 0), ("secret[total]", "figure.uncounted", 0),
      ("broken[total]", "figure.unreadable", 0), ("persons[8050]", "figure.missing", 0), ("1/0", "figure.division", 0),
      ("1/(caseload[new,2022-12]-caseload[new,2022-12])", "figure.division", 0), ("month", "figure.unknown-name", 0),
      ("average(issues[*])", "figure.syntax", 0), ("1 & 2", "figure.syntax", 2), ("", "figure.syntax", 0),
      ("999999999999999999 × 999999999999999999", "figure.too-large", 0), ("1.2.3", "figure.syntax", 0),
      ("sum(caseload[new, month] for each quarter)", "figure.no-members", 34),
      ("1 + persons[total]", "figure.units", 0), ("rank(issues[total])", "figure.rank-of-total", 5),
      ("sum(counts[7..2])", "figure.backwards", 11),
    ])
  func refused(text: String, id: String, offset: Int) throws {
    let found = problem(text)
    #expect(found?.id == id)
    #expect(found?.offset == offset)
  }

  @Test("name what was meant")
  func suggestions() {
    #expect(problem("caselod[total,2022-12]")?.hint?.en == "did you mean 'caseload'?")
    #expect(problem("caseload[totl,2022-12]")?.hint?.en == "did you mean 'total'?")
  }

  @Test("may have so many words and signs, and say so")
  func tooLong() throws {
    let found = try #require(problem(String(repeating: "1+", count: 50_000) + "1"))
    #expect(found.id == "figure.too-long")
    #expect(found.message.en.contains("1000"))
    #expect(try value(String(repeating: "1+", count: 400) + "1").text.ja == "401")
    #expect(problem(String(repeating: "(", count: 50_000))?.id == "figure.too-long")
  }
}

@Suite("Fractions")
struct RationalTests {
  @Test(
    "are rounded as people are taught",
    arguments: [
      (25, 10, 0, "3"), (-25, 10, 0, "−3"), (24, 10, 0, "2"), (1_234_567, 1, 0, "1,234,567"), (2701, 1000, 1, "2.7"),
      (5, 100, 1, "0.1"), (0, 1, 2, "0.00"), (-4, 100, 1, "0.0"),
    ])
  func rounding(above: Int, below: Int, places: Int, text: String) throws {
    #expect(try #require(Rational(above, over: below)).decimal(places: places) == text)
  }

  @Test("never overflow in silence")
  func overflow() {
    #expect(Rational(.max).plus(Rational(1)) == nil)
    #expect(Rational(.max).times(Rational(2)) == nil)
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(.max) > Rational(.max - 1))
  }
}
