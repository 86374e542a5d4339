import CaseRecords

/// What printed zeros and marks force of a count at the least: parts of it that have nobody in common and are not empty.
struct Floors {
  private let site: PublishedCounts

  init(_ site: PublishedCounts) { self.site = site }

  /// The least that a marked statistic can be, or less.
  ///
  /// Parts are taken one after another, the smallest first, which may miss a better choice: the floor is then too low,
  /// and a world for it is sought in vain.
  func floor(of statistic: Int) -> Int {
    let whole = site.statistics[statistic]
    let parts = site.statistics.indices.filter { other in
      other != statistic && (site.isMarked[other] || (site.printed[other] ?? 0) > 0)
        && site.statistics[other].isWithin(whole)
    }
    var taken: [Int] = []
    for part in parts.sorted(by: { (size($0), $0) < (size($1), $1) })
    where taken.allSatisfy({ site.statistics[$0].isDisjoint(with: site.statistics[part]) }) {
      taken.append(part)
    }
    return max(1, taken.reduce(0) { $0 + (site.printed[$1] ?? 1) })
  }

  private func size(_ statistic: Int) -> Int {
    site.statistics[statistic].factors.reduce(0) { sum, factor in
      if case .code(let codes) = factor { sum + codes.count } else { sum + 100 }
    }
  }
}

extension Statistic {
  /// Whether nobody adds more to it than to another.
  func isWithin(_ whole: Statistic) -> Bool {
    zip(factors, whole.factors).allSatisfy { own, other in
      guard let other else { return own.map { !$0.countsEach } ?? true }
      return own?.isWithin(other) ?? false
    }
  }

  /// Whether nobody adds to both, or nobody by the same issue.
  func isDisjoint(with other: Statistic) -> Bool {
    zip(factors, other.factors).contains { own, other in
      switch (own, other) {
      case (.code(let own)?, .code(let other)?): own.isDisjoint(with: other)
      case (.issues(let own)?, .issues(let other)?):
        own.countsEach && other.countsEach && own.wanted.map { $0.isDisjoint(with: other.wanted ?? $0) } ?? false
      case (.support(let own)?, .support(let other)?):
        own.months == other.months && own.months?.count == 1
          && own.states.map { $0.isDisjoint(with: other.states ?? $0) } ?? false
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
}

extension SupportFactor {
  fileprivate func isWithin(_ whole: SupportFactor) -> Bool {
    func isSubset<Value>(_ own: Set<Value>?, _ other: Set<Value>?) -> Bool {
      other.map { other in own.map { $0.isSubset(of: other) } ?? false } ?? true
    }
    return isSubset(months, whole.months) && isSubset(states, whole.states)
      && (whole.dates.isEmpty || whole.dates == dates) && (whole.firsts.isEmpty || whole.firsts == firsts)
  }
}
