import CaseRecords
import Chronology
import Codes
import Content
import Diagnostics
import TestSupport
import Testing

@Suite("What goes on in a case that nobody changes")
struct StateHistoryTests {
  private static let states = """
    title: {ja: 支援の状態}
    codes:
      - {code: new, label: {ja: 新規}, lasts: month, then: continuing}
      - {code: continuing, label: {ja: 継続}}
      - {code: on-consultation, label: {ja: 相談時対応}}

    """

  private func read(
    _ files: [String: String], states: String = states, period: String? = "2022-04..2022-09"
  ) async throws -> Reviewed<Register?> {
    let folder = try TemporaryFolder(files)
    try Repository.copyFixture("council/content/codes", to: folder, as: "content/codes")
    try folder.write("content/codes/states.yml", states)
    let codes = try CodeBook.read(root: folder.path)
    #expect(codes.diagnostics == [])
    return try await Register.read(
      root: folder.path, settings: RegisterSettings(noteColumns: ["memo"]), codes: codes.value,
      period: period.flatMap { MonthRange(code: $0) }, today: CalendarDate(iso: "2022-10-31"), jobs: 2)
  }

  /// A summary with other dates and months.
  private func summary(_ dates: String, _ months: String = "") -> [String: String] {
    let text = RegisterTests.summary.replacing("opened: 2022-04-07", with: dates)
      .replacing(
        "months:\n  2022-04: new\n  2022-05: continuing\n", with: months.isEmpty ? "" : "months: {\(months)}\n")
    return ["content/cases/R4-0001.md": text]
  }

  /// The states of the only case, each by its first letter with the number of its month; in capitals if it is derived.
  private func history(_ files: [String: String], states: String = states) async throws -> String {
    let read = try await read(files, states: states)
    #expect(read.diagnostics == [])
    let register = try #require(read.value)
    return register.cases.first?.months.map { entry in
      let letter = register.variables.states.codes[entry.state].code.prefix(1)
      return "\(entry.month.month)\(entry.isDerived ? letter.uppercased() : String(letter))"
    }.joined(separator: " ") ?? ""
  }

  @Test(
    "follows from what is said, by the rules of the list of states",
    arguments: [
      ("opened: 2022-05-07", "", "5N 6C 7C 8C 9C"),
      ("opened: 2022-05-07", "2022-07: on-consultation", "5N 6C 7o 8O 9O"),
      ("opened: 2022-05-07", "2022-05: on-consultation, 2022-08: continuing", "5o 6O 7O 8c 9C"),
      ("opened: 2022-05-07\nclosed: 2022-07-31", "", "5N 6C 7C"),
      ("opened: 2022-05-07\nclosed: 2022-05-31", "", "5N"),
      ("opened: 2022-04-01\nclosed: 2022-05-31\nreopened: 2022-08-01", "", "4N 5C 8C 9C"),
      ("opened: 2022-04-01\nclosed: 2022-05-31\nreopened: 2022-08-01", "2022-08: on-consultation", "4N 5C 8o 9O"),
      ("opened: 2022-04-01\nclosed: [2022-05-31, 2022-08-02]\nreopened: [2022-07-01]", "", "4N 5C 7C 8C"),
      ("opened: 2022-04-01\nclosed: 2022-08-02\nreopened: 2022-07-01", "2022-05: on-consultation", "4N 5o 7C 8C"),
      // What a register was before the period counts on, and is none of its months.
      ("opened: 2021-03-07", "", "4C 5C 6C 7C 8C 9C"),
      ("opened: 2021-03-07", "2021-12: on-consultation", "12o 4O 5O 6O 7O 8O 9O"),
      // It had ended at some time that nobody wrote down.
      ("opened: 2021-03-07\nreopened: 2022-08-06", "2022-08: on-consultation", "8o 9O"),
      // A month beyond is kept as it is.
      ("opened: 2022-08-07", "2022-10: on-consultation", "8N 9C 10o"),
      ("opened: 2022-10-01", "", ""),
      // It became known late, and is new in that month.
      ("opened: 2022-05-07\ncounted-from: 2022-08", "", "8N 9C"),
      ("opened: 2022-05-07\ncounted-from: 2022-08", "2022-05: new, 2022-06: on-consultation", "8N 9C"),
      ("opened: 2022-05-07\ncounted-from: 2022-08", "2022-08: on-consultation", "8o 9O"),
    ])
  func rules(dates: String, months: String, expected: String) async throws {
    #expect(try await history(summary(dates, months)) == expected)
  }

  @Test("is only what is named where nothing is said of what the register is complete for")
  func oldForm() async throws {
    let read = try await read(summary("opened: 2022-04-07", "2022-04: new, 2022-06: continuing"), period: nil)
    #expect(read.value?.cases.first?.months.map(\.month.month) == [4, 6])
    let missing = try await self.read(summary("opened: 2022-04-07"), period: nil)
    #expect(missing.diagnostics.map(\.id) == ["front-matter.missing-key"])
  }

  @Test("is asked for where no rule says how a case begins")
  func unknown() async throws {
    let states = Self.states.replacing(", lasts: month, then: continuing", with: "")
    let read = try await read(summary("opened: 2022-05-07", "2022-07: continuing"), states: states)
    #expect(read.diagnostics.map(\.id) == ["case.unknown-state"])
    #expect(read.diagnostics.first?.message.en.contains("2022-05") ?? false)
    #expect(try await history(summary("opened: 2022-05-07", "2022-05: new"), states: states) == "5n 6N 7N 8N 9N")
  }

  @Test("is refused where two closings have no reopening between them, with the place")
  func closedTwice() async throws {
    let read = try await read(summary("opened: 2022-04-01\nclosed: [2022-05-31, 2022-08-02]"))
    #expect(read.diagnostics.map(\.id) == ["case.closed-twice"])
    #expect(read.diagnostics.first?.place?.position?.line == 5)
  }

  @Test("counts from no month before the opening, and not if it was over by then")
  func countedFrom() async throws {
    let early = try await read(summary("opened: 2022-05-07\ncounted-from: 2022-04"))
    #expect(early.diagnostics.map(\.id) == ["case.date-order"])
    let over = try await read(summary("opened: 2022-05-07\ncounted-from: 2022-08\nclosed: 2022-07-01"))
    #expect(over.diagnostics.map(\.id) == ["case.closed-before-counting"])
    #expect(over.diagnostics.first?.place?.position?.line == 5)
  }

  @Test("is the same in a spreadsheet with empty months, and with a list of changes, and mixed")
  func spreadsheets() async throws {
    let header = RegisterTests.header.replacing("closed", with: "closed,reopened")
    func row(_ id: String, _ closed: String, _ states: String) -> String {
      "\(id),omori,2022-04-07,\(closed),outreach,self,40s,single,poverty,山田 花子,1980-01-02,,\(states)\n"
    }
    let changes = """
      id,month,state,closed,reopened
      R4-0003,令和4年6月,相談時対応,,
      R4-0003,2022-08,,2022-08-09,
      R4-0001,2022-09,on-consultation,,
      """
    let read = try await read(
      summary("opened: 2022-08-07").merging([
        "content/cases/a.csv": header + row("R4-0002", ",", ",on-consultation")
          + row("R4-0004", "2022-04-30;2022-07-31,2022-06-01", ","),
        "content/cases/b.csv": header.replacing(",2022-04,2022-05", with: "")
          + row("R4-0003", ",", "").replacing(
            ",\n", with: "\n"), "content/cases/changes.csv": changes,
      ]) { $1 })
    #expect(read.diagnostics == [])
    let register = try #require(read.value)
    let histories = register.cases.map { record in
      record.months.map { "\($0.month.month)\(register.variables.states.codes[$0.state].code.prefix(1))" }
        .joined(separator: " ")
    }
    #expect(histories == ["8n 9o", "4n 5o 6o 7o 8o 9o", "4n 5c 6o 7o 8o", "4n 6c 7c"])
  }

  @Test("has no change of nobody, no two states for a month, and no change without anything")
  func badChanges() async throws {
    let changes = """
      id,month,state,closed
      R4-0009,2022-06,continuing,
      R4-0001,2022-04,continuing,
      """
    let twice = try await read(
      summary("opened: 2022-04-07", "2022-04: new").merging(["content/cases/c.csv": changes]) { $1 })
    #expect(twice.diagnostics.map(\.id) == ["case.two-states"])
    #expect(twice.diagnostics.first?.place?.position?.line == 3)
    let nobody = try await read(
      summary("opened: 2022-04-07").merging(["content/cases/c.csv": changes]) { $1 })
    #expect(nobody.diagnostics.map(\.id) == ["case.change-of-nobody"])
    for (row, id) in [
      ("R4-0001,2022-06,,", "case.empty-change"), ("R4-0001,6,new,", "case.not-a-month"),
      ("R4-0001,2022-06,山田,", "case.unknown-code"), ("山田,2022-06,new,", "case.malformed-id"),
      ("R4-0001,2022-06,new", "csv.cell-count"), ("R4-0001,2022-06,,昨日", "case.no-such-day"),
    ] {
      let text = "id,month,state,closed\n\(row)\n"
      let found = try await read(summary("opened: 2022-04-07").merging(["content/cases/c.csv": text]) { $1 })
      #expect(found.diagnostics.map(\.id) == [id], "\(row)")
      #expect(!"\(found.diagnostics)".contains("山田"))
    }
    let half = try await read(
      summary("opened: 2022-04-07").merging(["content/cases/c.csv": "id,state\nR4-0001,new\n"]) { $1 })
    #expect(half.diagnostics.map(\.id) == ["csv.missing-column"])
  }
}
