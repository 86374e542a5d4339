public import Diagnostics
import Fields

/// Ways to go from a page, as an author lists them: each with a sign that is understood before its words are.
public struct LinkBlock: Sendable {
  /// The links, in order.
  public let links: [Link]

  /// A way to go.
  public struct Link: Sendable {
    /// What stands on it.
    public let label: String
    /// A few more words.
    public let text: String?
    /// The page that it leads to.
    public let page: PlacedName
    /// What is drawn on it.
    public let sign: Sign?
  }

  /// A sign of the theme, named by what people come for.
  public enum Sign: String, Sendable, CaseIterable {
    case food, money, home, watch, health, talk, child, help, phone, calendar, map, question
  }

  /// Reads links from YAML.
  ///
  /// - Parameter start: where the block begins, for what is not there.
  public static func read(_ source: SourceText, start: Place.Position) -> Reviewed<LinkBlock?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    if pairs.isEmpty, diagnostics.haveErrors { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source, start: start)
    let links = reader.required("links", .list(.link))
    diagnostics += reader.finish()
    guard let links, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    return Reviewed(LinkBlock(links: links), diagnostics)
  }
}

extension FieldType where Value == LinkBlock.Link {
  fileprivate static let link = FieldType(
    expected: Message(en: "a set of keys with 'label' and 'page'", ja: "label と page のあるキーの集まり")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let label = reader.required("label", .text)
    let text = reader.optional("text", .text)
    let page = reader.required("page", .named)
    let sign = reader.optional("sign", FieldType<LinkBlock.Sign>.choice())
    context.diagnostics += reader.finish()
    guard let label, let page else { return nil }
    return LinkBlock.Link(label: label, text: text, page: page, sign: sign)
  }
}
