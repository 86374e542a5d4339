import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("The site of this repository, a month later")
struct MovingOnTests {
  private let folder: TemporaryFolder
  private var options: Publishing.Options { .init(root: folder.path, jobs: 2) }

  init() throws {
    folder = try TemporaryFolder()
    try Repository.copy(["content", "templates", "engawa.yml"], to: folder)
  }

  /// Moves the only line that names the last month.
  private func moveOn(to month: String) throws {
    let text = try folder.read("engawa.yml")
    try folder.write(
      "engawa.yml", text.replacing(#/(?m)^reporting-period: .*$/#, with: "reporting-period: 2022-04..\(month)"))
  }

  /// The report, but for the last day that the register knows of.
  private var report: String {
    get throws {
      try folder.read("public/reports/r4-individual-support.html").replacing(#/<li>[^<]*現在</li>/#, with: "")
    }
  }

  /// Adds somebody who came in a month.
  private func add(_ id: String, _ opened: String) throws {
    let text = try folder.read("content/cases/R4-0208.md")
    try folder.write(
      "content/cases/\(id).md",
      text.replacing("id: R4-0208", with: "id: \(id)").replacing(#/(?m)^opened: .*$/#, with: "opened: \(opened)")
        .replacing(#/(?m)^months:\n( .*\n)+/#, with: ""))
  }

  @Test("moves to January and to April by one line and the cases that are new or changed, and its report stays")
  func months() async throws {
    _ = try await Publishing.build(options)
    let report = try self.report
    try moveOn(to: "2023-01")
    for number in 1...3 { try add("R4-021\(number)", "2023-01-1\(number)") }
    try folder.write(
      "content/cases/changes.csv",
      "id,month,state,closed\nR4-0150,2023-01,on-consultation,\nR4-0098,2023-01,,2023-01-20\n")
    #expect(try await Publishing.seal(options, isDryRun: false).value.file == "content/sealed/residents/0006.json")
    var built = try await Publishing.build(options)
    #expect(built.warnings.filter { $0.id != "statistics.no-table" } == [])
    let table = try folder.read("public/statistics/caseload-deck.html")
    // Ten columns in five rows are turned on a telephone.
    #expect(table.contains("208") && table.contains("<table class=\"turns\">"))
    #expect(try self.report == report)

    try moveOn(to: "2023-04")
    for (number, month) in [(1, "02"), (2, "03"), (3, "04")] { try add("R5-000\(number)", "2023-\(month)-03") }
    #expect(try await Publishing.seal(options, isDryRun: false).value.file == "content/sealed/residents/0007.json")
    built = try await Publishing.build(options)
    #expect(built.warnings.filter { $0.id != "statistics.no-table" } == [])
    #expect(try folder.read("public/statistics/routes.html").contains("（令和5年4月）"))
    #expect(try self.report == report)
  }

  @Test("goes on standing with its reports where new figures would give people away, for people inside too")
  func shownAgain() async throws {
    try folder.write(
      "content/reports/autumn.md",
      TinySite.page(
        "秋の報告", "period: 2022-10..2022-12\n",
        """
        12月に終えたのは[?人](stat:closed[2022-12])、訪問から始まったのは[?人](stat:routes[outreach])でした。

        ```chart
        table: closed
        ```

        """))
    _ = try await Publishing.build(options)
    let before = try folder.read("public/reports/autumn.html")
    // One who comes and one who leaves: leavers are too few to be told, so that they are told as before, and quarters too
    // fine.
    try moveOn(to: "2023-01")
    try add("R4-0211", "2023-01-11")
    try folder.write("content/cases/changes.csv", "id,month,state,closed\nR4-0207,2023-01,,2023-01-31\n")
    let sealed = try await Publishing.seal(options, isDryRun: false).value
    #expect(sealed.text.en.contains("closed: shown again as it was on 2022-12-31"), "\(sealed.text.en)")
    let built = try await Publishing.build(options)
    #expect(built.warnings == [])
    func text(_ page: String) -> String { page.replacing(#/<li>[^<]*現在</li>/#, with: "") }
    #expect(try text(folder.read("public/reports/autumn.html")).contains("2022年12月") && before.contains("2022年12月"))
    let quarters = try folder.read("public/statistics/new-by-quarter.html")
    #expect(!quarters.contains("令和4年4月から6月に"))

    var inside = options
    inside.edition = "training"
    _ = try await Publishing.seal(inside, isDryRun: false)
    _ = try await Publishing.build(inside)
    #expect(try folder.read("internal/reports/autumn.html").contains("秋の報告"))
    #expect(try await Publishing.auditOutput(inside, isJoint: false).diagnostics == [])
  }

  @Test("has no month of its own behind the months that the register is complete for")
  func notOver() async throws {
    try moveOn(to: "2023-02")
    var options = options
    options.today = CalendarDate(iso: "2023-01-31")
    await #expect { try await Publishing.check(options) } throws: { error in
      (error as? Stop)?.diagnostics.contains { $0.id == "configuration.period-not-over" } ?? false
    }
  }
}
