import Diagnostics
@_spi(Suppression) import Tables
import Testing

@testable import CheckedStatistics

@Suite("Small numbers of people in sentences")
struct SmallCountTests {
  /// A table in which nothing is small and nothing hidden.
  private static let table = PublishedTable(
    id: "ages", title: "年代", unit: .persons, measure: "n",
    rows: Axis(
      variable: "age-band", name: "age", title: "年代",
      members: ["20s", "60s"].map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) }),
    columns: .single, origin: .register, source: "架空", notes: [], breaks: [],
    scope: .init(period: "2022-04", conditions: [:]), choice: [], figures: [.value(27), .value(23)])

  private static func id(_ text: String, _ formula: String, threshold: Int = 10) -> String? {
    let book = VisibleTables(
      published: [table], given: [], withheld: [], unsealed: [], unreadable: [], threshold: threshold)
    guard case .refused(let id, let message, _) = ClaimCheck(book).review(text: text, formula: formula, reason: "")
    else { return nil }
    #expect(!message.en.contains("4") && !message.ja.contains("4"))
    return id
  }

  @Test("are refused, however they were worked out, and whoever wrote them")
  func refused() {
    #expect(Self.id("?人", "ages[20s]-ages[60s]") == "claim.small-count")
    #expect(Self.id("4人", "ages[20s]-ages[60s]") == "claim.small-count")
    #expect(Self.id("数人以上", "ages[60s]-ages[20s]") != nil)
  }

  private static func publication(_ name: String) -> String {
    let hidden = PublishedTable(
      id: "h", title: "年代", unit: .persons, measure: "n", rows: table.rows, columns: .single, origin: .register,
      source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]), choice: [],
      figures: [.value(27), .hidden])
    let totals = PublishedTable(
      id: "t", title: "年代", unit: .persons, measure: "n", rows: table.rows,
      columns: Axis(variable: "district", name: "district", title: "地区", members: [.total]), origin: .register,
      source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]), choice: [],
      figures: [.value(27), .value(23)])
    let book = VisibleTables(
      published: [table, hidden, totals], given: [], withheld: ["w"], unsealed: ["u"], unreadable: ["broken"],
      threshold: 10)
    return switch ClaimCheck(book).publication(of: name) {
    case .published: "published"
    case .withheld: "withheld"
    case .refused(let id, _, _): id
    }
  }

  @Test(
    "and what is withheld with them: whether readers have a table, or figures of one",
    arguments: [
      ("ages", "published"), ("ages[20s]", "published"), ("h", "published"), ("h[20s]", "published"),
      ("h[60s]", "withheld"), ("h[*]", "withheld"), ("w", "withheld"), ("w[20s]", "withheld"), ("u", "withheld"),
      ("broken", "published"), ("x", "figure.unknown-table"), ("ages[30s]", "figure.unknown-member"),
      // Of a table with the totals of one axis alone they have those, and nothing that the axis told.
      ("t", "withheld"), ("t[20s,total]", "published"), ("t[20s,a]", "withheld"), ("t[20s,*]", "withheld"),
      ("t[*,total]", "published"), ("t[30s,total]", "figure.unknown-member"), ("t[20s,a..b]", "withheld"),
      ("ages[20s]+ages[60s]", "figure.unknown-table"), ("ages[", "figure.syntax"),
    ])
  func publication(name: String, answer: String) {
    #expect(Self.publication(name) == answer)
  }

  @Test("are allowed to those who may see every count, and shares to everybody")
  func allowed() {
    #expect(Self.id("4人", "ages[20s]-ages[60s]", threshold: 1) == nil)
    #expect(Self.id("27人", "ages[20s]") == nil)
    #expect(Self.id("85%", "ages[60s]/ages[20s]") == nil)
    #expect(Self.id("50人", "ages[20s]+ages[60s]") == nil)
  }
}
