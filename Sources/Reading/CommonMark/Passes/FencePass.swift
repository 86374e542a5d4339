import Diagnostics

/// Reads fenced blocks that have a name.
enum FencePass {
  /// The names that a fence may have.
  private static let names = ["note"]

  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let info = Marker.strip(node.fenceInfo)
    node.fenceInfo = info
    node.literal = Marker.strip(node.literal)
    guard let name = info.split(separator: " ").first.map(String.init) else { return }
    guard name == "note" else {
      state.report(.unknownFence(name, names, at: state.place(of: node, in: piece)))
      return
    }
    var inner = Piece(
      Preparation(Array(node.literal.utf8)[...], takesNotes: false),
      lineNumbers: .following(piece.fileLine(of: node.startLine)))
    inner.references = [UInt8(ascii: "\n")] + state.references
    let html = state.render(inner)
    _ = node.replaceBlock(markup: "<div class=\"note\" role=\"note\">\n\(String(decoding: html, as: UTF8.self))</div>")
  }
}

extension Diagnostic {
  static func unknownFence(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "markdown.unknown-fence", at: place,
      Message(en: "unknown block '\(name)' after a code fence", ja: "「\(name)」という囲みはありません"),
      hint: Suggestion.hint(for: name, in: names))
  }
}
