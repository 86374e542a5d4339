import CaseRecords
import Chronology
import Codes

/// The values that the search lets attributes have: every code, and a stock of sets of issues and of histories near those
/// that the register has.
struct PersonStock {
  /// The codes of each coded attribute, by its number.
  let codes: [[Int]]
  private(set) var issues: [[Int]]
  private(set) var support: [SupportHistory]
  private var issuePlaces: [[Int]: Int] = [:]
  private var supportPlaces: [SupportHistory: Int] = [:]

  /// How many sets of issues and how many histories are made up at most.
  private static let most = 400

  /// The values of a register, and those near them.
  ///
  /// - Parameters:
  ///   - admits: whether a case with a profile could be in the register.
  init(_ profiles: [CaseProfile], _ variables: CaseVariables, _ rules: ProfileRules, random: inout SplitMix) {
    codes = Attribute.allCases.map { attribute in
      guard let variable = Attribute.coded.first(where: { $0.attribute == attribute })?.variable,
        let list = variables.list(of: variable), let period = rules.period
      else { return [] }
      let own = Set(profiles.compactMap(attribute.code(of:)))
      return list.codes.indices.filter { own.contains($0) || list.codes[$0].isValid(in: period) }
    }
    issues = []
    support = []
    for profile in profiles {
      add(profile.issues)
      add(profile.support)
    }
    let period = rules.period
    let usable = variables.issues.codes.indices.filter { code in
      period.map { variables.issues.codes[code].isValid(in: $0) } ?? false
    }
    let sets = IssueSets(usable).near(issues)
    for set in Self.some(sets, keeping: usable.count, &random) { add(set) }
    let histories = SupportHistories(variables.states, rules).near(support)
    for history in Self.some(histories, keeping: 0, &random) { add(history) }
  }

  func count(of attribute: Attribute) -> Int {
    switch attribute {
    case .issues: issues.count
    case .support: support.count
    default: codes[attribute.rawValue].count
    }
  }

  /// The type of a profile whose values are all in the stock.
  func type(of profile: CaseProfile) -> PersonType? {
    var type = PersonType()
    for (attribute, _) in Attribute.coded {
      guard let code = attribute.code(of: profile), let place = codes[attribute.rawValue].firstIndex(of: code) else {
        return nil
      }
      type[attribute] = place
    }
    guard let issues = issuePlaces[profile.issues], let support = supportPlaces[profile.support] else { return nil }
    type[.issues] = issues
    type[.support] = support
    return type
  }

  /// The profile of a type.
  func profile(of type: PersonType) -> CaseProfile {
    func code(_ attribute: Attribute) -> Int { codes[attribute.rawValue][type[attribute]] }
    return CaseProfile(
      district: code(.district), route: code(.route), firstContact: code(.firstContact), ageBand: code(.ageBand),
      household: code(.household), issues: issues[type[.issues]], support: support[type[.support]])
  }

  /// The profile of a type, with what no statistic asks about as somebody had it before.
  func profile(of type: PersonType, keeping former: CaseProfile?, used: [Attribute]) -> CaseProfile {
    var profile = profile(of: type)
    guard let former else { return profile }
    for attribute in Attribute.allCases where !used.contains(attribute) {
      switch attribute {
      case .district: profile.district = former.district
      case .route: profile.route = former.route
      case .firstContact: profile.firstContact = former.firstContact
      case .ageBand: profile.ageBand = former.ageBand
      case .household: profile.household = former.household
      case .issues: profile.issues = former.issues
      case .support: profile.support = former.support
      }
    }
    return profile
  }

  /// The place of a set of issues, if it is in the stock.
  func place(of issues: [Int]) -> Int? { issuePlaces[issues] }

  private mutating func add(_ set: [Int]) {
    guard issuePlaces[set] == nil else { return }
    issuePlaces[set] = issues.count
    issues.append(set)
  }

  private mutating func add(_ history: SupportHistory) {
    guard supportPlaces[history] == nil else { return }
    supportPlaces[history] = support.count
    support.append(history)
  }

  /// All of a list, or the first of it and some others where it is long.
  private static func some<Element>(_ all: [Element], keeping first: Int, _ random: inout SplitMix) -> [Element] {
    guard all.count > most else { return all }
    let rest = all.indices.dropFirst(first).shuffled(using: &random).prefix(most).sorted()
    return Array(all.prefix(first)) + rest.map { all[$0] }
  }
}

/// Sets of issues that somebody could have instead.
private struct IssueSets {
  let codes: [Int]

  init(_ codes: [Int]) { self.codes = codes }

  /// Where there are few codes all sets, and otherwise single codes and sets with one code more or less.
  func near(_ known: [[Int]]) -> [[Int]] {
    let single = codes.map { [$0] }
    if codes.count <= 6 {
      let all = (1..<(1 << codes.count)).map { bits in
        codes.indices.filter { bits & (1 << $0) != 0 }.map { codes[$0] }
      }
      return single + all.filter { $0.count > 1 }
    }
    return single
      + known.flatMap { set in
        codes.compactMap { code -> [Int]? in
          guard set.contains(code) else { return (set + [code]).sorted() }
          return set.count > 1 ? set.filter { $0 != code } : nil
        }
      }
  }
}
