import Diagnostics
import Markup

/// The characters of a file that readers see, with their offsets: no keys, code, destinations or bare data.
struct Prose: Sendable {
  /// The characters, line after line, with a line feed between lines.
  private(set) var scalars: [UInt32] = []
  /// Where each character stands in the file.
  private(set) var offsets: [Int32] = []
  /// The lines of the text itself, without their line feeds.
  private(set) var bodyLines: [Range<Int>] = []
  /// The lines of front matter that are shown in lists as well: title and summary.
  private(set) var titleLines: [Range<Int>] = []
  /// Where destinations of links have a space in them, which makes them text.
  private(set) var spacedDestinations: [Int] = []
  /// The characters of links that are held against the data.
  private(set) var figureTexts: [Range<Int>] = []
  /// A bit for each character that occurs, for most rules look for one that is nowhere.
  private var occurring = [UInt64](repeating: 0, count: 1024)

  init(_ source: SourceText, bodyOffset: Int) {
    let bytes = source.bytes
    scalars.reserveCapacity(bytes.count / 2)
    offsets.reserveCapacity(bytes.count / 2)
    bodyLines.reserveCapacity(bytes.count / 64)
    var fence = Fence()
    var start = 0
    while start <= bytes.count {
      let end = Bytes.first(UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
      let isBody = start >= bodyOffset
      if isBody ? fence.shows(bytes[start..<end]) : Self.isForReaders(bytes[start..<end]) {
        let first = scalars.count
        read(bytes, start..<end, isBody: isBody)
        if isBody, scalars.count > first { bodyLines.append(first..<scalars.count) }
        if !isBody, Self.isOfTitle(bytes[start..<end]) { titleLines.append(first..<scalars.count) }
        append(0x0A, at: end)
      }
      start = end + 1
    }
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, at offset: Int) {
    scalars.append(scalar)
    offsets.append(Int32(truncatingIfNeeded: offset))
    // Beyond the first plane nothing is looked for.
    if scalar < 0x10000 { occurring[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }
  }

  /// Whether a line of front matter is for readers: codes, dates and addresses are all ASCII, and comments are for the author.
  private static func isForReaders(_ line: ArraySlice<UInt8>) -> Bool {
    if line.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "#") { return false }
    let value = line.firstIndex(of: UInt8(ascii: ":")).map { line[($0 + 1)...] } ?? line
    return value.contains { $0 >= 0x80 }
  }

  /// Whether a line of front matter has the title or the summary.
  private static func isOfTitle(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "title:".utf8) || line.starts(with: "summary:".utf8)
  }

  /// Whether a line is in code, or begins or ends it.
  private struct Fence {
    private var isOpen = false
    private var isCode = false

    mutating func shows(_ line: ArraySlice<UInt8>) -> Bool {
      let content = line.drop { $0 == UInt8(ascii: " ") }
      guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        content.starts(with: [mark, mark, mark])
      else { return !isCode }
      isOpen.toggle()
      // What stands in a fence with a name is for readers, as notes are.
      let name = content.drop { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
      isCode = isOpen && name.allSatisfy { $0 == UInt8(ascii: " ") }
      return false
    }
  }

  /// Reads a line without code spans, destinations of links and their titles.
  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>, isBody: Bool) {
    var index = range.lowerBound
    var depth = 0
    var isCode = false
    var previous: UInt32 = 0x0A
    var destination = Destination()
    while index < range.upperBound {
      let (scalar, length) = UTF8Text.scalar(bytes, at: index, before: range.upperBound)
      defer {
        index += length
        previous = scalar
      }
      if scalar == 0x60 { isCode.toggle() }
      if depth > 0 {
        if destination.breaks(at: index, scalar, behind: previous), isBody,
          !bytes[destination.start...].starts(with: "stat:".utf8)
        {
          spacedDestinations.append(destination.start)
        }
        if scalar == 0x28 { depth += 1 }
        if scalar == 0x29 { depth -= 1 }
      } else if scalar == 0x28, previous == 0x5D {
        depth = 1
        if bytes[(index + 1)...].prefix(6).drop(while: { $0 == UInt8(ascii: "<") }).starts(with: "stat:".utf8),
          let open = scalars.lastIndex(of: 0x5B)
        {
          figureTexts.append(open..<scalars.count)
        }
        destination = Destination(start: index + 1, isPlain: !isCode)
      } else if !isCode, scalar != 0x60 {
        append(scalar, at: index)
      }
    }
  }

  /// The destination of a link as it is read, which may have no space in it unless it stands in angle brackets.
  private struct Destination {
    var start = 0
    var isPlain = true

    /// Whether a space in front of a character makes text of the link; what stands in quotes there is a title.
    mutating func breaks(at index: Int, _ scalar: UInt32, behind previous: UInt32) -> Bool {
      if index == start, scalar == 0x3C { isPlain = false }
      guard previous == 0x20, isPlain, scalar != 0x20, scalar != 0x29, index > start + 1 else { return false }
      isPlain = false
      return scalar != 0x22 && scalar != 0x27 && scalar != 0x28
    }
  }

  // MARK: - Looking for characters

  /// Whether a character occurs.
  func has(_ scalar: UInt32) -> Bool { occurring[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0 }

  /// Whether a character of a range occurs.
  func hasAny(_ range: ClosedRange<UInt32>) -> Bool { range.contains(where: has) }

  /// Where the first character stands for which something is true.
  func offset(where isWanted: (UInt32) -> Bool) -> Int? { scalars.firstIndex(where: isWanted).map { offset($0) } }

  /// Where a character stands in the file.
  func offset(_ index: Int) -> Int { Int(offsets[index]) }

  /// The places among the characters where a text begins.
  func indices(of wanted: [UInt32]) -> [Int] {
    guard let first = wanted.first, wanted.allSatisfy(has) else { return [] }
    return scalars.indices.filter { index in
      scalars[index] == first && index + wanted.count <= scalars.count
        && wanted.indices.allSatisfy { scalars[index + $0] == wanted[$0] }
    }
  }
}

extension String {
  /// The text as rules look for it.
  var characterCodes: [UInt32] { unicodeScalars.map(\.value) }
}
