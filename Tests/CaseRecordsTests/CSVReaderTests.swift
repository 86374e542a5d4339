import Testing

@testable import CaseRecords

@Suite("Comma-separated values")
struct CSVReaderTests {
  private func records(_ text: String) -> [[String]] {
    var reader = CSVReader(Array(text.utf8))
    var records: [[String]] = []
    while reader.next() { records.append(reader.cells.map { reader.text($0) }) }
    return records
  }

  @Test(
    "are read as RFC 4180 describes them",
    arguments: [
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"bbb\",\"ccc\"\r\nzzz", [["aaa", "bbb", "ccc"], ["zzz"]]),
      ("\"aaa\",\"b\r\nbb\",\"c,c\"\nz,,\n", [["aaa", "b\r\nbb", "c,c"], ["z", "", ""]]),
      ("\"aaa\",\"b\"\"bb\"\n", [["aaa", "b\"bb"]]), ("\u{FEFF}a,b\n\n,,\nc,d\n", [["a", "b"], ["c", "d"]]),
      (" a , b\n", [["a", "b"]]), ("", []), ("\"\"\"\"\n", [["\""]]),
    ])
  func records(text: String, expected: [[String]]) { #expect(records(text) == expected) }

  @Test("know the line that each record begins in")
  func lines() {
    var reader = CSVReader(Array("a,b\n\"x\ny\",c\n\nd,e\n".utf8))
    var lines: [Int] = []
    while reader.next() { lines.append(reader.recordLine) }
    #expect(lines == [1, 2, 5])
  }
}
