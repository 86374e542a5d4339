/// The names that a place in a template can use, and what is known of them.
struct Scope {
  /// The shapes of the values that sections went into, the outermost first.
  private var frames: [Shape]
  /// Optional values that a section around the place has shown to be there.
  private var present: Set<Program.Address> = []

  init(root: Schema) { frames = [.record(root)] }

  /// What a name leads to.
  enum Resolution {
    case found(Program.Address, Shape)
    /// Nothing declares the name; with the names that could stand there.
    case unknown(name: String, known: [String])
    /// A part of the path may be absent.
    case unguarded(name: String)
    /// A part of the path has no members.
    case memberless(name: String, Shape)
  }

  func resolve(_ name: String) -> Resolution {
    if name == "." {
      let innermost = frames.count - 1
      return .found(Program.Address(frame: innermost, slots: []), frames[innermost])
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for (frame, shape) in frames.enumerated().reversed() {
      guard case .record(let schema) = shape, let field = schema.field(parts[0]) else { continue }
      return follow(parts, from: frame, field)
    }
    return .unknown(name: parts[0], known: knownNames)
  }

  private func follow(_ parts: [String], from frame: Int, _ first: (slot: Int, shape: Shape)) -> Resolution {
    var slots = [first.slot]
    var shape = known(first.shape, frame, slots)
    for (index, part) in parts.enumerated().dropFirst() {
      let path = parts[..<index].joined(separator: ".")
      switch shape {
      case .record(let schema):
        guard let field = schema.field(part) else { return .unknown(name: part, known: schema.names) }
        slots.append(field.slot)
        shape = known(field.shape, frame, slots)
      case .optional: return .unguarded(name: path)
      default: return .memberless(name: path, shape)
      }
    }
    return .found(Program.Address(frame: frame, slots: slots), shape)
  }

  private func known(_ shape: Shape, _ frame: Int, _ slots: [Int]) -> Shape {
    if case .optional(let inner) = shape, present.contains(Program.Address(frame: frame, slots: slots)) { return inner }
    return shape
  }

  /// Every name in reach, the nearest first, each once.
  private var knownNames: [String] {
    var seen: Set<String> = []
    return frames.reversed().flatMap { shape -> [String] in
      if case .record(let schema) = shape { return schema.names }
      return []
    }.filter { seen.insert($0).inserted }
  }

  /// The scope inside a section.
  func entering(_ address: Program.Address, _ shape: Shape) -> Scope {
    var inner = self
    switch shape {
    case .list(let item): inner.frames.append(item)
    case .optional(let value):
      inner.present.insert(address)
      inner.frames.append(value)
    default: inner.frames.append(shape)
    }
    return inner
  }
}
