import AttackProblems

/// What is hidden of tables at the levels chosen for them, and what that leaves of the choices.
struct Pattern {
  let protection: Protection
  /// The names of the cells that are hidden.
  let isHidden: Set<String>
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
    let coarser = choices.map { choice in choice.coarsened { isHidden.contains(catalogue.cells[$0].name) } }
    coarsened = zip(choices, coarser).count { $0 != $1 }
    self.choices = coarser
    self.isHidden = isHidden
  }

  /// Whether a cell is hidden.
  func hides(_ cell: Int, _ catalogue: CellCatalogue) -> Bool { isHidden.contains(catalogue.cells[cell].name) }

  /// Hides totals last; where fewer tables are made coarser if totals are not spared, they are not.
  static func choose(
    _ problem: AttackProblem, _ options: ProtectionOptions, _ choices: [LevelChoice], _ catalogue: CellCatalogue
  ) throws(ProtectedTables.Contradiction) -> Pattern {
    let sparing = try Pattern(problem, options, choices, catalogue)
    if sparing.coarsened == 0 { return sparing }
    var free = options
    free.totals = [:]
    let other = try Pattern(problem, free, choices, catalogue)
    return other.coarsened < sparing.coarsened ? other : sparing
  }
}
