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

/// Does the same with a workspace, such as buffers or a cache, that each core makes once and uses for all its numbers; no
/// result may depend on what is in it.
///
/// - Throws: what a failing piece threw.
public func parallelMap<Workspace, Result: Sendable>(
  count: Int, jobs: Int, with makeWorkspace: @Sendable @escaping () throws -> Workspace,
  _ body: @Sendable @escaping (inout Workspace, Int) throws -> Result
) async throws -> [Result] {
  guard count > 0 else { return [] }
  let jobs = max(1, jobs)
  let piece = max(1, min(64, count / (jobs * 4)))
  guard jobs > 1, count > piece else {
    var workspace = try makeWorkspace()
    return try (0..<count).map { try body(&workspace, $0) }
  }
  let dealer = Dealer(count: count, piece: piece)
  return try await withThrowingTaskGroup(of: [(start: Int, results: [Result])].self) { group in
    for _ in 0..<jobs {
      group.addTask {
        var workspace = try makeWorkspace()
        var pieces: [(start: Int, results: [Result])] = []
        while !Task.isCancelled, let numbers = dealer.next() {
          pieces.append((numbers.lowerBound, try numbers.map { try body(&workspace, $0) }))
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
