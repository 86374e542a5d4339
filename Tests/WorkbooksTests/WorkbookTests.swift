import TestSupport
import Testing

@testable import Workbooks

@Suite("Workbooks of Excel")
struct WorkbookTests {
  private func problem(_ bytes: [UInt8]) -> Workbook.Problem? {
    do throws(Workbook.Problem) {
      _ = try Workbook.read(bytes)
      return nil
    } catch { return error }
  }

  @Test("have sheets with rows as the program counts them, without readings of characters")
  func cells() throws {
    let sample = SampleWorkbook([
      ("台帳", [["個別支援 台帳"], [], ["番号", nil, "氏名"], ["R4-0001", "a<b&c", "架空 太郎"]]), ("メモ", [["一"]]),
    ])
    let book = try Workbook.read(sample.bytes)
    #expect(book.sheets.map(\.name) == ["台帳", "メモ"])
    #expect(book.sheets[0].rows == [["個別支援 台帳"], [], ["番号", "", "氏名"], ["R4-0001", "a<b&c", "架空 太郎"]])
  }

  @Test("have dates and months as their formats show them, and numbers as people write them")
  func dates() throws {
    let sample = SampleWorkbook([
      ("a", [["=44658@1", "=44652@2", "=44658", "=12.0", "=1.5", "=2.022E3", "=1@1", "=59@1", "=61@1"]])
    ])
    #expect(
      try Workbook.read(sample.bytes).sheets[0].rows[0] == [
        "2022-04-07", "2022-04", "44658", "12", "1.5", "2022", "1900-01-01", "1900-02-28", "1900-03-01",
      ])
  }

  @Test("have the text of merged cells in each of them")
  func merged() throws {
    let sample = SampleWorkbook([("a", [["題", nil, "x"], [nil, nil, "y"]])], merged: ["A1:B2"])
    #expect(try Workbook.read(sample.bytes).sheets[0].rows == [["題", "題", "x"], ["題", "題", "y"]])
  }

  @Test("are refused where they are something else, are locked, torn or would do harm")
  func refused() throws {
    let sample = SampleWorkbook([("a", [["一"]])])
    #expect(problem([]) == .notAWorkbook)
    #expect(problem(Array("id,district\n".utf8)) == .notAWorkbook)
    #expect(problem([0xD0, 0xCF, 0x11, 0xE0, 0, 0]) == .notAWorkbook)
    #expect(
      problem([0xD0, 0xCF, 0x11, 0xE0] + Array("EncryptedPackage".utf8).reduce(into: [UInt8]()) { $0 += [$1, 0] })
        == .encrypted)
    var external = sample
    external.files.append(("xl/externalLinks/externalLink1.xml", "<a/>"))
    #expect(problem(external.bytes) == .externalLinks)
    var entities = sample
    entities.files[3].text =
      "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData/></worksheet>"
    #expect(problem(entities.bytes) == .torn)
    var half = sample
    half.files[3].text = "<worksheet><sheetData>"
    #expect(problem(half.bytes) == .torn)
    var missing = sample
    missing.files.remove(at: 3)
    #expect(problem(missing.bytes) == .torn)
    // Every beginning of a file is refused, and nothing crashes.
    let bytes = sample.bytes
    for count in stride(from: 0, to: bytes.count, by: 7) { #expect(problem(Array(bytes[..<count])) != nil) }
    // A cell far away takes no room.
    let far = SampleWorkbook([("a", [["一"]])], more: "<cols/>")
    var wide = far
    wide.files[3].text = "<worksheet><sheetData><row r=\"1048577\"><c r=\"A1\"/></row></sheetData></worksheet>"
    #expect(problem(wide.bytes) == .torn)
    wide.files[3].text =
      "<worksheet><sheetData><row r=\"1\"><c t=\"s\" r=\"XFE1\"><v>0</v></c></row></sheetData></worksheet>"
    #expect(problem(wide.bytes) == .torn)
    wide.files[3].text =
      "<worksheet><sheetData><row r=\"1048576\"><c r=\"A1048576\" t=\"s\"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1048576:XFD1048576\"/></mergeCells></worksheet>"
    #expect(problem(wide.bytes) == nil)
  }

  @Test("are refused where a formula was never worked out, and read where it was, also to nothing")
  func formulas() throws {
    func formula(_ rest: String) -> [UInt8] {
      var sample = SampleWorkbook([("a", [["一"]])])
      sample.files[3].text =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1</f>\(rest)</c></row></sheetData></worksheet>"
      return sample.bytes
    }
    #expect(problem(formula("")) == .unfinishedFormula)
    #expect(problem(formula("<v></v>")) == nil)
    #expect(try Workbook.read(formula("<v>二</v>")).sheets.first?.rows == [["二"]])
  }
}
