import AttackProblems

/// What is hidden of tables at the levels chosen for them, and what that leaves of the choices.
struct Pattern {
  let protection: Protection
  /// The cells that are hidden.
  let isHidden: Set<CellID>
  /// The choices, those coarser of which too much would be hidden.
  let choices: [LevelChoice]
  /// How many of them are.
  let coarsened: Int

  private init(
    _ problem: AttackProblem, _ options: ProtectionOptions, _ choices: [LevelChoice], _ catalogue: CellCatalogue
  ) throws(ProtectedTables.Contradiction) {
    do {
      protection = try Protector.protect(problem, options)
    } catch {
      throw ProtectedTables.Contradiction(cells: [])
    }
    let isHidden = Set(protection.primaries + protection.secondaries)
    let coarser = choices.map { choice in choice.coarsened { isHidden.contains(catalogue.cells[$0].id) } }
    coarsened = zip(choices, coarser).count { $0 != $1 }
    self.choices = coarser
    self.isHidden = isHidden
  }

  /// Whether a cell is hidden.
  func hides(_ cell: Int, _ catalogue: CellCatalogue) -> Bool { isHidden.contains(catalogue.cells[cell].id) }

  /// Spares totals, and keeps large counts that readers could take for small ones.
  ///
  /// Where that makes a table coarser, it is tried without sparing totals, then with such large counts printed; what makes
  /// fewest tables coarser is taken.
  static func choose(
    _ problem: AttackProblem, _ options: ProtectionOptions, _ choices: [LevelChoice], _ catalogue: CellCatalogue
  ) throws(ProtectedTables.Contradiction) -> Pattern {
    var best = try Pattern(problem, options, choices, catalogue)
    for others in [options.withoutSparingTotals, options.printing(largeIn: problem)] where best.coarsened > 0 {
      guard let others else { continue }
      let other = try Pattern(problem, others, choices, catalogue)
      let keepsAsMuch = Set(other.protection.unprotectable).isSubset(of: best.protection.unprotectable)
      if keepsAsMuch, other.coarsened < best.coarsened { best = other }
    }
    return best
  }
}

extension ProtectionOptions {
  fileprivate var withoutSparingTotals: ProtectionOptions? {
    var options = self
    options.totals = [:]
    return options
  }

  /// Prints the large counts that are to be kept as long as they are hidden; `nil` if there are none.
  ///
  /// What that leaves open is found by the attack on the pattern, after which a table is given up.
  fileprivate func printing(largeIn problem: AttackProblem) -> ProtectionOptions? {
    let large = problem.cells.filter { cell in
      guard alsoKeep.contains(cell.id), !mustHide.contains(cell.id), case .value(let value) = cell.figure else {
        return false
      }
      return value >= problem.threshold
    }
    if large.isEmpty { return nil }
    var options = self
    options.mustPrint.formUnion(large.map(\.id))
    options.alsoKeep = []
    return options
  }
}
