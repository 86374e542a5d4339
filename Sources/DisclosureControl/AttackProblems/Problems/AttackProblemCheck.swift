import Diagnostics

/// Whether the parts of an attack problem name only what there is.
enum AttackProblemCheck {
  /// More crossings than that are not written down.
  private static let mostAtoms = 1_000_000
  /// With more cells a search takes hours and gigabytes.
  private static let mostCells = 10_000

  static func problems(_ problem: AttackProblem, at place: Place) -> [Diagnostic] {
    if problem.cells.count > mostCells { return [.tooManyCells(problem.cells.count, mostCells, at: place)] }
    var problems: [Diagnostic] = []
    var ids: Set<CellID> = []
    for cell in problem.cells where !ids.insert(cell.id).inserted {
      problems.append(.repeatedCell(cell.id, at: place))
    }
    if problem.threshold < 2 { problems.append(.lowThreshold(at: place)) }
    func require(_ id: CellID) {
      if !ids.contains(id) { problems.append(.unknownCell(id, ids.map(\.description).sorted(), at: place)) }
    }
    for relation in problem.relations { relation.terms.forEach { require($0.id) } }
    problem.floors.keys.sorted { $0.description < $1.description }.forEach(require)
    for cell in problem.cells {
      if case .percent(_, _, let other) = cell.figure { require(other) }
      if case .band(let low, let high) = cell.figure, low > high { problems.append(.emptyBand(cell.id, at: place)) }
      if let predicate = cell.predicate { problems += unknown(predicate, problem.lattice, at: place) }
      if let snapshots = problem.snapshots {
        guard let snapshot = cell.snapshot, snapshots.order.contains(snapshot) else {
          problems.append(.unknownSnapshot(cell.id, at: place))
          continue
        }
      }
    }
    let atoms = (problem.lattice?.dimensions ?? []).reduce(problem.snapshots?.order.count ?? 1) {
      $0.multipliedReportingOverflow(by: $1.codes.count).overflow ? .max : $0 * $1.codes.count
    }
    if atoms > mostAtoms { problems.append(.tooLarge(at: place)) }
    if case .band(let least) = problem.requirement, least >= problem.threshold {
      problems.append(.lowThreshold(at: place))
    }
    for predicate in problem.lattice?.forbidden ?? [] { problems += unknown(predicate, problem.lattice, at: place) }
    return problems
  }

  private static func unknown(
    _ predicate: [String: AttackProblem.Selection], _ lattice: Lattice?, at place: Place
  ) -> [Diagnostic] {
    guard let lattice else { return predicate.isEmpty ? [] : [.withoutLattice(at: place)] }
    return predicate.keys.sorted().compactMap { name in
      guard let dimension = lattice.dimensions.first(where: { $0.name == name }) else {
        return .unknownDimension(name, lattice.dimensions.map(\.name), at: place)
      }
      guard let selection = predicate[name], dimension.positions(selection) != nil else {
        return .unknownCode(of: name, at: place)
      }
      return nil
    }
  }
}

extension Diagnostic {
  static func tooManyCells(_ count: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "instance.too-many-cells", at: place,
      Message(
        en: "\(count) cells are more than the \(most) that are worked on together",
        ja: "欄が\(count)個あります。一度に扱えるのは\(most)個までです"),
      hint: Message(en: "leave out detail, or split what has no cells in common", ja: "細かさを減らすか、共通の欄がない表どうしを分けてください"))
  }

  static func repeatedCell(_ id: CellID, at place: Place) -> Self {
    Self(
      "instance.repeated-cell", at: place, Message(en: "cell '\(id)' stands twice", ja: "「\(id)」という欄が二つあります"))
  }

  static func tooLarge(at place: Place) -> Self {
    Self(
      "instance.too-large", at: place,
      Message(en: "'lattice' has more than a million crossings", ja: "lattice の掛け合わせが100万を超えます"))
  }

  static func lowThreshold(at place: Place) -> Self {
    Self(
      "instance.low-threshold", at: place,
      Message(
        en: "'threshold' is at least 2, and more than 'lo'", ja: "threshold は2以上で、lo より大きい数です"))
  }

  static func unknownCell(_ id: CellID, _ known: [String], at place: Place) -> Self {
    Self(
      "instance.unknown-cell", at: place, Message(en: "there is no cell '\(id)'", ja: "「\(id)」という欄はありません"),
      hint: Suggestion.hint(for: id.description, in: known))
  }

  static func emptyBand(_ id: CellID, at place: Place) -> Self {
    Self(
      "instance.empty-band", at: place,
      Message(en: "band of '\(id)' ends before it begins", ja: "「\(id)」の範囲の上下が逆です"))
  }

  static func unknownSnapshot(_ id: CellID, at place: Place) -> Self {
    Self(
      "instance.unknown-snapshot", at: place,
      Message(en: "cell '\(id)' stands in no snapshot of 'order'", ja: "「\(id)」の snapshot が order にありません"))
  }

  static func withoutLattice(at place: Place) -> Self {
    Self(
      "instance.without-lattice", at: place,
      Message(en: "'where' needs a 'lattice'", ja: "where を書くには lattice が必要です"))
  }

  static func unknownDimension(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "instance.unknown-dimension", at: place,
      Message(en: "there is no dimension '\(name)'", ja: "「\(name)」という区分はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func unknownCode(of name: String, at place: Place) -> Self {
    Self(
      "instance.unknown-code", at: place,
      Message(en: "'where' has a code that '\(name)' does not have", ja: "where に、「\(name)」にない符号があります"))
  }
}
