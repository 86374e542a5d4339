import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import AttackProblems

@Suite("Protection of published instances")
struct ProtectedProblemsTests {
  /// Each with the most cells that may be hidden for the sake of others: one more than the best that is known.
  static let problems: [(name: String, most: Int)] = [
    ("01a_linked_naive_leak", 2), ("02a_two_per_line_still_exact", 3), ("03a_gauss_singleton_none_leak", 11),
    ("04a_gauss_hierarchical_maxN4", 5), ("05a_total_of_one_leak", 3),
    ("05b_total_of_one_hidden_but_column_leaks", 3), ("05d_total_of_zero_leak", 6), ("06a_singletons_leak", 5),
    ("10a_temporal_increment_leak", 10), ("10b_temporal_pattern_drift_leak", 4), ("14_tauargus_manual_audit", 1),
  ]

  @Test(
    "is safe, and hides at most one cell more than is known to be needed",
    arguments: problems)
  func safe(name: String, most: Int) throws {
    let bytes = try Array(Data(contentsOf: Repository.fixture("disclosure/\(name).json")))
    let problem = try #require(AttackProblemReader.read(SourceText(path: "\(name).json", bytes: bytes)).value)
    let protection = try Protector.protect(problem)
    #expect(protection.unprotectable == [])
    #expect(protection.secondaries.count <= most, "\(protection.secondaries)")
    #expect(Auditor.audit(protection.problem).isSafe)
  }
}
