import CaseRecords

/// What printed counts and marks force of a count at the least: parts of it that have nobody in common and are not empty.
struct Floors {
  private let site: PublishedCounts
  private let implied: ImpliedMembership
  /// The statistics that are not empty, those first that ask for least.
  private let parts: [Int]

  init(_ site: PublishedCounts) {
    self.site = site
    implied = ImpliedMembership(site)
    parts = site.statistics.indices.filter { site.isMarked[$0] || (site.printed[$0] ?? 0) > 0 }
      .sorted { (site.statistics[$0].size, $0) < (site.statistics[$1].size, $1) }
  }

  /// The least that a marked statistic can be, or less.
  func floor(of statistic: Int) -> Int { max(1, floor(of: statistic, without: nil)) }

  /// The least that can be left of a statistic without a part of it, or less.
  ///
  /// Parts are taken one after another, the smallest first, which may miss a better choice: the floor is then too low,
  /// and a world for it is sought in vain.
  func floor(of statistic: Int, without left: Int?) -> Int {
    let whole = site.statistics[statistic]
    let wholes = implied.same(as: whole)
    // Where it is not certain that the part lies in the whole, nothing is certain of the rest.
    if let left, !wholes.contains(where: site.statistics[left].isWithin) { return 0 }
    var taken = left.map { [site.statistics[$0]] } ?? []
    var floor = 0
    for place in parts where place != statistic {
      let part = site.statistics[place]
      guard wholes.contains(where: part.isWithin), taken.allSatisfy(part.isDisjoint) else { continue }
      // A mark for the whole itself says no more than that somebody is there.
      if site.isMarked[place], implied.same(as: part).contains(where: whole.isWithin) { continue }
      taken.append(part)
      floor += site.printed[place] ?? 1
    }
    return floor
  }
}

extension Statistic {
  /// Whether nobody adds more to it than to another.
  func isWithin(_ whole: Statistic) -> Bool {
    factors.indices.allSatisfy { attribute in
      guard let wanted = whole.factors[attribute] else { return factors[attribute]?.countsEach != true }
      return factors[attribute]?.isWithin(wanted) ?? false
    }
  }

  /// How much it asks for: what asks for few codes has few people.
  fileprivate var size: Int {
    factors.reduce(0) { sum, factor in
      if case .code(let codes) = factor { sum + codes.count } else { sum + 100 }
    }
  }

  /// Whether nobody adds to both, or nobody by the same issue.
  func isDisjoint(with other: Statistic) -> Bool {
    zip(factors, other.factors).contains { own, other in
      switch (own, other) {
      case (.code(let own)?, .code(let other)?): own.isDisjoint(with: other)
      case (.issues(let own)?, .issues(let other)?): own.isDisjoint(with: other)
      case (.support(let own)?, .support(let other)?): own.isDisjoint(with: other)
      default: false
      }
    }
  }
}

extension Factor {
  var countsEach: Bool { if case .issues(let factor) = self { factor.countsEach } else { false } }

  /// Whether no value adds more to it than to another.
  func isWithin(_ whole: Factor) -> Bool {
    switch (self, whole) {
    case (.code(let own), .code(let other)): own.isSubset(of: other)
    case (.issues(let own), .issues(let other)): own.isWithin(other)
    case (.support(let own), .support(let other)): own.isWithin(other)
    default: false
    }
  }
}

extension IssueFactor {
  fileprivate func isWithin(_ whole: IssueFactor) -> Bool {
    func isSubset(_ own: Set<Int>?, _ other: Set<Int>?) -> Bool {
      other.map { other in own.map { $0.isSubset(of: other) } ?? false } ?? true
    }
    // Who has one of some issues is no mention of all of them.
    return (whole.countsEach || !countsEach) && isSubset(wanted, whole.wanted) && isSubset(numbers, whole.numbers)
  }

  /// Nobody has two numbers of issues, and no mention is of two issues.
  fileprivate func isDisjoint(with other: IssueFactor) -> Bool {
    func areApart(_ own: Set<Int>?, _ other: Set<Int>?) -> Bool {
      own.map { own in other.map(own.isDisjoint) ?? false } ?? false
    }
    return areApart(numbers, other.numbers) || countsEach && other.countsEach && areApart(wanted, other.wanted)
  }
}

extension SupportFactor {
  fileprivate func isWithin(_ whole: SupportFactor) -> Bool {
    func isSubset<Value>(_ own: Set<Value>?, _ other: Set<Value>?) -> Bool {
      other.map { other in own.map { $0.isSubset(of: other) } ?? false } ?? true
    }
    return isSubset(months, whole.months) && isSubset(states, whole.states)
      && (whole.dates.isEmpty || whole.dates == dates) && (whole.firsts.isEmpty || whole.firsts == firsts)
  }

  /// Nobody has two states in one month, and of some months only one opening, reopening or closing is the first.
  fileprivate func isDisjoint(with other: SupportFactor) -> Bool {
    let haveOneMonth = months == other.months && months?.count == 1
    return haveOneMonth && (states.map { own in other.states.map(own.isDisjoint) ?? false } ?? false)
      || firsts.contains { own in
        other.firsts.contains { first in
          own.variable == first.variable && own.among == first.among && own.wanted.isDisjoint(with: first.wanted)
        }
      }
  }
}
