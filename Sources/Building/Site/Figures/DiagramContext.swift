import Figures
import Markup
import Templates

/// A diagram as a template sees it, with the same in words.
struct DiagramContext: Sendable {
  /// What its ids begin with, unique on the page.
  let id: String
  /// The diagram, with addresses as links.
  let diagram: Diagram
  let note: String?
  let words: Words
  let citations: CitationList?

  static let members: Members<DiagramContext> = [
    .text("id") { $0.id },
    .text("title") { $0.diagram.title },
    .optionalText("note") { $0.note },
    .html("wide") { $0.svg("wide", ChartContext.wide) },
    .html("narrow") { $0.svg("narrow", ChartContext.narrow) },
    .list("outline", outlineMembers) { $0.outline },
    .url("permalink") { PageURL(fragment: $0.id) },
    .optionalRecord("citations", CitationList.members) { $0.citations },
  ]

  private static let outlineMembers: Members<Diagram.Node> =
    itemMembers + [
      .flag("has-items") { !$0.items.isEmpty }, .list("items", itemMembers) { $0.items },
    ]

  private static let itemMembers: Members<Diagram.Node> = [
    .text("label") { $0.label },
    .optionalText("text") { $0.text },
  ]

  private var outline: [Diagram.Node] { diagram.outline { words.text("diagram-\($0)") } }

  private func svg(_ form: String, _ width: Double) -> HTML {
    let names = outline.map(\.label).joined(separator: "、")
    return diagram.svg(
      id: "\(id)-\(form)", width: width, kind: form,
      description: words.text("diagram-what").replacing("{parts}", with: names))
  }
}
