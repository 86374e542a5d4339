import Optimization

/// A search for a suppression pattern, by relations between cells alone.
struct PatternSearch {
  let model: ProtectionModel
  let problem: AttackProblem
  let options: ProtectionOptions
  /// Which cells are hidden.
  var isHidden: [Bool]
  /// Cells that are small.
  let primaries: [Int]
  /// What printed zeros alone force of a small cell, where it is more than one.
  var floors: [CellID: Int]
  /// What must be possible, each with the witness that shows it.
  var demands: [(demand: Demand, witness: Witness)] = []
  /// What cannot be made possible.
  var unprotectable: [CellID] = []
  /// All witnesses that were found.
  var witnesses: [Witness] = []

  /// How small counts are gone through.
  let order: ProtectionOrder

  init(
    _ model: ProtectionModel, _ problem: AttackProblem, _ options: ProtectionOptions, _ order: ProtectionOrder
  ) {
    self.order = order
    self.model = model
    self.problem = problem
    self.options = options
    floors = problem.floors
    let small = (problem.zeros == .published ? 1 : min(1, Self.least(problem)))..<max(problem.threshold, 1)
    primaries = model.cells.indices.filter { small.contains(model.cells[$0].value) && !model.cells[$0].isSettled }
    isHidden = model.cells.map { if case .hidden = $0.figure { $0.isSettled || $0.isUnprinted } else { false } }
    for cell in primaries where !options.mustPrint.contains(model.cells[cell].id) { isHidden[cell] = true }
    for cell in model.cells.indices where options.mustHide.contains(model.cells[cell].id) && model.cells[cell].value > 0
    {
      isHidden[cell] = true
    }
    unprotectable = primaries.filter { !isHidden[$0] }.map { model.cells[$0].id }
  }

  /// How many demands there were.
  var demandCount: Int { demands.count }

  private static func least(_ problem: AttackProblem) -> Int {
    if case .band(let least) = problem.requirement { least } else { 1 }
  }

  // MARK: - Choosing

  /// Hides what it takes to keep all counts that are to be kept, and shows again what can be done without.
  mutating func run() {
    var search = WitnessSearch(model, problem, options, sparesHidden: order.sparesHidden)
    var done: Set<Int> = []
    // Where all hidden cells are to be kept, what was hidden for others needs others itself.
    while true {
      let targets = sorted(wanted.filter { !done.contains($0) })
      if targets.isEmpty { break }
      for cell in targets { meet(demands(for: cell), of: model.cells[cell].id, &search) }
      done.formUnion(targets)
    }
    for crossing in model.crossings.indices { keep(crossing, &search) }
    showAgain(&search)
  }

  /// The hidden cells that are to be kept.
  private var wanted: [Int] {
    let small = Set(primaries)
    return model.cells.indices.filter { cell in
      guard isHidden[cell] else { return false }
      if problem.protects == .all || options.alsoKeep.contains(model.cells[cell].id) { return true }
      return small.contains(cell)
        || (1..<problem.threshold).contains(model.cells[cell].value) && (model.cells[cell].isSettled)
    }
  }

  private func sorted(_ cells: [Int]) -> [Int] {
    func value(_ cell: Int) -> Int { model.cells[cell].value }
    switch order.sequence {
    case .asListed: return cells
    case .lastFirst: return cells.reversed()
    case .stride(let step):
      return (0..<step).flatMap { first in stride(from: first, to: cells.count, by: step).map { cells[$0] } }
    case .smallestFirst: return cells.sorted { (value($0), $0) < (value($1), $1) }
    case .largestFirst: return cells.sorted { (value($1), $0) < (value($0), $1) }
    }
  }

  /// What must be possible of a cell: alternatives, each a list of demands that belong together.
  private func demands(for cell: Int) -> [[Demand]] {
    let value = model.cells[cell].value
    func demand(_ end: Demand.End) -> Demand { Demand(target: .cell(cell), end: end) }
    switch problem.requirement {
    case .band(let least):
      let floor = max(least, floors[model.cells[cell].id] ?? least)
      return [[demand(.atMost(floor)), demand(.atLeast(problem.threshold - 1))]]
    case .notExact: return [[demand(.atLeast(value + 1))], [demand(.atMost(value - 1))]]
    case .width(let width):
      return (0...width).reversed().map { up in
        (up > 0 ? [demand(.atLeast(value + up))] : []) + (up < width ? [demand(.atMost(value + up - width))] : [])
      }
    }
  }

  /// Makes one of several alternatives possible, the cheapest, and hides what it takes.
  private mutating func meet(_ alternatives: [[Demand]], of id: CellID, _ search: inout WitnessSearch) {
    var best: (witnesses: [(witness: Witness, isNew: Bool)], demands: [Demand], cost: Int)?
    for demands in alternatives {
      var found: [(witness: Witness, isNew: Bool)] = []
      var cost = 0
      for demand in demands {
        if let witness = witnesses.first(where: demand.isMet) {
          found.append((witness, false))
        } else if let witness = search.witness(demand, isHidden) ?? lowered(demand, id, &search) {
          found.append((witness, true))
          cost += self.cost(of: witness)
        }
      }
      guard found.count == demands.count, cost < best?.cost ?? .max else { continue }
      best = (found, demands, cost)
      if cost == 0 { break }
    }
    guard let best else {
      unprotectable.append(id)
      return
    }
    for (demand, (witness, isNew)) in zip(best.demands, best.witnesses) {
      take(witness, for: demand)
      if isNew { witnesses.append(witness) }
    }
  }

  /// A witness in which a count is as small as printed zeros let it be, where they force more than one.
  private mutating func lowered(_ demand: Demand, _ id: CellID, _ search: inout WitnessSearch) -> Witness? {
    guard case .band = problem.requirement, case .cell(let cell) = demand.target, case .atMost(let bound) = demand.end,
      let floor = search.floor(of: cell), floor > bound
    else { return nil }
    floors[id] = floor
    return search.witness(Demand(target: demand.target, end: .atMost(floor)), isHidden)
  }

  private mutating func take(_ witness: Witness, for demand: Demand) {
    for cell in model.cells.indices where witness.cells[cell] != model.cells[cell].value { isHidden[cell] = true }
    let floored: Demand =
      if case .atMost(let bound) = demand.end, case .cell(let cell) = demand.target {
        Demand(target: demand.target, end: .atMost(max(bound, floors[model.cells[cell].id] ?? bound)))
      } else { demand }
    demands.append((floored, witness))
  }

  private func cost(of witness: Witness) -> Int {
    model.cells.indices.reduce(0) { sum, cell in
      isHidden[cell] || witness.cells[cell] == model.cells[cell].value ? sum : sum + weight(of: cell)
    }
  }

  func weight(of cell: Int) -> Int { options.weights[model.cells[cell].id] ?? 1 }

  /// Keeps a crossing that is never printed, if it could be small; what it needs is then not shown again.
  private mutating func keep(_ crossing: Int, _ search: inout WitnessSearch) {
    guard let range = search.range(of: crossing, isHidden) else { return }
    let band = Self.least(problem)...(problem.threshold - 1)
    guard range.overlaps(band) else { return }
    let ends: [Demand.End] = [.atMost(band.lowerBound), .atLeast(band.upperBound)]
    meet([ends.map { Demand(target: .crossing(crossing), end: $0) }], of: model.crossings[crossing].id, &search)
  }

  // MARK: - Showing again

  /// Shows cells again that were hidden for the sake of others, where other witnesses can do without them.
  private mutating func showAgain(_ search: inout WitnessSearch) {
    search.close(isHidden)
    search.preferFewMoves()
    let primary = Set(primaries)
    let sums = model.sums
    let kept = Set(demands.compactMap { if case .cell(let cell) = $0.demand.target { cell } else { nil } })
    let candidates = model.cells.indices.filter {
      isHidden[$0] && !primary.contains($0) && !model.cells[$0].isSettled && !model.cells[$0].isUnprinted
        && !options.mustHide.contains(model.cells[$0].id)
    }
    for cell in candidates.sorted(by: {
      (weight(of: $1), model.cells[$1].value, $0) < (weight(of: $0), model.cells[$0].value, $1)
    }) {
      // A cell that is to be kept itself as long as it is hidden is no burden once it is shown.
      let own = demands.indices.filter { demands[$0].demand.target == .cell(cell) }
      let affected = demands.indices.filter { !own.contains($0) && moves(demands[$0].witness, cell) }
      // A count that has to move cannot be the only one of its sum that may.
      let strands = sums.of[cell].contains { sum in
        let others = sums.cells[sum].filter { $0 != cell && isHidden[$0] }
        return others.count == 1 && kept.contains(others[0])
      }
      if strands { continue }
      search.fix(cell)
      var replacements: [(index: Int, witness: Witness)] = []
      for index in affected {
        let demand = demands[index].demand
        let other = witnesses.first { !moves($0, cell) && demand.isMet(by: $0) } ?? search.hiddenWitness(demand)
        guard let other else { break }
        witnesses.append(other)
        replacements.append((index, other))
      }
      guard replacements.count == affected.count else {
        search.free(cell)
        continue
      }
      for (index, witness) in replacements { demands[index].witness = witness }
      isHidden[cell] = false
      demands.removeAll { $0.demand.target == .cell(cell) }
      witnesses = witnesses.filter { !moves($0, cell) }
    }
  }

  private func moves(_ witness: Witness, _ cell: Int) -> Bool { witness.cells[cell] != model.cells[cell].value }

  // MARK: - The result

  /// Whether fewer counts are left unprotected, or as many and less dear cells hidden, or fewer that are as dear.
  func isBetter(than other: PatternSearch) -> Bool {
    (unprotectable.count, hiddenCost, hiddenCount) < (other.unprotectable.count, other.hiddenCost, other.hiddenCount)
  }

  private var hiddenCount: Int { isHidden.count { $0 } }

  private var hiddenCost: Int { model.cells.indices.reduce(0) { isHidden[$1] ? $0 + weight(of: $1) : $0 } }

  var protection: Protection {
    var result = problem
    result.floors = floors
    let primary = Set(primaries)
    for (index, cell) in model.cells.enumerated() where !cell.isSettled && !cell.isUnprinted {
      result.cells[index].truth = isHidden[index] ? cell.value : nil
      let mark: AttackProblem.Mark = problem.marks == .same || cell.value == 0 ? .x : primary.contains(index) ? .p : .s
      result.cells[index].figure = isHidden[index] ? .hidden(mark) : .value(cell.value)
    }
    let chosen = model.cells.indices.filter {
      isHidden[$0] && !model.cells[$0].isSettled && !model.cells[$0].isUnprinted
    }
    return Protection(
      problem: result, primaries: chosen.filter(primary.contains).map { model.cells[$0].id },
      secondaries: chosen.filter { !primary.contains($0) }.map { model.cells[$0].id }, unprotectable: unprotectable,
      order: order)
  }
}
