import TestSupport

/// Makes input that is nearly right out of input that is.
struct Mutator {
  private var random: RandomNumbers
  private let seeds: [[UInt8]]
  /// Words that mean something to the reader that is tried.
  private let words: [[UInt8]]
  /// Longer input tells nothing new.
  private static let longest = 20_000

  init(seed: Int, seeds: [[UInt8]], words: [String]) {
    random = RandomNumbers(seed: seed)
    self.seeds = seeds.map { Array($0.prefix(Self.longest)) }
    self.words = (words + ["\0", "\u{FEFF}", "\u{202E}", "\r\n", "\n\n", "𠮷", "ﾞ", "9999999999999999999"]).map {
      Array($0.utf8)
    }
  }

  mutating func next() -> [UInt8] {
    var bytes = seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...8, using: &random) { mutate(&bytes) }
    return Array(bytes.prefix(2 * Self.longest))
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let length = min(Int.random(in: 1...64, using: &random), bytes.count - place)
    let range = place..<(place + length)
    switch Int.random(in: 0..<7, using: &random) {
    case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(range)
    case 2:
      let piece = Array(bytes[range])
      for _ in 0..<Int.random(in: 1...40, using: &random) { bytes.insert(contentsOf: piece, at: place) }
    case 3:
      let other = seeds.randomElement(using: &random) ?? []
      let start = Int.random(in: 0...other.count, using: &random)
      bytes.insert(contentsOf: other[start...].prefix(200), at: place)
    case 4: bytes.removeSubrange(place...)
    default:
      let word = words.randomElement(using: &random) ?? []
      for _ in 0..<(random.chance(10) ? 300 : 1) { bytes.insert(contentsOf: word, at: place) }
    }
  }
}
