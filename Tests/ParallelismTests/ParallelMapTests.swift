import Parallelism
import Testing

@Suite("Mapping on several cores")
struct ParallelMapTests {
  @Test("keeps the order, whatever the number of cores", arguments: [1, 2, 3, 64])
  func order(jobs: Int) async throws {
    #expect(try await parallelMap(count: 1000, jobs: jobs) { $0 * 2 } == (0..<1000).map { $0 * 2 })
  }

  @Test("does nothing for nothing")
  func empty() async throws { #expect(try await parallelMap(count: 0, jobs: 2) { $0 }.isEmpty) }

  @Test("passes errors on")
  func errors() async {
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await parallelMap(count: 100, jobs: 2) { if $0 == 50 { throw Failure() } }
    }
  }
}
