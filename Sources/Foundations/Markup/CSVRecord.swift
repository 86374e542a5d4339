/// A record of CSV.
public enum CSVRecord {
  /// The record with its end of line, quoted as RFC 4180 says where a cell needs it.
  public static func text(_ cells: [String], lineEnd: String = "\n") -> String {
    cells.map(cell).joined(separator: ",") + lineEnd
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
