import Markup

/// What is done to the text before libcmark sees it, line by line; the number of lines never changes.
///
/// Footnote definitions are taken out (libcmark would eat them as link definitions), and markers are put in
/// for what the tree no longer tells: see ``Marker``.
struct Preparation {
  /// The text for libcmark.
  private(set) var bytes: [UInt8] = []
  /// Whether markers were put in.
  private(set) var hasMarkers = false
  /// Footnotes by name, in the order of their definitions.
  private(set) var notes: [NoteDefinition] = []
  /// Where each line of `bytes` begins.
  private(set) var lineStarts: [Int] = []
  /// The numbers of lines that could be the delimiter row of a table, counted from 1.
  private(set) var delimiterRows: [Int] = []
  /// Whether the text has an asterisk or a caret anywhere.
  private var hasMarks = false
  /// Lines that could belong to link reference definitions, with their numbers.
  private var possibleReferences: [(number: Int, bytes: ArraySlice<UInt8>)] = []

  struct NoteDefinition {
    let name: String
    let line: Int
    var bytes: [UInt8]
  }

  /// Prepares the text of one file or piece.
  ///
  /// - Parameter takesNotes: false for the text of a footnote, which holds no definitions.
  init(_ text: ArraySlice<UInt8>, takesNotes: Bool = true) {
    bytes.reserveCapacity(text.count + 64)
    lineStarts.reserveCapacity(text.count / 32 + 8)
    let hasCarets = Bytes.first(UInt8(ascii: "^"), in: text, from: text.startIndex) != nil
    hasMarks = hasCarets || Bytes.first(UInt8(ascii: "*"), in: text, from: text.startIndex) != nil
    var code = (takesNotes && hasCarets ? Self.codeLines(text) : [])[...]
    var openNote = false
    var blankLines = 0
    var inReference = false
    var number = 0
    var start = text.startIndex
    while start < text.endIndex {
      number += 1
      lineStarts.append(bytes.count)
      let end = Bytes.first(UInt8(ascii: "\n"), in: text, from: start) ?? text.endIndex
      let line = Line(text[start..<end])
      start = min(end + 1, text.endIndex)

      if takesNotes, openNote {
        if line.isBlank {
          blankLines += 1
          bytes.append(UInt8(ascii: "\n"))
          continue
        }
        if line.indent >= 4 || (blankLines == 0 && line.continuesLazily && line.noteDefinition == nil) {
          notes[notes.count - 1].bytes += repeatElement(UInt8(ascii: "\n"), count: blankLines)
          notes[notes.count - 1].bytes += line.bytes.dropFirst(min(4, line.indent)) + [UInt8(ascii: "\n")]
          blankLines = 0
          bytes.append(UInt8(ascii: "\n"))
          continue
        }
        openNote = false
      }

      while let first = code.first, first.upperBound < number { code.removeFirst() }
      let isCode = code.first?.contains(number) ?? false
      if takesNotes, hasCarets, !isCode, let (name, content) = line.noteDefinition {
        notes.append(NoteDefinition(name: name, line: number, bytes: content + [UInt8(ascii: "\n")]))
        (openNote, blankLines, inReference) = (true, 0, false)
        bytes.append(UInt8(ascii: "\n"))
        continue
      }
      if line.isDelimiterRow { delimiterRows.append(number) }
      inReference = !line.isBlank && !isCode && (inReference || line.looksLikeReference)
      if inReference { possibleReferences.append((number, line.bytes)) }
      append(line.bytes)
      if end < text.endIndex { bytes.append(UInt8(ascii: "\n")) }
    }
  }

  /// Takes text that went through preparation before and holds its markers.
  init(marked bytes: [UInt8]) {
    self.bytes = bytes
    hasMarkers = true
    lineStarts = [0]
    var start = 0
    while let end = Bytes.first(UInt8(ascii: "\n"), in: bytes, from: start) {
      start = end + 1
      lineStarts.append(start)
    }
  }

  /// Link reference definitions, to be known in footnotes and table cells too.
  ///
  /// Only what libcmark takes for nothing else is one; text that merely looks like it must not show twice.
  var references: [UInt8] {
    var all: [UInt8] = []
    var index = 0
    while index < possibleReferences.count {
      var end = index + 1
      while end < possibleReferences.count, possibleReferences[end].number == possibleReferences[end - 1].number + 1 {
        end += 1
      }
      var lines = possibleReferences[index..<end].map { $0.bytes + [UInt8(ascii: "\n")] }
      while !lines.isEmpty, Tree(parsing: lines.flatMap(\.self)).read({ $0.document.firstChild != nil }) {
        lines.removeLast()
      }
      all += lines.flatMap(\.self) + [UInt8(ascii: "\n")]
      index = end
    }
    return all
  }

  /// The lines of code blocks, where `[^x]:` is no footnote; asked of libcmark, and only where both occur.
  private static func codeLines(_ text: ArraySlice<UInt8>) -> [ClosedRange<Int>] {
    let hasNotes = text.indices.dropLast().contains {
      text[$0] == UInt8(ascii: "[") && text[$0 + 1] == UInt8(ascii: "^")
    }
    guard hasNotes, text.contains(UInt8(ascii: "`")) || text.contains(UInt8(ascii: "~")) else { return [] }
    return Tree(parsing: Array(text)).read { tree in
      tree.nodes { $0 == .codeBlock }.map { $0.startLine...max($0.startLine, $0.endLine) }
    }
  }

  /// Appends a line with its markers.
  private mutating func append(_ line: ArraySlice<UInt8>) {
    // Most lines have neither an asterisk nor a footnote.
    guard hasMarks,
      Bytes.first(UInt8(ascii: "*"), in: line, from: line.startIndex) != nil
        || Bytes.first(UInt8(ascii: "^"), in: line, from: line.startIndex) != nil
    else {
      bytes += line
      return
    }
    var copied = line.startIndex
    var index = line.startIndex
    /// Copies what came before, and puts a marker there.
    func mark(_ marker: [UInt8], at position: Int) {
      bytes += line[copied..<position]
      bytes += marker
      hasMarkers = true
      copied = position
    }
    while index < line.endIndex {
      let byte = line[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
      } else if byte == UInt8(ascii: "["), index + 1 < line.endIndex, line[index + 1] == UInt8(ascii: "^") {
        mark(Marker.noteBytes, at: index + 1)
        index += 1
      } else if byte == UInt8(ascii: "*") {
        var end = index + 1
        while end < line.endIndex, line[end] == byte { end += 1 }
        let before = Neighbour(before: index, in: line)
        let after = Neighbour(at: end, in: line)
        // CommonMark lets emphasis end between punctuation and a letter only if it is a word's border;
        // Japanese has no spaces there.
        if before == .punctuation, after == .cjkLetter { mark(Marker.letterBytes, at: index) }
        if before == .cjkLetter, after == .punctuation { mark(Marker.letterBytes, at: end) }
        index = end
      } else {
        index += 1
      }
    }
    bytes += line[copied...]
  }
}

/// The character beside a run of asterisks.
private enum Neighbour {
  case punctuation, cjkLetter, other

  init(before index: Int, in line: ArraySlice<UInt8>) {
    var start = index - 1
    while start > line.startIndex, line[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(start >= line.startIndex ? line[start..<index] : [])
  }

  init(at index: Int, in line: ArraySlice<UInt8>) {
    self.init(line[index..<min(index + 4, line.endIndex)])
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    guard let scalar = UTF8Text.first(of: bytes).flatMap(Unicode.Scalar.init) else {
      self = .other
      return
    }
    if scalar.isCJKLetter {
      self = .cjkLetter
    } else if scalar.isPunctuation {
      self = .punctuation
    } else {
      self = .other
    }
  }
}
