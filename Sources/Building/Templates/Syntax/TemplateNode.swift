import Diagnostics

/// A template as it was written.
struct TemplateSource: Sendable {
  let name: String
  let text: SourceText
  let nodes: [TemplateNode]
}

extension TemplateSource {
  /// The names of the blocks that the template declares, in order.
  var blockNames: [String] { Self.blockNames(in: nodes) }

  private static func blockNames(in nodes: [TemplateNode]) -> [String] {
    nodes.flatMap { node -> [String] in
      switch node {
      case .block(let block): [block.tag.name] + blockNames(in: block.content)
      case .section(_, _, let body): blockNames(in: body)
      case .parent(_, _, let blocks, _): blocks.flatMap { blockNames(in: $0.content) }
      default: []
      }
    }
  }
}

/// A part of a template.
indirect enum TemplateNode: Sendable {
  /// The beginning of a line that is not taken up by tags alone: indentation goes here.
  case lineStart
  case text(ArraySlice<UInt8>)
  case value(Tag, raw: Bool)
  case section(Tag, inverted: Bool, [TemplateNode])
  case partial(Tag, indent: [UInt8])
  /// A parent with blocks for it; `stray` is where something stands between them that nothing will show.
  case parent(Tag, indent: [UInt8], [BlockNode], stray: Int?)
  case block(BlockNode)
}

/// What a tag names, and where it stands.
struct Tag: Sendable, Hashable {
  let name: String
  let offset: Int
}

/// A block that a parent declares, or that replaces one.
struct BlockNode: Sendable {
  let tag: Tag
  /// The contents, without the indentation that they were written with.
  var content: [TemplateNode]
  /// The indentation that contents get where the block stands.
  var indent: [UInt8]
  /// Whether the opening tag has a line to itself; if not, the line it stands in has begun already.
  let opensLine: Bool
}

extension [TemplateNode] {
  /// The white space that the first line begins with.
  var indentation: [UInt8] {
    for (index, node) in enumerated() {
      switch node {
      case .lineStart:
        guard index + 1 < count, case .text(let text) = self[index + 1] else { return [] }
        return [UInt8](text.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
      case .section(_, _, let nodes):
        if !nodes.isEmpty { return nodes.indentation }
      case .partial(_, let indent), .parent(_, let indent, _, _): return indent
      case .block(let block): return block.indent
      case .text, .value: return []
      }
    }
    return []
  }

  /// The nodes with an indentation taken off every line that has it.
  func dedented(by indent: [UInt8]) -> [TemplateNode] {
    guard !indent.isEmpty else { return self }
    func cut(_ bytes: [UInt8]) -> [UInt8] {
      bytes.starts(with: indent) ? [UInt8](bytes.dropFirst(indent.count)) : bytes
    }
    var atLineStart = false
    return map { node in
      defer { if case .lineStart = node { atLineStart = true } else { atLineStart = false } }
      switch node {
      case .text(let text) where atLineStart && text.starts(with: indent): return .text(text.dropFirst(indent.count))
      case .section(let tag, let inverted, let nodes):
        return .section(tag, inverted: inverted, nodes.dedented(by: indent))
      case .partial(let tag, let own): return .partial(tag, indent: cut(own))
      case .parent(let tag, let own, let blocks, let stray):
        return .parent(tag, indent: cut(own), blocks, stray: stray)
      case .block(var block):
        block.indent = cut(block.indent)
        return .block(block)
      default: return node
      }
    }
  }
}
