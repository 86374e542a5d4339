import AttackProblems
import Chronology
import Diagnostics
import Foundation
import Ledger
import TestSupport
import Testing

@testable import Publishing

@Suite("A year of months")
struct YearTests {
  @Test(
    "with newcomers, closings, reopenings and two corrections stays safe, together with all that was published before",
    arguments: [1, 2])
  func year(seed: Int) async throws {
    var random = RandomNumbers(seed: seed)
    let monthly = try MonthlySite()
    let options = monthly.options
    var changes = "id,month,state,closed,reopened\n"
    var closed: [(id: String, month: Int)] = []
    // A table of closings counts each person once.
    var everClosed: Set<String> = []
    var number = 2000
    var corrections = 0
    for step in 0..<9 {
      let month = try #require(CalendarMonth(iso: "2022-05")?.advanced(by: step))
      let newcomers = Int.random(in: 3...14, using: &random)
      try monthly.add(
        (0..<newcomers).map { ("R4-\(number + $0)", "\(month.iso)-10", "") }, as: "new-\(step).csv")
      number += newcomers
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let id = "R4-\(1000 + Int.random(in: 0..<60, using: &random))"
        guard everClosed.insert(id).inserted else { continue }
        changes += "\(id),\(month.iso),,\(month.iso)-20,\n"
        closed.append((id, step))
      }
      if let back = closed.first, back.month + 2 < step, random.chance(60) {
        changes += "\(back.id),\(month.iso),,,\(month.iso)-05\n"
        closed.removeFirst()
      }
      try monthly.site.folder.write("content/cases/changes.csv", changes)
      if step == 3 || step == 6 {
        let late = Int.random(in: 12...20, using: &random)
        try monthly.add((0..<late).map { ("R4-\(8000 + step * 100 + $0)", "2022-04-20", "") }, as: "late-\(step).csv")
        // What is new of this month waits until the correction is out.
        let before = try #require(month.advanced(by: -1))
        try await correct(monthly, upTo: before, step: step, corrections: &corrections)
      }
      try await move(monthly, to: month)
      let publication = try #require(try Publishing.publicLedger(options).publication)
      let report = Auditor.audit(publication)
      #expect(report.isSafe, "\(seed) \(month.iso) \(report.findings.filter { $0.verdict != .safe }.prefix(3))")
    }
    #expect(corrections == 2)
    #expect(try await Publishing.build(options).warnings.filter { !$0.id.hasPrefix("sealing.") } == [])
  }

  /// Publishes a correction, or leaves out again what cannot be corrected.
  private func correct(
    _ monthly: MonthlySite, upTo month: CalendarMonth, step: Int, corrections: inout Int
  ) async throws {
    let new = "new-\(step).csv"
    let kept = try monthly.site.folder.read("content/cases/\(new)")
    try FileManager.default.removeItem(atPath: monthly.site.folder.file("content/cases/\(new)"))
    defer { corrections += 1 }
    let changes = try monthly.site.folder.read("content/cases/changes.csv")
    let later = "\(month.advanced(by: 1)?.iso ?? "")"
    try monthly.site.folder.write(
      "content/cases/changes.csv",
      changes.split(separator: "\n").filter { !$0.contains(later) }.joined(separator: "\n") + "\n")
    let report = try await Publishing.correct(monthly.options, reason: "届くのが遅れたため", isApplied: true).value
    if !report.problems.isEmpty {
      try FileManager.default.removeItem(atPath: monthly.site.folder.file("content/cases/late-\(step).csv"))
    }
    try monthly.site.folder.write("content/cases/changes.csv", changes)
    try monthly.site.folder.write("content/cases/\(new)", kept)
  }

  /// Moves on; where nothing new can be published, the ledger stays as it was.
  private func move(_ monthly: MonthlySite, to month: CalendarMonth) async throws {
    let before = try Publishing.publicLedger(monthly.options).sealings
    do { _ = try await Publishing.month(month, monthly.options, isApplied: true) } catch let stop as Stop {
      #expect(stop.cause == .refused, "\(stop.diagnostics)")
      #expect(try Publishing.publicLedger(monthly.options).sealings == before)
    }
  }
}
