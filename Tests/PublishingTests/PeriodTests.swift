import Chronology
import Diagnostics
import Ledger
import Publishing
import TestSupport
import Testing

/// Tables of months that are not over, and of months that readers subtract from one another.
@Suite("Periods of tables")
struct PeriodTests {
  private func site(_ statistics: [String: String]) throws -> TinySite {
    var files = ["engawa.yml": TinySite.configuration + TinySite.editions("threshold: 5")]
    for (name, text) in statistics { files["content/statistics/\(name).yml"] = "title: 表\nsource: 記録\n" + text }
    let site = try TinySite(files)
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    var text = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05\n"
    for index in 0..<24 {
      text +=
        "R4-\(1000 + index),chofu,2022-04-10,telephone,self,40s,single,poverty,架空 人\(index),1977-01-05,new,continuing\n"
    }
    try site.folder.write("content/cases/a.csv", text)
    return site
  }

  @Test("that end after the last recorded day are not sealed, unless that day is given")
  func beyond() async throws {
    let site = try site([
      "a": "unit: persons\nperiod: 2022-04..2022-06\nrows: {by: district}\n",
      "b": "unit: persons\nperiod: FY2022\nrows: {by: route}\n",
      "c": "unit: persons\nperiod: 2022-04..2022-05\nrows: {by: household}\n",
    ])
    let options = Publishing.Options(root: site.folder.path, jobs: 1)
    do {
      _ = try await Publishing.seal(options, isDryRun: false)
      Issue.record("nothing was refused")
    } catch let stop as Stop {
      #expect(stop.cause == .content)
      #expect(stop.diagnostics.map(\.id) == ["seal.beyond-records", "seal.beyond-records"])
      #expect(
        stop.diagnostics.compactMap(\.place?.path) == ["content/statistics/a.yml", "content/statistics/b.yml"])
    }
    #expect(try Publishing.publicLedger(options).sealings.isEmpty)
    let day = CalendarDate(year: 2023, month: 3, day: 31)
    let report = try await Publishing.seal(options, asOf: day, isDryRun: false)
    #expect(!report.diagnostics.haveErrors)
    #expect(try Publishing.publicLedger(options).sealings.count == 1)
  }

  @Test("may lack figures and with them their total, and are published all the same")
  func missing() async throws {
    let given = "given: {single: 82, couple: 28, parent-and-child: 65, three-generations: …, other: 20}\n"
    let site = try site(["a": "unit: persons\nrows: {by: household, total: true}\n" + given])
    let options = Publishing.Options(root: site.folder.path, jobs: 1)
    _ = try await Publishing.seal(options, isDryRun: false)
    _ = try await Publishing.build(options)
    #expect(try site.folder.read("public/statistics/a.html").contains("元の資料にない数が1個あります。"))
  }

  @Test("whose months tell of states, or of who left, ask for a check of those who leave")
  func leavers() async throws {
    let states = "unit: persons\nperiod: 2022-04..2022-05\nrows: {by: state, total: true}\ncolumns: {by: month}\n"
    let check =
      "checks: [{says: 誰も去らない, that: \"a[total, month] >= a[total, previous month] for each month in 2022-05..2022-05\"}]\n"
    func found(_ statistics: [String: String]) async throws -> [Diagnostic] {
      let site = try site(statistics)
      let report = try await Publishing.build(.init(root: site.folder.path, jobs: 1))
      return withExtendedLifetime(site) { report.warnings.filter { $0.id == "statistics.leavers-unknown" } }
    }
    let warned = try await found(["a": states])
    #expect(warned.count == 1 && warned.first?.severity == .warning && warned.first?.place?.position?.line == 5)
    #expect(try await found(["a": states + check]).isEmpty)
    let closed = "unit: persons\nperiod: 2022-04..2022-05\nrows: {by: closed}\nwhere: {closed: 2022-04..2022-05}\n"
    #expect(try await found(["a": closed]).count == 1)
    // One month has no other to be subtracted.
    #expect(try await found(["a": "unit: persons\nperiod: 2022-04\nrows: state\n"]).isEmpty)
  }
}
