/// Moves by what they change, so that for each move another can be found which undoes it in every statistic.
///
/// Two people who make a move and its opposite leave every count as it is: that is a world without any search. To exchange
/// a value with somebody who is alike in all that tables join to it is one such pair.
struct OppositeMoves {
  /// Somebody who becomes another kind of person.
  struct Move {
    let to: PersonType
    /// The number of the change that undoes what it changes.
    let opposite: Int
  }

  private let search: MoveSearch
  private var places: [[MovePool.Entry]: Int] = [:]
  /// Who can make each change.
  private(set) var makers: [[MovePool.Maker]] = []
  private var movesOf: [Int: [Move]] = [:]
  /// The kinds of people who may undo a change: all, or some of many.
  let sampled: [Int]
  /// How much it costs to look up the moves of somebody who is not among them, in moves.
  let costOfLookingUp: Int

  /// So many changes of statistics are worked out in the beginning.
  private static let most = 100_000_000

  init(_ search: MoveSearch, _ random: inout SplitMix) {
    self.search = search
    let values = search.kinds.isEmpty ? 0 : search.space.used.reduce(0) { $0 + search.stock.values(near: 0, $1).count }
    costOfLookingUp = values * (1 + search.space.statistics.count / 20)
    let kinds = Self.most / max(1, search.space.statistics.count * values)
    sampled =
      search.kinds.count <= kinds
      ? Array(search.kinds.indices) : search.kinds.indices.shuffled(using: &random).prefix(kinds).sorted()
    for kind in sampled {
      movesOf[kind] = []
      for (to, entries) in changes(of: kind) { makers[place(of: entries)].append(.init(from: kind, to: to)) }
    }
    let opposites = places.reduce(into: [Int?](repeating: nil, count: makers.count)) { opposites, change in
      opposites[change.value] = places[Self.opposite(of: change.key)]
    }
    for (place, makers) in makers.enumerated() {
      guard let opposite = opposites[place] else { continue }
      for case let (from?, to?) in makers.lazy.map({ ($0.from, $0.to) }) {
        movesOf[from]?.append(Move(to: to, opposite: opposite))
      }
    }
  }

  /// Whether the moves of somebody were looked up in the beginning.
  func isSampled(_ kind: Int) -> Bool { movesOf[kind] != nil }

  /// The moves of a kind of people that somebody can undo.
  func moves(of kind: Int) -> [Move] {
    if let moves = movesOf[kind] { return moves }
    return changes(of: kind).compactMap { to, entries in
      places[Self.opposite(of: entries)].map { Move(to: to, opposite: $0) }
    }
  }

  /// What somebody may become by another value of one attribute, with what that changes.
  ///
  /// What changes no statistic changes no group of two either.
  private func changes(of kind: Int) -> [(to: PersonType, entries: [MovePool.Entry])] {
    var changes: [(PersonType, [MovePool.Entry])] = []
    let before = search.weights(of: search.kinds[kind])
    for attribute in search.space.used {
      let own = search.kinds[kind][attribute]
      let rest = search.weights(of: search.kinds[kind], except: attribute)
      for value in search.stock.values(near: own, attribute) where value != own {
        var other = search.kinds[kind]
        other[attribute] = value
        guard search.stock.validity.admits(other) else { continue }
        var after = rest
        search.space.tables[attribute.rawValue].multiply(&after, byValue: value)
        var entries: [MovePool.Entry] = []
        for index in after.indices where after[index] != before[index] {
          entries.append(.init(statistic: Int32(index), change: after[index] - before[index]))
        }
        if !entries.isEmpty { changes.append((other, entries)) }
      }
    }
    return changes
  }

  private static func opposite(of entries: [MovePool.Entry]) -> [MovePool.Entry] {
    entries.map { .init(statistic: $0.statistic, change: -$0.change) }
  }

  private mutating func place(of entries: [MovePool.Entry]) -> Int {
    if let place = places[entries] { return place }
    places[entries] = makers.count
    makers.append([])
    return makers.count - 1
  }
}
