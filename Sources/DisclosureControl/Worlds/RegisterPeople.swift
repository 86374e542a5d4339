import CaseRecords

/// The people of a register as the search sees them: what does not depend on what is published, worked out once.
struct RegisterPeople: Sendable {
  let register: Register
  let profiles: [CaseProfile]
  let rules: ProfileRules
  /// The values that attributes may have.
  let stock: PersonStock
  /// The type of each profile, by all attributes; `nil` if somebody has a value that the stock does not have.
  let types: [PersonType]?

  init(_ register: Register, _ random: inout SplitMix) {
    self.register = register
    profiles = register.cases.map(\.profile)
    rules = ProfileRules(register)
    let stock = PersonStock(profiles, register.variables, rules, random: &random)
    let types = profiles.compactMap { stock.type(of: $0) }
    self.stock = stock
    self.types = types.count == profiles.count ? types : nil
  }

  /// Whether too many of a group are in a part of it.
  ///
  /// - Parameters:
  ///   - printed: how many are in the group, if that is printed.
  ///   - maxShare: how many of a hundred may be in the part.
  func areTooMany(in part: Statistic, of group: Statistic, printed: Int?, maxShare: Int) -> Bool {
    let all = printed ?? profiles.indices.reduce(0) { $0 + group.weight(of: profiles[$1]) }
    guard all > 0 else { return false }
    let least = Target.leastOthers(of: all, maxShare: maxShare)
    // Most groups have enough others among the first few people: there is no need to count the rest.
    var others = 0
    for person in profiles.indices where others < least {
      let weight = group.weight(of: profiles[person])
      if weight > 0 { others += weight - part.weight(of: profiles[person]) }
    }
    return others < least
  }
}
