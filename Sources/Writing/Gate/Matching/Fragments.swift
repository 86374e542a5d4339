/// Finds fragments of texts: every run of so many letters that stands in one of them.
///
/// A run holds at least one whole block of the text that is read, however the text is cut into blocks of half its length.
/// So only the ends of blocks are looked up, in a table of all parts of the texts that are as long; near one that is found
/// there, each run is compared by its hash, and then letter by letter. As patterns of an automaton every run would take a
/// state for each of its letters. Source of comparing by hashes: Karp and Rabin, Efficient randomized pattern-matching
/// algorithms (1987).
struct Fragments: Sendable {
  /// How many letters make a fragment.
  static let length = 12
  /// How many letters make a block.
  static let block = length / 2

  private let texts: [[UInt32]]
  /// Where each run begins: text and position, by hash.
  private let places: [UInt64: [(text: Int32, position: Int32)]]
  private let runs: HashFilter
  private let blocks: HashFilter

  /// Takes texts whose letters are folded, without whatever is no letter.
  init(_ texts: [[UInt32]]) {
    self.texts = texts
    var places: [UInt64: [(text: Int32, position: Int32)]] = [:]
    var blocks: Set<UInt64> = []
    for (index, text) in texts.enumerated() where text.count >= Self.length {
      for start in 0...text.count - Self.block { blocks.insert(Self.hash(text[start..<start + Self.block])) }
      for start in 0...text.count - Self.length {
        places[Self.hash(text[start..<start + Self.length]), default: []].append((Int32(index), Int32(start)))
      }
    }
    self.places = places
    runs = HashFilter(places.keys)
    self.blocks = HashFilter(blocks)
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { places.isEmpty }

  private static func hash(_ letters: ArraySlice<UInt32>) -> UInt64 { letters.reduce(0, next) }

  /// The hash of letters with one more behind them; that of none is 0.
  @inline(__always)
  static func next(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
    hash &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(letter)
  }

  /// Whether a block may stand in one of the texts.
  @inline(__always)
  func mayHold(block hash: UInt64) -> Bool { blocks.mayHold(hash) }

  /// The text of which letters are a fragment, by their hash; the letters are asked for only if there may be one.
  @inline(__always)
  func text(of hash: UInt64, _ letters: () -> [UInt32]) -> Int? {
    runs.mayHold(hash) ? text(of: hash, letters()) : nil
  }

  private func text(of hash: UInt64, _ letters: [UInt32]) -> Int? {
    places[hash]?.first { place in
      texts[Int(place.text)][Int(place.position)...].prefix(Self.length).elementsEqual(letters)
    }.map { Int($0.text) }
  }
}

/// Tells of nearly all hashes that they are not among some.
private struct HashFilter: Sendable {
  private let bits: [UInt64]
  private let mask: UInt64

  init(_ hashes: some Collection<UInt64>) {
    var size = 1024
    while size < hashes.count * 32 { size *= 2 }
    mask = UInt64(size - 1)
    var bits = [UInt64](repeating: 0, count: size / 64)
    for hash in hashes {
      let bit = Self.mixed(hash) & mask
      bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    self.bits = bits
  }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool {
    let bit = Self.mixed(hash) & mask
    return bits[Int(bit >> 6)] & (1 << (bit & 63)) != 0
  }

  private static func mixed(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 32)
  }
}
