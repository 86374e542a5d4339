import Content
import Figures
import Markup
import Templates

/// A diagram as a template sees it, with the same in words.
struct DiagramContext: Sendable {
  /// What its ids begin with, unique on the page.
  let id: String
  /// The diagram; links are names of pages.
  let diagram: Diagram
  /// Where those pages are.
  let addresses: [String: PageURL]
  let note: String?
  let words: Words
  let citations: CitationList?
  /// What it is called by its number, such as 図2, where figures are numbered.
  let number: String?
  /// What the picture says of its colours, where the style sheet of the page does not reach it.
  let styles: [UInt8]
  /// How it is drawn on a slide, if it stands on one.
  var slide: SlideFigure?
  /// What is drawn there, if it is less.
  var onSlide: Diagram?
  /// Whether its parts are shown one after another there.
  var isRevealed = false

  static let members: Members<DiagramContext> = [
    .text("id") { $0.id },
    .text("title") { $0.diagram.title },
    .optionalText("number") { $0.number },
    .optionalText("note") { $0.note },
    .html("wide") { $0.svg("wide", ChartContext.wide) },
    .html("narrow") { $0.svg("narrow", ChartContext.narrow) },
    .list("outline", outlineMembers) { $0.outline },
    .url("permalink") { PageURL(fragment: $0.id) },
    // A slide has room for what it was taken from, and not for what helps to understand it.
    .optionalRecord("citations", CitationList.members) { context in
      guard context.slide != nil else { return context.citations }
      return CitationList((context.citations?.citations ?? []).filter { $0.role == .source })
    },
    .flag("is-on-slide") { $0.slide != nil },
    .flag("is-revealed") { $0.isRevealed },
  ]

  private static let outlineMembers: Members<Part> =
    itemMembers + [
      .flag("has-items") { !$0.node.items.isEmpty },
      .list("items", itemMembers) { part in part.node.items.map { Part(node: $0, addresses: part.addresses) } },
    ]

  private static let itemMembers: Members<Part> = [
    .text("label") { $0.node.label },
    .optionalText("text") { $0.node.text },
    .optionalURL("url") { part in part.node.link.flatMap { part.addresses[$0] } },
  ]

  /// A part of the list.
  private struct Part: Sendable {
    let node: Diagram.Node
    let addresses: [String: PageURL]
  }

  /// What stands below it on a slide: its note, and where it comes from.
  var captions: [String] {
    [note].compactMap(\.self)
      + (citations?.citations ?? []).filter { $0.role == .source }.map { source in
        ([words.text("source"), source.author, source.title, source.publisher, source.date]
          + [source.isAdapted ? words.text("adapted") : nil]).compactMap(\.self).joined(separator: "、")
      }
  }

  private var parts: [Diagram.Node] { diagram.outline { words.text("diagram-\($0)") } }

  private var outline: [Part] { parts.map { Part(node: $0, addresses: addresses) } }

  private func svg(_ form: String, _ width: Double) -> HTML {
    let names = parts.map { part in
      part.items.isEmpty ? part.label : "\(part.label)（\(part.items.map(\.label).joined(separator: "・"))）"
    }.joined(separator: "、")
    let slide = form == "wide" ? slide : nil
    return (slide == nil ? diagram : onSlide ?? diagram).linking { addresses[$0]?.text }.svg(
      id: "\(id)-\(form)", width: slide?.width ?? width, kind: form,
      description: words.text("diagram-what").replacing("{parts}", with: names), styles: styles, scale: slide?.scale,
      isStepped: slide != nil && isRevealed, density: slide?.density ?? .page)
  }
}
