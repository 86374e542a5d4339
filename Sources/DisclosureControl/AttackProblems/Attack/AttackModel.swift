import Optimization

/// Everything that an attacker knows, as a linear programme over the cells and, where there are dimensions, the atoms.
///
/// A column stands for a cell or for a class of atoms that no figure tells apart. Whatever satisfies all rows and bounds
/// in whole numbers is a set of tables that could lie behind the published figures.
struct AttackModel {
  private(set) var program = LinearProgram()
  /// The column of each cell.
  private(set) var columns: [CellID: Int] = [:]
  private(set) var targets: [Target] = []

  /// A count that nobody must be able to narrow.
  struct Target {
    let id: CellID
    let terms: [LinearProgram.Term]
    /// What it really is, where the auditor was told.
    var truth: Int?
    /// How many tables it stands in.
    var tables = 1
  }

  /// More than any count can be that figures bound: a count without a bound of its own gets this one.
  let largest: Int
  /// What is so large has its bound from ``largest`` alone.
  var unbounded: Int { largest / 50 }

  /// The cells with their columns, in order.
  private(set) var cells: [(id: CellID, column: Int)] = []

  init(_ problem: AttackProblem) {
    let printed = problem.cells.map { cell in
      switch cell.figure {
      case .value(let value), .rounded(let value, _, _): value
      case .band(_, let high): high
      case .hidden, .percent: 0
      }
    }
    let scale = max(printed.max() ?? 0, problem.relations.map(\.bound.magnitude).max().map { Int($0) } ?? 0, 100)
    largest = min(scale, 1_000_000_000_000) * 10_000
    for cell in problem.cells {
      let column = program.addColumn(Self.bounds(of: cell, in: problem, largest: largest))
      columns[cell.id] = column
      cells.append((cell.id, column))
    }
    for cell in problem.cells {
      if case .percent(let share, let decimals, let other) = cell.figure {
        addShare(cell.id, share, decimals: decimals, of: other)
      }
    }
    for relation in problem.relations {
      let bounds: LinearProgram.Bounds =
        switch relation.comparison {
        case .equal: .init(relation.bound, relation.bound)
        case .atLeast: .init(relation.bound, nil)
        case .atMost: .init(nil, relation.bound)
        }
      program.addRow(
        relation.terms.compactMap { term in columns[term.id].map { .init($0, times: term.coefficient) } }, bounds)
    }
    for cell in problem.cells where cell.figure.isTarget {
      guard let column = columns[cell.id] else { continue }
      targets.append(Target(id: cell.id, terms: [.init(column)], truth: cell.truth))
    }
    if let lattice = problem.lattice { addAtoms(AtomLattice(lattice, problem)) }
  }

  // MARK: - What a figure says

  /// From where to where a cell may lie by what is printed in it.
  private static func bounds(
    of cell: AttackProblem.Cell, in problem: AttackProblem, largest: Int
  ) -> LinearProgram.Bounds {
    let least = problem.zeros == .published ? 1 : 0
    switch cell.figure {
    case .value(let value): return .init(value, value)
    case .band(let low, let high): return .init(low, high)
    case .percent: return .init(0, largest)
    case .hidden(.none): return .init(0, largest)
    case .hidden(.p) where problem.marks == .distinct: return .init(1, problem.threshold - 1)
    case .hidden(.s) where problem.marks == .distinct: return .init(problem.threshold, largest)
    case .hidden: return .init(least, largest)
    case .rounded(let value, let base, let rounding):
      switch rounding {
      case .up: return .init(max(0, value - base + 1), value)
      case .down: return .init(value, value + base - 1)
      case .nearest: return .init(max(0, value - base / 2), value + base / 2)
      case .adjacent: return .init(max(0, value - base + 1), value + base - 1)
      }
    }
  }

  /// A share says that its cell lies within half a unit of the last decimal of its base.
  ///
  /// With `share` in units of the last of so many decimals of a per cent, `2·100·10^decimals·cell` lies between
  /// `(2·share − 1)·base` and `(2·share + 1)·base`.
  private mutating func addShare(_ id: CellID, _ share: Int, decimals: Int, of other: CellID) {
    guard let cell = columns[id], let base = columns[other] else { return }
    let whole = (0..<decimals).reduce(200) { factor, _ in factor * 10 }
    program.addRow([.init(cell, times: whole), .init(base, times: -(2 * share - 1))], .init(0, nil))
    program.addRow([.init(cell, times: whole), .init(base, times: -(2 * share + 1))], .init(nil, 0))
  }

  // MARK: - Atoms

  private mutating func addAtoms(_ lattice: AtomLattice) {
    let first = program.columns.count
    for _ in lattice.classes { _ = program.addColumn(.init(0, largest)) }
    for (id, classes) in lattice.cells {
      guard let column = columns[id] else { continue }
      program.addRow([.init(column, times: -1)] + classes.map { .init(first + $0) }, .init(0, 0))
    }
    for target in lattice.targets {
      targets.append(Target(id: target.id, terms: target.classes.map { .init(first + $0) }, tables: target.tables))
    }
  }
}

extension AttackProblem.Figure {
  /// Whether a count stands behind it that is not printed as it is, so that somebody may be after it.
  ///
  /// A range, a rounded count and a share are no safer than a mark: other figures can narrow them.
  fileprivate var isTarget: Bool {
    switch self {
    case .value: false
    case .rounded(_, let base, _): base > 1
    case .hidden, .band, .percent: true
    }
  }
}
