public import Diagnostics
import Yams

/// Reads YAML with positions, and refuses what authors do not mean: anchors, aliases, tags, several documents.
public enum YAMLReader {
  /// Longer YAML is refused before it is parsed.
  public static let largest = 256 * 1024

  /// Reads the pairs of the outermost mapping of a file that is YAML and nothing else.
  ///
  /// - Parameter largest: the greatest length in bytes.
  public static func file(_ source: SourceText, largest: Int = largest) -> Reviewed<[YAMLPair]> {
    let problems = FileCheck.problems(source)
    return problems.isEmpty ? mapping(0..<source.bytes.count, of: source, largest: largest) : Reviewed([], problems)
  }

  /// Reads the pairs of the outermost mapping.
  ///
  /// - Parameters:
  ///   - range: the part of the file that is YAML.
  ///   - source: the file, for diagnostics.
  ///   - largest: the greatest length in bytes.
  /// - Returns: the pairs. Where YAML's rules are broken, the keys whose values cannot be read have unreadable values;
  ///   there are no pairs at all if not even the keys are known.
  public static func mapping(
    _ range: Range<Int>, of source: SourceText, largest: Int = largest
  ) -> Reviewed<[YAMLPair]> {
    let firstLine = source.bytes[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
    guard range.count <= largest else { return Reviewed([], [.tooLong(at: source.place(line: firstLine + 1))]) }
    // Parts of a text with aliases could be read by themselves, and are not what was written.
    if let alias = aliasOfAnchor(in: source.bytes[range]) { return Reviewed([], [.alias(at: source.place(at: alias))]) }
    let read = part(range, of: source, firstLine: firstLine)
    guard read.value.isEmpty, let fault = read.diagnostics.first(where: { $0.severity == .error }),
      fault.id != "yaml.several-documents"
    else { return read }
    return YAMLRecovery.read(range, of: source, firstLine: firstLine, fault: fault)
  }

  /// Reads the pairs of a mapping, or none if it breaks YAML's rules.
  ///
  /// - Parameter firstLine: how many lines come before.
  static func part(_ range: Range<Int>, of source: SourceText, firstLine: Int) -> Reviewed<[YAMLPair]> {
    let bytes = source.bytes[range]
    var reader = Conversion(source: source, firstLine: firstLine, properties: properties(bytes, firstLine: firstLine))
    do {
      // The basic resolver gives every scalar the type of a string, without trying patterns on it.
      let parser = try Parser(yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return Reviewed([]) }
      let node = reader.convert(root)
      guard case .mapping(let pairs) = node.content else {
        let place = YAMLProblem.place(node.position, source)
        let odd = YAMLProblem.oddLine(source, firstLine + 1...firstLine + 1)
        return Reviewed([], reader.diagnostics + [odd ?? .notAMapping(at: place)])
      }
      return Reviewed(pairs, reader.diagnostics)
    } catch {
      return Reviewed([], [YAMLProblem.diagnostic(error, source, firstLine: firstLine)])
    }
  }

  /// Where signs stand that could begin an anchor or a tag.
  private static func properties(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> [Place.Position: UInt8] {
    guard bytes.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "!") }) else { return [:] }
    var found: [Place.Position: UInt8] = [:]
    var (line, column) = (firstLine + 1, 1)
    for byte in bytes {
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") { found[.init(line: line, column: column)] = byte }
      if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
    }
    return found
  }

  /// The offset of an alias whose anchor is in the text, found before parsing.
  ///
  /// A few lines of aliases can stand for billions of values, and an alias as a key would be compared value by value.
  private static func aliasOfAnchor(in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    let anchors = Set(tokens(in: bytes, after: UInt8(ascii: "&")).map(\.name))
    return tokens(in: bytes, after: UInt8(ascii: "*")).first { anchors.contains($0.name) }?.offset
  }

  /// The words that follow a sign where a value could begin.
  private static func tokens(in bytes: ArraySlice<UInt8>, after sign: UInt8) -> [(name: ArraySlice<UInt8>, offset: Int)]
  {
    bytes.indices.compactMap { index in
      guard bytes[index] == sign else { return nil }
      if index > bytes.startIndex, !" \t\n[{,?-:".utf8.contains(bytes[index - 1]) { return nil }
      let name = bytes[(index + 1)...].prefix { $0 > UInt8(ascii: " ") && !",[]{}:".utf8.contains($0) }
      return name.isEmpty ? nil : (name, index)
    }
  }
}

/// Turns nodes of the library into our own.
private struct Conversion {
  let source: SourceText
  let firstLine: Int
  /// Where signs stand that could begin an anchor or a tag.
  let properties: [Place.Position: UInt8]
  var diagnostics: [Diagnostic] = []

  mutating func convert(_ node: Yams.Node) -> YAMLNode {
    let position = position(node.mark)
    if let sign = properties[position] {
      let place = source.place(line: position.line, column: position.column)
      diagnostics.append(sign == UInt8(ascii: "&") ? .anchor(at: place) : .tag(at: place))
      return YAMLNode(content: .unreadable, position: position)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(content: .scalar(scalar.string, isPlain: scalar.style == .plain), position: position)
    case .sequence(let sequence):
      return YAMLNode(content: .sequence(sequence.map { convert($0) }), position: position)
    case .mapping(let mapping):
      var pairs: [YAMLPair] = []
      for (key, value) in mapping {
        let keyPosition = self.position(key.mark)
        guard case .scalar(let name) = key, convertsToScalar(key) else {
          diagnostics.append(
            .complexKey(at: source.place(line: keyPosition.line, column: keyPosition.column)))
          continue
        }
        pairs.append(YAMLPair(key: name.string, keyPosition: keyPosition, value: convert(value)))
      }
      return YAMLNode(content: .mapping(pairs), position: position)
    case .alias:
      diagnostics.append(.alias(at: source.place(line: position.line, column: position.column)))
      return YAMLNode(content: .unreadable, position: position)
    }
  }

  /// Whether a key is a plain word, without tag or anchor.
  private func convertsToScalar(_ key: Yams.Node) -> Bool {
    properties[position(key.mark)] == nil
  }

  private func position(_ mark: Mark?) -> Place.Position {
    .init(line: firstLine + (mark?.line ?? 1), column: mark?.column ?? 1)
  }
}
