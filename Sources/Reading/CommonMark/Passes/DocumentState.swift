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
  private(set) var images: [String] = []
  private var shownImages: Set<String> = []
  /// Whether a picture was shown so far.
  var hasPicture = false
  var footnotes = Footnotes()
  /// The slides that it is cut into.
  var slides: [SlidePass.Planned] = []
  /// How many questions it has so far.
  var questionCount = 0
  /// The numbers of its figures and tables.
  var figureNumbers = FigureNumbers()
  private var problems: FileProblems
  /// How far the columns of a line of the piece are counted.
  private var counted = (line: 0, bytes: 0, columns: 0)

  init(source: SourceText, rules: MarkdownRules, references: [UInt8], writesRawHTML: Bool) {
    self.source = source
    self.rules = rules
    self.references = references
    self.writesRawHTML = writesRawHTML
    problems = FileProblems(of: source.file)
    usedAnchors = Anchors(reserved: rules.reservedAnchors)
  }

  /// What is wrong with the text.
  var diagnostics: [Diagnostic] { problems.diagnostics }

  /// Whether further mistakes are still listed; finding their places takes time.
  var listsMore: Bool { problems.listsMore }

  /// Notes what is wrong; beyond a certain number only that there is more.
  mutating func report(_ diagnostic: Diagnostic) { problems.report(diagnostic) }

  /// Parses a piece, lets every pass at its tree, and renders it.
  mutating func render(_ piece: Piece) -> [UInt8] {
    let tree = parse(piece)
    return tree.html(rawHTML: writesRawHTML)
  }

  /// Parses the cells of a table and renders each by itself, without the paragraph that libcmark puts around it.
  ///
  /// - Parameter visit: is given each cell's node before it is rendered.
  mutating func renderCells(_ piece: Piece, count: Int, visit: (Int, Node) -> Void) -> [ArraySlice<UInt8>] {
    let tree = parse(piece)
    return tree.document.children.prefix(count).enumerated().map { index, cell in
      visit(index, cell)
      var html = cell.html(rawHTML: writesRawHTML)[...]
      if html.starts(with: "<p>".utf8) { html = html.dropFirst(3) }
      if html.suffix(5).elementsEqual("</p>\n".utf8) { html = html.dropLast(5) }
      return html
    }
  }

  private mutating func parse(_ piece: Piece) -> Tree {
    let outer = counted
    counted = (0, 0, 0)
    defer { counted = outer }
    let bytes = piece.preparation.bytes
    let tree = Tree(parsing: piece.references.isEmpty ? bytes : bytes + piece.references)
    let tables = TablePass.takeTables(from: tree, piece, &self)
    SlidePass.plan(tree, tables, piece, &self)
    let hasFigures = StatisticPass.mayApply(to: bytes)
    var pictures: [ImagePass.Drawn] = []
    let keepsText = !piece.preparation.hasMarkers && !hasFigures
    // Figures that the tool fills in are not in headings yet when their anchors are made, which so stay the same.
    var unfilled: [(heading: Int, node: Node)] = []
    for node in tree.nodes(where: { $0 != .other && !(keepsText && $0 == .text) }) {
      switch node.kind {
      case .text:
        if hasFigures { StatisticPass.reportUnread(node, piece, &self) }
        if node.hasMarker { FootnotePass.apply(to: node, piece, &self) }
      case .softBreak: SoftBreakPass.apply(to: node)
      case .code:
        node.stripMarkers()
      case .heading:
        HeadingPass.apply(to: node, piece, &self)
        if hasFigures { unfilled.append((headings.count - 1, node)) }
      case .link:
        stripTitle(of: node, piece)
        LinkPass.apply(to: node, piece, &self)
      case .image:
        stripTitle(of: node, piece)
        if let drawn = ImagePass.apply(to: node, piece, &self) { pictures.append(drawn) }
      case .codeBlock: FencePass.apply(to: node, piece, &self)
      case .htmlBlock, .htmlInline: RawHTMLPass.apply(to: node, piece, &self)
      case .custom:
        fill(&unfilled)
        if let table = tables[node] { node.setMarkup(TablePass.render(table, piece, &self)) }
      default: break
      }
    }
    // Pictures may stand in the text of others.
    for (picture, text) in zip(pictures, pictures.map(\.alternative)).reversed() { picture.place(text) }
    fill(&unfilled)
    SlidePass.wrap(tree, piece, self)
    return tree
  }

  /// Takes into the texts of headings what the tool has filled into them.
  private mutating func fill(_ unfilled: inout [(heading: Int, node: Node)]) {
    for (heading, node) in unfilled { headings[heading].text = HeadingPass.text(of: node) }
    unfilled = []
  }

  private func stripTitle(of node: Node, _ piece: Piece) {
    guard piece.preparation.hasMarkers, node.hasMarkedTarget else { return }
    node.title = Marker.strip(node.title)
    node.destination = Marker.strip(node.destination)
  }

  /// Notes that the text shows an image.
  mutating func show(_ image: String) {
    if shownImages.insert(image).inserted { images.append(image) }
  }

  /// Takes over what is wrong in something that is left out, but for some of it, and which notes it refers to.
  mutating func takeProblems(of trial: DocumentState, except ids: Set<String>) {
    for problem in trial.diagnostics.dropFirst(diagnostics.count) where !ids.contains(problem.id) { report(problem) }
    footnotes.excuse(trial.footnotes)
  }

  /// Notes what is wrong with a node; its place is looked for only if it is listed.
  mutating func report(at node: Node, _ piece: Piece, _ make: (Place) -> Diagnostic) {
    guard listsMore else { return }
    report(make(place(of: node, in: piece)))
  }

  /// Where a node stands in the file.
  ///
  /// Nodes are asked for in the order of the text, so that columns are counted on from the last one in the line.
  mutating func place(of node: Node, in piece: Piece) -> Place {
    let number = node.startLine
    let line = piece.fileLine(of: number)
    guard case .following = piece.lineNumbers, node.startColumn > 1 else { return source.place(line: line) }
    let end = node.startColumn - 1
    if counted.line != number || counted.bytes > end { counted = (number, 0, 0) }
    let bytes = piece.line(number)
    let new = bytes.dropFirst(counted.bytes).prefix(end - counted.bytes)
    let text = Marker.strip(String(decoding: new, as: UTF8.self))
    counted = (number, end, counted.columns + text.unicodeScalars.count)
    return source.place(line: line, column: counted.columns + 1)
  }
}
