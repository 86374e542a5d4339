import AttackProblems
import CheckedStatistics
import Tables

/// All tables of an edition at the levels chosen for them, as a protector takes them.
struct PublicationProblem {
  let problem: AttackProblem
  /// What hiding a cell costs.
  let weights: [CellID: Int]
  /// The totals, which are dearer than what they are made of, and how many times as dear.
  let totals: [CellID: Int]

  init(
    _ catalogue: CellCatalogue, _ relations: CellRelations, _ choices: [LevelChoice], _ identities: [Identity],
    _ policy: DisclosurePolicy, considered: Set<Int>
  ) {
    var problem = AttackProblem()
    problem.threshold = policy.threshold
    let printed = Set(choices.flatMap(\.printedCells)).union(catalogue.isPublic)
    for (place, cell) in catalogue.cells.enumerated()
    where considered.contains(place) && cell.predicate.unit.isPersonal {
      let isPrinted = printed.contains(place)
      problem.cells.append(
        .init(
          id: cell.id, figure: isPrinted ? .value(cell.count) : .hidden(.none), truth: isPrinted ? nil : cell.count))
    }
    for difference in relations.differences {
      problem.cells.append(.init(id: difference.id, figure: .hidden(.none), truth: difference.count))
      problem.differences.insert(difference.id)
    }
    problem.relations = relations.relations
    let known = Set(problem.cells.map(\.id))
    for identity in identities {
      let terms = identity.terms.compactMap { term in
        catalogue.place(term.table, row: term.row, column: term.column).map {
          (id: catalogue.cells[$0].id, coefficient: term.coefficient)
        }
      }
      guard terms.count == identity.terms.count, terms.allSatisfy({ known.contains($0.id) }) else { continue }
      let comparison: AttackProblem.Comparison =
        switch identity.comparison {
        case .equal: .equal
        case .atLeast: .atLeast
        case .atMost: .atMost
        }
      problem.relations.append(.init(terms, comparison, identity.bound))
    }
    self.problem = problem
    // A cell that stands in several tables goes by one identifier.
    let dear = Dictionary(
      policy.weights.compactMap { name, weight in catalogue.firstID(of: CellID(name)).map { ($0, weight) } },
      uniquingKeysWith: max)
    weights = Dictionary(
      catalogue.cells.map { cell in
        // A count of twice as many people is worth a little more to readers, a total three times as much.
        let worth = 4 + (Int.bitWidth - cell.count.leadingZeroBitCount)
        let times = dear[cell.id] ?? cell.id.cells.first.flatMap { policy.weights[$0.table.id] } ?? 1
        return (cell.id, worth * times * (cell.isTotal ? 3 : 1))
      }, uniquingKeysWith: { first, _ in first })
    totals = Dictionary(
      catalogue.cells.filter(\.isTotal).map { ($0.id, dear[$0.id] ?? 1) }, uniquingKeysWith: max)
  }
}
