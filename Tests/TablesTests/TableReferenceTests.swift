import Tables
import Testing

@Suite("The name of a table")
struct TableReferenceTests {
  @Test(
    "is read as it is written, with the month that it ends with or without one",
    arguments: ["routes", "routes@2022-12"])
  func reading(name: String) { #expect(TableReference(name: name).name == name) }

  @Test("tells the table and the month")
  func parts() {
    #expect(TableReference(name: "routes@2022-12") == TableReference("routes", at: "2022-12"))
    #expect(TableReference(name: "routes") == TableReference("routes"))
    let december = TableReference("routes", at: "2022-12")
    #expect(CellReference("routes@2022-12[outreach]") == CellReference(december, row: "outreach"))
  }
}
