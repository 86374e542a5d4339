/// Finds many patterns in one pass over a text.
///
/// Source: Aho and Corasick, Efficient string matching (1975). Transitions from the root stand in a table, for most of
/// a text is spent there; those of other states in short lists.
struct Automaton: Sendable {
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

  /// Builds the automaton for patterns, which are told by their positions; each must have a character.
  init(_ patterns: [[UInt32]]) {
    var trie = Trie()
    for (index, pattern) in patterns.enumerated() { trie.insert(pattern, as: Int32(index)) }
    let count = trie.pattern.count
    var fallback = [Int32](repeating: 0, count: count)
    var ending = trie.pattern.indices.map { trie.pattern[$0] >= 0 ? Int32($0) : -1 }
    var queue = trie.rootEdges.values.sorted()
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
    var root = [Int32](repeating: 0, count: 0x10000)
    for (scalar, target) in trie.rootEdges where scalar < 0x10000 { root[Int(scalar)] = target }
    self.root = root
    rareRoot = trie.rootEdges.filter { $0.key >= 0x10000 }
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

/// The patterns as a tree of characters, while it grows.
private struct Trie {
  var rootEdges: [UInt32: Int32] = [:]
  var scalar: [UInt32] = [0]
  var firstChild: [Int32] = [-1]
  var sibling: [Int32] = [-1]
  var pattern: [Int32] = [-1]

  mutating func insert(_ scalars: [UInt32], as index: Int32) {
    var state: Int32 = 0
    for character in scalars {
      var next = child(of: state, by: character)
      if next < 0 {
        next = Int32(scalar.count)
        scalar.append(character)
        firstChild.append(-1)
        pattern.append(-1)
        if state == 0 {
          rootEdges[character] = next
          sibling.append(-1)
        } else {
          sibling.append(firstChild[Int(state)])
          firstChild[Int(state)] = next
        }
      }
      state = next
    }
    pattern[Int(state)] = index
  }

  func child(of state: Int32, by character: UInt32) -> Int32 {
    if state == 0 { return rootEdges[character] ?? -1 }
    var child = firstChild[Int(state)]
    while child >= 0, scalar[Int(child)] != character { child = sibling[Int(child)] }
    return child
  }
}
