import Chronology
import Codes
import Diagnostics
@_spi(Exact) import Tables
import TestSupport
import Testing

@testable import TableDeclarations

@Suite("Declared tables")
struct DeclaredTablesTests {
  private static let codes = """
    title: {ja: 地区}
    groups: [{code: ward, label: {ja: 区}}]
    codes:
      - {code: a, group: ward, label: {ja: 甲}}
      - {code: b, group: ward, label: {ja: 乙}}
    """

  private func read(_ text: String) throws -> Reviewed<StatisticsBook> {
    let folder = try TemporaryFolder()
    try folder.write("content/codes/districts.yml", Self.codes)
    try folder.write("content/statistics/t.yml", "title: 表\nsource: 資料\n" + text)
    let codes = try CodeBook.read(root: folder.path)
    return try StatisticsBook.read(root: folder.path, codes: codes.value)
  }

  private func given(_ text: String) throws -> ExactTable {
    try #require(try read("unit: persons\n" + text).value.given.first)
  }

  @Test("have the members of their levels, finest first, and a total")
  func axes() throws {
    let book = try read("unit: persons\nperiod: 2022-04\nrows: {by: district, levels: [code, group], total: true}\n")
    #expect(!book.diagnostics.haveErrors)
    let table = try #require(book.value.tables.first)
    #expect(table.rows.axis.members.map(\.code) == ["a", "b", "ward", "total"] && table.isCounted)
  }

  @Test("with given figures have what the source prints, and add up a total that it does not")
  func given() throws {
    let sum = try given("rows: {by: district, total: true}\ngiven: {a: 3, b: 4}\n")
    #expect(sum.count(row: 2, column: 0) == 7)
    let printed = try given("rows: {by: district, total: true}\ngiven: {a: 3, b: 4, total: 8}\n")
    #expect(printed.count(row: 2, column: 0) == 8)
    // Of what is not there, no sum is known.
    let missing = try given("rows: {by: district, total: true}\ngiven: {a: …, b: 4}\n")
    #expect(missing.count(row: 0, column: 0) == nil && missing.count(row: 2, column: 0) == nil)
  }

  @Test(
    "that are given are held against a counted one of the same variable, unit and months, whether they name it or not")
  func counterparts() throws {
    func checks(_ given: String) throws -> [String] {
      let folder = try TemporaryFolder()
      try folder.write("content/codes/districts.yml", Self.codes)
      try folder.write(
        "content/statistics/counted.yml",
        "title: 表\nsource: 記録\nunit: persons\nperiod: 2022-04\nrows: {by: district, levels: [code, group], total: true}\n"
      )
      try folder.write("content/statistics/given.yml", "title: 表\nsource: 資料\n" + given)
      let book = try StatisticsBook.read(root: folder.path, codes: try CodeBook.read(root: folder.path).value)
      #expect(book.diagnostics == [], "\(book.diagnostics)")
      return book.value.tables.first { $0.declaration.id == "given" }?.checks.map(\.expression.text) ?? []
    }
    let same = "unit: persons\nperiod: 2022-04\nrows: {by: district, total: true}\ngiven: {a: 3, b: 4}\n"
    #expect(
      try checks(same) == [
        "given[a] = counted[a]", "given[b] = counted[b]", "given[total] = counted[total]",
      ])
    #expect(try checks(same + "held-against: counted\n").count == 3)
    #expect(try checks(same + "held-against: none\n") == [])
    #expect(try checks(same.replacing("2022-04", with: "2022-05")) == [])
    #expect(try checks(same.replacing("persons", with: "mentions")) == [])
    #expect(try checks(same.replacing("period: 2022-04\n", with: "")) == [])
  }

  @Test("have months that move with those that the register is complete for, and say them in their titles")
  func moving() throws {
    let folder = try TemporaryFolder()
    try folder.write("content/codes/districts.yml", Self.codes)
    try folder.write(
      "content/statistics/t.yml",
      """
      title: 地区（{period}）
      source: 資料
      unit: persons
      period: fiscal-year-to-date
      where: {opened: last-month}
      rows: district
      notes: ["{period}の数です。"]
      """)
    let codes = try CodeBook.read(root: folder.path).value
    func table(_ reporting: String) throws -> TableDeclaration? {
      let read = try StatisticsBook.read(root: folder.path, codes: codes, reporting: MonthRange(code: reporting))
      #expect(read.diagnostics == [])
      return read.value.tables.first?.declaration
    }
    let january = try #require(try table("2022-04..2023-01"))
    #expect(january.period?.code == "2022-04..2023-01" && january.title == "地区（令和4年4月〜令和5年1月）" && january.moves)
    #expect(january.conditions.first?.months?.code == "2023-01" && january.notes == ["令和4年4月〜令和5年1月の数です。"])
    #expect(try table("2022-04..2023-04")?.period?.code == "2023-04")
    let early = try StatisticsBook.read(
      root: folder.path, codes: codes, reporting: MonthRange(code: "2022-06..2022-12"))
    #expect(early.diagnostics.map(\.id) == ["statistics.before-reporting"])
    #expect(early.diagnostics.first?.place?.position?.line == 4)
  }

  @Test(
    "that cannot be are refused, with the place",
    arguments: [
      ("unit: persons\nrows: district\n", "statistics.missing-period", 1),
      ("unit: activities\nperiod: 2022-04\nrows: district\n", "statistics.uncountable", 1),
      ("unit: persons\nperiod: 2022-04\nrows: {by: distict}\n", "front-matter.unknown-code", 5),
      ("unit: persons\nperiod: 2022-04\nrows: {by: district, levels: [group, code]}\n", "statistics.wrong-levels", 5),
      ("unit: persons\nrows: district\ngiven: {a: 3}\n", "statistics.missing-row", 4),
      ("unit: persons\nrows: district\ngiven: {a: 3, b: 4, c: 5}\n", "statistics.unknown-row", 5),
      ("unit: persons\nrows: district\ngiven: {a: [3, 4], b: 4}\n", "statistics.row-length", 5),
      ("unit: persons\nperiod: 2022-04\nrows: district\nwhere: {district: c}\n", "statistics.unknown-code", 6),
      ("unit: persons\nperiod: last-month\nrows: district\n", "statistics.no-reporting-period", 4),
      ("unit: persons\nperiod: last-moth\nrows: district\n", "front-matter.wrong-type", 4),
      ("unit: persons\nperiod: 2022-04\nrows: issue-count\n", "statistics.missing-numbers", 5),
    ])
  func refused(text: String, id: String, line: Int) throws {
    let read = try read(text)
    #expect(read.value.tables.isEmpty && read.value.unreadable == ["t"])
    #expect(read.diagnostics.map { "\($0.id) \($0.place?.position?.line ?? 0)" } == ["\(id) \(line)"])
  }
}
