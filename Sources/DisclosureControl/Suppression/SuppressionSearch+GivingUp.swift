import AttackProblems
import CheckedStatistics
import TableDeclarations
import Tables
import Worlds

// Which tables are given up, and which of them are tried again.
extension SuppressionSearch {
  /// Gives up what has most small counts, as long as there are too many to protect.
  mutating func limit() {
    while certifier != nil, small > mostSmall {
      let shown = choices.filter(\.isShownAnew)
      guard let most = shown.max(by: { (small(in: $0), $1.id) < (small(in: $1), $0.id) }) else { return }
      surrender(most)
    }
  }

  /// Shows instead of a table its values before, or a coarser level.
  private mutating func surrender(_ choice: LevelChoice) {
    givenUp += coarsened[coarsenedBefore...] + [choice]
    coarsenedBefore = coarsened.count
    choices = choices.map { $0.id == choice.id ? $0.givenUp(for: latest[$0.id]) : $0 }
  }

  /// Gives up given tables whose checks name a count that is not published; returns whether there were any.
  ///
  /// The ledger keeps what a count is of only if its table is published. If a later release published that count, or a part
  /// of it, the attack could not tell that the given table includes it. (Of given counts the ledger never keeps more than
  /// the checks, so that a given table that was given up for another reason makes no difference.)
  mutating func giveUpTiedTables() -> Bool {
    let shown = Dictionary(
      choices.filter(\.isShownAnew).map { ($0.id, Set($0.printedCells)) }, uniquingKeysWith: { first, _ in first })
    let given = Set(tables.filter { !$0.table.isCounted }.map(\.id))
    // For each given table to be given up, the table that it is tied to: a counted one, or a given one that is given up.
    var tied: [String: String] = [:]
    func isUnpublished(_ term: Identity.Term) -> Bool {
      if given.contains(term.table) { return tied[term.table] != nil }
      let place = catalogue.place(term.table, row: term.row, column: term.column)
      return place.map { !(shown[term.table]?.contains($0) ?? false) } ?? false
    }
    var before = -1
    while tied.count > before {
      before = tied.count
      for identity in identities {
        guard let named = identity.terms.first(where: isUnpublished) else { continue }
        for table in identity.terms.map(\.table) where given.contains(table) && tied[table] == nil {
          tied[table] = named.table
        }
      }
    }
    let surrendered = choices.filter { $0.isShownAnew && tied[$0.id] != nil }
    for choice in surrendered {
      tiedTo[choice.id] = tied[choice.id]
      surrender(choice)
      // Without the given table the other may well be published as it was.
      givenUp += alone.filter { $0.id == tied[choice.id] }
    }
    return !surrendered.isEmpty
  }

  /// Tables that may be tried again, as they were last, those first that have least to protect, and those last that
  /// another table must be published for.
  var worthRestoring: [LevelChoice] {
    let last = Dictionary(givenUp.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return last.values.sorted { one, other in
      let (isTied, isOtherTied) = (tiedTo[one.id] != nil, tiedTo[other.id] != nil)
      return (isTied ? 1 : 0, small(in: one), one.id) < (isOtherTied ? 1 : 0, small(in: other), other.id)
    }
  }

  func small(in choice: LevelChoice) -> Int { smallOnes(of: Set(choice.printedCells)).count }

  /// How many small counts there are in the tables that are shown anew, each once.
  var small: Int { smallOnes(of: shownPlaces).count }

  /// The counts of the tables that are shown anew, hidden ones too.
  var shownPlaces: Set<Int> { choices.filter(\.isShownAnew).reduce(into: []) { $0.formUnion($1.printedCells) } }

  /// Those of some counts that are small.
  func smallOnes(of places: Set<Int>) -> Set<Int> {
    places.filter { (1..<max(policy.threshold, 1)).contains(catalogue.cells[$0].count) }
  }

  /// A count that is not safe, and the tables that can be given up for it.
  struct Exposed {
    /// The count; `nil` if there is too much to attack to tell which.
    let id: CellID?
    let tables: Set<String>

    /// A count that cannot be named, because there are too many to attack.
    static let unknown = Exposed()

    private init() { (id, tables) = (nil, []) }

    init(_ id: CellID, tables: Set<String>? = nil) {
      self.id = id
      self.tables = tables ?? Set(id.cells.map(\.table.id))
    }
  }

  /// A target that no world shows to be safe: of a sensitive code the tables that ask about it are given up, rather than
  /// the one that shows the group.
  func exposed(_ target: Certification.OpenTarget, _ proposal: Proposal) -> Exposed {
    let id = id(target, proposal)
    guard !target.variable.isEmpty else { return Exposed(id) }
    let asking = proposal.published.filter { table in
      table.carriedFrom == nil
        && ([table.rows.variable, table.columns.variable].contains(target.variable)
          || table.scope.conditions.keys.contains(target.variable))
    }
    return Exposed(id, tables: asking.isEmpty ? nil : Set(asking.map(\.id)))
  }

  /// A group that readers can prove to be small, if one of the tables that tell of it is new.
  func exposed(_ group: Certification.Crossed.Group) -> Exposed? {
    let cells = [group.first, group.second].map { place in
      let table = place.table < former.count ? former[place.table] : published[place.table - former.count]
      return (isNew: place.table >= former.count, cell: table.cell(row: place.row, column: place.column))
    }
    let new = cells.filter(\.isNew).map(\.cell.table.id)
    guard !new.isEmpty else { return nil }
    let names = cells.map(\.cell.name)
    return Exposed(
      group.isInBoth
        ? .crossing(names.joined(separator: " × ")) : .difference(.cell(cells[0].cell), minus: .cell(cells[1].cell)),
      tables: Set(new))
  }

  /// Gives up the table that stands for most exposed counts, or else one more; whether there was one.
  mutating func giveUp(_ exposed: [Exposed]) -> Bool {
    guard !exposed.isEmpty else { return false }
    var counts: [String: Int] = [:]
    for table in exposed.flatMap(\.tables) { counts[table, default: 0] += 1 }
    let named = choices.filter { $0.isShownAnew && counts[$0.id] != nil }.max {
      (counts[$0.id] ?? 0, -$0.printedCells.count) < (counts[$1.id] ?? 0, -$1.printedCells.count)
    }
    // Where none of those named is shown, one of the others tells what gives them away.
    let other =
      choices.last { $0.isShownAnew && $0.hasChanged(from: latest[$0.id]) } ?? choices.last(where: \.isShownAnew)
    guard let given = named ?? other else { return false }
    givenUpFor[given.id] = exposed.first?.id
    surrender(given)
    return true
  }
}
