import Diagnostics
@_spi(Suppression) import Tables
import Testing

@testable import Publishing

@Suite("What is said of everybody and of nobody")
struct CertaintiesTests {
  private func table(_ rows: [String], _ figures: [PublishedCell], carriedFrom day: String? = nil) -> PublishedTable {
    let members = rows.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) } + [.total]
    let table = PublishedTable(
      id: "t", title: "表", unit: .persons, measure: "n",
      rows: Axis(variable: "issue", name: "issue", title: "課題", members: members), columns: .single, origin: .register,
      source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]), choice: [],
      figures: figures)
    return day.map { table.carried(from: $0) } ?? table
  }

  @Test("is told: printed zeros by number, and counts that are all of their group by name")
  func told() {
    let certain = Certainties([table(["i", "j", "k"], [.value(12), .value(0), .hidden, .value(12)])])
    #expect(certain.zeros == 1 && certain.wholeGroups == ["t[i]"])
    #expect(certain.text.en == "zeros printed: 1; each says of nobody\ntrue of everybody in a row or column: t[i]\n")
  }

  @Test("is not told where nothing is certain, and not again of what stands as it was")
  func nothing() {
    #expect(Certainties([table(["i", "j"], [.value(11), .hidden, .value(14)])]).text.en == "")
    #expect(Certainties([table(["i"], [.value(0), .value(0)], carriedFrom: "2022-03-31")]).text.en == "")
  }

  @Test("is listed as far as one can read it")
  func many() {
    let rows = (0..<13).map { "i\($0)" }
    let certain = Certainties([table(rows, rows.map { _ in .value(20) } + [.value(20)])])
    #expect(certain.wholeGroups.count == 13 && certain.text.en.hasSuffix("t[i9], and 3 more\n"))
  }
}
