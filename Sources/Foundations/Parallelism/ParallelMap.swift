import Synchronization

/// Applies a function to the numbers `0..<count` on several cores and returns the results in order.
///
/// The result does not depend on `jobs`. The numbers are dealt out in pieces, small enough that no core idles at the
/// end, large enough that dealing costs nothing.
///
/// - Throws: what a failing piece threw.
public func parallelMap<Result: Sendable>(
  count: Int, jobs: Int, _ body: @Sendable @escaping (Int) throws -> Result
) async throws -> [Result] {
  try await parallelMap(count: count, jobs: jobs, with: {}) { _, index in try body(index) }
}

/// Does the same with something that each core makes for itself and keeps from one number to the next, such as room to
/// work in; no result may depend on it.
///
/// - Throws: what a failing piece threw.
public func parallelMap<Room, Result: Sendable>(
  count: Int, jobs: Int, with makeRoom: @Sendable @escaping () throws -> Room,
  _ body: @Sendable @escaping (inout Room, Int) throws -> Result
) async throws -> [Result] {
  guard count > 0 else { return [] }
  let jobs = max(1, jobs)
  let piece = max(1, min(64, count / (jobs * 4)))
  guard jobs > 1, count > piece else {
    var room = try makeRoom()
    return try (0..<count).map { try body(&room, $0) }
  }
  let dealer = Dealer(count: count, piece: piece)
  return try await withThrowingTaskGroup(of: [(start: Int, results: [Result])].self) { group in
    for _ in 0..<jobs {
      group.addTask {
        var room = try makeRoom()
        var pieces: [(start: Int, results: [Result])] = []
        while !Task.isCancelled, let numbers = dealer.next() {
          pieces.append((numbers.lowerBound, try numbers.map { try body(&room, $0) }))
        }
        return pieces
      }
    }
    var pieces: [(start: Int, results: [Result])] = []
    for try await done in group { pieces += done }
    pieces.sort { $0.start < $1.start }
    var results: [Result] = []
    results.reserveCapacity(count)
    for piece in pieces { results += piece.results }
    return results
  }
}

/// Deals out numbers, piece by piece; a class, for all cores ask the same one.
private final class Dealer: Sendable {
  private let count: Int
  private let piece: Int
  private let dealt = Atomic(0)

  init(count: Int, piece: Int) {
    self.count = count
    self.piece = piece
  }

  /// The next piece, or `nil` if there is none left.
  func next() -> Range<Int>? {
    let start = dealt.add(piece, ordering: .relaxed).oldValue
    return start < count ? start..<min(count, start + piece) : nil
  }
}
