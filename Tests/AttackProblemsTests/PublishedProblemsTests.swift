import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import AttackProblems

/// What the answers to published problems say of one.
private struct Answer: Decodable, Sendable {
  let exit: Int
  let leaks: Int
  let undecided: Int
  let bad: [String: [Int]]
}

@Suite("Published instances")
struct PublishedProblemsTests {
  @Test(
    "have the known answers, and the same intervals without the truth in the file")
  func answers() throws {
    let expected = try JSONDecoder().decode(
      [String: Answer].self, from: Data(contentsOf: Repository.fixture("disclosure/expected.json")))
    for (name, answer) in expected.sorted(by: { $0.key < $1.key }) {
      let bytes = try Array(Data(contentsOf: Repository.fixture("disclosure/\(name).json")))
      let read = AttackProblemReader.read(SourceText(path: "\(name).json", bytes: bytes))
      #expect(read.diagnostics == [], "\(name)")
      var problem = try #require(read.value)
      let report = Auditor.audit(problem)
      let bad = report.findings.filter { $0.verdict == .leak }
      let found = bad.map { ($0.id.description, [$0.lower, $0.upper ?? -1]) }
      #expect(Dictionary(found, uniquingKeysWith: { $1 }) == answer.bad, "\(name)")
      #expect(report.leaks == answer.leaks && report.undecided == answer.undecided, "\(name)")
      #expect(report.isSafe == (answer.exit == 0), "\(name)")

      for index in problem.cells.indices { problem.cells[index].truth = nil }
      let blind = Auditor.audit(problem)
      #expect(blind.findings.map(\.lower) == report.findings.map(\.lower), "\(name)")
      #expect(blind.findings.map(\.upper) == report.findings.map(\.upper), "\(name)")
      #expect(zip(report.findings, blind.findings).allSatisfy { $0.verdict == .safe || $1.verdict != .safe }, "\(name)")
    }
  }
}
