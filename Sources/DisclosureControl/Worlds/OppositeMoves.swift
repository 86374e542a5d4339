/// Moves by what they change, so that for each move another can be found which undoes it in every statistic.
///
/// Two people who make a move and its opposite leave every count as it is: that is a world without any search. To exchange
/// a value with somebody who is alike in all that tables join to it is one such pair.
struct OppositeMoves {
  /// Somebody who becomes another kind of person.
  struct Move {
    let from: Int
    let to: PersonType
    /// The number of what it changes.
    let effect: Int

    var maker: MovePool.Maker { .init(from: from, to: to) }
  }

  private let search: MoveSearch
  private var places: [[MovePool.Entry]: Int] = [:]
  private var makers: [[Move]] = []
  private var opposites: [Int?] = []
  private var movesOf: [Int: [Move]] = [:]
  /// The kinds of people whose moves were looked up from the beginning: all, or some of many.
  let sampled: [Int]

  /// So many changes of statistics are worked out in the beginning.
  private static let most = 100_000_000

  init(_ search: MoveSearch, _ random: inout SplitMix) {
    self.search = search
    let each = search.space.used.reduce(0) { $0 + (search.kinds.isEmpty ? 0 : search.stock.values(near: 0, $1).count) }
    let kinds = Self.most / max(1, search.space.statistics.count * each)
    sampled =
      search.kinds.count <= kinds
      ? Array(search.kinds.indices) : search.kinds.indices.shuffled(using: &random).prefix(kinds).sorted()
    for kind in sampled { movesOf[kind] = add(kind) }
    for kind in sampled { movesOf[kind]?.removeAll { opposites[$0.effect] == nil } }
  }

  /// The moves of a kind of people that can be undone.
  mutating func moves(of kind: Int) -> [Move] {
    if let moves = movesOf[kind] { return moves }
    let moves = add(kind).filter { opposites[$0.effect] != nil }
    movesOf[kind] = moves
    return moves
  }

  /// Adds what somebody may become by another value of one attribute.
  private mutating func add(_ kind: Int) -> [Move] {
    var moves: [Move] = []
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
        moves.append(Move(from: kind, to: other, effect: effect(before, after)))
      }
    }
    for move in moves { makers[move.effect].append(move) }
    return moves
  }

  /// The number of a change.
  private mutating func effect(_ before: [Int32], _ after: [Int32]) -> Int {
    var entries: [MovePool.Entry] = []
    for index in after.indices where after[index] != before[index] {
      entries.append(.init(statistic: Int32(index), change: after[index] - before[index]))
    }
    if let place = places[entries] { return place }
    let place = makers.count
    places[entries] = place
    makers.append([])
    let opposite = places[entries.map { .init(statistic: $0.statistic, change: -$0.change) }]
    opposites.append(opposite)
    if let opposite { opposites[opposite] = place }
    return place
  }

  /// Whether a move changes nothing, so that nobody need undo it.
  func isFree(_ move: Move) -> Bool { opposites[move.effect] == move.effect }

  /// The moves that undo one.
  func opposite(of move: Move) -> [Move] { opposites[move.effect].map { makers[$0] } ?? [] }
}
