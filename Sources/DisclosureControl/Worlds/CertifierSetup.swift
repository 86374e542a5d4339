import CaseRecords
import CheckedStatistics
import TableDeclarations

extension Certifier {
  /// The register and the site as the search takes them.
  struct Setup {
    let counts: PublishedCounts
    let search: MoveSearch
    let setting: MoveProgram.Setting
    /// The people of each kind.
    let people: [[CaseProfile]]

    /// Cells that are printed otherwise than the register counts them.
    var contradicted: [CellPlace] {
      counts.statistics.indices.filter { index in
        counts.printed[index].map { $0 != setting.truth[index] }
          ?? (counts.isMarked[index] && setting.truth[index] == 0)
      }.compactMap { counts.cells[$0].first }
    }
  }
}

extension Certifier.Setup {
  /// - Returns: `nil` where nothing is published that is counted from a register, or the register has nobody.
  init?(_ site: PublishedSite, _ known: RegisterPeople, _ random: inout SplitMix) {
    let variables = known.register.variables
    var published = PublishedCounts(site, variables)
    guard published.isAnythingCounted, !known.profiles.isEmpty else { return nil }
    let sensitive = SensitiveCodes(variables)
    published.addParts(sensitive) { group, part, printed in
      known.areTooMany(in: part, of: group, printed: printed, maxShare: site.maxShare)
    }
    let counts = published
    let space = PersonSpace(counts.statistics, stock: known.stock)
    // Where somebody cannot be taken up nobody is, and every count that is published contradicts that.
    let (kinds, places) = space.kinds(known.types ?? [])
    var people = [[CaseProfile]](repeating: [], count: kinds.count)
    for (profile, place) in zip(known.profiles, places) { people[place].append(profile) }
    let sizes = people.map(\.count)
    let truth = space.counts(kinds, sizes)
    let search = MoveSearch(
      space: space, stock: known.stock, kinds: kinds, counts: sizes,
      zeros: counts.statistics.indices.filter { counts.printed[$0] == 0 },
      mayComeAndGo: !counts.statistics.indices.contains {
        counts.printed[$0] != nil && truth[$0] == known.profiles.count
      })
    setting = Self.setting(site, counts, truth: truth, search, tells: sensitive.tells, &random)
    (self.counts, self.search, self.people) = (counts, search, people)
  }

  /// What must hold in every world, and what worlds are to show.
  private static func setting(
    _ site: PublishedSite, _ counts: PublishedCounts, truth: [Int], _ search: MoveSearch,
    tells: (Statistic, Statistic) -> Bool, _ random: inout SplitMix
  ) -> MoveProgram.Setting {
    let excused = counts.targets(site.excused)
    let excusedKinds = Set(excused.map(\.kind))
    let (floors, nesting) = (Floors(counts), Nesting(search))
    let small = Target.all(
      counts, truth: truth, samples: search.samples(&random), threshold: site.threshold, excused: excusedKinds,
      isWithin: nesting.isWithin
    ).map { target in
      switch target.kind {
      case .small(let statistic): Target(kind: target.kind, floor: min(truth[statistic], floors.floor(of: statistic)))
      case .difference(let whole, let part): Target(kind: target.kind, floor: floors.floor(of: whole, without: part))
      case .remainder, .others: target
      }
    }
    let targets =
      small + Target.ofRemainders(counts, truth: truth, threshold: site.threshold)
      + Target.ofGroups(
        counts, truth: truth, maxShare: site.maxShare, excused: excusedKinds, tells: tells,
        isWithin: nesting.isWithin)
    let goals = excused.flatMap { kind, ends in
      targets.indices.filter { targets[$0].kind == kind }.flatMap { target in
        ends.map { MoveProgram.Goal(target: target, end: $0) }
      }
    }
    return MoveProgram.Setting(
      site: counts, truth: truth, targets: targets, threshold: site.threshold, excused: Set(goals))
  }

  /// What is open once every world was counted again, and the worlds that stand.
  func check(
    _ finder: WorldFinder, _ checker: WorldChecker
  ) -> (open: [MoveProgram.Goal], worlds: [Certificate.World]) {
    var shown: Set<MoveProgram.Goal> = []
    var worlds: [Certificate.World] = []
    let proved = Dictionary(grouping: finder.proof, by: \.value)
    for (index, world) in finder.worlds.enumerated() {
      guard let proved = proved[index], let change = change(after: world.steps),
        let recount = checker.recount(change.people)
      else { continue }
      let stand = proved.map(\.key).filter { shows($0, recount, change.people, checker) }.sorted { one, other in
        (one.target, one.end == .low ? 0 : 1) < (other.target, other.end == .low ? 0 : 1)
      }
      shown.formUnion(stand)
      worlds.append(.init(without: change.without, with: change.with, shows: stand.compactMap(statement)))
    }
    return (setting.open(shown.contains), worlds)
  }

  /// What a world shows, in the cells that readers have.
  private func statement(_ goal: MoveProgram.Goal) -> Certificate.Shown? {
    let target = setting.targets[goal.target]
    let cells = target.terms.map { counts.cells[$0.statistic].first }
    guard let first = cells.first, let cell = first else { return nil }
    let trait = sensitivePart(of: target)?.trait
    let bound = target.bound(goal.end, threshold: setting.threshold) - target.constant
    // A rest that is at most so much leaves at least so much for the count that is taken from a given one.
    let isTurned = target.terms[0].sign < 0
    return Certificate.Shown(
      cell: cell,
      part: trait.map { .codes($0.codes, of: $0.variable) }
        ?? (cells.count > 1 ? cells[1] : nil).map(Certificate.Part.cell),
      isAtMost: (goal.end == .low) != isTurned, bound: isTurned ? -bound : bound)
  }

  /// The people of a world, and how they differ from those of the register.
  struct Change {
    var people: [CaseProfile] = []
    var without: [CaseProfile] = []
    var with: [CaseProfile] = []
  }

  /// - Returns: `nil` if a step takes somebody who is not there.
  func change(after steps: [MovePool.Maker]) -> Change? {
    var left = people
    var change = Change()
    for step in steps {
      var former: CaseProfile?
      if let from = step.from {
        guard let last = left[from].popLast() else { return nil }
        former = last
        change.without.append(last)
      }
      guard let to = step.to else { continue }
      change.with.append(search.stock.profile(of: to, keeping: former, used: search.space.used))
    }
    change.people = left.flatMap(\.self) + change.with
    return change
  }

  /// Whether the count of a world shows an end of a target, in every cell that it stands in.
  private func shows(
    _ goal: MoveProgram.Goal, _ recount: WorldChecker.Recount, _ people: [CaseProfile], _ checker: WorldChecker
  ) -> Bool {
    let target = setting.targets[goal.target]
    var value = target.constant
    for part in target.terms {
      if part.sign < 0, let sensitive = sensitivePart(of: target) {
        guard let count = checker.count(people, in: sensitive.cell, with: sensitive.trait) else { return false }
        value -= count
        continue
      }
      let own = counts.cells[part.statistic].map { recount.counts[$0] }
      guard let first = own.first, let count = first, own.allSatisfy({ $0 == count }) else { return false }
      value += part.sign * count
    }
    return target.reaches(goal.end, value, threshold: setting.threshold)
  }

  /// Those of a group who have a sensitive code, if no table need show them.
  private func sensitivePart(of target: Target) -> PublishedCounts.SensitivePart? {
    guard case .others(let group, let part) = target.kind else { return nil }
    return counts.sensitiveParts.first { $0.group == group && $0.part == part }
  }

  func openTargets(_ open: [MoveProgram.Goal]) -> [Certification.OpenTarget] {
    let ends = Dictionary(grouping: open, by: \.target)
    return ends.sorted { $0.key < $1.key }.compactMap { target, goals in
      var cells = setting.targets[target].terms.compactMap { counts.cells[$0.statistic].first }
      if case .remainder(let remainder) = setting.targets[target].kind {
        cells.insert(remainder.cell, at: remainder.sign < 0 ? 0 : cells.endIndex)
      }
      guard let cell = cells.first else { return nil }
      let trait = sensitivePart(of: setting.targets[target])?.trait
      return Certification.OpenTarget(
        cell: cell, part: cells.dropFirst().first, lacksLow: goals.contains { $0.end == .low },
        lacksHigh: goals.contains { $0.end == .high }, tellsOfGroup: setting.targets[target].isOfGroup,
        codes: trait?.codes ?? [], variable: trait?.variable.rawValue ?? "")
    }
  }

  /// The printed statistics that may be suppressed, with what each costs.
  func movable(_ site: PublishedSite) -> [(statistic: Int, price: Double)] {
    counts.statistics.indices.compactMap { index in
      guard let value = counts.printed[index], value > 0 else { return nil }
      let prices = counts.cells[index].map { site.prices[$0] }
      guard !prices.isEmpty, prices.allSatisfy({ $0 != nil }) else { return nil }
      return (index, Double(prices.compactMap(\.self).reduce(0, +)) / 4)
    }
  }

  func cells(of statistics: [Int]) -> [CellPlace] { statistics.sorted().flatMap { counts.cells[$0] } }
}

extension PublishedCounts {
  /// Open targets of a site with fewer tables, as they are in this one.
  fileprivate func targets(_ open: [Certification.OpenTarget]) -> [(kind: Target.Kind, ends: [Target.End])] {
    let places = Dictionary(
      cells.enumerated().flatMap { statistic, cells in cells.map { ($0, statistic) } },
      uniquingKeysWith: { first, _ in first })
    return open.compactMap { target in
      guard let cell = places[target.cell] else { return nil }
      let ends: [Target.End] = (target.lacksLow ? [.low] : []) + (target.lacksHigh ? [.high] : [])
      if target.tellsOfGroup, !target.codes.isEmpty {
        return sensitiveParts.first { $0.group == cell && $0.trait.codes == target.codes }.map {
          (.others(group: cell, part: $0.part), ends)
        }
      }
      guard let part = target.part else { return (.small(statistic: cell), ends) }
      return places[part].map { part in
        (target.tellsOfGroup ? .others(group: cell, part: part) : .difference(whole: cell, part: part), ends)
      }
    }
  }
}

extension MoveSearch {
  /// What people of many kinds add to each statistic: those of the register, those who differ from them by one or two
  /// attributes, and others; none of them falls on a printed zero.
  func samples(_ random: inout SplitMix) -> [[Int32]] {
    guard space.used.allSatisfy({ space.count(of: $0) > 0 }) else { return [] }
    var types = Array(kinds.prefix(2_000))
    for _ in 0..<1_500 {
      guard var type = kinds.randomElement(using: &random) else { break }
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        guard let attribute = space.used.randomElement(using: &random) else { break }
        type[attribute] =
          stock.values(near: type[attribute], attribute).randomElement(using: &random) ?? type[attribute]
      }
      types.append(type)
    }
    for _ in 0..<1_500 {
      var type = PersonType()
      for attribute in space.used { type[attribute] = Int.random(in: 0..<space.count(of: attribute), using: &random) }
      types.append(type)
    }
    return Set(types).filter(stock.validity.admits).map { weights(of: $0) }.filter { weights in
      zeros.allSatisfy { weights[$0] == 0 }
    }
  }
}
