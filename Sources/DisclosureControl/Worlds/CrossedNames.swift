/// Names for who is in two statistics, alike where they ask the same of every attribute.
struct CrossedNames {
  private var numbers: [Factor: Int32] = [:]

  /// What is asked of each attribute: by one statistic, or by each of two.
  struct Name: Hashable {
    fileprivate var low = SIMD8<Int32>()
    fileprivate var high = SIMD8<Int32>()
  }

  /// The name of who is in both of two statistics.
  mutating func name(_ one: Statistic, _ other: Statistic) -> Name {
    var name = Name()
    for attribute in Attribute.allCases {
      let place = attribute.rawValue
      let asked = Self.asked(one.factors[place], other.factors[place]).map { number($0) }.sorted()
      name.high[place] = asked.last ?? 0
      name.low[place] = asked.count > 1 ? asked[0] : 0
    }
    return name
  }

  /// What two statistics ask of an attribute, once where one asks no more than the other.
  private static func asked(_ one: Factor?, _ other: Factor?) -> [Factor] {
    guard let one, let other else { return [one, other].compactMap(\.self) }
    if case .code(let own) = one, case .code(let codes) = other { return [.code(own.intersection(codes))] }
    return one.isWithin(other) ? [one] : other.isWithin(one) ? [other] : [one, other]
  }

  private mutating func number(_ factor: Factor) -> Int32 {
    if let number = numbers[factor] { return number }
    let number = Int32(numbers.count + 1)
    numbers[factor] = number
    return number
  }
}
