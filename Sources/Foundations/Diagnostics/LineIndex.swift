import Synchronization

/// Where the lines of a text begin; found out when it is first asked for, once for all copies of the text.
///
/// It is a class because all copies share what was found. Most texts have nothing wrong with them and never ask.
final class LineIndex: Sendable {
  private let starts = Mutex<[Int]?>(nil)

  /// The offsets at which the lines of a text begin, the first at 0.
  func starts(in bytes: [UInt8]) -> [Int] {
    starts.withLock { known in
      if let known { return known }
      var found = [0]
      for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { found.append(index + 1) }
      known = found
      return found
    }
  }
}
