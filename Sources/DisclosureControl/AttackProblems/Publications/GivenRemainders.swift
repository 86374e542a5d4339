import Tables

// Only checks say whom a given table counts. Its differences from counted figures are attacked as well.
extension PublicationModel {
  /// Adds the difference between given and counted figures where a check says that one includes the other.
  mutating func addRemainder(of known: Publication.Known) {
    guard known.tables.count > 1, !known.tables.isDisjoint(with: givenTables), let parts = known.remainder
    else { return }
    // A count goes by one name in all releases.
    let terms = parts.map { (id: aliases[id($0.id)] ?? id($0.id), coefficient: $0.coefficient) }
    add(CellID.difference(terms), terms)
  }

  /// Adds the differences of all other figures of which one certainly includes the other: because of sums, of cells that lie
  /// in one another, or of several checks together.
  mutating func addGivenRemainders(_ publication: Publication) {
    let ties = publication.releases.flatMap(\.identities).filter(\.tiesTables)
    let tied = givenTables.intersection(ties.flatMap(\.tables))
    let given = order.filter { set in set.layer.table.map(tied.contains) ?? false }
    guard !given.isEmpty else { return }
    var containment = Containment(problem)
    for one in given {
      for other in order where other.layer.table != one.layer.table && other.layer.unit == one.layer.unit {
        guard let first = ids[one], let second = ids[other] else { continue }
        for (whole, part) in [(first, second), (second, first)] {
          // What two printed figures leave over is known, and matters only where it is small.
          if let all = printed(whole), let some = printed(part), !(1..<problem.threshold).contains(all - some) {
            continue
          }
          if containment.isWithin(part, whole) {
            add(.difference(whole, minus: part), [(whole, 1), (part, -1)])
          }
        }
      }
    }
  }

  private mutating func add(_ rest: CellID, _ terms: [(id: CellID, coefficient: Int)]) {
    guard placeOf[rest] == nil else { return }
    addCell(rest, .hidden(.none))
    problem.relations.append(.init([(rest, -1)] + terms, .equal, 0))
  }
}

extension Publication.Known {
  /// The names of the tables that it is about.
  fileprivate var tables: Set<String> { Set(terms.keys.flatMap(\.cells).map(\.table.id)) }

  /// Whether it ties figures of several tables to one another, and does not say that two are the same.
  fileprivate var tiesTables: Bool {
    let isAnotherName = isAtLeast && isAtMost && bound == 0 && Set(terms.values) == [1, -1] && terms.count == 2
    return tables.count > 1 && !isAnotherName
  }
}
