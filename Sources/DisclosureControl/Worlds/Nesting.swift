/// Tells whether everybody who is in one statistic is in another too, among the people that the search knows.
///
/// A difference of two statistics says something only if one lies in the other. Whether it does is a matter of printed
/// zeros and of what people can be, so that it is tried: somebody who is in the part, in as many ways as one attribute
/// allows, and not in the whole.
struct Nesting {
  private let search: MoveSearch

  /// So many kinds of people are tried with another value of an attribute.
  private static let most = 60

  init(_ search: MoveSearch) { self.search = search }

  /// Whether nobody was found who adds more to a part than to a whole.
  func isWithin(_ part: Int, _ whole: Int) -> Bool {
    if search.space.statistics[part].isWithin(search.space.statistics[whole]) { return true }
    var tried = 0
    for kind in search.kinds where tried < Self.most {
      guard search.space.weight(of: kind, in: part) > 0 else { continue }
      tried += 1
      for attribute in search.space.used where isOutside(part, whole, kind, attribute) { return false }
    }
    return true
  }

  /// Whether a kind with another value of an attribute is in the part and not in the whole.
  private func isOutside(_ part: Int, _ whole: Int, _ kind: PersonType, _ attribute: Attribute) -> Bool {
    let table = search.space.tables[attribute.rawValue]
    let (own, other) = (table.factors[part], table.factors[whole])
    guard own != other else { return false }
    let inPart = search.space.weight(of: kind, in: part, except: attribute)
    let inWhole = search.space.weight(of: kind, in: whole, except: attribute)
    let outside = (0..<table.count).filter { value in
      table.weight(ofValue: value, factor: own) * inPart > table.weight(ofValue: value, factor: other) * inWhole
    }
    guard !outside.isEmpty else { return false }
    let zeros = search.zeros.filter { search.space.weight(of: kind, in: $0, except: attribute) != 0 }
      .map { table.factors[$0] }
    return outside.contains { value in
      zeros.allSatisfy { table.weight(ofValue: value, factor: $0) == 0 } && isPossible(kind, attribute, value)
    }
  }

  private func isPossible(_ kind: PersonType, _ attribute: Attribute, _ value: Int) -> Bool {
    var type = kind
    type[attribute] = value
    return search.stock.validity.admits(type)
  }
}
