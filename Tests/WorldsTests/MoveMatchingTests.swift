import Testing

@testable import Worlds

@Suite("Who makes the moves of a solution")
struct MoveMatchingTests {
  private static func pool(_ makers: [[Int]]) -> MovePool {
    var pool = MovePool()
    for (move, kinds) in makers.enumerated() {
      for kind in kinds {
        var after = [Int32](repeating: 0, count: makers.count)
        after[move] = 1
        pool.add(
          .init(from: kind, to: PersonType()), from: [Int32](repeating: 0, count: makers.count), to: after, count: 1,
          zeros: [])
      }
    }
    return pool
  }

  @Test("is found where there are people for all of them, whatever the order")
  func found() throws {
    let pool = Self.pool([[0, 1], [0], [1, 2]])
    var matching = MoveMatching([(0, 1), (1, 1), (2, 1)], pool, .init(counts: [1, 1, 1]))
    guard case .steps(let steps) = matching.run(pool) else {
      Issue.record("not found")
      return
    }
    #expect(steps.map(\.from) == [1, 0, 2])
  }

  @Test("names those of whom more are wanted than there are")
  func short() throws {
    let pool = Self.pool([[0, 1], [0, 1], [0, 1], [2]])
    var matching = MoveMatching([(0, 1), (1, 1), (2, 1), (3, 1)], pool, .init(counts: [1, 1, 1]))
    guard case .short(let kinds, let capacity) = matching.run(pool) else {
      Issue.record("found")
      return
    }
    #expect(kinds == [0, 1] && capacity == 2)
  }

  @Test("has no move that brings somebody to a printed zero")
  func zeros() {
    var pool = MovePool()
    pool.add(.init(from: 0, to: PersonType()), from: [1, 0], to: [0, 1], count: 1, zeros: [1])
    #expect(pool.count == 0)
    pool.add(.init(from: 0, to: PersonType()), from: [1, 0], to: [0, 1], count: 1, zeros: [0])
    #expect(pool.count == 1)
  }
}
