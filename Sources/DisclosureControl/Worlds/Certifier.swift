public import CaseRecords

/// Certifies published sites: for everything small that nobody may narrow it keeps registers of made-up people that give
/// exactly the site.
///
/// Worlds that were found for one site are tried first for the next: what is published changes little from one attempt to
/// the other.
public struct Certifier: Sendable {
  private let people: RegisterPeople
  /// How much work may be done for a site; what is not shown by then is open.
  ///
  /// A processor of today does about a hundred a second. Work is counted and not timed, so that every machine ends alike.
  private var work = Self.usualWork
  /// How much work was done for all sites since this was last set to zero.
  public var spent = 0.0
  private var former: [[MovePool.Maker]] = []
  private var formerKinds: [PersonType] = []

  /// The order of random choices, which is the same every time.
  private static let seed: UInt64 = 20_221_231
  private static let usualWork = 1_000.0, leastWork = 150.0

  /// The work for releases that are published already.
  ///
  /// They cannot be changed, and what is not certified there is not asked of new tables either, so that the search must be
  /// thorough.
  public static let mostWork = 4_000.0

  /// A certifier of sites that were counted from a register.
  public init(_ register: Register) {
    var random = SplitMix(seed: Self.seed)
    people = RegisterPeople(register, &random)
  }

  /// Does the usual work for sites from here on, even if it ran out before.
  public mutating func restoreWork() { work = Self.usualWork }

  /// Looks for worlds, works out what to suppress where there are none, and where all is shown counts every world again.
  ///
  /// How much work may be done is halved each time it runs out.
  ///
  /// - Parameter patience: a search that is estimated to take more than so many times that work is not begun.
  public mutating func certify(_ site: PublishedSite, patience: Double = .infinity) -> Certification {
    var effort = WorldFinder.Effort(work: work, patience: patience)
    let certification = certify(site, &effort, countsAll: false)
    spent += work - effort.work
    // The next site is to be smaller and need less, unless somebody tries more.
    if effort.work <= 0 { work = max(work / 2, Self.leastWork) }
    return certification
  }

  /// Looks for worlds of a site that is published already, and counts every world again, even if something stays open.
  ///
  /// - Parameter work: how much work may be done.
  public mutating func certifyPublished(_ site: PublishedSite, work: Double = Self.mostWork) -> Certification {
    var effort = WorldFinder.Effort(work: work)
    return certify(site, &effort, countsAll: true)
  }

  private mutating func certify(
    _ site: PublishedSite, _ effort: inout WorldFinder.Effort, countsAll: Bool
  ) -> Certification {
    var random = SplitMix(seed: Self.seed)
    guard let setup = Setup(site, people, &random) else { return .nothing }
    guard setup.counts.uncountable.isEmpty else { return .uncountable(setup.counts.uncountable) }
    guard setup.contradicted.isEmpty else { return .contradicted(setup.contradicted) }
    guard !setup.setting.targets.isEmpty else { return .nothing }
    var finder = WorldFinder(setup.search, setup.setting, random: random)
    if formerKinds == setup.search.kinds { for world in former { finder.record(world) } }
    let suppressed = finder.run(&effort, movable: setup.movable(site))
    former = finder.worlds.map(\.steps)
    formerKinds = setup.search.kinds
    // What must be suppressed makes another site, and what is open is not published: their worlds need not be counted.
    let checked =
      suppressed.isEmpty && (finder.open.isEmpty || countsAll)
      ? setup.check(finder, WorldChecker(site, people.register, people.rules))
      : (open: suppressed.isEmpty ? finder.open : setup.setting.open { _ in false }, worlds: [])
    return Certification(
      wanted: setup.setting.targets.reduce(0) { $0 + ($1.needsBothEnds ? 2 : 1) } - setup.setting.excused.count,
      certificate: Certificate(people: setup.people.flatMap(\.self), worlds: checked.worlds),
      open: setup.openTargets(checked.open), contradicted: [], uncountable: [],
      suggested: setup.cells(of: suppressed),
      isExhausted: effort.isDeclined || effort.work <= 0 && !finder.open.isEmpty, isDeclined: effort.isDeclined)
  }

  /// What worlds show of the small groups that readers can put together of two published ones; `nil` where nothing is
  /// published that is counted from the register, or something is that the register counts otherwise.
  ///
  /// They are held against the worlds that were found last, so that it is asked for what was certified last.
  public func crossed(_ site: PublishedSite) -> Certification.Crossed? {
    var random = SplitMix(seed: Self.seed)
    guard let setup = Setup(site, people, &random), setup.counts.uncountable.isEmpty, setup.contradicted.isEmpty
    else { return nil }
    var finder = WorldFinder(setup.search, setup.setting, random: random)
    if formerKinds == setup.search.kinds { for world in former { finder.record(world) } }
    let checker = WorldChecker(site, people.register, people.rules)
    return setup.crossed(finder.worlds, threshold: site.threshold, checker, &random)
  }
}
