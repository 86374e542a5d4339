public import Diagnostics
import Fields

/// A diagram that an author puts into a text: told there, or that of a page.
public struct DiagramBlock: Sendable {
  /// Where the diagram is told.
  public let content: Content
  /// Whether its parts are shown one after another where it stands on a slide.
  public let isRevealed: Bool

  /// Where a diagram is told.
  public enum Content: Sendable {
    /// In the block.
    case own(DiagramDeclaration)
    /// In the front matter of a page: its first diagram, or that of a field.
    case model(PlacedName, field: PlacedName?)
  }

  /// Reads a diagram from YAML.
  ///
  /// - Parameter start: where the figure begins, for what is not there.
  public static func read(_ source: SourceText, start: Place.Position) -> Reviewed<DiagramBlock?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    if pairs.isEmpty, diagnostics.haveErrors { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source, start: start)
    let isRevealed = reader.optional("reveal", .flag) ?? false
    var content: Content?
    if reader.has("model") {
      let model = reader.required("model", .named)
      let field = reader.optional("field", .named)
      content = model.map { .model($0, field: field) }
    } else {
      content = DiagramDeclaration.declaration(&reader).map { .own($0) }
    }
    diagnostics += reader.finish()
    guard let content, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    return Reviewed(DiagramBlock(content: content, isRevealed: isRevealed), diagnostics)
  }
}
