import AttackProblems
import Tables
import TestSupport
import Testing

@Suite("The identifier of a cell")
struct CellIDTests {
  private let single = CellReference("households", row: "kamata", column: "single")

  @Test(
    "is read from a file as it is written there",
    arguments: [
      "households[kamata,single]", "t[a] (unpublished)", "r0c1", "ab:a0/*", "t[a] (2)", "t[a] − t[b]", "~district=a",
      " (unpublished)", "", "t[a,b,c] (unpublished)",
    ])
  func reading(name: String) { #expect(CellID(name).description == name) }

  @Test("is that of a table's cell where a file names one")
  func cells() {
    #expect(CellID("households[kamata,single]") == .cell(single))
    #expect(CellID("households[kamata,single] (unpublished)") == .unpublished(single))
    #expect(CellID("r0c1") == .named("r0c1"))
  }

  @Test("is never that of a difference, a crossing or an earlier release where a file calls a cell so")
  func lookalikes() {
    let whole = CellID.cell(single)
    for id in [
      CellID.difference([whole], minus: [whole]), .crossing("district=a"), .earlier(whole, release: 2),
      .derived(whole, "any district"),
    ] {
      #expect(CellID(id.description) == .named(id.description))
    }
  }

  @Test("names the cells that it is made of, and says how")
  func parts() {
    let (all, june) = (CellReference("mentions", row: "total"), CellReference("persons", row: "total"))
    let rest = CellID.difference([.cell(all), .cell(single)], minus: [.earlier(.cell(june), release: 2)])
    #expect(rest.cells == [all, single, june])
    #expect(rest.description == "mentions[total] + households[kamata,single] − persons[total] (2)")
    #expect(CellID.derived(.cell(all), "any district").description == "mentions[total] any district")
    #expect(CellID.crossing("district=a").cells == [])
  }
}
