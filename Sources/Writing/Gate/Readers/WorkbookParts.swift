import Workbooks

extension Gate {
  /// What is found in a workbook: in the rows of its sheets, as they are read, and in every file inside it.
  static func findings(inWorkbook bytes: [UInt8], _ knowledge: Knowledge) -> [Knowledge.Finding] {
    do {
      let rows = try Workbook.read(bytes).sheets.flatMap(\.rows).map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      }
      var found = findings(in: Array(rows.joined(separator: "\n").utf8), format: .csv, knowledge, depth: 1)
      for part in try Workbook.parts(of: bytes) {
        found += findings(in: Array(part.name.utf8), format: .plain, knowledge, depth: 1)
        found += findings(in: part.bytes, format: partFormat(part.name), knowledge, depth: 1)
      }
      return found.map(\.finding)
    } catch { return [Knowledge.Finding(rule: .unreadable)] }
  }

  /// How a file inside a workbook is read; what is no XML is nothing that a table needs.
  private static func partFormat(_ name: String) -> FileFormat {
    name.hasSuffix(".xml") || name.hasSuffix(".rels") ? .xml : .unknown
  }
}
