/// Exchanges between other people each, made at once in as few worlds as they fit in.
///
/// Counting one world tries all exchanges in it.
struct JoinedExchanges {
  /// The worlds, each by the moves that lead to it from the register.
  private(set) var worlds: [[MovePool.Maker]] = []
  private var left: [[Int]] = []
  private let counts: [Int]

  /// So many worlds are kept; what does not fit in them is left out.
  private static let most = 12

  /// - Parameter counts: how many people of each kind there are.
  init(_ counts: [Int]) { self.counts = counts }

  /// Adds an exchange to the first world in which its people have not moved yet.
  mutating func add(_ steps: some Collection<MovePool.Maker>) {
    guard !steps.isEmpty else { return }
    var wanted: [Int: Int] = [:]
    for case let from? in steps.lazy.map(\.from) { wanted[from, default: 0] += 1 }
    for index in worlds.indices where wanted.allSatisfy({ $1 <= left[index][$0] }) {
      return add(steps, wanted, to: index)
    }
    guard worlds.count < Self.most, wanted.allSatisfy({ $1 <= counts[$0] }) else { return }
    worlds.append([])
    left.append(counts)
    add(steps, wanted, to: worlds.count - 1)
  }

  private mutating func add(_ steps: some Collection<MovePool.Maker>, _ wanted: [Int: Int], to index: Int) {
    worlds[index] += steps
    for (kind, count) in wanted { left[index][kind] -= count }
  }
}
