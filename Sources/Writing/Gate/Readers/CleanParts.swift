#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Parts of pages in which nothing was found, byte for byte: segments, or values of attributes.
///
/// It is a class because it grows while a reader that holds it is only read from. Each reader has its own.
final class CleanParts {
  /// All of them, one after the other.
  private var memory: [UInt8] = []
  /// Where each begins and ends, in places that follow from their hashes.
  private var places: [(hash: UInt64, start: Int32, end: Int32)]
  private var count = 0

  private let mostBytes: Int
  private let largest: Int
  private static let size = 1 << 13

  /// Begins with nothing.
  ///
  /// - Parameters:
  ///   - mostBytes: how many bytes all of them may have together.
  ///   - largest: how many one may have; larger ones are read each time.
  init(mostBytes: Int, largest: Int) {
    self.mostBytes = mostBytes
    self.largest = largest
    places = Array(repeating: (0, 0, 0), count: Self.size)
    memory.reserveCapacity(mostBytes + largest)
  }

  /// Whether nothing was found in the same bytes before, and the hash of them.
  func contains(_ bytes: [UInt8], _ range: Range<Int>) -> (Bool, hash: UInt64) {
    guard range.count <= largest else { return (false, 0) }
    let hash = Self.hash(bytes, range)
    var place = Int(hash >> 51)
    while places[place].end != 0 {
      let known = places[place]
      if known.hash == hash, Int(known.end - known.start) == range.count,
        Self.isEqual(memory, Int(known.start), bytes, range)
      {
        return (true, hash)
      }
      place = (place + 1) & (Self.size - 1)
    }
    return (false, hash)
  }

  /// Notes that nothing was found in some bytes.
  func add(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt64) {
    guard range.count <= largest else { return }
    // What is new takes the place of all that is old, now and then.
    if memory.count + range.count > mostBytes || count > Self.size / 2 {
      memory.removeAll(keepingCapacity: true)
      for place in places.indices { places[place] = (0, 0, 0) }
      count = 0
    }
    // An end of 0 is an empty place.
    if memory.isEmpty { memory.append(0) }
    var place = Int(hash >> 51)
    while places[place].end != 0 { place = (place + 1) & (Self.size - 1) }
    let start = memory.count
    memory += bytes[range]
    places[place] = (hash, Int32(start), Int32(memory.count))
    count += 1
  }

  private static func isEqual(_ a: [UInt8], _ start: Int, _ b: [UInt8], _ range: Range<Int>) -> Bool {
    unsafe a.withUnsafeBytes { a in
      unsafe b.withUnsafeBytes { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return range.isEmpty }
        return unsafe memcmp(first + start, second + range.lowerBound, range.count) == 0
      }
    }
  }

  /// Eight bytes at a time; bytes are compared afterwards, so that nothing rests on it.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    unsafe bytes.withUnsafeBytes { bytes in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        hash = unsafe (hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 32
        index += 8
      }
      while index < range.upperBound {
        hash = unsafe (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        index += 1
      }
      hash ^= hash >> 29
      return hash &* 0xBF58_476D_1CE4_E5B9
    }
  }
}
