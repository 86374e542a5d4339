/// The moves that were found, by their effect on statistics, with the people who can make each.
///
/// A move turns one person of the register into another kind of person, or adds or removes one. Moves with the same effect
/// on all statistics are one column of a programme; the matching assigns them to people afterwards.
struct MovePool {
  private(set) var effects: [[Entry]] = []
  private(set) var makers: [[Maker]] = []
  /// How many can make each move at most.
  private(set) var capacities: [Int] = []
  private var places: [[Entry]: Int] = [:]

  /// By how much a statistic changes.
  struct Entry: Hashable {
    let statistic: Int32
    let change: Int32
  }

  /// Somebody who can make a move.
  struct Maker: Hashable {
    /// The kind of person of the register; `nil` where somebody comes.
    let from: Int?
    /// What they become; `nil` where somebody goes.
    let to: PersonType?
  }

  /// So many who can make a move are remembered.
  private static let mostMakers = 24
  /// No more than this many of a kind move.
  static let mostOfAKind = 40

  /// Takes up a move; what falls on a printed zero is none.
  ///
  /// - Returns: whether it is new, or somebody can make it who could not before.
  @discardableResult
  mutating func add(
    _ maker: Maker, from before: [Int32]?, to after: [Int32]?, count: Int, zeros: [Int]
  ) -> Bool {
    let size = before?.count ?? after?.count ?? 0
    func change(_ index: Int) -> Int32 { (after?[index] ?? 0) - (before?[index] ?? 0) }
    if zeros.contains(where: { change($0) > 0 }) { return false }
    var effect: [Entry] = []
    for index in 0..<size {
      let change = change(index)
      if change != 0 { effect.append(Entry(statistic: Int32(index), change: change)) }
    }
    guard !effect.isEmpty else { return false }
    let place = places[effect] ?? effects.count
    if place == effects.count {
      places[effect] = place
      effects.append(effect)
      makers.append([])
      capacities.append(0)
    }
    guard makers[place].count < Self.mostMakers, !makers[place].contains(where: { $0.from == maker.from }) else {
      return false
    }
    makers[place].append(maker)
    capacities[place] += maker.from == nil ? Self.mostOfAKind : min(count, Self.mostOfAKind)
    return true
  }

  var count: Int { effects.count }

  /// The kind of people who alone can make a move; `nil` if others can too, or somebody comes.
  func onlyMaker(of move: Int) -> Int? { makers[move].count == 1 ? makers[move][0].from : nil }
}
