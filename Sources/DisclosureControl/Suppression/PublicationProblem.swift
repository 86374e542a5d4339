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
    _ policy: DisclosurePolicy, _ remainders: GivenRemainders, considered: Set<Int>
  ) {
    var problem = AttackProblem(
      catalogue, relations, identities, considered: considered,
      printed: Set(choices.flatMap(\.printedCells)).union(catalogue.isPublic))
    problem.threshold = policy.threshold
    for pair in remainders.pairs where considered.isSuperset(of: [pair.whole, pair.part]) {
      let (whole, part) = (catalogue.cells[pair.whole], catalogue.cells[pair.part])
      problem.addRemainder([(whole.id, 1), (part.id, -1)], truth: whole.count - part.count)
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

extension AttackProblem {
  /// What cells of a catalogue tell of one another.
  ///
  /// - Parameters:
  ///   - considered: the cells that are looked at.
  ///   - printed: those whose counts readers have; of others they have nothing.
  init(
    _ catalogue: CellCatalogue, _ relations: CellRelations, _ identities: [Identity], considered: Set<Int>,
    printed: Set<Int> = []
  ) {
    self.init()
    for (place, cell) in catalogue.cells.enumerated()
    where considered.contains(place) && cell.predicate.unit.isPersonal {
      let isPrinted = printed.contains(place)
      cells.append(
        .init(
          id: cell.id, figure: isPrinted ? .value(cell.count) : .hidden(.none), truth: isPrinted ? nil : cell.count))
    }
    for difference in relations.differences {
      cells.append(.init(id: difference.id, figure: .hidden(.none), truth: difference.count))
      differences.insert(difference.id)
    }
    self.relations = relations.relations
    let known = Set(cells.map(\.id))
    for identity in identities { add(identity, catalogue, among: known) }
  }

  /// Takes up an identity between cells that are looked at.
  ///
  /// No predicate says whom a given table counts. Where an inequality says that its count includes others, or lies in them,
  /// the difference must be protected as well.
  private mutating func add(_ identity: Identity, _ catalogue: CellCatalogue, among known: Set<CellID>) {
    let cells = identity.terms.compactMap { term in
      catalogue.place(term.table, row: term.row, column: term.column).map { catalogue.cells[$0] }
    }
    guard cells.count == identity.terms.count, cells.allSatisfy({ known.contains($0.id) }) else { return }
    let terms = zip(cells, identity.terms).map { (id: $0.id, coefficient: $1.coefficient) }
    let comparison: Comparison =
      switch identity.comparison {
      case .equal: .equal
      case .atLeast: .atLeast
      case .atMost: .atMost
      }
    relations.append(.init(terms, comparison, identity.bound))
    let statement = Publication.Known(
      terms: Dictionary(terms.map { ($0.id, $0.coefficient) }, uniquingKeysWith: +),
      isAtLeast: identity.comparison != .atMost, isAtMost: identity.comparison != .atLeast, bound: identity.bound)
    guard Set(identity.terms.map(\.table)).count > 1, cells.contains(where: { $0.predicate.givenIn != nil }),
      let parts = statement.remainder
    else { return }
    let counts = Dictionary(cells.map { ($0.id, $0.count) }, uniquingKeysWith: { first, _ in first })
    addRemainder(parts, truth: parts.reduce(0) { $0 + $1.coefficient * counts[$1.id, default: 0] })
  }

  /// Adds a difference of counts that must be protected.
  fileprivate mutating func addRemainder(_ parts: [(id: CellID, coefficient: Int)], truth: Int) {
    let rest = CellID.difference(parts)
    guard differences.insert(rest).inserted else { return }
    cells.append(.init(id: rest, figure: .hidden(.none), truth: truth))
    relations.append(.init([(rest, -1)] + parts, .equal, 0))
  }
}
