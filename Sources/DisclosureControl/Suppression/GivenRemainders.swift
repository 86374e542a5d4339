import AttackProblems
import CheckedStatistics
import Tables
import Worlds

/// Differences between given counts and others that are small and must be protected.
///
/// Engawa cannot know whom a given table counts. Only checks tell that its counts include those of another table (a ward
/// has at least as many people as the register). From such checks follows the same for totals, for parts of the cells that
/// a check names, and through a third table.
struct GivenRemainders {
  /// A cell and another that lies in it, by their places in the catalogue.
  struct Pair: Hashable {
    let whole: Int
    let part: Int
    /// Whether worlds are asked to show that the difference need not be small.
    ///
    /// Where a check is an equation with several given counts no world can: every world keeps the true given counts, and so
    /// the difference as well.
    let isCertified: Bool
  }

  /// The pairs whose difference is small in truth.
  private(set) var pairs: [Pair] = []

  init(_ catalogue: CellCatalogue, _ identities: [Identity], threshold: Int) {
    let ties = identities.filter { Set($0.terms.map(\.table)).count > 1 && !$0.isAnotherName }
    let tied = Set(ties.flatMap { $0.terms.map(\.table) })
    let given = catalogue.cells.indices.filter { catalogue.cells[$0].predicate.givenIn.map(tied.contains) ?? false }
    guard !given.isEmpty else { return }
    let fixed = Set(ties.filter { $0.comparison == .equal }.flatMap { $0.terms.map(\.table) })
    let all = Set(catalogue.cells.indices)
    let relations = CellRelations(catalogue, threshold: threshold, alsoKeep: [], considered: all)
    var containment = Containment(AttackProblem(catalogue, relations, identities, considered: all))
    for one in given {
      for other in catalogue.cells.indices where catalogue.mayTie(one, other) {
        let difference = catalogue.cells[one].count - catalogue.cells[other].count
        guard (1..<max(threshold, 1)).contains(abs(difference)) else { continue }
        let (whole, part) = difference > 0 ? (one, other) : (other, one)
        guard containment.isWithin(catalogue.cells[part].id, catalogue.cells[whole].id) else { continue }
        let tables = [one, other].compactMap { catalogue.cells[$0].predicate.givenIn }
        pairs.append(Pair(whole: whole, part: part, isCertified: fixed.isDisjoint(with: tables)))
      }
    }
  }
}

extension GivenRemainders {
  /// The pairs as cells of published tables, for worlds to show that the differences need not be small.
  ///
  /// - Parameter number: how many tables there were before.
  func places(
    in published: [PublishedTable], after number: Int, _ catalogue: CellCatalogue
  ) -> [PublishedSite.Remainder] {
    guard pairs.contains(where: \.isCertified) else { return [] }
    var cells: [Int: CellPlace] = [:]
    for (index, table) in published.enumerated() where table.carriedFrom == nil {
      for row in table.rows.members.indices {
        for column in table.columns.members.indices {
          guard let place = catalogue.place(.cell(table.cell(row: row, column: column))) else { continue }
          cells[place] = cells[place] ?? CellPlace(table: number + index, row: row, column: column)
        }
      }
    }
    return pairs.filter(\.isCertified).compactMap { pair in
      guard let whole = cells[pair.whole], let part = cells[pair.part] else { return nil }
      return .init(whole: whole, part: part)
    }
  }
}

extension CellCatalogue {
  /// Whether two cells count alike and are not of the same given table, whose own sums tell how they lie in one another.
  fileprivate func mayTie(_ given: Int, _ other: Int) -> Bool {
    let (one, other) = (cells[given].predicate, cells[other].predicate)
    return one.unit == other.unit && one.givenIn != other.givenIn
  }
}

extension Identity {
  /// Whether it says that two figures are the same, whatever they are.
  fileprivate var isAnotherName: Bool {
    comparison == .equal && bound == 0 && terms.count == 2 && terms[0].coefficient == -terms[1].coefficient
  }
}
