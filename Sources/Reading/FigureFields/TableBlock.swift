public import Diagnostics
import Fields

/// A table of figures as an author asks for it in a text.
public struct TableBlock: Sendable {
  /// The name of the table.
  public let table: PlacedName
  /// Its title; by itself that of the table.
  public let title: String?
  /// What is said below it.
  public let note: String?

  /// Reads a table from YAML.
  ///
  /// - Parameter start: where the block begins, for what is not there.
  public static func read(_ source: SourceText, start: Place.Position) -> Reviewed<TableBlock?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    if pairs.isEmpty, diagnostics.haveErrors { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source, start: start)
    let table = reader.required("table", .named)
    let title = reader.optional("title", .text)
    let note = reader.optional("note", .text)
    diagnostics += reader.finish()
    guard let table, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    return Reviewed(TableBlock(table: table, title: title, note: note), diagnostics)
  }
}
