import CaseRecords
import Codes
import TableDeclarations

/// Which statistics count the same people, by printed zeros and by printed counts that are equal.
struct ImpliedMembership {
  private let variables: CaseVariables
  /// Of each attribute what is printed as zero: for the same other people the codes that nobody has.
  private let zeros: [[Statistic: Set<Int>]]
  /// Printed counts of people that are equal, and of which one lies in the other: whoever is in the one is in both.
  private var equal: [(whole: Statistic, part: Statistic)] = []

  /// No more statistics than that are held to be the same.
  private static let most = 40

  init(_ site: PublishedCounts) {
    variables = site.variables
    var zeros = Attribute.allCases.map { _ in [Statistic: Set<Int>]() }
    for index in site.statistics.indices where site.printed[index] == 0 {
      for attribute in Attribute.allCases {
        // A zero of all issues says that nobody is there at all, and nothing of how many issues somebody has.
        guard let (codes, rest, _) = Self.asked(site.statistics[index], attribute, variables),
          attribute != .issues || !site.statistics[index].asksNoNumberOfIssues
        else { continue }
        zeros[attribute.rawValue][rest, default: []].formUnion(codes)
      }
    }
    self.zeros = zeros
    // Mentions say how many issues people have, which no other count tells: of equal counts only people are told.
    let printed = site.statistics.indices.filter { (site.printed[$0] ?? 0) > 0 && !site.statistics[$0].countsMentions }
    let groups = Dictionary(grouping: printed) { site.printed[$0] ?? 0 }.sorted { $0.key < $1.key }.map(\.value)
    equal = groups.filter { $0.count > 1 }.flatMap { group in
      group.flatMap { whole in
        let wholes = same(as: site.statistics[whole])
        return group.filter { $0 != whole }.map { site.statistics[$0] }.flatMap { part in
          wholes.filter { $0 != part && part.isWithin($0) }.map { ($0, part) }
        }
      }
    }
  }

  /// A statistic, and others to which nobody adds more than to it.
  func same(as statistic: Statistic) -> [Statistic] {
    var found = [statistic]
    var next = 0
    while next < found.count, found.count < Self.most {
      let current = found[next]
      next += 1
      let others =
        Attribute.allCases.compactMap { wider(than: current, $0) }
        + equal.compactMap { moved(current, $0.whole, $0.part) }
      for other in others where !found.contains(other) { found.append(other) }
    }
    return found
  }

  /// A statistic without what it asks of an attribute, if zeros are printed for all else that somebody could have there.
  private func wider(than statistic: Statistic, _ attribute: Attribute) -> Statistic? {
    guard let (codes, rest, count) = Self.asked(statistic, attribute, variables) else { return nil }
    var left = Set(0..<count).subtracting(codes)
    for (others, zeros) in zeros[attribute.rawValue] where !left.isEmpty && !left.isDisjoint(with: zeros) {
      if rest.isWithin(others) { left.subtract(zeros) }
    }
    return left.isEmpty ? rest : nil
  }

  /// A statistic that asks for a whole where it asked for what is true of a part of it that counts as many.
  private func moved(_ statistic: Statistic, _ whole: Statistic, _ part: Statistic) -> Statistic? {
    var factors = statistic.factors
    for attribute in Attribute.allCases.map(\.rawValue) {
      guard let own = factors[attribute] else {
        factors[attribute] = whole.factors[attribute]
        continue
      }
      if part.factors[attribute]?.isWithin(own) ?? false {
        factors[attribute] = whole.factors[attribute]
      } else if let wanted = whole.factors[attribute], !own.isWithin(wanted) {
        return nil
      }
    }
    return factors == statistic.factors ? nil : Statistic(factors: factors)
  }

  /// The codes of an attribute that a statistic asks for, what it asks besides, and how many codes there are; `nil` where
  /// it asks for none, or somebody may have several.
  private static func asked(
    _ statistic: Statistic, _ attribute: Attribute, _ variables: CaseVariables
  ) -> (codes: Set<Int>, rest: Statistic, count: Int)? {
    let asked: (codes: Set<Int>, rest: Factor?, count: Int)? =
      switch statistic.factors[attribute.rawValue] {
      case .code(let codes)?:
        Attribute.coded.first { $0.attribute == attribute }.flatMap { variables.list(of: $0.variable) }.map {
          (codes, nil, $0.codes.count)
        }
      case .support(let support)?: self.asked(support, variables)
      case .issues(let issues)?: self.asked(issues, variables)
      case nil: nil
      }
    guard let asked else { return nil }
    var factors = statistic.factors
    factors[attribute.rawValue] = asked.rest
    return (asked.codes, Statistic(factors: factors), asked.count)
  }

  /// In one month somebody has one state.
  private static func asked(
    _ support: SupportFactor, _ variables: CaseVariables
  ) -> (codes: Set<Int>, rest: Factor?, count: Int)? {
    guard support.months?.count == 1, let states = support.states else { return nil }
    let rest = SupportFactor(months: support.months, states: nil, dates: support.dates, firsts: support.firsts)
    return (states, .support(rest), variables.states.codes.count)
  }

  /// How many issues somebody has is one number, and never none.
  ///
  /// Which they are may be several codes; but everybody has some code of the whole list.
  private static func asked(
    _ issues: IssueFactor, _ variables: CaseVariables
  ) -> (codes: Set<Int>, rest: Factor?, count: Int)? {
    if issues.countsEach { return nil }
    let count = variables.issues.codes.count
    if let numbers = issues.numbers {
      let rest = issues.wanted.map { IssueFactor(countsEach: false, wanted: $0, numbers: nil) }
      return (numbers.union([0]), rest.map(Factor.issues), count + 1)
    }
    return issues.wanted.flatMap { $0.count == count ? ($0, nil, count) : nil }
  }
}

extension Statistic {
  private var issues: IssueFactor? {
    if case .issues(let factor)? = factors[Attribute.issues.rawValue] { factor } else { nil }
  }

  /// Whether it counts mentions, and not people.
  fileprivate var countsMentions: Bool { issues?.countsEach ?? false }

  fileprivate var asksNoNumberOfIssues: Bool { issues?.numbers == nil }
}
