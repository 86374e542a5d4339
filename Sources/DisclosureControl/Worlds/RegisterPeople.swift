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
}
