import AttackProblems
@_spi(Suppression) import Tables
import Testing

@testable import AttackProblems
@testable import SiteAudit

@Suite("Sentences, as the auditor reads them by itself")
struct SentenceTests {
  private static let months = ["2022-04", "2022-05", "2022-06"]

  private static func table(
    _ id: String, _ rows: [(String, Int?)], _ columns: [String], _ figures: [Int?]
  ) -> PublishedTable {
    PublishedTable(
      id: id, title: id, unit: .persons, measure: "persons",
      rows: Axis(
        variable: "row", name: "row", title: "行",
        members: rows.map { AxisMember(code: $0.0, label: $0.0, level: "code", number: $0.1) } + [.total]),
      columns: columns.isEmpty
        ? .single
        : Axis(
          variable: "month", name: "month", title: "月",
          members: columns.map { AxisMember(code: $0, label: $0, level: "month") }),
      origin: .register, source: "架空", notes: [], breaks: [], scope: .init(period: nil, conditions: [:]), choice: [],
      figures: figures.map { $0.map { .value($0) } ?? .hidden })
  }

  private static let tables: [String: PublishedTable] = [
    "case-load": table("case-load", [("new", nil), ("old", nil)], months, [10, 20, nil, 30, 40, 50, 40, 60, 80]),
    "counts": table("counts", [("1", 1), ("2", 2), ("3", 3)], [], [34, 57, 42, 133]),
  ]

  @Test(
    "have formulas with the values that their tables give",
    arguments: [
      ("case-load[total,2022-06]", 80, 1), ("case-load[total,2022-06]/case-load[total,2022-04]", 2, 1),
      ("counts[1]/counts[total]", 34, 133), ("sum(counts[*])", 133, 1), ("sum(counts[1..2])", 91, 1),
      ("max(case-load[old,*])", 50, 1), ("min(case-load[old, 2022-05..2022-06])", 40, 1), ("2+3×4", 14, 1),
      ("(2+3)*4÷5", 4, 1), ("-3 + 5", 2, 1), ("0.5 × 4", 2, 1), ("rank(counts[3])", 2, 1),
      ("sum(counts[n] * n for each n)", 274, 1), ("case-load[total,2022-06] - case-load[total,2022-05]", 20, 1),
      ("sum(case-load[old, month] - case-load[old, previous month] for each month in 2022-05..2022-06)", 20, 1),
      ("sum(case-load[new, month] for each month in 2022-04..2022-05)", 30, 1),
    ] as [(String, Int, Int)])
  func formulas(text: String, numerator: Int, denominator: Int) throws {
    let expected = try #require(Fraction(Int128(numerator), Int128(denominator)))
    #expect(SentenceFormula.value(text, Self.tables) == expected)
  }

  @Test(
    "have no value where they rest on what is hidden, unknown, or cannot be read",
    arguments: [
      "case-load[new,2022-06]", "sum(case-load[new,*])", "rank(case-load[new,2022-06])", "unknown[total]", "counts[4]",
      "counts[1", "1/0", "counts", "1 2", "9999999999999999999", String(repeating: "(", count: 5000),
    ])
  func refused(text: String) { #expect(SentenceFormula.value(text, Self.tables) == nil) }

  @Test(
    "say no number where what stands beside makes another of it",
    arguments: [
      ("1", "17", "人"), ("−", "17人", ""), ("マイナス", "17人", ""), ("3分の", "1", ""), ("2.", "17", ""), ("", "17", "千人"),
      ("", "17", "0人"), ("", "17人", "8"), ("", "17", ".5人"), ("", "17", ",000人"), ("", "17", "分の1"),
    ])
  func joined(before: String, text: String, after: String) {
    #expect(SentenceNumber(text, behind: before, followedBy: after) == nil)
    #expect(SentenceNumber(text, behind: "唯一", followedBy: "人です") != nil)
  }

  @Test("say at most what the word behind the unit lets them", arguments: [("17", "人未満", false), ("17人", "以上", true)])
  func relations(text: String, after: String, holds: Bool) throws {
    #expect(try #require(SentenceNumber(text, followedBy: after)).holds(Fraction(17)) == holds)
  }

  @Test(
    "say what they say, with the unit behind them",
    arguments: [
      ("208人", "", 208, 1, true), ("２０８人", "", 208, 1, true), ("208人", "", 209, 1, false), ("約200人", "", 208, 1, true),
      ("約100人", "", 77, 1, false), ("2.7倍", "", 208, 77, true), ("2.6倍", "", 208, 77, false),
      ("34.9", "%の人", 349, 1000, true), ("34.9", "人", 349, 1000, false), ("34.9%", "", 349, 1000, true),
      ("約8割", "", 4, 5, true), ("8割5分", "", 17, 20, true), ("半数", "", 1, 2, true), ("半数以上", "", 3, 5, true),
      ("過半数", "", 1, 2, false), ("1万2千件", "", 12_000, 1, true), ("二十三名", "", 23, 1, true), ("1位", "", 1, 1, true),
      ("1,234人", "", 1234, 1, true), ("200人以上", "", 208, 1, true), ("架空の208人", "", 208, 1, true),
      ("made-up 208", " people", 208, 1, true), ("made-up 208", "人", 209, 1, false), ("200人未満", "", 208, 1, false),
    ] as [(String, String, Int, Int, Bool)])
  func numbers(text: String, following: String, numerator: Int, denominator: Int, holds: Bool) throws {
    let value = try #require(Fraction(Int128(numerator), Int128(denominator)))
    #expect(try #require(SentenceNumber(text, followedBy: following)).holds(value) == holds)
  }

  @Test("are read from the finished page with what follows the number")
  func page() {
    let html = "<p><data value=\"counts[1]/counts[total]\">25.6</data>%の人</p>"
    let reading = PageReading(path: "a.html", bytes: Array(html.utf8))
    #expect(reading.sentences.map(\.following) == ["%の人"])
    func problems(_ html: String) -> [SiteAudit.Kind] {
      SiteAudit(
        [PageReading(path: "a.html", bytes: Array(html.utf8))], latest: Array(Self.tables.values),
        publication: Publication(releases: [], threshold: 10, asOf: "2022-12-31")
      ).problems.map(\.kind)
    }
    #expect(problems(html) == [])
    #expect(problems(html.replacing("25.6", with: "35.6")) == [.wrongSentence])
    #expect(problems(html.replacing("%", with: "倍")) == [.wrongSentence])
  }
}
