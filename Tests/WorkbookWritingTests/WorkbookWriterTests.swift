import Foundation
import TestSupport
import Testing
import WorkbookWriting
import Workbooks

@Suite("Workbooks that are written")
struct WorkbookWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ sheets: [WorkbookSheet], _ name: String) throws -> [UInt8] {
    let path = folder.file(name)
    try WorkbookWriter.write(
      WorkbookContent(title: "表", author: "社協", sheets: sheets), created: 1_700_000_000, to: path,
      scratch: folder.path)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private let sheets = [
    WorkbookSheet(name: "表紙", rows: [[.text("題", .title)], [], [.text("a<b&c")]], widths: [20]),
    WorkbookSheet(
      name: "routes@2022-12",
      rows: [
        [.text("年月", .heading), .text("人", .heading)],
        [.text("2022-04", .heading), .init(.count(1208), .figure), .init(.count(3, sign: "[r]"), .figure)],
        [.text("合計", .totalHeading), .text("x", .total)],
      ], headings: 0, widths: [8, 8]),
  ]

  @Test("say what they were given, with counts as numbers")
  func content() throws {
    let book = try Workbook.read(write(sheets, "a.xlsx"))
    #expect(book.sheets.map(\.name) == ["表紙", "routes@2022-12"])
    #expect(book.sheets[0].rows == [["題"], [], ["a<b&c"]])
    #expect(book.sheets[1].rows == [["年月", "人"], ["2022-04", "1208", "3"], ["合計", "x"]])
    let parts = try Workbook.parts(of: write(sheets, "b.xlsx"))
    let styles = try #require(parts.first { $0.name == "xl/styles.xml" })
    #expect(String(decoding: styles.bytes, as: UTF8.self).contains("#,##0&quot;[r]&quot;"))
    #expect(parts.allSatisfy { $0.name.hasSuffix(".xml") || $0.name.hasSuffix(".rels") })
  }

  @Test("are the same bytes each time, and leave nothing else behind")
  func deterministic() throws {
    #expect(try write(sheets, "a.xlsx") == write(sheets, "b.xlsx"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.xlsx", "b.xlsx"])
  }

  @Test("have no sheet with a name that none can have, and are not written where that cannot be")
  func failures() {
    let wrong = [WorkbookSheet(name: "a/b", rows: [], widths: [])]
    #expect(throws: WorkbookWriter.Failure.self) { try write(wrong, "a.xlsx") }
    #expect(throws: WorkbookWriter.Failure.self) { try write(sheets, "nowhere/a.xlsx") }
  }
}
