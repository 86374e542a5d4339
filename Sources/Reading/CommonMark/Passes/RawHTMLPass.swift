import Diagnostics

/// Refuses raw HTML.
enum RawHTMLPass {
  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    node.stripMarkers()
    state.report(at: node, piece) { .rawHTML(at: $0) }
  }
}

extension Diagnostic {
  static func rawHTML(at place: Place) -> Self {
    Self(
      "markdown.raw-html", at: place, Message(en: "raw HTML in the text", ja: "本文にHTMLが書かれています"),
      hint: Message(
        en: "use Markdown; for a '<' of the text itself write '\\<'", ja: "Markdownで書いてください。文字としての「<」は「\\<」と書きます"))
  }
}
