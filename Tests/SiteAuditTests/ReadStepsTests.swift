import Testing

@testable import SiteAudit

@Suite("The steps of a chart, as an auditor reads them")
struct ReadStepsTests {
  private func areOrder(_ steps: [(step: String, cell: String?)]) -> Bool {
    var read = ReadSteps()
    for (step, cell) in steps { read.add(step, of: cell) }
    return read.areOrder
  }

  @Test("may go by one side of the table, with lines and names beside them")
  func order() {
    #expect(areOrder([]))
    #expect(areOrder([("1", "0,0"), ("1", "0,1"), ("2", "3,0"), ("2", "3,1"), ("1", nil), ("2", nil)]))
    #expect(areOrder([("1", "0,0"), ("2", "0,1"), ("3", "0,2"), ("3", nil)]))
    // A total comes with the last part.
    #expect(areOrder([("1", "0,0"), ("2", "1,0"), ("2", "2,0")]))
  }

  @Test(
    "may say nothing else: no number of their own, none left out, no two for one member, and none that is no number",
    arguments: [
      [("5", "0,0")], [("1", "0,0"), ("3", "1,0")], [("1", "0,0"), ("2", "0,1"), ("2", "1,0"), ("1", "1,1")],
      [("1", "0,0"), ("7", nil)], [("01", "0,0")], [("one", "0,0")], [("1", "0")], [("0", "0,0")],
    ] as [[(String, String?)]])
  func numbers(steps: [(String, String?)]) {
    #expect(!areOrder(steps.map { (step: $0.0, cell: $0.1) }))
  }
}
