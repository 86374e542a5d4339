import CaseRecords
import Chronology
import Codes
import Content
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite("A register in a workbook of Excel")
struct WorkbookRegisterTests {
  private static let settings = RegisterSettings(
    columns: [
      "id": "番号", "district": "地区", "opened": "受付日", "route": "きっかけ", "first-contact": "初回", "age-band": "年代",
      "household": "世帯", "issues": "課題", "name": "氏名", "state": "状態",
    ], ignoredSheets: ["凡例"])
  private static let header: [String?] = ["番号", "地区", "受付日", "きっかけ", "初回", "年代", "世帯", "課題", "氏名"]
  private static let row: [String?] = ["R4-0001", "調布", "=44658@1", "電話", "本人", "４０代", "ひとり暮らし", "生活困窮；病気", "架空 太郎"]

  private func read(
    _ sheets: [(name: String, rows: [[String?]])], merged: [String] = []
  ) async throws -> Reviewed<Register?> {
    let folder = try TemporaryFolder()
    try folder.write("content/cases/a.xlsx", Data(SampleWorkbook(sheets, merged: merged).bytes))
    try folder.write("content/cases/~$a.xlsx", "Excelが開いている間の印")
    let codes = try CodeBook.read(root: Repository.fixture("council").path).value
    return try await Register.read(
      root: folder.path, settings: Self.settings, codes: codes, today: CalendarDate(iso: "2023-01-31"), jobs: 2)
  }

  private func states(_ register: Register?) -> [String] {
    (register?.cases ?? []).map { record in
      record.id + record.months.map { " \($0.month.month)\($0.state)" }.joined()
    }
  }

  @Test("is read with titles above its headings, merged headings, dates, months and wide digits as Excel has them")
  func office() async throws {
    let read = try await read(
      [
        (
          "台帳",
          [
            ["個別支援 台帳", nil, nil], [], Self.header + ["支援の状態"], Self.header + ["=44652@2", "令和4年5月"],
            Self.row + ["新規", "継続"], [], ["R4-0002"] + Self.row.dropFirst() + [nil, "新規"],
          ]
        ), ("凡例", [["見出しのない表"]]), ("空", []),
      ], merged: ["J3:K3"])
    #expect(read.diagnostics == [], "\(read.diagnostics)")
    #expect(states(read.value) == ["R4-0001 40 51", "R4-0002 50"])
    #expect(read.value?.cases.first?.opened.iso == "2022-04-07")
  }

  @Test("may have columns without headings, if they are empty")
  func emptyColumns() async throws {
    let header = ["番号", nil] + Self.header.dropFirst() + ["2022-04"]
    let row = ["R4-0001", nil] + Self.row.dropFirst() + ["新規"]
    let read = try await read([("台帳", [["広い題"] + [String?](repeating: "題", count: 30), header, row])])
    #expect(read.diagnostics == [] && read.value?.cases.count == 1, "\(read.diagnostics)")
    var full = row
    full[1] = "山田"
    let found = try await self.read([("台帳", [header, full])])
    #expect(found.diagnostics.map(\.id) == ["csv.unnamed-column"] && !"\(found.diagnostics)".contains("山田"))
  }

  @Test("names the row as Excel numbers it, and no value")
  func rows() async throws {
    let read = try await read([
      ("台帳", [["題"], [], Self.header + ["2022-04"], Self.row + ["新規"], ["R4-0002"] + Self.row.dropFirst() + ["山田"]])
    ])
    #expect(read.diagnostics.map(\.id) == ["case.unknown-code"])
    #expect(read.diagnostics.first?.place?.position?.line == 5)
    #expect(read.diagnostics.first?.place?.path == "content/cases/a.xlsx")
    #expect(!"\(read.diagnostics)".contains("山田"))
  }

  @Test("may have a sheet for each month, of which the last that a case stands in tells of it")
  func months() async throws {
    let later = ["R4-0001", "大森"] + Self.row.dropFirst(2)
    let read = try await read([
      ("2022年4月", [Self.header + ["状態"], Self.row + ["新規"], ["R4-0002"] + Self.row.dropFirst() + ["新規"]]),
      ("令和4年5月", [Self.header + ["状態"], later + ["継続"]]),
    ])
    #expect(read.diagnostics == [], "\(read.diagnostics)")
    #expect(states(read.value) == ["R4-0001 40 51", "R4-0002 40"])
    let register = try #require(read.value)
    #expect(register.variables.districts.codes[register.cases[0].district].code == "omori")
  }

  @Test("may have the cases in one sheet, and what changed in others")
  func changes() async throws {
    let read = try await read([
      ("台帳", [Self.header, Self.row]), ("2022-04", [["番号", "状態"], ["R4-0001", "新規"]]),
      ("2022-05", [["番号", "状態"], ["R4-0001", "相談時対応"]]),
    ])
    #expect(read.diagnostics == [], "\(read.diagnostics)")
    #expect(states(read.value) == ["R4-0001 40 52"])
  }

  @Test("has no sheet that nobody can read, for the gate would not know what stands in it")
  func unknownSheet() async throws {
    let read = try await read([
      ("台帳", [Self.header + ["2022-04"], Self.row + ["新規"]]), ("山田さんのこと", [["電話", "080"]]),
    ])
    #expect(read.diagnostics.map(\.id) == ["workbook.no-header"])
    #expect(read.diagnostics.first?.place?.path == "content/cases/a.xlsx#2")
    #expect(!"\(read.diagnostics)".contains("山田"))
  }
}
