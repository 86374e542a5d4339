import Optimization

/// Bounds how many people a group can have, from what is published alone.
///
/// A linear programme has one column for each kind of people whom tables tell apart, among the sets of issues and the
/// histories that the search knows. It may miss what whole numbers of people would tell, and it may take for certain what a
/// history that the search does not know would leave open.
struct GroupAttack: ~Copyable {
  private var simplex: Simplex
  private let kinds: [PersonType]
  private let space: PersonSpace

  /// More kinds of people than that are not gone through, nor more of what they add to statistics.
  private static let most = 20_000, mostWeights = 4_000_000

  /// - Returns: `nil` where there are too many kinds of people.
  init?(_ site: PublishedCounts, _ search: MoveSearch) {
    guard let kinds = Self.kinds(site, search) else { return nil }
    var program = LinearProgram()
    var rows = site.statistics.map { _ in [LinearProgram.Term]() }
    for kind in kinds {
      let column = program.addColumn(.init(0, nil))
      for (index, weight) in search.weights(of: kind).enumerated() where weight != 0 {
        rows[index].append(.init(column, times: Int(weight)))
      }
    }
    for (index, terms) in rows.enumerated() {
      if let value = site.printed[index] {
        program.addRow(terms, .init(value, value))
      } else if site.isMarked[index] {
        program.addRow(terms, .init(1, nil))
      }
    }
    simplex = Simplex(program)
    (self.kinds, space) = (kinds, search.space)
  }

  /// One kind of people for all that statistics do not tell apart, without those who fall on a printed zero.
  private static func kinds(_ site: PublishedCounts, _ search: MoveSearch) -> [PersonType]? {
    let values = search.space.used.map { (attribute: $0, values: search.space.distinctValues(of: $0)) }
    let count = values.reduce(1) { min($0 * $1.values.count, most + 1) }
    guard count <= most, count * site.statistics.count <= mostWeights else { return nil }
    var kinds = [PersonType()]
    for (attribute, values) in values {
      kinds = kinds.flatMap { kind in
        values.map { value in
          var other = kind
          other[attribute] = value
          return other
        }
      }
    }
    var seen: Set<[Int32]> = []
    return kinds.filter { kind in
      let weights = search.weights(of: kind)
      return search.zeros.allSatisfy { weights[$0] == 0 } && seen.insert(weights).inserted
    }
  }

  /// How few and how many people a group has for certain; `nil` if no bounds were found.
  mutating func bounds(of group: CrossedGroups.Group) -> ClosedRange<Int>? {
    let members = kinds.indices.filter { group.has(kinds[$0], space) }
    guard case .optimal(let least) = simplex.minimize(members.map { ($0, 1) }) else { return nil }
    let lower = max(0, Int((least - 1e-6).rounded(.up)))
    guard case .optimal(let most) = simplex.minimize(members.map { ($0, -1) }) else { return nil }
    return lower...max(lower, Int((1e-6 - most).rounded(.down)))
  }
}
