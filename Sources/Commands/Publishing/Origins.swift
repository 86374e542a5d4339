import Diagnostics
import Files
import Gate

/// Finds where in the content stands what the gate found in finished files: authors mend sources, not pages.
struct Origins {
  private let gate: Gate
  private let root: String
  /// What the gate finds in each source, and how much of it was told.
  private var found: [String: [Gate.Hit]] = [:]

  init(_ gate: Gate, root: String) {
    self.gate = gate
    self.root = root
  }

  /// The place in a source of what was found in the page made from it, each place once; `nil` if it is put together
  /// only on the page.
  mutating func place(of hit: Gate.Hit, in source: String) -> Place? {
    if found[source] == nil { found[source] = hits(in: source) }
    guard let index = found[source]?.firstIndex(where: { $0.rule == hit.rule && $0.records == hit.records }),
      let origin = found[source]?[index], let line = origin.line
    else { return nil }
    // What stands several times on a page, as a title does, stands once in its source.
    if (found[source] ?? []).dropFirst(index + 1).contains(where: { $0.rule == hit.rule && $0.records == hit.records })
    {
      found[source]?.remove(at: index)
    }
    // The line itself is not shown: it holds what must not be seen.
    return Place(path: source, position: .init(line: line, column: origin.column ?? 1))
  }

  private func hits(in source: String) -> [Gate.Hit] {
    do {
      let bytes = try readFile(FilePath.join(root, source))
      return gate.hits(in: source, bytes).filter { !$0.isInName }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    } catch {
      // What cannot be read any more has no places; the page itself is named.
      return []
    }
  }
}

/// Finds where in the content stands what the auditor found on finished pages.
struct SentenceOrigins {
  private let root: String
  private var lines: [String: [String]] = [:]
  private var told: [String: Int] = [:]

  init(root: String) { self.root = root }

  /// The place of a formula or of the name of a table in the source of a page.
  ///
  /// - Parameters:
  ///   - subject: a formula, or the name of a table or cell.
  ///   - page: the finished page.
  mutating func place(of subject: String, on page: String) -> Place? {
    guard page.hasSuffix(".html") else { return nil }
    let name = String(page.dropLast(".html".count))
    let table = subject.prefix { $0 != "[" }
    let source = "content/\(name).md"
    // Of a page of figures the table is the source, and what is said of it.
    guard exists(source) != nil else {
      return page.hasPrefix("statistics/") ? exists("content/statistics/\(table).yml") : nil
    }
    if lines[source] == nil { lines[source] = read(source) }
    let matches = (lines[source] ?? []).enumerated().flatMap { number, line -> [Place.Position] in
      (line.ranges(of: "stat:\(subject)") + line.ranges(of: "table: \(table)")).map {
        .init(line: number + 1, column: line[..<$0.lowerBound].unicodeScalars.count + 1)
      }
    }
    let next = told["\(source) \(subject)", default: 0]
    told["\(source) \(subject)"] = next + 1
    let position = matches.indices.contains(next) ? matches[next] : matches.last
    return Place(path: source, position: position)
  }

  private func exists(_ path: String) -> Place? {
    do { return try fileKind(FilePath.join(root, path)) == .file ? Place(path: path) : nil } catch { return nil }
  }

  private func read(_ path: String) -> [String] {
    do {
      return String(decoding: try readFile(FilePath.join(root, path)), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    } catch { return [] }
  }
}
