/// A text that libcmark parses in one go: the body of a file, a footnote, a block of prose, the cells of a table.
struct Piece {
  let preparation: Preparation
  let lineNumbers: LineNumbers
  /// Whether this is the body of a file, and no part of it.
  let isBody: Bool
  /// Text that is put behind the piece and shows nothing.
  var references: [UInt8] = []
  /// How many boxes it stands in.
  var depth = 0

  /// How lines of a piece are numbered in the file.
  enum LineNumbers {
    /// The first line follows the given line of the file, and so on.
    case following(Int)
    /// Each line of the piece with its line in the file.
    case listed([Int])

    /// The line of the file for a line of the piece; both count from 1.
    func fileLine(of line: Int) -> Int {
      switch self {
      case .following(let before): before + line
      case .listed(let lines): lines.isEmpty ? 1 : lines[min(max(line - 1, 0), lines.count - 1)]
      }
    }
  }

  init(_ preparation: Preparation, lineNumbers: LineNumbers, isBody: Bool = false) {
    self.isBody = isBody
    self.preparation = preparation
    self.lineNumbers = lineNumbers
  }

  /// The line of the file for a line of the piece; both count from 1.
  func fileLine(of line: Int) -> Int { lineNumbers.fileLine(of: line) }

  /// A line of the prepared text, without its line feed.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard preparation.lineStarts.indices.contains(number - 1) else { return [] }
    let start = preparation.lineStarts[number - 1]
    let isLast = number == preparation.lineStarts.count
    var end = isLast ? preparation.bytes.endIndex : preparation.lineStarts[number]
    if end > start, preparation.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    return preparation.bytes[start..<end]
  }
}
