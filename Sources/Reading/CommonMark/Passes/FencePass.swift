import Diagnostics
import Markup

/// Reads fenced blocks that have a name.
enum FencePass {
  /// The names that a fence may have.
  private static let names = ProseBlock.allCases.map(\.rawValue) + FigureBlock.Kind.allCases.map(\.rawValue)

  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let info = Marker.strip(node.fenceInfo)
    node.fenceInfo = info
    node.stripMarkers()
    let words = info.split(separator: " ").map(String.init)
    guard let name = words.first else {
      if state.rules.isTraining == true, isFenced(node, piece) {
        state.report(at: node, piece) { .namelessBlock(at: $0) }
      }
      return
    }
    if let kind = FigureBlock.Kind(rawValue: name) {
      guard words.count <= 2 else {
        state.report(at: node, piece) { .severalWords(name, at: $0) }
        return node.remove()
      }
      return draw(kind, named: words.count > 1 ? words[1] : nil, node, piece, &state)
    }
    guard let block = ProseBlock(rawValue: name) else {
      state.report(at: node, piece) { .unknownFence(name, names, at: $0) }
      return
    }
    BoxPass.apply(block, Array(words.dropFirst()), to: node, piece, &state)
  }

  private static func draw(
    _ kind: FigureBlock.Kind, named name: String?, _ node: Node, _ piece: Piece, _ state: inout DocumentState
  ) {
    let number = state.figureNumbers.count(kind.series)
    if let name {
      let isFit = name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || $0 == UInt8(ascii: "-")
      }
      if !isFit {
        state.report(at: node, piece) { .malformedFigureName(name, at: $0) }
      } else if !state.figureNumbers.define(FigureAnchor(series: kind.series, name: name), number) {
        state.report(at: node, piece) { .repeatedFigure(name, at: $0) }
      }
    }
    let lines = [UInt8](repeating: UInt8(ascii: "\n"), count: piece.fileLine(of: node.startLine))
    // In a list or a quotation the data begin further right, all lines of them alike.
    let indent = String(repeating: " ", count: max(0, node.startColumn - 1))
    let data = node.literal.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : indent + $0
    }
    let block = FigureBlock(
      kind: kind, source: SourceText(path: state.source.path, bytes: lines + data.joined(separator: "\n").utf8),
      place: state.place(of: node, in: piece), number: number, name: name, room: state.figureRoom(at: node, piece))
    let drawn = state.rules.drawFigure(block)
    for problem in drawn.diagnostics { state.report(problem) }
    guard let html = drawn.value else { return node.remove() }
    _ = node.replaceBlock(markup: String(decoding: html.bytes, as: UTF8.self))
  }

  /// Whether a code block stands between fences, and is not indented.
  private static func isFenced(_ node: Node, _ piece: Piece) -> Bool {
    let first = piece.line(node.startLine).dropFirst(max(0, node.startColumn - 1)).first
    return first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
  }

  /// The name that a code block has behind its fence.
  static func name(of node: Node) -> String? {
    Marker.strip(node.fenceInfo).split(separator: " ").first.map(String.init)
  }
}

extension Diagnostic {
  static func severalWords(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.several-words", at: place,
      Message(en: "more than one word behind a fence", ja: "囲みの名前のあとに、余分な語があります"),
      hint: Message(en: "write '\(name)' alone", ja: "「\(name)」だけを書いてください"))
  }

  static func namelessBlock(at place: Place) -> Self {
    Self(
      "markdown.nameless-block", at: place,
      Message(
        en: "a block without a name in training material, which everybody would see",
        ja: "研修の教材に、名前のない囲みがあります。だれにでも見える囲みになります"),
      hint: Message(
        en:
          "write what it is behind ```, such as 'answer' or 'notes'; indent by four spaces what is to be seen as it stands",
        ja: "``` のあとに「answer」「notes」などの名前を書いてください。書いたとおりに見せたい文なら、4文字下げて書きます"))
  }

  static func unknownFence(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "markdown.unknown-fence", at: place,
      Message(en: "unknown block '\(name)' after a code fence", ja: "「\(name)」という囲みはありません"),
      hint: Suggestion.hint(for: name, in: names))
  }
}
