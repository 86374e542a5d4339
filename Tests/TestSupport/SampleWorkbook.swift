/// .xlsx files as offices have them, put together by hand.
public struct SampleWorkbook: Sendable {
  /// The files of the archive.
  public var files: [(name: String, text: String)]

  /// Makes a workbook of sheets with texts in their cells; `nil` is an empty cell, and a cell that begins with `=` is a
  /// number in the style of that place: `=44658@1`.
  public init(_ sheets: [(name: String, rows: [[String?]])], merged: [String] = [], more: String = "") {
    var strings: [String] = []
    files = [("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")]
    let names = sheets.enumerated().map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>" }
    files.append(
      (
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook xmlns:r=\"r\"><workbookPr/><sheets>\(names.joined())</sheets></workbook>"
      ))
    let relations = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    files.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"))
    for (index, sheet) in sheets.enumerated() {
      let rows = sheet.rows.enumerated().map { row, cells in
        let cells = cells.enumerated().map { column, text -> String in
          guard let text else { return "" }
          let place = "\(Self.letters(column))\(row + 1)"
          if text.hasPrefix("=") {
            let parts = text.dropFirst().split(separator: "@")
            return "<c r=\"\(place)\" s=\"\(parts.count > 1 ? parts[1] : "0")\"><v>\(parts[0])</v></c>"
          }
          strings.append(text)
          return "<c r=\"\(place)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
        }
        return cells.allSatisfy(\.isEmpty) ? "" : "<row r=\"\(row + 1)\">\(cells.joined())</row>"
      }
      let areas = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      files.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet>\(more)<sheetData>\(rows.joined())</sheetData><mergeCells>\(areas)</mergeCells></worksheet>"
        ))
    }
    let shared = strings.map { "<si><t>\(Self.escaped($0))</t><rPh sb=\"0\" eb=\"1\"><t>ヨミ</t></rPh></si>" }
    files.append(("xl/sharedStrings.xml", "<sst>\(shared.joined())</sst>"))
    files.append(
      (
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
      ))
  }

  /// The file, with nothing packed.
  public var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
      let (offset, content) = (archive.count, Array(text.utf8))
      let head =
        Self.little(20, 2) + Self.little(0x0800, 2) + Self.little(0, 2) + Self.little(0, 4)
        + Self.little(Int(Self.checksum(content)), 4) + Self.little(content.count, 4) + Self.little(content.count, 4)
        + Self.little(name.utf8.count, 2) + Self.little(0, 2)
      archive += Self.little(0x0403_4B50, 4) + head + Array(name.utf8) + content
      directory +=
        Self.little(0x0201_4B50, 4) + Self.little(20, 2) + head + Self.little(0, 2) + Self.little(0, 2)
        + Self.little(0, 2) + Self.little(0, 4) + Self.little(offset, 4) + Array(name.utf8)
    }
    return archive + directory + Self.little(0x0605_4B50, 4) + Self.little(0, 4) + Self.little(files.count, 2)
      + Self.little(files.count, 2) + Self.little(directory.count, 4) + Self.little(archive.count, 4)
      + Self.little(0, 2)
  }

  private static func letters(_ column: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? letter : letters(column / 26 - 1) + letter
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32, as ZIP has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
