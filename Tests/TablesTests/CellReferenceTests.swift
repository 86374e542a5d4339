import Tables
import Testing

@Suite("The name of a cell")
struct CellReferenceTests {
  @Test(
    "is read as it is written",
    arguments: ["t[a]", "households[kamata,single]", "t[*,2022-04..2022-09]", "t@2022-12[total]"])
  func reading(name: String) throws {
    #expect(try #require(CellReference(name)).name == name)
  }

  @Test(
    "is none without a table, codes and brackets",
    arguments: ["", "t", "t[]", "[a]", "t[a", "t[a,b,c]", "t[a,]", "t[a] (2)", "t[a][b]"])
  func others(text: String) { #expect(CellReference(text) == nil) }
}
