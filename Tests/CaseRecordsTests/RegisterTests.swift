import CaseRecords
import Chronology
import Codes
import Content
import Diagnostics
import Foundation
@_spi(Gate) import Tables
import TestSupport
import Testing

@Suite("The register")
struct RegisterTests {
  static let summary = """
    ---
    id: R4-0001
    district: omori
    opened: 2022-04-07
    route: outreach
    first-contact: self
    age-band: 40s
    household: single
    issues: [poverty, 8050]
    months:
      2022-04: new
      2022-05: continuing
    confidential:
      name: 山田 花子
      birth-date: 1980-01-02
      phone: 080-0000-1234
      address: 大田区架空町1-2-3
    ---

    居場所に通い始めた。

    ```confidential
    山田さんの主治医に連絡した。
    ```

    """
  static let header =
    "id,district,opened,closed,route,first-contact,age-band,household,issues,name,birth-date,memo,2022-04,2022-05\n"
  static let record =
    "R4-0002,omori,2022-04-07,,outreach,self,40s,single,poverty;8050,山田 花子,1980-01-02,主治医に連絡,new,continuing\n"

  private func read(
    _ files: [String: String], settings: RegisterSettings = RegisterSettings(noteColumns: ["memo"])
  ) async throws -> Reviewed<Register?> {
    let folder = try TemporaryFolder(files)
    let codes = try CodeBook.read(root: Repository.fixture("council").path).value
    return try await Register.read(
      root: folder.path, settings: settings, codes: codes, today: CalendarDate(iso: "2023-01-31"), jobs: 2)
  }

  @Test("says once that the clock stands before all records, and not of each that it lies in the future")
  func clock() async throws {
    let folder = try TemporaryFolder([
      "content/cases/a.csv": Self.header + Self.record + Self.record.replacing("R4-0002", with: "R4-0003")
    ])
    let codes = try CodeBook.read(root: Repository.fixture("council").path).value
    let read = try await Register.read(
      root: folder.path, settings: RegisterSettings(noteColumns: ["memo"]), codes: codes,
      today: CalendarDate(iso: "2000-01-01"), jobs: 1)
    #expect(read.diagnostics.map(\.id) == ["register.clock-behind"])
  }

  @Test("has typed cases, whose identity is closed in")
  func summaries() async throws {
    let register = try await read(["content/cases/R4-0001.md": Self.summary])
    #expect(register.diagnostics == [])
    let record = try #require(register.value?.cases.first)
    #expect(record.id == "R4-0001")
    #expect(record.issues.count == 2)
    #expect(record.months.map(\.month.iso) == ["2022-04", "2022-05"])
    #expect(record.person.name?.reveal { $0 } == "山田 花子")
    #expect(record.person.birthDate?.reveal { $0.iso } == "1980-01-02")
    #expect(record.person.notes.first?.reveal { $0 } == "山田さんの主治医に連絡した。\n")
    var text = ""
    dump(register, to: &text)
    #expect(!text.contains("山田") && !text.contains("1234"))
  }

  @Test("reads days and months of summaries as offices write them, as it does in spreadsheets")
  func writtenDates() async throws {
    let text = Self.summary.replacing("opened: 2022-04-07", with: "opened: 令和4年4月7日\nclosed: R4.5.31")
      .replacing("2022-05: continuing", with: "令和4年5月: continuing")
      .replacing("birth-date: 1980-01-02", with: "birth-date: 昭和55年1月2日")
    let read = try await read(["content/cases/R4-0001.md": text])
    let record = try #require(read.value?.cases.first, "\(read.diagnostics)")
    #expect(record.opened.iso == "2022-04-07" && record.closed.map(\.iso) == ["2022-05-31"])
    #expect(record.months.map(\.month.iso) == ["2022-04", "2022-05"])
    #expect(record.person.birthDate?.reveal { $0.iso } == "1980-01-02")
  }

  @Test("reports every bad summary with place and key, and never a value")
  func badSummaries() async throws {
    let changes: [(String, String, String, Int)] = [
      ("district: omori", "district: 山田 花子", "case.unknown-code", 3),
      ("district: omori", "district: omroi", "case.unknown-code", 3),
      ("id: R4-0001", "id: 山田 花子", "front-matter.wrong-type", 2), ("id: R4-0001", "id: R4-9999", "case.other-id", 2),
      ("opened: 2022-04-07", "opened: 2022-05-07", "case.before-opening", 11),
      ("opened: 2022-04-07", "opened: 2022-04-07\nclosed: 2022-04-30", "case.after-closing", 13),
      ("opened: 2022-04-07", "opened: 2022-04-07\nreopened: 2022-01-01", "case.date-order", 5),
      ("opened: 2022-04-07", "opened: 2022-04-31", "front-matter.no-such-day", 4),
      ("2022-05: continuing", "2023-02: continuing", "case.future", 12), ("2022-05:", "5月:", "case.not-a-month", 12),
      ("2022-05: continuing", "2022-05: 山田", "case.unknown-code", 12),
      ("age-band: 40s", "age-band: 70s", "case.age-band", 7), ("8050]", "poverty]", "case.repeated-issue", 9),
      ("8050]", "food]", "case.code-out-of-use", 9), ("birth-date: 1980", "birth-date: 2023", "case.born-later", 15),
      ("phone:", "山田花子の電話:", "front-matter.unknown-key", 16), ("  phone", "phone", "yaml.stray-indent", 17),
      ("```confidential", "```memo", "case.unknown-fence", 22),
      ("```confidential", "｀｀｀confidential", "case.almost-fence", 22),
      ("```confidential", "> ```confidential", "case.almost-fence", 22),
      ("```confidential", "``confidential", "case.almost-fence", 22), ("連絡した。\n```", "連絡した。", "case.open-fence", 22),
      ("name: 山田 花子", "name: \"山田 花子", "yaml.open-quote", 14), ("name: 山田", "name: 山田: ", "yaml.colon", 14),
      ("confidential:\n", "confidential: 山田\n", "yaml", 14),
      ("2022-05: continuing", "令和4年4月: continuing", "case.two-states", 12),
      ("opened: 2022-04-07", "opened: 昭和65年4月7日", "front-matter.wrong-type", 4),
    ]
    for (old, new, id, line) in changes {
      let text = Self.summary.replacing(old, with: new)
      let diagnostics = try await read(["content/cases/R4-0001.md": text]).diagnostics
      #expect(diagnostics.contains { $0.id.hasPrefix(id) }, "\(new): \(diagnostics.map(\.id))")
      #expect(diagnostics.contains { $0.place?.position?.line == line }, "\(new): \(diagnostics.map(\.place))")
      expectSilence(diagnostics)
    }
  }

  @Test("reports every bad record of a spreadsheet with row, column and key, and never a value")
  func badRecords() async throws {
    let changes: [(String, String, String, Int)] = [
      ("R4-0002,omori", "R4-0002,山田", "case.unknown-code", 2), ("R4-0002,", "山田花子,", "case.malformed-id", 2),
      ("2022-04-07,,", "2022-05-07,,", "case.before-opening", 2),
      ("2022-04-07,,", "2022-04-31,,", "case.no-such-day", 2),
      ("2022-04-07,,", "2022-04-07,2022-04-30,", "case.after-closing", 2),
      ("poverty;8050", "poverty;山田", "case.unknown-code", 2),
      ("poverty;8050", "", "case.empty", 2), ("40s", "70s", "case.age-band", 2),
      ("new,continuing", ",", "case.no-states", 2),
      ("new,continuing", "new", "csv.cell-count", 2), ("山田 花子", "\"山田 花子", "csv.open-quote", 2),
      ("山田 花子", "\"山田\" 花子", "csv.after-quote", 2), ("1980-01-02", "2023-01-02", "case.born-later", 2),
      (",memo", ",メモ", "csv.unknown-column", 1), (",memo", ",name", "csv.repeated-column", 1),
      ("id,district", "id,区域", "csv.missing-column", 0), ("2022-04,2022-05\n", "a,b\n", "csv.no-months", 0),
      (Self.header, "", "csv.no-header", 0),
      (Self.header, "台帳 山田 花子\n", "csv.no-header", 0), (",memo", ",山田", "csv.unknown-column", 1),
    ]
    for (old, new, id, line) in changes {
      let text = (Self.header + Self.record).replacing(old, with: new)
      let diagnostics = try await read(["content/cases/a.csv": text]).diagnostics
      let found = diagnostics.first { $0.id == id }
      #expect(found != nil, "\(new): \(diagnostics.map(\.id))")
      #expect((found?.place?.position?.line ?? 0) == line, "\(new): \(String(describing: found?.place))")
      expectSilence(diagnostics)
    }
    let shown = try await read(["content/cases/a.csv": Self.header + Self.record.replacing("omori", with: "山田")])
    #expect(shown.diagnostics.first?.message.en == "row 2, column 'district' (district) has a code that is unknown")
  }

  private func expectSilence(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      let text = "\(diagnostic)"
      for value in ["山田", "花子", "1980", "1234", "架空町", "主治医"] { #expect(!text.contains(value), "\(text)") }
    }
  }

  @Test("has each number once, also across files")
  func duplicates() async throws {
    let diagnostics = try await read([
      "content/cases/R4-0001.md": Self.summary,
      "content/cases/a.csv": Self.header + Self.record + Self.record
        + Self.record.replacing("R4-0002", with: "R4-0001"),
    ]).diagnostics
    #expect(diagnostics.map(\.id) == ["case.duplicate-id", "case.duplicate-id"])
    #expect(diagnostics.map(\.place?.position?.line) == [4, 3])
  }

  @Test("may be known to have age bands that do not fit")
  func accepted() async throws {
    let settings = RegisterSettings(accepted: [.ageBand: ("架空", Place(path: "engawa.yml"))])
    let text = Self.summary.replacing("age-band: 40s", with: "age-band: 70s")
    #expect(try await read(["content/cases/R4-0001.md": text], settings: settings).diagnostics == [])
    let unused = try await read(["content/cases/R4-0001.md": Self.summary], settings: settings)
    #expect(unused.diagnostics.map(\.id) == ["register.nothing-to-accept"])
  }

  @Test("knows that a case can close and open again")
  func reopened() async throws {
    let text = Self.summary.replacing(
      "opened: 2022-04-07", with: "opened: 2021-01-07\nclosed: 2021-03-31\nreopened: 2022-04-01"
    ).replacing("age-band: 40s", with: "age-band: 40s")
    #expect(try await read(["content/cases/R4-0001.md": text]).diagnostics == [])
  }

  @Test("does not show names of files that may be names of people")
  func names() async throws {
    let diagnostics = try await read([
      "content/cases/山田花子.md": Self.summary, "content/cases/a/山田/R4-0001.md": Self.summary,
      "content/cases/.x.md": "a", "content/cases/a.xls": "a",
    ]).diagnostics
    #expect(diagnostics.map(\.id) == Array(repeating: "register.strange-file", count: 4))
    expectSilence(diagnostics)
  }

  @Test("may be missing, or lie elsewhere")
  func elsewhere() async throws {
    #expect(try await read([:]).value == nil)
    let register = try await read(["records/R4-0001.md": Self.summary], settings: RegisterSettings(folder: "records"))
    #expect(register.value?.cases.count == 1)
  }

  @Test("says where a spreadsheet is neither UTF-8 nor CP932")
  func encoding() async throws {
    let folder = try TemporaryFolder()
    try folder.write("content/cases/a.csv", Data(Self.header.utf8) + Data([0x0A, 0xFF, 0xFF, 0x80]))
    let codes = try CodeBook.read(root: Repository.fixture("council").path).value
    let diagnostics = try await Register.read(
      root: folder.path, settings: RegisterSettings(), codes: codes, today: nil, jobs: 1
    ).diagnostics
    #expect(diagnostics.map(\.id) == ["csv.encoding"])
    #expect(diagnostics.first?.place?.position?.line == 3)
  }

  @Test("has so many columns, and says so")
  func tooManyColumns() async throws {
    let found = try await read(["content/cases/a.csv": "id" + String(repeating: ",", count: 100_000) + "\n"])
      .diagnostics
    #expect(found.map(\.id) == ["csv.too-many-columns"])
    #expect(found[0].message.en.contains("1000"))
  }
}
