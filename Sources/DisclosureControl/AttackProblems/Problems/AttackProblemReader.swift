public import Diagnostics
import Fields

/// Reads an attack problem from a file: JSON with a closed set of keys.
public enum AttackProblemReader {
  /// Longer files are refused.
  private static let largest = 64 * 1024 * 1024

  /// Reads a file; the value is `nil` if anything is wrong with it.
  public static func read(_ source: SourceText) -> Reviewed<AttackProblem?> {
    var diagnostics: [Diagnostic] = []
    // JSON is YAML, and is read by the reader that knows where everything stands.
    let pairs = YAMLReader.file(source, largest: largest).unwrapped(into: &diagnostics)
    guard !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source)
    let problem = problem(&reader)
    diagnostics += reader.finish()
    guard let problem, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    diagnostics += AttackProblemCheck.problems(problem, at: source.wholePlace)
    return Reviewed(diagnostics.haveErrors ? nil : problem, diagnostics)
  }

  private static func problem(_ reader: inout FieldReader) -> AttackProblem? {
    var problem = AttackProblem()
    problem.name = reader.optional("name", .text)
    if let threshold = reader.optional("threshold", .count) { problem.threshold = threshold }
    if let zeros = reader.optional("zeros", FieldType<AttackProblem.Zeros>.choice()) { problem.zeros = zeros }
    if let marks = reader.optional("marks", FieldType<AttackProblem.Marks>.choice()) { problem.marks = marks }
    if let requirement = reader.optional("require", .requirement) { problem.requirement = requirement }
    if let protects = reader.optional("protect", FieldType<AttackProblem.Protects>.choice()) {
      problem.protects = protects
    }
    if let targets = reader.optional("targets", FieldType<AttackProblem.Targets>.choice()) { problem.targets = targets }
    if let floors = reader.optional("floor", .named(.count)) {
      problem.floors = Dictionary(floors.map { (CellID($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    problem.relations = reader.optional("relations", .possiblyEmptyList(.relation)) ?? []
    problem.lattice = reader.optional("lattice", .lattice)
    problem.snapshots = reader.optional("snapshots", .snapshots)
    // What a protector wrote down about its own choice tells nothing new.
    _ = reader.optional("secondaries", .possiblyEmptyList(.text))
    guard let cells = reader.required("cells", .possiblyEmptyList(.cell)) else { return nil }
    problem.cells = cells
    return problem
  }
}

extension FieldType where Value == Int {
  /// A whole number from 0 on, or in quotes.
  static let count = FieldType.number
  /// A whole number, which may be negative.
  static let integer = FieldType(expected: Message(en: "a whole number such as -1", ja: "-1のような整数")) { node, _ in
    guard case .scalar(let text, isPlain: true) = node.content else { return nil }
    return Int(text)
  }
}

extension FieldType {
  /// A list, which may be empty.
  static func possiblyEmptyList<Element>(_ type: FieldType<Element>) -> FieldType where Value == [Element] {
    let list = FieldType.list(type)
    return FieldType(expected: list.expected) { node, context in
      if case .sequence(let nodes) = node.content, nodes.isEmpty { return [] }
      return list.parse(node, &context)
    }
  }

  /// Values by names that the file chooses, in order.
  static func named<Element>(_ type: FieldType<Element>) -> FieldType
  where Value == [(name: String, value: Element)] {
    FieldType(
      expected: Message(en: "a set of keys, each with \(type.expected.en)", ja: "キーの集まり（値は\(type.expected.ja)）")
    ) {
      node, context in
      guard case .mapping(let pairs) = node.content else { return nil }
      var found: [(name: String, value: Element)] = []
      for pair in pairs {
        guard let value = type.parse(pair.value, &context) else {
          if context.diagnostics.isEmpty { return nil }
          continue
        }
        found.append((pair.key, value))
      }
      return found
    }
  }
}

private enum RequirementMode: String, CaseIterable {
  case band, width
  case notExact = "not_exact"
}

private enum SnapshotMode: String, CaseIterable { case append }

extension FieldType where Value == AttackProblem.Requirement {
  static let requirement = FieldType.record { reader in
    let mode = reader.required("mode", FieldType<RequirementMode>.choice())
    let width = reader.optional("width", .count)
    let least = reader.optional("lo", .count)
    switch mode {
    case .band: return .band(from: least ?? 1)
    case .notExact: return .notExact
    case .width: return width.map { .width($0) }
    case nil: return nil
    }
  }
}

extension FieldType where Value == AttackProblem.Snapshots {
  static let snapshots = FieldType.record { reader in
    let order = reader.required("order", .list(.text))
    _ = reader.required("mode", FieldType<SnapshotMode>.choice())
    return order.map { AttackProblem.Snapshots(order: $0) }
  }
}

/// No count stands in a relation more often, and no bound is greater.
private let mostTimes: UInt = 1_000_000_000

extension FieldType where Value == AttackProblem.Relation {
  static let relation = FieldType.record { reader in
    if let sum = reader.optional("sum", .possiblyEmptyList(.text)) {
      guard let total = reader.required("eq", .text) else { return nil }
      return AttackProblem.Relation(sum.map { (CellID($0), 1) } + [(CellID(total), -1)], .equal, 0)
    }
    let terms = reader.required("coef", .named(.integer))
    let comparison = reader.required("op", FieldType<AttackProblem.Comparison>.choice())
    let bound = reader.required("rhs", .integer)
    guard let terms, let comparison, let bound else { return nil }
    // More would be counted beyond what a machine's numbers hold.
    guard ([bound] + terms.map(\.value)).allSatisfy({ $0.magnitude <= mostTimes }) else { return nil }
    return AttackProblem.Relation(terms.map { (CellID($0.name), $0.value) }, comparison, bound)
  }
}

extension FieldType where Value == Lattice {
  static let lattice = FieldType.record { reader in
    let dimensions = reader.required("dims", .named(.list(.text)))
    let groups = reader.optional("groups", .named(.named(.list(.text)))) ?? []
    let forbidden = reader.optional("forbid", .possiblyEmptyList(.predicate)) ?? []
    guard let dimensions else { return nil }
    // A group that names what there is not would drop out of the attack in silence.
    let fits = groups.allSatisfy { group in
      guard let codes = dimensions.first(where: { $0.name == group.name })?.value else { return false }
      return group.value.allSatisfy { $0.value.allSatisfy(codes.contains) }
    }
    guard fits else { return nil }
    return Lattice(
      dimensions: dimensions.map { dimension in
        Lattice.Dimension(
          name: dimension.name, codes: dimension.value,
          groups: groups.filter { $0.name == dimension.name }.flatMap { $0.value.map { ($0.name, $0.value) } })
      }, forbidden: forbidden)
  }
}
