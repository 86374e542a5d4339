/// Finds fragments of texts: every run of so many letters that stands in one of them.
///
/// Runs are compared by a rolling hash over the last letters read, and then letter by letter, so that one pass serves
/// for texts of any number: as patterns of an automaton every run would take a state for each of its letters.
/// Source: Karp and Rabin, Efficient randomized pattern-matching algorithms (1987).
struct Fragments: Sendable {
  /// How many letters make a fragment.
  static let length = 12
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The base to the power of the length, which takes the oldest letter out.
  private static let oldest: UInt64 = (0..<length).reduce(1) { power, _ in power &* base }

  private let texts: [[UInt32]]
  /// Where each run begins: text and position, by hash.
  private let places: [UInt64: [(text: Int32, position: Int32)]]
  /// A bit for some of the hash, so that most of what is read asks for nothing more.
  private let bits: [UInt64]
  private let mask: UInt64

  /// Takes texts whose letters are folded, without whatever is no letter.
  init(_ texts: [[UInt32]]) {
    self.texts = texts
    var places: [UInt64: [(text: Int32, position: Int32)]] = [:]
    for (index, text) in texts.enumerated() where text.count >= Self.length {
      var hash: UInt64 = 0
      for (position, letter) in text.enumerated() {
        hash = Self.next(hash, letter, leaving: position >= Self.length ? text[position - Self.length] : 0)
        if position >= Self.length - 1 {
          places[hash, default: []].append((Int32(index), Int32(position - Self.length + 1)))
        }
      }
    }
    var size = 1024
    while size < places.count * 32 { size *= 2 }
    mask = UInt64(size - 1)
    var bits = [UInt64](repeating: 0, count: size / 64)
    for hash in places.keys {
      let bit = Self.mixed(hash) & mask
      bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    self.bits = bits
    self.places = places
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { places.isEmpty }

  /// The hash of the last letters, with one more, and without the one that is too far back (0 if there is none).
  @inline(__always)
  static func next(_ hash: UInt64, _ letter: UInt32, leaving old: UInt32) -> UInt64 {
    hash &* base &+ UInt64(letter) &- UInt64(old) &* oldest
  }

  /// Whether the last letters may be a fragment.
  @inline(__always)
  func mayEnd(_ hash: UInt64) -> Bool {
    let bit = Self.mixed(hash) & mask
    return bits[Int(bit >> 6)] & (1 << (bit & 63)) != 0
  }

  /// The text of which the last letters are a fragment.
  func text(endingWith letters: [UInt32], _ hash: UInt64) -> Int? {
    places[hash]?.first { place in
      texts[Int(place.text)][Int(place.position)...].prefix(Self.length).elementsEqual(letters)
    }.map { Int($0.text) }
  }

  private static func mixed(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 32)
  }
}
