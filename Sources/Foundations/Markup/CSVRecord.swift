/// A record of CSV.
public enum CSVRecord {
  /// The record with its end of line, quoted as RFC 4180 says where a cell needs it.
  public static func text(_ cells: [String], lineEnd: String = "\n") -> String {
    cells.map(cell).joined(separator: ",") + lineEnd
  }

  /// A text as a spreadsheet shows it and does not run it: an apostrophe stands before what it would take for a formula.
  public static func plain(_ text: String) -> String {
    text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
