// An attack problem as JSON, in the form in which it is read.

extension AttackProblem: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Writes every key that is not left at its default.
  public func encode(to encoder: any Encoder) throws {
    var file = encoder.container(keyedBy: Key.self)
    try file.encodeIfPresent(name, forKey: Key("name"))
    try file.encode(threshold, forKey: Key("threshold"))
    if zeros == .hidden { try file.encode(zeros.rawValue, forKey: Key("zeros")) }
    if marks == .distinct { try file.encode(marks.rawValue, forKey: Key("marks")) }
    if requirement != .band(from: 1) { try encode(requirement, in: &file) }
    if protects == .all { try file.encode(protects.rawValue, forKey: Key("protect")) }
    if targets == .lattice { try file.encode(targets.rawValue, forKey: Key("targets")) }
    let named = floors.map { ($0.key.description, $0.value) }
    if !named.isEmpty { try file.encode(Dictionary(named, uniquingKeysWith: max), forKey: Key("floor")) }
    try file.encode(cells, forKey: Key("cells"))
    if !relations.isEmpty { try file.encode(relations, forKey: Key("relations")) }
    try file.encodeIfPresent(lattice, forKey: Key("lattice"))
    if let snapshots {
      var nested = file.nestedContainer(keyedBy: Key.self, forKey: Key("snapshots"))
      try nested.encode(snapshots.order, forKey: Key("order"))
      try nested.encode("append", forKey: Key("mode"))
    }
  }

  private func encode(_ requirement: Requirement, in file: inout KeyedEncodingContainer<Key>) throws {
    var nested = file.nestedContainer(keyedBy: Key.self, forKey: Key("require"))
    switch requirement {
    case .band(let least):
      try nested.encode("band", forKey: Key("mode"))
      try nested.encode(least, forKey: Key("lo"))
    case .notExact: try nested.encode("not_exact", forKey: Key("mode"))
    case .width(let width):
      try nested.encode("width", forKey: Key("mode"))
      try nested.encode(width, forKey: Key("width"))
    }
  }
}

extension AttackProblem.Cell: Encodable {
  private enum Key: String, CodingKey {
    case id, value, mark, band, rounded, base, how, percent, decimals, of, truth, table, snapshot
    case predicate = "where"
  }

  /// Writes the figure under the key of its kind.
  public func encode(to encoder: any Encoder) throws {
    var cell = encoder.container(keyedBy: Key.self)
    try cell.encode(id.description, forKey: .id)
    switch figure {
    case .value(let value): try cell.encode(value, forKey: .value)
    case .hidden(let mark): try cell.encode(mark.rawValue, forKey: .mark)
    case .band(let low, let high): try cell.encode([low, high], forKey: .band)
    case .rounded(let value, let base, let how):
      try cell.encode(value, forKey: .rounded)
      try cell.encode(base, forKey: .base)
      try cell.encode(how.rawValue, forKey: .how)
    case .percent(let share, let decimals, let other):
      let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
      try cell.encode(Double(share) / unit, forKey: .percent)
      try cell.encode(decimals, forKey: .decimals)
      try cell.encode(other.description, forKey: .of)
    }
    try cell.encodeIfPresent(truth, forKey: .truth)
    try cell.encodeIfPresent(table, forKey: .table)
    try cell.encodeIfPresent(snapshot, forKey: .snapshot)
    try cell.encodeIfPresent(predicate, forKey: .predicate)
  }
}

extension AttackProblem.Selection: Encodable {
  /// Writes a code alone, several as a list, and all as `*`.
  public func encode(to encoder: any Encoder) throws {
    var selection = encoder.singleValueContainer()
    switch self {
    case .all: try selection.encode("*")
    case .codes(let codes): try codes.count == 1 ? selection.encode(codes[0]) : selection.encode(codes)
    }
  }
}

extension AttackProblem.Relation: Encodable {
  private enum Key: String, CodingKey { case coef, op, rhs }

  /// Writes the relation with its coefficients; those of a cell that stands in it twice are added up.
  public func encode(to encoder: any Encoder) throws {
    var relation = encoder.container(keyedBy: Key.self)
    try relation.encode(
      Dictionary(terms.map { ($0.id.description, $0.coefficient) }, uniquingKeysWith: +), forKey: .coef)
    try relation.encode(comparison.rawValue, forKey: .op)
    try relation.encode(bound, forKey: .rhs)
  }
}

extension Lattice: Encodable {
  private enum Key: String, CodingKey { case dims, groups, forbid }

  /// Writes dimensions and groups by their names.
  public func encode(to encoder: any Encoder) throws {
    var lattice = encoder.container(keyedBy: Key.self)
    try lattice.encode(
      Dictionary(dimensions.map { ($0.name, $0.codes) }, uniquingKeysWith: { first, _ in first }), forKey: .dims)
    let groups = dimensions.filter { !$0.groups.isEmpty }.map { dimension in
      (
        dimension.name,
        Dictionary(dimension.groups.map { ($0.name, $0.codes) }, uniquingKeysWith: { first, _ in first })
      )
    }
    if !groups.isEmpty {
      try lattice.encode(Dictionary(groups, uniquingKeysWith: { first, _ in first }), forKey: .groups)
    }
    if !forbidden.isEmpty { try lattice.encode(forbidden, forKey: .forbid) }
  }
}
