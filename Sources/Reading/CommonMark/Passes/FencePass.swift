import Diagnostics
import Markup

/// Reads fenced blocks that have a name.
enum FencePass {
  /// The names that a fence may have.
  private static let names = ["note", summary, InternalBlocks.name] + FigureBlock.Kind.allCases.map(\.rawValue)

  /// The name of a box that tells what a text comes to.
  private static let summary = "summary"

  /// Boxes in boxes: each is read for itself, and nobody needs more.
  private static let deepest = 3

  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let info = Marker.strip(node.fenceInfo)
    node.fenceInfo = info
    node.literal = Marker.strip(node.literal)
    guard let name = info.split(separator: " ").first.map(String.init) else { return }
    guard names.contains(name) else {
      state.report(at: node, piece) { .unknownFence(name, names, at: $0) }
      return
    }
    let words = info.split(separator: " ").map(String.init)
    let kind = FigureBlock.Kind(rawValue: name)
    guard words.count == 1 || kind != nil && words.count == 2 else {
      state.report(at: node, piece) { .severalWords(name, at: $0) }
      // Whatever the other words mean, what stands in the block must not become public by mistake.
      return node.remove()
    }
    if let kind { return draw(kind, named: words.count > 1 ? words[1] : nil, node, piece, &state) }
    let isInternal = name == InternalBlocks.name
    if isInternal {
      // Fences of the body that stand inside something else were told of with the lines of the file.
      if !piece.isBody { state.report(at: node, piece) { .nestedInternal(at: $0) } }
      guard state.rules.showsInternal else { return node.remove() }
    }
    var inner = Piece(
      Preparation(Array(node.literal.utf8)[...], takesNotes: false),
      lineNumbers: .following(piece.fileLine(of: node.startLine)))
    inner.depth = piece.depth + 1
    guard inner.depth <= deepest else {
      state.report(at: node, piece) { .deepBoxes(deepest, at: $0) }
      return node.remove()
    }
    inner.references = [UInt8(ascii: "\n")] + state.references
    let html = state.render(inner)
    let label: String? =
      switch name {
      case InternalBlocks.name: state.rules.labels.internal
      case summary: state.rules.labels.summary
      default: nil
      }
    var opening: [UInt8] = Array("<div class=\"\(name)\" role=\"note\"".utf8)
    if let label {
      opening += " aria-label=\"".utf8
      opening.appendEscaped(label)
      opening += "\"><p class=\"\(name)-label\">".utf8
      opening.appendEscaped(label)
      opening += "</p".utf8
    }
    _ = node.replaceBlock(markup: String(decoding: opening + ">\n".utf8 + html + "</div>".utf8, as: UTF8.self))
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
      place: state.place(of: node, in: piece), number: number, name: name)
    let drawn = state.rules.drawFigure(block)
    for problem in drawn.diagnostics { state.report(problem) }
    guard let html = drawn.value else { return node.remove() }
    _ = node.replaceBlock(markup: String(decoding: html.bytes, as: UTF8.self))
  }

  /// The name that a code block has behind its fence.
  static func name(of node: Node) -> String? {
    Marker.strip(node.fenceInfo).split(separator: " ").first.map(String.init)
  }
}

extension Diagnostic {
  static func deepBoxes(_ deepest: Int, at place: Place) -> Self {
    Self(
      "markdown.deep-boxes", at: place,
      Message(en: "boxes stand in one another more than \(deepest) deep", ja: "囲みの中の囲みが、\(deepest)重より深くなっています"),
      hint: Message(
        en: "close each with a line of ```, or write them one after another", ja: "``` だけの行で閉じるか、並べて書いてください"))
  }

  static func severalWords(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.several-words", at: place,
      Message(en: "more than one word behind a fence", ja: "囲みの名前のあとに、余分な語があります"),
      hint: Message(en: "write '\(name)' alone", ja: "「\(name)」だけを書いてください"))
  }

  static func unknownFence(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "markdown.unknown-fence", at: place,
      Message(en: "unknown block '\(name)' after a code fence", ja: "「\(name)」という囲みはありません"),
      hint: Suggestion.hint(for: name, in: names))
  }
}
