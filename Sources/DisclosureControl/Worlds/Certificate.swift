public import CaseRecords
public import TableDeclarations

/// Registers of made-up people that give exactly a published site, with what each of them shows.
///
/// Whoever has it, and the code lists, can count every one again. That the statements are all that had to be shown is not in
/// it: which those are the sealing worked out.
public struct Certificate: Sendable, Hashable {
  /// The people of the register that the site was counted from.
  public let people: [CaseProfile]
  /// The made-up registers, each by what is different in it.
  public let worlds: [World]

  /// A register of made-up people.
  public struct World: Sendable, Hashable {
    /// Who is in the real register and not in this one.
    public let without: [CaseProfile]
    /// Who is in this one instead.
    public let with: [CaseProfile]
    /// What it shows.
    public let shows: [Shown]

    /// Makes a world from its parts.
    public init(without: [CaseProfile], with: [CaseProfile], shows: [Shown]) {
      self.without = without
      self.with = with
      self.shows = shows
    }
  }

  /// A count, or a difference of two, that is so small, or so large, in a world.
  public struct Shown: Sendable, Hashable {
    /// The cell that is counted.
    public let cell: CellPlace
    /// What is taken from it.
    public let part: Part?
    /// Whether it is at most the bound in the world; otherwise it is at least that.
    public let isAtMost: Bool
    /// The bound.
    public let bound: Int

    /// Makes a statement.
    public init(cell: CellPlace, part: Part?, isAtMost: Bool, bound: Int) {
      self.cell = cell
      self.part = part
      self.isAtMost = isAtMost
      self.bound = bound
    }
  }

  /// What is taken from a cell.
  public enum Part: Sendable, Hashable {
    /// Another cell.
    case cell(CellPlace)
    /// Those of the cell who have one of some codes.
    case codes([String], of: Variable)
  }

  /// Makes a certificate from its parts.
  public init(people: [CaseProfile], worlds: [World]) {
    self.people = people
    self.worlds = worlds
  }

  /// The certificate where nothing was to be shown.
  static let nothing = Certificate(people: [], worlds: [])

  /// How many statements the worlds are to show.
  public var statements: Int { worlds.reduce(0) { $0 + $1.shows.count } }

  /// Counts every world again, and returns how many statements do not hold.
  ///
  /// - Parameters:
  ///   - site: what readers have, without what is not to be suppressed any more.
  ///   - variables: a register with the code lists; its people are not asked.
  public func failures(_ site: PublishedSite, variables register: Register) -> Int {
    let real = register.imagining(people)
    let checker = WorldChecker(site, real, ProfileRules(real))
    return worlds.reduce(0) { failures, world in
      guard let people = people(of: world), let recount = checker.recount(people) else {
        return failures + world.shows.count
      }
      return failures + world.shows.count { !checker.shows($0, recount, people) }
    }
  }

  /// The people of a world; `nil` if somebody is taken away who is not there.
  private func people(of world: World) -> [CaseProfile]? {
    var left = Dictionary(people.map { ($0, 1) }, uniquingKeysWith: +)
    for person in world.without {
      guard let count = left[person], count > 0 else { return nil }
      left[person] = count - 1
    }
    return left.flatMap { Array(repeating: $0.key, count: $0.value) } + world.with
  }
}

extension WorldChecker {
  /// Whether the count of a world shows what is said of it.
  fileprivate func shows(_ shown: Certificate.Shown, _ recount: Recount, _ people: [CaseProfile]) -> Bool {
    guard var value = recount.counts[shown.cell] else { return false }
    switch shown.part {
    case nil: break
    case .cell(let part)?:
      guard let count = recount.counts[part] else { return false }
      value -= count
    case .codes(let codes, let variable)?:
      guard let count = count(people, in: shown.cell, with: .init(variable: variable, codes: codes)) else {
        return false
      }
      value -= count
    }
    return shown.isAtMost ? value <= shown.bound : value >= shown.bound
  }
}
