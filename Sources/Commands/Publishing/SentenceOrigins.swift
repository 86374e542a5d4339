import Diagnostics
import Files

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
