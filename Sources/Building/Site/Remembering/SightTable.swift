import Digests
import Packing

/// Things that pages look at, each with a fingerprint of how it is.
struct SightTable: Sendable {
  private let states: [(sight: UInt32, state: UInt64)]
  /// A fingerprint of all.
  private let whole: UInt64

  init(_ states: [(sight: Sight, state: UInt64)]) {
    let sorted = states.map { (sight: $0.sight.rawValue, state: $0.state) }.sorted {
      ($0.sight, $0.state) < ($1.sight, $1.state)
    }
    var print = Fingerprint()
    for (sight, state) in sorted {
      print.add(UInt64(sight))
      print.add(state)
    }
    self.states = sorted
    whole = print.value
  }

  /// What is not as it was, there only now, or gone.
  func changes(since old: SightTable) -> Set<Sight> {
    if whole == old.whole { return [] }
    // Two things may have one sight; then what is told of it are the states of both.
    let before = Dictionary(grouping: old.states, by: \.sight).mapValues { $0.map(\.state) }
    let now = Dictionary(grouping: states, by: \.sight).mapValues { $0.map(\.state) }
    let different = Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }
    return Set(different.map { Sight(rawValue: $0) })
  }
}

extension SightTable: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(whole)
    packer.pack(words: states.map(\.sight))
    for state in states { packer.pack(state.state) }
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    whole = try UInt64(from: &unpacker)
    var states: [(sight: UInt32, state: UInt64)] = []
    for sight in try unpacker.unpackWords() { states.append((sight, try UInt64(from: &unpacker))) }
    self.states = states
  }
}
