import AttackProblems
@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import SiteAudit

@Suite("Finished files, as the auditor reads them")
struct FinishedFilesTests {
  /// A table over two variables, with all its margins.
  private func table(
    _ id: String, _ rows: (String, [String]), _ columns: (String, [String]), _ figures: [[PublishedCell]]
  ) -> PublishedTable {
    func axis(_ variable: String, _ codes: [String]) -> Axis {
      Axis(
        variable: variable, name: variable, title: variable,
        members: codes.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) }
          + [AxisMember.total.covering(codes)])
    }
    return PublishedTable(
      id: id, title: id, unit: .persons, measure: "n", rows: axis(rows.0, rows.1), columns: axis(columns.0, columns.1),
      origin: .register, source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]),
      choice: [], figures: figures.flatMap(\.self))
  }

  private func values(_ rows: [[Int]]) -> [[PublishedCell]] { rows.map { $0.map { .value($0) } } }

  @Test("reads the tables of a workbook back, behind its cover")
  func workbook() {
    let published = table("d", ("district", ["a", "b"]), ("route", ["p"]), values([[14, 14], [16, 16], [30, 30]]))
    let publication = Publication(releases: [.init(number: 1, tables: [published], identities: [])], threshold: 10)
    func problems(_ change: (inout [[String?]]) -> Void) -> [SiteAudit.Kind] {
      var rows: [[String?]] = [
        ["架空の表"], ["単位: 人"], ["d"], ["district", "p", "合計"], ["a", "=14", "=14"], ["b", "=16", "=16"],
        ["合計", "=30", "=30"], [], ["出所: 架空"],
      ]
      change(&rows)
      let bytes = SampleWorkbook([("表紙", [["確定版"]]), ("d", rows)]).bytes
      let page = PageReading(path: "releases/r/tables.xlsx", bytes: bytes)
      #expect(!page.isUnreadable)
      return SiteAudit.problems([page], latest: [published], fictional: [], publication: publication).map(\.kind)
    }
    #expect(problems { _ in } == [])
    #expect(problems { $0[4][1] = "=13" } == [.differs])
    #expect(problems { $0[4].append("=5") } == [.shape])
    #expect(problems { $0[8] = ["うち5人"] } == [.stray])
    #expect(problems { $0[2] = ["e"] } == [.unknownTable])
    #expect(PageReading(path: "releases/r/tables.xlsx", bytes: [1]).isUnreadable)
    // Elsewhere nobody looks for one.
    #expect(PageReading(path: "a.xlsx", bytes: SampleWorkbook([("表", [["1"]])]).bytes).isUnreadable)
  }

  @Test("reads pictures for no figures, in whatever case their names end")
  func endings() {
    for name in ["a.JPG", "b/IMG_1.Jpeg", "c.PNG", "d.svg"] {
      #expect(!PageReading(path: name, bytes: [1, 2, 3]).isUnreadable, "\(name)")
    }
    #expect(PageReading(path: "a.DOCX", bytes: [1]).isUnreadable)
  }

  @Test("name a hidden count of a former month by that month")
  func formerMonths() {
    let former = table(
      "d", ("district", ["a", "b"]), ("route", ["p"]), [[.hidden, .hidden], [.value(16), .value(16)]])
    #expect(FormulaCells.hidden(in: "d@2022-04[a,p]", ["d@2022-04": former]) == ["d@2022-04[a,p]"])
    #expect(FormulaCells.hidden(in: "d[a,p]", ["d": former]) == ["d[a,p]"])
  }
}
