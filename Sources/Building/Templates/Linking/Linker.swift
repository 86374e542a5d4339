import Diagnostics

/// Makes a program from a template: puts partials and parents in their places, resolves every name against the schema,
/// and checks that every value is printed where its type may stand.
struct Linker {
  /// Whether names are declared beforehand.
  enum Mode {
    /// Every name must be declared by the schema.
    case strict(Schema)
    /// Names are looked up while rendering and may be missing; for the specification's suite alone.
    case lenient
  }

  /// Blocks that replace those of a parent; the earliest layer wins.
  typealias Overrides = [[String: (block: BlockNode, source: TemplateSource)]]

  private let library: [String: TemplateSource]
  private let isStrict: Bool
  private var program = Program()
  private var markup = HTMLContext()
  private var diagnostics: Set<Diagnostic> = []
  /// How many problems are listed.
  private static let mostProblems = 200
  private var used: Set<String> = []
  private var placedBlocks: Set<Tag> = []
  private var depth = 0
  private var expansions = 0
  /// The partials around the place.
  private var active: [String] = []
  private var routines: [RoutineKey: Int] = [:]
  private var waiting: [RoutineKey] = []

  /// What lenient mode links apart, so that a partial may contain itself.
  private struct RoutineKey: Hashable {
    let name: String
    let indent: [UInt8]
  }

  /// Where linking stands.
  private struct Position {
    var source: TemplateSource
    var scope: Scope
    var overrides: Overrides
    var indent: [UInt8]
  }

  /// Nesting beyond this, and more parts than this, are taken for a template that contains itself.
  private static let deepest = 64
  private static let most = 20_000
  /// Nor may the text of all parts together be longer.
  private static let mostBytes = 16 * 1024 * 1024

  static func link(
    _ root: TemplateSource, in library: [String: TemplateSource], mode: Mode
  ) -> (program: Program, used: Set<String>, diagnostics: [Diagnostic]) {
    var linker = Linker(library: library, mode: mode)
    let schema = if case .strict(let schema) = mode { schema } else { Schema([]) }
    linker.used = [root.name]
    linker.link(root.nodes, Position(source: root, scope: Scope(root: schema), overrides: [], indent: []))
    linker.linkRoutines()
    return (linker.program, linker.used, linker.diagnostics.sorted())
  }

  private init(library: [String: TemplateSource], mode: Mode) {
    self.library = library
    isStrict = if case .strict = mode { true } else { false }
  }

  /// Notes a problem; beyond a certain number none is made any more, for finding its place takes time.
  private mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    if diagnostics.count < Self.mostProblems { diagnostics.insert(diagnostic()) }
  }

  // MARK: - Nodes

  private mutating func link(_ nodes: [TemplateNode], _ position: Position, lineHasBegun: Bool = false) {
    for (index, node) in nodes.enumerated() {
      switch node {
      case .lineStart:
        if !(lineHasBegun && index == 0) { append(position.indent[...]) }
      case .text(let text):
        append(text)
        if markup.hasTagInAttribute {
          markup.hasTagInAttribute = false
          report(.tagInAttribute(at: position.source.text.place(at: text.startIndex)))
        }
      case .value(let tag, let raw): linkValue(tag, raw: raw, position)
      case .section(let tag, let inverted, let body): linkSection(tag, inverted: inverted, body, position)
      case .partial(let tag, let indent): linkPartial(tag, indent, position)
      case .parent(let tag, let indent, let blocks, let stray):
        if isStrict, let stray { diagnostics.insert(.strayText(tag.name, at: position.source.text.place(at: stray))) }
        linkParent(tag, indent, blocks, position)
      case .block(let block): linkBlock(block, position)
      }
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    if isStrict { markup.read(text) }
    let start = program.literals.count
    program.literals += text
    if case .text(let range)? = program.instructions.last, range.upperBound == start, !isJumpTarget {
      program.instructions[program.instructions.count - 1] = .text(range.lowerBound..<program.literals.count)
    } else {
      program.instructions.append(.text(start..<program.literals.count))
    }
    isJumpTarget = false
  }

  /// Whether a section begins or ends just here, so that the next text must not be joined to the last.
  private var isJumpTarget = false

  private mutating func linkValue(_ tag: Tag, raw: Bool, _ position: Position) {
    guard isStrict else {
      let reference = lenientReference(tag)
      program.instructions.append(raw ? .raw(reference) : .value(reference))
      return
    }
    guard let (address, shape) = resolve(tag, position) else { return }
    let place = { position.source.text.place(at: tag.offset) }
    if let problem = PrintCheck.problem(tag.name, shape, raw: raw, in: markup.place, at: place) {
      report(problem)
    }
    markup.print()
    program.instructions.append(.value(program.reference(to: address)))
  }

  private mutating func linkSection(_ tag: Tag, inverted: Bool, _ body: [TemplateNode], _ position: Position) {
    var inner = position
    let reference: Program.Reference
    if isStrict {
      guard let (found, shape) = resolve(tag, position) else { return }
      if let problem = PrintCheck.sectionProblem(
        tag.name, shape, at: { position.source.text.place(at: tag.offset) })
      {
        report(problem)
        return
      }
      reference = program.reference(to: found)
      if !inverted { inner.scope = position.scope.entering(found, shape) }
    } else {
      reference = lenientReference(tag)
    }
    let before = markup
    let start = program.instructions.count
    program.instructions.append(.text(0..<0))
    isJumpTarget = true
    link(body, inner)
    let end = program.instructions.count
    program.instructions[start] = inverted ? .inverted(reference, end: end) : .section(reference, end: end)
    isJumpTarget = true
    join(before, tag, position)
  }

  /// Checks that markup goes on where a part ends as it did where the part began.
  private mutating func join(_ before: HTMLContext, _ tag: Tag, _ position: Position) {
    guard isStrict else { return }
    if let joined = before.joined(with: markup) {
      markup = joined
    } else {
      report(.unbalanced(tag.name, at: position.source.text.place(at: tag.offset)))
      markup = before
    }
  }

  private mutating func lenientReference(_ tag: Tag) -> Program.Reference {
    if tag.name == "." { return .innermost }
    program.names.append(tag.name.split(separator: ".").map(String.init))
    return .names(program.names.count - 1)
  }

  private mutating func resolve(_ tag: Tag, _ position: Position) -> (Program.Address, Shape)? {
    let place = { position.source.text.place(at: tag.offset) }
    switch position.scope.resolve(tag.name) {
    case .found(let address, let shape): return (address, shape)
    case .unknown(let name, let known): report(.unknownName(name, known, at: place()))
    case .unguarded(let name): report(.unguarded(name, at: place()))
    case .memberless(let name, let shape): report(.memberless(name, shape, at: place()))
    }
    return nil
  }

  // MARK: - Other templates

  /// Finds another template; one that is not there is an error, or nothing in lenient mode.
  private mutating func template(_ tag: Tag, _ position: Position) -> TemplateSource? {
    guard let found = library[tag.name] else {
      if isStrict {
        let place = position.source.text.place(at: tag.offset)
        let names = library.keys.sorted()
        report(.unknownTemplate(tag.name, names, at: place))
      }
      return nil
    }
    used.insert(tag.name)
    expansions += 1
    guard depth < Self.deepest, expansions < Self.most, program.literals.count < Self.mostBytes,
      !isStrict || !active.contains(tag.name)
    else {
      report(.endless(tag.name, at: position.source.text.place(at: tag.offset)))
      return nil
    }
    return found
  }

  private mutating func linkPartial(_ tag: Tag, _ indent: [UInt8], _ position: Position) {
    guard let source = template(tag, position) else { return }
    if !isStrict, position.overrides.isEmpty {
      let key = RoutineKey(name: tag.name, indent: position.indent + indent)
      if routines[key] == nil {
        routines[key] = routines.count
        waiting.append(key)
      }
      program.instructions.append(.call(routine: routines[key, default: 0]))
      return
    }
    var inner = position
    inner.source = source
    inner.indent += indent
    let before = markup
    depth += 1
    active.append(tag.name)
    link(source.nodes, inner)
    active.removeLast()
    depth -= 1
    join(before, tag, position)
  }

  private mutating func linkRoutines() {
    var next = 0
    while next < waiting.count, next < Self.deepest * 16 {
      let key = waiting[next]
      next += 1
      let start = program.instructions.count
      isJumpTarget = true
      if let source = library[key.name] {
        link(source.nodes, Position(source: source, scope: Scope(root: Schema([])), overrides: [], indent: key.indent))
      }
      program.routines.append(start..<program.instructions.count)
    }
  }

  private mutating func linkParent(_ tag: Tag, _ indent: [UInt8], _ blocks: [BlockNode], _ position: Position) {
    guard let source = template(tag, position) else { return }
    var layer: [String: (BlockNode, TemplateSource)] = [:]
    for block in blocks {
      if isStrict, layer[block.tag.name] != nil {
        report(.repeatedBlock(block.tag.name, at: position.source.text.place(at: block.tag.offset)))
      }
      layer[block.tag.name] = (block, position.source)
    }
    var inner = position
    inner.source = source
    inner.indent += indent
    inner.overrides.append(layer)
    let outerPlaced = placedBlocks
    placedBlocks = []
    depth += 1
    link(source.nodes, inner)
    depth -= 1
    if isStrict {
      for block in blocks where layer[block.tag.name]?.0.tag == block.tag && !placedBlocks.contains(block.tag) {
        let place = position.source.text.place(at: block.tag.offset)
        report(.unknownBlock(block.tag.name, parent: tag.name, source.blockNames, at: place))
      }
    }
    placedBlocks.formUnion(outerPlaced)
  }

  private mutating func linkBlock(_ block: BlockNode, _ position: Position) {
    var content = block
    var inner = position
    for layer in position.overrides {
      guard let (override, _) = layer[block.tag.name] else { continue }
      placedBlocks.insert(override.tag)
    }
    if let (override, source) = position.overrides.lazy.compactMap({ $0[block.tag.name] }).first {
      content = override
      inner.source = source
    }
    guard depth < Self.deepest else {
      report(.endless(block.tag.name, at: position.source.text.place(at: block.tag.offset)))
      return
    }
    inner.indent += block.indent
    let before = markup
    depth += 1
    link(content.content, inner, lineHasBegun: !block.opensLine)
    depth -= 1
    join(before, content.tag, inner)
  }
}
