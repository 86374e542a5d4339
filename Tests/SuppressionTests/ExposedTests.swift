import AttackProblems
import TestSupport
import Testing

@testable import Suppression

@Suite("What gives a count away")
struct ExposedTests {
  @Test("stands once for each of its tables, however many of their cells it is a sum of")
  func tables() {
    let rest = CellID.difference(["m[a]", "m[b]", "m[c]"], minus: ["dh[a,x]", "dh[b,x]", "routes@2022-12[p]"])
    #expect(SuppressionSearch.Exposed(rest).tables == ["m", "dh", "routes"])
    #expect(SuppressionSearch.Exposed(rest, tables: ["n"]).tables == ["n"])
    #expect(SuppressionSearch.Exposed(.crossing("district=a")).tables == [])
  }
}
