import Optimization

/// Tables as displacements from their true values: what else could stand behind the figures, and what must be hidden
/// for it.
///
/// A cell has two columns, one for what it rises by and one for what it falls by; what moves must be hidden. Atoms of a
/// lattice are columns of their own, for they are never printed.
struct ProtectionModel {
  private(set) var program = LinearProgram()
  let cells: [Cell]
  /// The first of the columns of atoms, and how many there are.
  private(set) var atoms = 0..<0
  /// The rows of crossings that are no cells: of each the sum of its atoms.
  private(set) var crossings: [(id: CellID, row: Int, atoms: [Int])] = []
  private let places: [CellID: Int]

  /// A cell with its true value.
  struct Cell {
    let id: CellID
    let value: Int
    /// What a reader would see if nothing were hidden for the sake of others.
    let figure: AttackProblem.Figure
    /// Whether it stays as it is: published before, or a range, rounded, or a share.
    let isSettled: Bool

    /// Whether it is never printed.
    var isUnprinted: Bool { figure == .hidden(.none) }
  }

  /// Takes the true values; `nil` if one is missing.
  init?(_ problem: AttackProblem) {
    let last = problem.snapshots?.order.last
    var cells: [Cell] = []
    for cell in problem.cells {
      let isEarlier = last != nil && cell.snapshot != last
      switch cell.figure {
      case .value(let value):
        cells.append(Cell(id: cell.id, value: value, figure: cell.figure, isSettled: isEarlier))
      case .hidden:
        guard let truth = cell.truth else { return nil }
        cells.append(Cell(id: cell.id, value: truth, figure: cell.figure, isSettled: isEarlier))
      case .band, .rounded, .percent:
        guard let truth = cell.truth else { return nil }
        cells.append(Cell(id: cell.id, value: truth, figure: cell.figure, isSettled: true))
      }
    }
    self.cells = cells
    places = Dictionary(cells.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for _ in cells {
      _ = program.addColumn(.init(0, 0))
      _ = program.addColumn(.init(0, 0))
    }
    for relation in problem.relations { add(relation) }
    for cell in problem.cells {
      if case .percent(let share, let decimals, let other) = cell.figure { add(share, decimals, cell.id, of: other) }
    }
    if let lattice = problem.lattice { add(CrossedDimensions(lattice, problem)) }
  }

  /// The sums of cells alone that cannot change, and in which of them each cell stands.
  var sums: (cells: [[Int]], of: [[Int]]) {
    var sums: [[Int]] = []
    var membership = [[Int]](repeating: [], count: cells.count)
    for row in program.rows where row.bounds.lower == row.bounds.upper {
      guard row.terms.allSatisfy({ $0.column < 2 * cells.count }) else { continue }
      let members = row.terms.map { $0.column / 2 }.filter { cells.indices.contains($0) }
      let distinct = Array(Set(members)).sorted()
      for cell in distinct { membership[cell].append(sums.count) }
      sums.append(distinct)
    }
    return (sums, membership)
  }

  /// The number of a cell.
  func place(of id: CellID) -> Int? { places[id] }

  /// The column of what a cell rises by.
  func rise(_ cell: Int) -> Int { 2 * cell }

  /// The column of what a cell falls by.
  func fall(_ cell: Int) -> Int { 2 * cell + 1 }

  /// What the cells and atoms are in a solution.
  func witness(_ solution: [Int]) -> Witness {
    Witness(
      cells: cells.indices.map { cells[$0].value + solution[rise($0)] - solution[fall($0)] },
      crossings: crossings.map { crossing in crossing.atoms.reduce(0) { $0 + solution[$1] } })
  }

  // MARK: - Rows

  /// A sum of cells, moved by what it is in truth.
  private mutating func addRow(_ terms: [(cell: Int, coefficient: Int)], lower: Int?, upper: Int?) {
    let truth = terms.reduce(0) { $0 + $1.coefficient * cells[$1.cell].value }
    let columns = terms.flatMap { term in
      [
        LinearProgram.Term(rise(term.cell), times: term.coefficient),
        LinearProgram.Term(fall(term.cell), times: -term.coefficient),
      ]
    }
    program.addRow(columns, .init(lower.map { $0 - truth }, upper.map { $0 - truth }))
  }

  private mutating func add(_ relation: AttackProblem.Relation) {
    let terms = relation.terms.compactMap { term in places[term.id].map { ($0, term.coefficient) } }
    addRow(
      terms, lower: relation.comparison == .atMost ? nil : relation.bound,
      upper: relation.comparison == .atLeast ? nil : relation.bound)
  }

  /// A printed share keeps its cell within half a unit of the last decimal.
  private mutating func add(_ share: Int, _ decimals: Int, _ id: CellID, of other: CellID) {
    guard let cell = places[id], let base = places[other] else { return }
    var whole = 200
    for _ in 0..<decimals { whole *= 10 }
    addRow([(cell, whole), (base, 1 - 2 * share)], lower: 0, upper: nil)
    addRow([(cell, whole), (base, -1 - 2 * share)], lower: nil, upper: 0)
  }

  private mutating func add(_ crossed: CrossedDimensions) {
    let first = program.columns.count
    atoms = first..<(first + crossed.count)
    for _ in 0..<crossed.count { _ = program.addColumn(.init(0, nil)) }
    for (id, members) in crossed.cells {
      guard let cell = places[id] else { continue }
      program.addRow(
        [.init(rise(cell), times: -1), .init(fall(cell))] + members.map { .init(first + $0) },
        .init(cells[cell].value, cells[cell].value))
    }
    for (id, members) in crossed.crossings {
      crossings.append((id, program.rows.count, members.map { first + $0 }))
      program.addRow(members.map { .init(first + $0) }, .init(0, nil))
    }
  }
}

/// Values that could stand behind the figures.
struct Witness {
  let cells: [Int]
  let crossings: [Int]
}
