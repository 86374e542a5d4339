/// Reads comma-separated values record by record, as RFC 4180 describes them.
///
/// A cell in quotes may hold commas, line breaks and quotes written twice. Lines end in LF or CRLF.
struct CSVReader {
  private let bytes: [UInt8]
  private var index: Int
  private var line = 1
  /// The cells of the record that was read last.
  private(set) var cells: [Cell] = []
  /// The line that the record begins in, counted from 1.
  private(set) var recordLine = 1
  /// The number of the record as a spreadsheet counts rows, empty ones too.
  private(set) var row = 0
  /// The line that the last quoted cell begins in.
  private(set) var lastQuoteLine = 1
  /// What is wrong with the record; then nothing behind it can be read.
  private(set) var problem: Problem?

  /// A cell as a part of the text, without its quotes.
  struct Cell {
    var range: Range<Int>
    /// Whether quotes stand twice in it.
    var hasEscapes = false
  }

  /// What can be wrong with a record, and the offset where.
  enum Problem {
    /// A quote is not closed.
    case openQuote(Int)
    /// Something stands between a closing quote and the comma.
    case afterQuote(Int)
  }

  /// Begins to read; a byte order mark is passed over.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads the next record, or returns false at the end of the text.
  ///
  /// Empty lines are passed over.
  mutating func next() -> Bool {
    problem = nil
    repeat {
      guard index < bytes.count else { return false }
      recordLine = line
      row += 1
      cells.removeAll(keepingCapacity: true)
      readRecord()
    } while problem == nil && cells.allSatisfy(\.range.isEmpty)
    return true
  }

  /// The text of a cell, without spaces around it.
  func text(_ cell: Cell) -> String {
    var range = cell.range
    while let first = range.first, bytes[first] == UInt8(ascii: " ") { range = (first + 1)..<range.upperBound }
    while let last = range.last, bytes[last] == UInt8(ascii: " ") { range = range.lowerBound..<last }
    guard cell.hasEscapes else { return String(decoding: bytes[range], as: UTF8.self) }
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      text.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readRecord() {
    while true {
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { readQuoted() } else { readPlain() }
      guard index < bytes.count, problem == nil else { return }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ",") { continue }
      line += 1
      return
    }
  }

  /// Reads up to a comma or the end of the line.
  private mutating func readPlain() {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "\n") { index += 1 }
    let isLast = index == bytes.count || bytes[index] == UInt8(ascii: "\n")
    let end = isLast && index > start && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
    cells.append(Cell(range: start..<end))
  }

  private mutating func readQuoted() {
    let quote = index
    lastQuoteLine = line
    index += 1
    var cell = Cell(range: index..<index)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else {
          cell.range = cell.range.lowerBound..<index
          cells.append(cell)
          index += 1
          if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
            index += 1
          }
          if index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "\n") {
            problem = .afterQuote(index)
          }
          return
        }
        cell.hasEscapes = true
        index += 2
      case UInt8(ascii: "\n"):
        line += 1
        index += 1
      default: index += 1
      }
    }
    problem = .openQuote(quote)
  }
}
