import Diagnostics

/// Reads Mustache 1.4 with inheritance: tokens become nodes, and lines that hold only tags disappear.
///
/// Source: the Mustache specification, modules comments, delimiters, interpolation, inverted, partials, sections and
/// inheritance.
struct TemplateParser {
  private typealias Token = TemplateScanner.Token

  /// A tag that waits for its end.
  private struct Open {
    let kind: TemplateScanner.Kind
    let tag: Tag
    let indent: [UInt8]
    let opensLine: Bool
    var nodes: [TemplateNode] = []
  }

  private let source: SourceText
  private var stack: [Open]
  private var isTooDeep = false
  /// Sections and blocks may not be nested deeper.
  private static let deepest = 60
  private var problems: FileProblems

  static func parse(name: String, _ source: SourceText) -> Reviewed<TemplateSource> {
    let lines = TemplateScanner.scan(source)
    var parser = TemplateParser(source: source)
    for line in lines.value { parser.read(line) }
    let nodes = parser.finish()
    return Reviewed(
      TemplateSource(name: name, text: source, nodes: nodes), lines.diagnostics + parser.problems.diagnostics)
  }

  private init(source: SourceText) {
    self.source = source
    problems = FileProblems(of: source.file)
    stack = [Open(kind: .section, tag: Tag(name: "", offset: 0), indent: [], opensLine: true)]
  }

  // MARK: - Lines

  private mutating func read(_ line: [Token]) {
    let kinds = line.compactMap { token -> TemplateScanner.Kind? in
      if case .tag(let kind, _) = token { return kind }
      return nil
    }
    if isStandalone(line, kinds) {
      var indent: [UInt8] = []
      if case .text(let text)? = line.first, kinds.count > 0 { indent = Array(text) }
      for case .tag(let kind, let tag) in line { read(kind, tag, indent: indent, opensLine: true) }
      return
    }
    guard !line.isEmpty else { return }
    if case .text(let text) = line[0], line.count == 1, text.allSatisfy({ $0 == 10 || $0 == 13 }) {
      append(.text(text))  // An empty line gets no indentation.
      return
    }
    append(.lineStart)
    var indent: [UInt8] = []
    for (index, token) in line.enumerated() {
      switch token {
      case .text(let text):
        append(.text(text))
        indent = index == 0 && Self.isBlank(text) ? Array(text) : []
      case .tag(let kind, let tag):
        // A partial in the middle of a line is not indented; a block goes on with the line's indentation.
        read(kind, tag, indent: kind == .block ? indent : [], opensLine: false)
        if kind != .close { indent = [] }
      }
    }
  }

  private func isStandalone(_ line: [Token], _ kinds: [TemplateScanner.Kind]) -> Bool {
    for case .text(let text) in line where !Self.isBlank(text) { return false }
    if kinds.count == 1 { return kinds[0].canStandAlone }
    guard kinds.count > 1, kinds.allSatisfy(\.sharesLine) else { return false }
    // A block that opens and closes on one line is a place in that line, and the line stays.
    let isPlace = kinds.count == 2 && kinds[0] == .block && kinds[1] == .close
    return !isPlace && !closesSection(line)
  }

  /// Whether the line closes a section, which shares its line with nothing.
  private func closesSection(_ line: [Token]) -> Bool {
    var depth = stack.count
    var opened = 0
    for case .tag(let kind, _) in line {
      if kind != .close {
        opened += 1
      } else if opened > 0 {
        opened -= 1
      } else {
        depth -= 1
        if depth > 0, stack[depth].kind == .section || stack[depth].kind == .inverted { return true }
      }
    }
    return false
  }

  private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool { text.allSatisfy { $0 <= UInt8(ascii: " ") } }

  // MARK: - Tags

  private mutating func append(_ node: TemplateNode) { stack[stack.count - 1].nodes.append(node) }

  private mutating func read(_ kind: TemplateScanner.Kind, _ tag: Tag, indent: [UInt8], opensLine: Bool) {
    switch kind {
    case .value: append(.value(tag, raw: false))
    case .raw: append(.value(tag, raw: true))
    case .partial: append(.partial(tag, indent: indent))
    case .section, .inverted, .parent, .block:
      guard stack.count <= Self.deepest else {
        if !isTooDeep { problems.report(.tooDeep(at: source.place(at: tag.offset))) }
        isTooDeep = true
        return
      }
      stack.append(Open(kind: kind, tag: tag, indent: indent, opensLine: opensLine))
    case .close: close(tag)
    case .comment, .delimiters: break
    }
  }

  private mutating func close(_ tag: Tag) {
    // Once something was left out, what closes it fits nothing any more.
    if isTooDeep { return }
    guard stack.count > 1 else {
      problems.report(.unopenedTag(tag.name, at: source.place(at: tag.offset)))
      return
    }
    let open = stack[stack.count - 1]
    guard open.tag.name == tag.name else {
      let line = source.place(at: open.tag.offset).position?.line ?? 1
      problems.report(.crossedTag(tag.name, open.tag.name, line: line, at: source.place(at: tag.offset)))
      // If an outer tag has the name, the inner one was forgotten.
      if stack.dropFirst().contains(where: { $0.tag.name == tag.name }) {
        while stack.count > 1, stack[stack.count - 1].tag.name != tag.name { stack.removeLast() }
        stack.removeLast()
      }
      return
    }
    stack.removeLast()
    append(node(for: open))
  }

  /// Where a node stands that shows something, if it is not a block.
  private static func offset(_ node: TemplateNode) -> Int? {
    switch node {
    case .lineStart, .block: nil
    case .text(let text): isBlank(text) ? nil : text.startIndex
    case .value(let tag, _), .section(let tag, _, _), .partial(let tag, _), .parent(let tag, _, _, _): tag.offset
    }
  }

  private func node(for open: Open) -> TemplateNode {
    switch open.kind {
    case .section: return .section(open.tag, inverted: false, open.nodes)
    case .inverted: return .section(open.tag, inverted: true, open.nodes)
    case .parent:
      // Whatever stands between the blocks is left out, as the specification has it.
      let blocks = open.nodes.compactMap { node -> BlockNode? in
        if case .block(let block) = node { return block }
        return nil
      }
      return .parent(open.tag, indent: open.indent, blocks, stray: open.nodes.lazy.compactMap(Self.offset).first)
    default:
      guard open.opensLine else {
        return .block(BlockNode(tag: open.tag, content: open.nodes, indent: open.indent, opensLine: false))
      }
      let own = open.nodes.indentation
      return .block(
        BlockNode(
          tag: open.tag, content: open.nodes.dedented(by: own), indent: open.nodes.isEmpty ? open.indent : own,
          opensLine: true))
    }
  }

  private mutating func finish() -> [TemplateNode] {
    if isTooDeep { return [] }
    for open in stack.dropFirst() {
      problems.report(.unclosedSection(open.tag.name, at: source.place(at: open.tag.offset)))
    }
    return stack[0].nodes
  }
}

extension Diagnostic {
  static func tooDeep(at place: Place) -> Self {
    Self(
      "template.too-deep", at: place,
      Message(en: "more than 60 sections inside each other", ja: "囲みが60段を超えて重なっています"))
  }

  static func unopenedTag(_ name: String, at place: Place) -> Self {
    Self(
      "template.unopened-tag", at: place,
      Message(en: "'\(name)' is closed here and was never opened", ja: "「\(name)」は開かれていないのに、ここで閉じられています"))
  }

  static func crossedTag(_ name: String, _ open: String, line: Int, at place: Place) -> Self {
    Self(
      "template.crossed-tag", at: place,
      Message(
        en: "'\(name)' is closed here, but '\(open)' of line \(line) is still open",
        ja: "ここで「\(name)」が閉じられていますが、\(line)行目の「\(open)」がまだ開いています"))
  }

  static func unclosedSection(_ name: String, at place: Place) -> Self {
    Self(
      "template.unclosed-section", at: place,
      Message(en: "'\(name)' is opened here and never closed", ja: "「\(name)」がここで開かれ、閉じられていません"),
      hint: Message(en: "write '{{/\(name)}}'", ja: "「{{/\(name)}}」と書いてください"))
  }
}
