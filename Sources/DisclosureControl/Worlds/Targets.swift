/// What readers must not be able to narrow: a small count, a small difference of two counts or of a count and a given one,
/// and whether too many of a group have a sensitive code.
struct Target: Hashable {
  let kind: Kind

  enum Kind: Hashable {
    /// A marked statistic that is small.
    case small(statistic: Int)
    /// Whoever is in a whole and not in a part: nowhere printed, and small.
    case difference(whole: Int, part: Int)
    /// Whoever a given count leaves over of a statistic, or a statistic of a given count: small, and nowhere printed.
    case remainder(PublishedCounts.Remainder)
    /// Those of a group who do not have a sensitive code; in truth they are too few.
    case others(group: Int, part: Int)
  }

  /// The least that a world must show of it: of a small count one, unless what is printed forces more; of a difference
  /// what marks force; of a group so many that readers cannot tell the code of somebody in it.
  var floor = 1

  func value(in counts: [Int]) -> Int {
    switch kind {
    case .small(let statistic): counts[statistic]
    case .difference(let whole, let part), .others(let whole, let part): counts[whole] - counts[part]
    case .remainder(let remainder): remainder.given + remainder.sign * counts[remainder.statistic]
    }
  }

  /// The statistics that it is made of, with their signs.
  var terms: [(statistic: Int, sign: Int)] {
    switch kind {
    case .small(let statistic): [(statistic, 1)]
    case .difference(let whole, let part), .others(let whole, let part): [(whole, 1), (part, -1)]
    case .remainder(let remainder): [(remainder.statistic, remainder.sign)]
    }
  }

  /// What a given count adds to its terms.
  var constant: Int { if case .remainder(let remainder) = kind { remainder.given } else { 0 } }

  /// One end of what must be possible.
  enum End: Hashable, CaseIterable { case low, high }

  /// From where on a value shows that an end is possible.
  func bound(_ end: End, threshold: Int) -> Int {
    switch (kind, end) {
    case (.small, .low): floor
    case (.small, .high): threshold - 1
    case (.difference, .low), (.remainder, .low), (.others, .low): 0
    case (.difference, .high), (.remainder, .high): threshold
    case (.others, .high): floor
    }
  }

  func reaches(_ end: End, _ value: Int, threshold: Int) -> Bool {
    end == .low ? value <= bound(.low, threshold: threshold) : value >= bound(.high, threshold: threshold)
  }

  /// The ends that may have to be possible; that nobody else is in a group is what must not be certain, and no world shows
  /// a difference as zero that marks force to be more.
  var ends: [End] {
    switch kind {
    case .small: End.allCases
    case .difference, .remainder: floor > 0 ? [.high] : End.allCases
    case .others: [.high]
    }
  }

  /// Whether all ends must be possible.
  ///
  /// A difference stands nowhere, so that it is enough that it need not be small.
  var needsBothEnds: Bool { if case .small = kind { true } else { false } }

  /// Whether it is about a group and a sensitive code.
  var isOfGroup: Bool { if case .others = kind { true } else { false } }
}

extension Target {
  /// The targets of a published site: marked small counts, and small differences of statistics of which one lies in the
  /// other.
  ///
  /// - Parameters:
  ///   - truth: what each statistic is in the register.
  ///   - samples: what people of many kinds, none of whom falls on a printed zero, add to each statistic. A part that
  ///     never adds more than a whole may lie in it.
  ///   - isWithin: whether a part lies in a whole, which is asked only where samples do not tell.
  ///   - excused: differences that are no targets, nor are others with the same people.
  static func all(
    _ site: PublishedCounts, truth: [Int], samples: [[Int32]], threshold: Int, excused: Set<Kind> = [],
    isWithin: (Int, Int) -> Bool
  ) -> [Target] {
    let shown = site.statistics.indices.filter { site.printed[$0] != nil || site.isMarked[$0] }
    let small = 1..<max(threshold, 1)
    var targets = shown.filter { site.printed[$0] == nil && small.contains(truth[$0]) }.map {
      Target(kind: .small(statistic: $0))
    }
    // One array for each statistic, so that comparing two reads memory in order. A part that is printed as zero gives no
    // difference of its own, and differences with the same weights are one target.
    let columns = site.statistics.indices.map { statistic in samples.map { $0[statistic] } }
    let parts = shown.filter { site.printed[$0] != 0 }
    var known = Set(targets.flatMap { $0.terms.map { columns[$0.statistic] } })
    for case .difference(let whole, let part) in excused {
      known.insert(zip(columns[whole], columns[part]).map { $0 - $1 })
    }
    for whole in parts {
      for part in parts where part != whole && small.contains(truth[whole] - truth[part]) {
        guard zip(columns[whole], columns[part]).allSatisfy({ $0 >= $1 }), isWithin(part, whole) else { continue }
        if known.insert(zip(columns[whole], columns[part]).map { $0 - $1 }).inserted {
          targets.append(Target(kind: .difference(whole: whole, part: part), floor: 0))
        }
      }
    }
    return targets
  }
}

extension Target {
  /// What given counts leave over of counted ones, and the other way round, where it is small.
  static func ofRemainders(_ site: PublishedCounts, truth: [Int], threshold: Int) -> [Target] {
    site.remainders.map { Target(kind: .remainder($0), floor: 0) }.filter { target in
      (1..<max(threshold, 1)).contains(target.value(in: truth))
    }
  }
}

extension Target {
  /// The groups of a published site of whom too many have a sensitive code.
  ///
  /// Whether a count is printed or marked makes no difference: what counts is whether a world has fewer.
  ///
  /// - Parameters:
  ///   - excused: kinds that are no targets.
  ///   - tells: whether a part says a sensitive code of people of whom a whole says something wider.
  ///   - isWithin: whether a part lies in a whole, which is asked last.
  static func ofGroups(
    _ site: PublishedCounts, truth: [Int], maxShare: Int, excused: Set<Kind>,
    tells: (Statistic, Statistic) -> Bool, isWithin: (Int, Int) -> Bool
  ) -> [Target] {
    let shown = site.statistics.indices.filter { truth[$0] > 0 && (site.printed[$0] != nil || site.isMarked[$0]) }
    let pairs = shown.flatMap { group -> [Kind] in
      let least = leastOthers(of: truth[group], maxShare: maxShare)
      return shown.filter { part in
        part != group && (0..<least).contains(truth[group] - truth[part])
          && tells(site.statistics[part], site.statistics[group]) && isWithin(part, group)
      }.map { .others(group: group, part: $0) }
    }
    var known = excused
    return (site.sensitiveParts.map { .others(group: $0.group, part: $0.part) } + pairs).compactMap { kind in
      guard known.insert(kind).inserted, case .others(let group, _) = kind else { return nil }
      return Target(kind: kind, floor: leastOthers(of: truth[group], maxShare: maxShare))
    }
  }

  /// How many of a group must be possible who do not have a sensitive code.
  ///
  /// - Parameter maxShare: how many of a hundred may have it; at 100 one other must be possible.
  static func leastOthers(of group: Int, maxShare: Int) -> Int { max(1, group - group * maxShare / 100) }
}
