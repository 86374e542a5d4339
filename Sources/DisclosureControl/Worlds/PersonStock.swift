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

  /// The values near each value: of a set of issues those with one more or less, of a history those with another state
  /// in one month; and those that stand near every other.
  private var issueNeighbours: [[Int]] = []
  private var supportNeighbours: [[Int]] = []
  private var common: (issues: [Int], support: [Int]) = ([], [])
  /// When people may have which values.
  private(set) var validity = Validity()

  /// How many sets of issues and how many histories are made up at most.
  private static let most = 4_000

  /// The values of a register, and those near them.
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
    addIssues(near: issues, variables, rules.period, &random)
    addHistories(near: support, SupportHistories(variables.states, rules), &random)
    validity = Validity(codes, issues, support, variables)
  }

  private mutating func addIssues(
    near real: [[Int]], _ variables: CaseVariables, _ period: MonthRange?, _ random: inout SplitMix
  ) {
    let usable = variables.issues.codes.indices.filter { code in
      period.map { variables.issues.codes[code].isValid(in: $0) } ?? false
    }
    let sets = IssueSets(usable)
    for set in sets.common { add(set) }
    common.issues = sets.common.compactMap { issuePlaces[$0] }
    for set in Self.some(real.flatMap(sets.near), &random) { add(set) }
    issueNeighbours = issues.map { sets.near($0).compactMap { issuePlaces[$0] } }
  }

  private mutating func addHistories(
    near real: [SupportHistory], _ histories: SupportHistories, _ random: inout SplitMix
  ) {
    let common = histories.common(real)
    for history in common { add(history) }
    self.common.support = common.compactMap { supportPlaces[$0] }
    for history in Self.some(real.flatMap(histories.near), &random) { add(history) }
    supportNeighbours = support.map { histories.near($0).compactMap { supportPlaces[$0] } }
  }

  /// The values that a person with a value could have instead.
  func values(near value: Int, _ attribute: Attribute) -> [Int] {
    switch attribute {
    case .issues: common.issues + issueNeighbours[value]
    case .support: common.support + supportNeighbours[value]
    default: Array(codes[attribute.rawValue].indices)
    }
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

  /// All of a list, or some of it where it is long.
  private static func some<Element>(_ all: [Element], _ random: inout SplitMix) -> [Element] {
    guard all.count > most else { return all }
    return all.indices.shuffled(using: &random).prefix(most).sorted().map { all[$0] }
  }
}

/// Sets of issues that somebody could have instead.
private struct IssueSets {
  let codes: [Int]

  init(_ codes: [Int]) { self.codes = codes }

  /// Where there are few codes all sets, and otherwise each code alone.
  var common: [[Int]] {
    let single = codes.map { [$0] }
    guard codes.count <= 6 else { return single }
    let all = (1..<(1 << codes.count)).map { bits in
      codes.indices.filter { bits & (1 << $0) != 0 }.map { codes[$0] }
    }
    return single + all.filter { $0.count > 1 }
  }

  /// The sets with one code more or less.
  func near(_ set: [Int]) -> [[Int]] {
    guard codes.count > 6 else { return [] }
    return codes.compactMap { code -> [Int]? in
      guard set.contains(code) else { return (set + [code]).sorted() }
      return set.count > 1 ? set.filter { $0 != code } : nil
    }
  }
}
