// What stands on a slide, read off the tree before any pass has changed it.
extension SlideOutline {
  /// The outline of some blocks that follow one another.
  ///
  /// - Parameter tables: the nodes that stand for tables.
  init(_ nodes: [Node], _ tables: [Node: TablePass.Table]) {
    let blocks = nodes.flatMap { Self.blocks(of: $0, tables) }
    let hasExercise = nodes.contains { FencePass.name(of: $0) == ProseBlock.exercise.rawValue }
    self.init(layout: hasExercise ? .exercise : Self.layout(of: blocks), blocks: blocks)
  }

  /// The layout that follows from what stands on a slide.
  private static func layout(of blocks: [Block]) -> Slide.Layout {
    if blocks.contains(.figure) { return .figure }
    if blocks.contains(.picture) { return .picture }
    var (heads, columns, quotes, paragraphs) = (0, 0, 0, 0)
    for block in blocks {
      switch block {
      case .heading(let level, _): if level > 2 { columns += 1 } else { heads += 1 }
      case .quote: quotes += 1
      case .paragraph: paragraphs += 1
      default: break
      }
    }
    if (2...3).contains(columns) { return .columns }
    if quotes == 1, quotes + heads + paragraphs == blocks.count { return .quote }
    if heads > 0, heads == blocks.count { return .title }
    if heads == 0, (1...2).contains(paragraphs), paragraphs == blocks.count { return .statement }
    return .text
  }

  private static func blocks(of node: Node, _ tables: [Node: TablePass.Table]) -> [Block] {
    switch node.kind {
    case .heading: return [.heading(level: node.headingLevel, text(of: node))]
    case .paragraph:
      if let only = node.firstChild, only.next == nil, only.kind == .image { return [.picture] }
      return [.paragraph(text(of: node))]
    case .list: return [.list(items(of: node, depth: 0))]
    case .blockQuote: return [.quote(node.children.map(text))]
    case .custom:
      guard let table = tables[node] else { return [] }
      return [.table(table.rows.map { row in row.map { Marker.strip(String(decoding: $0, as: UTF8.self)) } })]
    case .codeBlock: return fenced(node)
    default: return []
    }
  }

  private static func fenced(_ node: Node) -> [Block] {
    guard let name = FencePass.name(of: node) else {
      return [.code(lines: node.literal.count { $0 == "\n" })]
    }
    if FigureBlock.Kind(rawValue: name) != nil { return [.figure] }
    guard let box = ProseBlock(rawValue: name) else { return [] }
    if box.isRestricted { return [] }
    let text = Marker.strip(node.literal)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let inner = Tree(parsing: Preparation(Array(text.utf8)[...], takesNotes: false).bytes).read { tree in
      tree.document.children.flatMap { child -> [Block] in
        table(in: child, lines).map { [.table($0)] } ?? blocks(of: child, [:])
      }
    }
    return [.box(inner)]
  }

  /// The cells of a paragraph that is a table; `nil` if it is none.
  private static func table(in paragraph: Node, _ lines: [String]) -> [[String]]? {
    guard paragraph.kind == .paragraph, paragraph.endLine > paragraph.startLine, paragraph.endLine <= lines.count else {
      return nil
    }
    let own = lines[(paragraph.startLine - 1)..<paragraph.endLine]
    guard own.contains(where: { $0.contains("-") && $0.allSatisfy { " |:-".contains($0) } }) else { return nil }
    return own.map { $0.split(separator: "|").map(String.init) }
  }

  private static func items(of list: Node, depth: Int) -> [Item] {
    list.children.flatMap { item -> [Item] in
      let own = item.children.filter { $0.kind != .list }.map { Item(depth: depth, text: text(of: $0)) }
      return own + item.children.filter { $0.kind == .list }.flatMap { items(of: $0, depth: depth + 1) }
    }
  }

  /// The longest number that is likely to be filled in for a statistic.
  private static let statistic = "00.0倍"

  /// The text of a node as it will be read.
  private static func text(of node: Node) -> String {
    switch node.kind {
    case .text, .code: return Marker.strip(node.literal)
    case .lineBreak: return "\n"
    case .softBreak: return " "
    case .link where node.destination.hasPrefix(StatisticPass.scheme) && node.plainText == "?": return statistic
    default: return node.children.map(text).joined()
    }
  }
}
