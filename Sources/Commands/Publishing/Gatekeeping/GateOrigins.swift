import Diagnostics
import Files
import Gate

/// Finds where in the files of a site stands what the gate found in finished files: authors mend sources, not pages.
struct GateOrigins {
  /// What makes a thing that was found the same wherever it stands.
  struct Key: Hashable {
    let rule: GateRule
    let records: [String]

    init(_ hit: Gate.Hit) { (rule, records) = (hit.rule, hit.records) }
  }

  /// Whatever authors write is read as it stands.
  private static let asText = "source.txt"

  private let gate: Gate
  private let root: String
  /// What the gate finds in each source, and how much of it was told.
  private var found: [String: [Gate.Hit]] = [:]
  private var texts: [String: [[UInt8]]] = [:]

  init(_ gate: Gate, root: String) {
    self.gate = gate
    self.root = root
  }

  /// The place in a source of what was found in the page made from it, each place once; `nil` if it is put together
  /// only on the page.
  mutating func place(of key: Key, in source: String) -> Place? {
    if found[source] == nil { read(source) }
    guard let index = found[source]?.firstIndex(where: { Key($0) == key }), let origin = found[source]?[index],
      let line = origin.line
    else { return nil }
    // What stands several times on a page, as a title does, stands once in its source.
    if (found[source] ?? []).dropFirst(index + 1).contains(where: { Key($0) == key }) {
      found[source]?.remove(at: index)
    }
    // The line itself is not shown: it holds what must not be seen.
    return Place(path: source, position: .init(line: line, column: column(of: key, origin, in: source)))
  }

  private mutating func read(_ source: String) {
    do {
      let bytes = try readFile(FilePath.join(root, source))
      found[source] = gate.hits(in: Self.asText, bytes).filter { !$0.isInName }.sorted {
        ($0.line ?? 0) < ($1.line ?? 0)
      }
      texts[source] = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    } catch {
      // What cannot be read any more has no places; the page itself is named.
      found[source] = []
    }
  }

  /// The column where it begins, for the gate tells where it ends.
  ///
  /// It is found in what is left of the line from there to its end, and in no less.
  private func column(of key: Key, _ hit: Gate.Hit, in source: String) -> Int {
    guard let end = hit.column else { return 1 }
    guard let line = hit.line, let text = texts[source], text.indices.contains(line - 1) else { return end }
    let scalars = Array(String(decoding: text[line - 1], as: UTF8.self).unicodeScalars.prefix(end))
    func isFound(from start: Int) -> Bool {
      let rest = String(String.UnicodeScalarView(scalars[start...]))
      return gate.hits(in: Self.asText, Array(rest.utf8)).contains { Key($0) == key }
    }
    // What begins on a line before is told by its end.
    guard !scalars.isEmpty, isFound(from: 0) else { return end }
    var (first, last) = (0, scalars.count - 1)
    while first < last {
      let middle = (first + last + 1) / 2
      if isFound(from: middle) { first = middle } else { last = middle - 1 }
    }
    // A telephone number is one without its first zero, too.
    while first > 0, scalars[first].properties.numericType != nil, scalars[first - 1].properties.numericType != nil {
      first -= 1
    }
    return first + 1
  }
}
