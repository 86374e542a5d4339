/// Finds many patterns in one pass over a text.
///
/// Source: Aho and Corasick, Efficient string matching (1975). Transitions from the root stand in a table, for most of
/// a text is spent there; those of other states in short lists.
///
/// It is a class because loops over texts read it for every character: a structure of arrays would be held and let go each
/// time.
final class Automaton: Sendable {
  /// The state before anything was read.
  static let start: Int32 = 0

  /// From the root, by characters of the Basic Multilingual Plane.
  private let root: [Int32]
  /// From the root, by others.
  private let rareRoot: [UInt32: Int32]
  /// Where the transitions of each state begin, and the characters and targets of all.
  private let firstEdge: [Int32]
  private let scalars: [UInt32]
  private let targets: [Int32]
  /// The state of the longest suffix.
  private let fallback: [Int32]
  /// The pattern that ends in a state, or −1.
  private let pattern: [Int32]
  /// The nearest state, itself or a suffix, in which a pattern ends; −1 if there is none.
  private let ending: [Int32]

  /// Builds the automaton for patterns, which are told by their numbers.
  init(_ trie: Trie) {
    let count = trie.pattern.count
    var fallback = [Int32](repeating: 0, count: count)
    var ending = trie.pattern.indices.map { trie.pattern[$0] >= 0 ? Int32($0) : -1 }
    var queue = (trie.root.filter { $0 != Self.start } + trie.rareRoot.values).sorted()
    queue.reserveCapacity(count)
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      var child = trie.firstChild[Int(state)]
      while child >= 0 {
        var suffix = fallback[Int(state)]
        var target = trie.child(of: suffix, by: trie.scalar[Int(child)])
        while target < 0, suffix != Self.start {
          suffix = fallback[Int(suffix)]
          target = trie.child(of: suffix, by: trie.scalar[Int(child)])
        }
        fallback[Int(child)] = max(target, 0)
        if ending[Int(child)] < 0 { ending[Int(child)] = ending[Int(fallback[Int(child)])] }
        queue.append(child)
        child = trie.sibling[Int(child)]
      }
    }
    var firstEdge: [Int32] = []
    var scalars: [UInt32] = []
    var targets: [Int32] = []
    firstEdge.reserveCapacity(count + 1)
    scalars.reserveCapacity(count)
    targets.reserveCapacity(count)
    for state in 0..<count {
      firstEdge.append(Int32(scalars.count))
      var child = state == 0 ? -1 : trie.firstChild[state]
      while child >= 0 {
        scalars.append(trie.scalar[Int(child)])
        targets.append(child)
        child = trie.sibling[Int(child)]
      }
    }
    firstEdge.append(Int32(scalars.count))
    root = trie.root
    rareRoot = trie.rareRoot
    self.firstEdge = firstEdge
    self.scalars = scalars
    self.targets = targets
    self.fallback = fallback
    pattern = trie.pattern
    self.ending = ending
  }

  /// The state after one more character.
  @inline(__always)
  func next(_ state: Int32, _ scalar: UInt32) -> Int32 {
    var state = state
    while state != Self.start {
      var edge = Int(firstEdge[Int(state)])
      let end = Int(firstEdge[Int(state) + 1])
      while edge < end {
        if scalars[edge] == scalar { return targets[edge] }
        edge += 1
      }
      state = fallback[Int(state)]
    }
    return scalar < 0x10000 ? root[Int(scalar)] : rareRoot[scalar] ?? 0
  }

  /// Whether any pattern ends in a state.
  @inline(__always)
  func isEnding(_ state: Int32) -> Bool { ending[Int(state)] >= 0 }

  /// The patterns that end in a state, the longest first.
  func patterns(endingIn state: Int32) -> [Int] {
    var found: [Int] = []
    var state = ending[Int(state)]
    while state >= 0 {
      found.append(Int(pattern[Int(state)]))
      state = state == Self.start ? -1 : ending[Int(fallback[Int(state)])]
    }
    return found
  }
}

/// Patterns as a tree of characters, while it grows.
struct Trie {
  /// From the root, by characters of the Basic Multilingual Plane; 0 where there is nothing.
  fileprivate private(set) var root = [Int32](repeating: Automaton.start, count: 0x10000)
  /// From the root, by others.
  fileprivate private(set) var rareRoot: [UInt32: Int32] = [:]
  fileprivate private(set) var scalar: [UInt32] = [0]
  fileprivate private(set) var firstChild: [Int32] = [-1]
  fileprivate private(set) var sibling: [Int32] = [-1]
  fileprivate private(set) var pattern: [Int32] = [-1]
  /// How many patterns there are.
  private(set) var count = 0

  /// Adds a pattern, which must have a character.
  ///
  /// - Returns: its number, which is that of the same pattern if it was added before.
  mutating func insert(_ scalars: [UInt32]) -> Int {
    var state = Automaton.start
    for character in scalars {
      var next = child(of: state, by: character)
      if next < 0 {
        next = Int32(scalar.count)
        scalar.append(character)
        firstChild.append(-1)
        pattern.append(-1)
        if state == Automaton.start {
          if character < 0x10000 { root[Int(character)] = next } else { rareRoot[character] = next }
          sibling.append(-1)
        } else {
          sibling.append(firstChild[Int(state)])
          firstChild[Int(state)] = next
        }
      }
      state = next
    }
    if pattern[Int(state)] < 0 {
      pattern[Int(state)] = Int32(count)
      count += 1
    }
    return Int(pattern[Int(state)])
  }

  /// The state that a character leads to from another; −1 if there is none.
  fileprivate func child(of state: Int32, by character: UInt32) -> Int32 {
    if state == Automaton.start {
      let child = character < 0x10000 ? root[Int(character)] : rareRoot[character] ?? Automaton.start
      return child == Automaton.start ? -1 : child
    }
    var child = firstChild[Int(state)]
    while child >= 0, scalar[Int(child)] != character { child = sibling[Int(child)] }
    return child
  }
}
