import Diagnostics
import Markup

/// What the passes collect while they go through a document, piece by piece, in the order of reading.
struct DocumentState {
  let source: SourceText
  let rules: MarkdownRules
  let references: [UInt8]
  let writesRawHTML: Bool

  var headings: [MarkdownDocument.Heading] = []
  var usedAnchors: Set<String>
  var anchorReferences: [MarkdownDocument.AnchorReference] = []
  var images: [String] = []
  var footnotes = Footnotes()
  var diagnostics: [Diagnostic] = []

  init(source: SourceText, rules: MarkdownRules, references: [UInt8], writesRawHTML: Bool) {
    self.source = source
    self.rules = rules
    self.references = references
    self.writesRawHTML = writesRawHTML
    usedAnchors = rules.reservedAnchors
  }

  /// Parses a piece, lets every pass at its tree, and renders it.
  mutating func render(_ piece: Piece) -> [UInt8] {
    let tree = parse(piece)
    return tree.html(rawHTML: writesRawHTML)
  }

  /// Parses the cells of a table and renders each by itself, without the paragraph that libcmark puts around it.
  ///
  /// - Parameter visit: is given each cell's node before it is rendered.
  mutating func renderCells(_ piece: Piece, count: Int, visit: (Int, Node) -> Void) -> [[UInt8]] {
    let tree = parse(piece)
    return tree.document.children.prefix(count).enumerated().map { index, cell in
      visit(index, cell)
      var html = cell.html(rawHTML: writesRawHTML)[...]
      if html.starts(with: "<p>".utf8) { html = html.dropFirst(3) }
      if html.suffix(5).elementsEqual("</p>\n".utf8) { html = html.dropLast(5) }
      return Array(html)
    }
  }

  private mutating func parse(_ piece: Piece) -> Tree {
    let tree = Tree(parsing: piece.preparation.bytes + piece.references)
    let tables = TablePass.takeTables(from: tree, piece)
    let keepsText = !piece.preparation.hasMarkers
    for node in tree.nodes(where: { $0 != .other && !(keepsText && $0 == .text) }) {
      switch node.kind {
      case .text:
        if node.hasMarker { FootnotePass.apply(to: node, piece, &self) }
      case .softBreak: SoftBreakPass.apply(to: node)
      case .code:
        if node.hasMarker { node.literal = Marker.strip(node.literal) }
      case .heading: HeadingPass.apply(to: node, piece, &self)
      case .link: LinkPass.apply(to: node, piece, &self)
      case .image: ImagePass.apply(to: node, piece, &self)
      case .codeBlock: FencePass.apply(to: node, piece, &self)
      case .htmlBlock, .htmlInline: RawHTMLPass.apply(to: node, piece, &self)
      case .custom:
        if let table = tables[node] { node.setMarkup(TablePass.render(table, piece, &self)) }
      default: break
      }
    }
    return tree
  }

  /// Where a node stands in the file.
  func place(of node: Node, in piece: Piece) -> Place {
    let line = piece.fileLine(of: node.startLine)
    guard case .following = piece.lineNumbers, node.startColumn > 1 else { return source.place(line: line) }
    let before = piece.line(node.startLine).prefix(node.startColumn - 1)
    let text = Marker.strip(String(decoding: before, as: UTF8.self))
    return source.place(line: line, column: text.unicodeScalars.count + 1)
  }
}
