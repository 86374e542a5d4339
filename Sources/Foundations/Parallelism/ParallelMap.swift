/// Applies a function to the numbers `0..<count` on several cores and returns the results in order.
///
/// The result does not depend on `jobs`. The numbers are dealt out in pieces, small enough that no core idles at the
/// end, large enough that dealing costs nothing.
///
/// - Throws: what the first failing piece threw.
public func parallelMap<Result: Sendable>(
  count: Int, jobs: Int, _ body: @Sendable @escaping (Int) throws -> Result
) async throws -> [Result] {
  guard count > 0 else { return [] }
  let jobs = max(1, jobs)
  let piece = max(1, min(64, count / (jobs * 4)))
  guard jobs > 1, count > piece else { return try (0..<count).map(body) }

  return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
    var next = 0
    func deal() {
      guard next < count else { return }
      let start = next
      next = min(count, start + piece)
      let end = next
      group.addTask { (start, try (start..<end).map(body)) }
    }
    for _ in 0..<jobs { deal() }
    var pieces: [(Int, [Result])] = []
    while let done = try await group.next() {
      pieces.append(done)
      deal()
    }
    pieces.sort { $0.0 < $1.0 }
    return pieces.flatMap(\.1)
  }
}
