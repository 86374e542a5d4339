/// Which counts follow from published ones by adding and subtracting alone, found by Gaussian elimination.
///
/// It is exact, where linear programmes work with floating-point numbers, but knows no inequalities: that a count is not
/// in the span of others does not make it safe. As a choice of what to hide it is the method of Langsrud (2024,
/// GaussSuppression), quick enough for a preview. Numbers are counted modulo a prime of 61 bits.
public struct LinearSpan {
  private var vectors: [CellID: Vector] = [:]
  private let problem: AttackProblem

  /// Works out how the cells of an attack problem depend on one another.
  public init(_ problem: AttackProblem) {
    self.problem = problem
    let model = SpanModel(problem)
    var relations = Echelon()
    for row in model.rows { _ = relations.insert(row) }
    for (id, place) in model.places { vectors[id] = relations.reduced(Vector(unit: place)) }
  }

  /// The hidden cells that need to be kept and follow from published ones, in the order of the tables.
  ///
  /// Where small means one value alone, that a count is small tells it, and there is nothing to keep.
  public var revealed: [CellID] {
    if case .band(let least) = problem.requirement, least >= problem.threshold - 1 { return [] }
    var published = Echelon()
    for cell in problem.cells {
      if case .value = cell.figure, let vector = vectors[cell.id] { _ = published.insert(vector) }
    }
    return problem.cells.filter { cell in
      guard case .hidden = cell.figure, let truth = cell.truth, truth > 0, truth < problem.threshold else {
        return false
      }
      return vectors[cell.id].map { published.reduced($0).isZero } ?? false
    }.map(\.id)
  }

  /// What would have to be hidden besides small counts, so that none follows from what stays: larger counts stay first.
  public var preview: [CellID] {
    func value(_ cell: AttackProblem.Cell) -> Int? {
      if case .value(let value) = cell.figure { value } else { cell.truth }
    }
    let isSmall = { (value: Int) in value > 0 && value < problem.threshold }
    let known = problem.cells.filter { $0.figure != .hidden(.none) }
    var kept = known.filter { isSmall(value($0) ?? 0) }.compactMap { vectors[$0.id] }
    let candidates = known.enumerated().filter { !isSmall(value($0.element) ?? 0) }.sorted {
      (value($1.element) ?? 0, $0.offset) < (value($0.element) ?? 0, $1.offset)
    }
    var published = Echelon()
    var hidden: Set<CellID> = []
    for (_, cell) in candidates {
      guard let vector = vectors[cell.id] else { continue }
      let new = published.reduced(vector)
      if new.isZero { continue }
      let reduced = kept.map { new.eliminated(from: $0) }
      // A printed zero is printed whatever follows from it.
      if reduced.contains(where: \.isZero), value(cell) != 0 {
        hidden.insert(cell.id)
        continue
      }
      _ = published.insert(new)
      kept = reduced
    }
    return known.map(\.id).filter(hidden.contains)
  }
}

/// The relations of an attack problem as rows over numbered cells and atoms.
private struct SpanModel {
  private(set) var rows: [Vector] = []
  private(set) var places: [CellID: Int] = [:]

  init(_ problem: AttackProblem) {
    for (index, cell) in problem.cells.enumerated() { places[cell.id] = index }
    for relation in problem.relations where relation.comparison == .equal {
      var row = Vector()
      for term in relation.terms { if let place = places[term.id] { row.add(term.coefficient, at: place) } }
      rows.append(row)
    }
    guard let lattice = problem.lattice else { return }
    for (id, atoms) in CrossedDimensions(lattice, problem).cells {
      guard let place = places[id] else { continue }
      var row = Vector()
      row.add(-1, at: place)
      for atom in atoms { row.add(1, at: problem.cells.count + atom) }
      rows.append(row)
    }
  }
}
