import CaseRecords

/// All kinds of people that the search knows, and what each would add to each statistic.
struct PersonSpace {
  /// The statistics, each once.
  let statistics: [Statistic]
  /// The attributes that a statistic asks about, or on which such attributes depend; the others are of no matter.
  let used: [Attribute]
  private(set) var tables: [AttributeTable]

  init(_ statistics: [Statistic], stock: PersonStock) {
    self.statistics = statistics
    let asked = Attribute.allCases.filter { attribute in
      statistics.contains { $0.factors[attribute.rawValue] != nil }
    }
    // Which codes somebody can have depends on when the support was.
    let limited = stock.validity.limited
    let tied = asked.contains(.support) || limited.contains(where: asked.contains) ? [.support] + limited : []
    used = limited.isEmpty ? asked : Attribute.allCases.filter { asked.contains($0) || tied.contains($0) }
    tables = Attribute.allCases.map { attribute in
      AttributeTable(
        statistics.map { $0.factors[attribute.rawValue] }, count: stock.count(of: attribute)
      ) { factor, value in
        switch attribute {
        case .issues: factor.weight(of: stock.issues[value])
        case .support: factor.weight(of: stock.support[value])
        default: factor.weight(ofCode: stock.codes[attribute.rawValue][value])
        }
      }
    }
  }

  /// The kinds of people whom some statistic tells apart, in the order of the first of each, and the kind of each person.
  func kinds(_ types: [PersonType]) -> (kinds: [PersonType], places: [Int]) {
    let unused = Attribute.allCases.filter { !used.contains($0) }
    var known: [PersonType: Int] = [:]
    var kinds: [PersonType] = []
    let places = types.map { type in
      // What no table asks about does not tell people apart.
      var kind = type
      for attribute in unused { kind[attribute] = 0 }
      if let place = known[kind] { return place }
      known[kind] = kinds.count
      kinds.append(kind)
      return kinds.count - 1
    }
    return (kinds, places)
  }

  /// What each statistic counts of people, so many of each kind.
  func counts(_ kinds: [PersonType], _ sizes: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: statistics.count)
    var weights = [Int32](repeating: 0, count: counts.count)
    for (kind, size) in zip(kinds, sizes) {
      self.weights(of: kind, into: &weights)
      for index in counts.indices { counts[index] += Int(weights[index]) * size }
    }
    return counts
  }

  /// How many values of an attribute there are.
  func count(of attribute: Attribute) -> Int { tables[attribute.rawValue].count }

  /// One value of an attribute for all that no statistic tells apart.
  func distinctValues(of attribute: Attribute) -> [Int] {
    let table = tables[attribute.rawValue]
    var seen: Set<[Int32]> = []
    return (0..<table.count).filter { seen.insert(table.weights(ofValue: $0)).inserted }
  }

  /// What a person adds to one statistic, by all attributes or by all but one.
  func weight(of type: PersonType, in statistic: Int, except left: Attribute? = nil) -> Int32 {
    var weight: Int32 = 1
    for attribute in used where attribute != left && weight != 0 {
      let table = tables[attribute.rawValue]
      weight &*= table.weight(ofValue: type[attribute], factor: table.factors[statistic])
    }
    return weight
  }

  /// What a person adds to each statistic, by all attributes or by all but one.
  func weights(of type: PersonType, except left: Attribute? = nil, into weights: inout [Int32]) {
    for index in weights.indices { weights[index] = 1 }
    for attribute in used where attribute != left {
      tables[attribute.rawValue].multiply(&weights, byValue: type[attribute])
    }
  }
}

/// What the values of one attribute add to statistics: a matrix of values by distinct factors.
struct AttributeTable {
  let count: Int
  /// How many distinct factors there are; the first is 1 for every value.
  let width: Int
  /// The factor of each statistic.
  let factors: [Int32]
  private let matrix: [Int32]

  init(_ wanted: [Factor?], count: Int, weight: (Factor, Int) -> Int) {
    var places: [Factor: Int32] = [:]
    var distinct: [Factor] = []
    factors = wanted.map { factor in
      guard let factor else { return 0 }
      if let place = places[factor] { return place }
      distinct.append(factor)
      places[factor] = Int32(distinct.count)
      return Int32(distinct.count)
    }
    self.count = count
    width = distinct.count + 1
    matrix = (0..<count).flatMap { value in [1] + distinct.map { Int32(weight($0, value)) } }
  }

  func weight(ofValue value: Int, factor: Int32) -> Int32 { matrix[value * width + Int(factor)] }

  /// What a value adds by each distinct factor.
  func weights(ofValue value: Int) -> [Int32] { Array(matrix[(value * width)..<((value + 1) * width)]) }

  func multiply(_ weights: inout [Int32], byValue value: Int) {
    let start = value * width
    for index in weights.indices where weights[index] != 0 {
      weights[index] &*= matrix[start + Int(factors[index])]
    }
  }

  /// The sum over factors of what one more of each is worth, for a value.
  func score(ofValue value: Int, _ worth: [Double]) -> Double {
    let start = value * width
    var sum = 0.0
    for factor in 0..<width { sum += worth[factor] * Double(matrix[start + factor]) }
    return sum
  }
}
