import Diagnostics

/// Reads what can be read of a mapping that breaks the rules of YAML somewhere, so that an author sees all mistakes at
/// once and not one after the other.
///
/// A key that begins in the first column begins a part; each part is read by itself. A part that cannot be read leaves
/// its key behind, with a value of which nothing more is said.
struct YAMLRecovery {
  private let source: SourceText
  private var pairs: [YAMLPair] = []
  /// In which line each key stands first.
  private var lines: [String: Int] = [:]
  private var problems: FileProblems
  /// Whether every part has a key, so that a key that is not there is missing.
  private var isWhole = true

  /// Reads a mapping that could not be read as a whole.
  ///
  /// - Parameters:
  ///   - firstLine: how many lines come before.
  ///   - fault: what is wrong with the whole, for the case that nothing is wrong with its parts.
  /// - Returns: the pairs, or none if somebody could miss a key that is there, and what is wrong.
  static func read(
    _ range: Range<Int>, of source: SourceText, firstLine: Int, fault: Diagnostic
  ) -> Reviewed<[YAMLPair]> {
    var recovery = YAMLRecovery(source: source)
    let parts = parts(range, source.bytes, firstLine)
    if parts.count == 1, fault.id == "yaml.not-a-mapping" { return Reviewed([], [fault]) }
    for part in parts where recovery.problems.listsMore {
      recovery.take(part.range, after: part.line)
    }
    let found = recovery.problems.diagnostics
    return Reviewed(recovery.isWhole ? recovery.pairs : [], found.isEmpty ? [fault] : found)
  }

  private init(source: SourceText) {
    self.source = source
    problems = FileProblems(of: source.file)
  }

  /// Where parts begin and end, and how many lines come before each: they begin at lines with a letter in the first
  /// column.
  private static func parts(_ range: Range<Int>, _ bytes: [UInt8], _ firstLine: Int) -> [(range: Range<Int>, line: Int)]
  {
    var starts = [(offset: range.lowerBound, line: firstLine)]
    var line = firstLine
    for index in range.dropFirst() where bytes[index - 1] == UInt8(ascii: "\n") {
      line += 1
      if !" \t\n#-]}".utf8.contains(bytes[index]) { starts.append((index, line)) }
    }
    let ends = starts.dropFirst().map(\.offset) + [range.upperBound]
    return zip(starts, ends).map { ($0.offset..<$1, $0.line) }
  }

  private mutating func take(_ part: Range<Int>, after line: Int) {
    let read = YAMLReader.part(part, of: source, firstLine: line)
    let position = Place.Position(line: line + 1, column: 1)
    if read.diagnostics.haveErrors {
      for problem in read.diagnostics {
        problems.report(problem.id == "yaml.not-a-mapping" ? .missingColon(at: source.place(position)) : problem)
      }
      let name = source.bytes[part].prefix { Self.isOfKey($0) }
      // A key that is indented by mistake lies in the part of the key before it.
      isWhole = isWhole && !name.isEmpty && !read.diagnostics.contains { $0.id == "yaml.stray-indent" }
      keep(
        YAMLPair(
          key: String(decoding: name, as: UTF8.self), keyPosition: position,
          value: YAMLNode(content: .unreadable, position: position)))
    } else {
      for pair in read.value { keep(pair) }
    }
  }

  /// Takes a pair, unless its key was there before.
  private mutating func keep(_ pair: YAMLPair) {
    guard let first = lines[pair.key] else {
      lines[pair.key] = pair.keyPosition.line
      return pairs.append(pair)
    }
    guard !pair.key.isEmpty else { return }
    problems.report(
      .duplicateKey(source.isConfidential ? nil : pair.key, first: first, at: source.place(pair.keyPosition)))
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
