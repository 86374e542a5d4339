import Diagnostics
import Markup

/// What the passes collect while they go through a document, piece by piece, in the order of reading.
struct DocumentState {
  let source: SourceText
  let rules: MarkdownRules
  let references: [UInt8]
  let writesRawHTML: Bool

  var headings: [MarkdownDocument.Heading] = []
  var usedAnchors: Anchors
  var anchorReferences: [MarkdownDocument.AnchorReference] = []
  var images: [String] = []
  var footnotes = Footnotes()
  /// How many figures the text has so far.
  var figureCount = 0
  private(set) var diagnostics: [Diagnostic] = []
  /// After so many, an author mends those first.
  private static let mostDiagnostics = 200

  init(source: SourceText, rules: MarkdownRules, references: [UInt8], writesRawHTML: Bool) {
    self.source = source
    self.rules = rules
    self.references = references
    self.writesRawHTML = writesRawHTML
    usedAnchors = Anchors(reserved: rules.reservedAnchors)
  }

  /// Whether further mistakes are still listed; finding their places takes time.
  var listsMore: Bool { diagnostics.count <= Self.mostDiagnostics }

  /// Notes what is wrong; beyond a certain number only that there is more.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.mostDiagnostics {
      diagnostics.append(diagnostic)
    } else if diagnostics.count == Self.mostDiagnostics {
      diagnostics.append(.tooMany(at: source.wholePlace))
    }
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
    let bytes = piece.preparation.bytes
    let tree = Tree(parsing: piece.references.isEmpty ? bytes : bytes + piece.references)
    let tables = TablePass.takeTables(from: tree, piece, &self)
    let hasFigures = FigurePass.mayApply(to: bytes)
    let keepsText = !piece.preparation.hasMarkers && !hasFigures
    for node in tree.nodes(where: { $0 != .other && !(keepsText && $0 == .text) }) {
      switch node.kind {
      case .text:
        if hasFigures { FigurePass.reportUnread(node, piece, &self) }
        if node.hasMarker { FootnotePass.apply(to: node, piece, &self) }
      case .softBreak: SoftBreakPass.apply(to: node)
      case .code:
        if node.hasMarker { node.literal = Marker.strip(node.literal) }
      case .heading: HeadingPass.apply(to: node, piece, &self)
      case .link:
        stripTitle(of: node, piece)
        LinkPass.apply(to: node, piece, &self)
      case .image:
        stripTitle(of: node, piece)
        ImagePass.apply(to: node, piece, &self)
      case .codeBlock: FencePass.apply(to: node, piece, &self)
      case .htmlBlock, .htmlInline: RawHTMLPass.apply(to: node, piece, &self)
      case .custom:
        if let table = tables[node] { node.setMarkup(TablePass.render(table, piece, &self)) }
      default: break
      }
    }
    return tree
  }

  private func stripTitle(of node: Node, _ piece: Piece) {
    guard piece.preparation.hasMarkers else { return }
    node.title = Marker.strip(node.title)
    node.destination = Marker.strip(node.destination)
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

extension Diagnostic {
  static func tooMany(at place: Place) -> Self {
    Self(
      "markdown.too-many", at: place,
      Message(en: "and more in this file, which is not listed", ja: "このファイルには、ほかにもまちがいがあります"),
      hint: Message(en: "mend those above first", ja: "まず上のまちがいを直してください"))
  }
}
