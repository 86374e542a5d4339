import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was measured of earlier commits, in `Benchmarks/history.csv`: ratios to the floor of the same run, for seconds of
/// different days and machines cannot be compared.
struct History {
  /// One row of a table.
  struct Row {
    let pages: Int
    let name: String
    let seconds: Double
    /// The time divided by that of the floor.
    let ratio: Double
    let megabytes: Double
  }

  struct Slower: Error, CustomStringConvertible {
    let rows: [String]
    var description: String { "slower than was recorded:\n" + rows.joined(separator: "\n") }
  }

  private let path: String
  private let commit: String
  private let isRecording: Bool
  private let isChecking: Bool
  private let rows: [Row]

  /// Other work on a machine of two cores makes a process this much slower now and then.
  private static let margin = 1.35
  private static let header = "commit,pages,row,seconds,ratio to the floor,peak MB\n"

  init(_ options: Bench.Options) throws {
    path = FilePath.join(options.root, "Benchmarks/history.csv")
    commit = unsafe getenv("ENGAWA_COMMIT").map { unsafe String(cString: $0) } ?? ""
    isRecording = options.isRecording
    isChecking = options.isChecking
    let text = try fileKind(path) == nil ? "" : String(decoding: try readFile(path), as: UTF8.self)
    rows = text.split(separator: "\n").dropFirst().compactMap { line -> Row? in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 6, let pages = Int(cells[1]), let seconds = Double(cells[3]), let ratio = Double(cells[4]),
        let megabytes = Double(cells[5])
      else { return nil }
      return Row(
        pages: pages, name: cells[2].replacing(";", with: ","), seconds: seconds, ratio: ratio, megabytes: megabytes)
    }
  }

  /// What was recorded last of the same row.
  func last(like row: Row) -> Row? { rows.last { $0.pages == row.pages && $0.name == row.name } }

  /// What is to be said of a row that is slower than was recorded, if that is asked for.
  func complaint(about row: Row) -> String? {
    guard isChecking, row.name.hasPrefix("engawa"), let last = last(like: row), row.ratio > last.ratio * Self.margin
    else { return nil }
    return
      "\(row.name), \(row.pages) pages: \(rounded(row.ratio)) times the floor, and \(rounded(last.ratio)) when it was recorded"
  }

  /// Records a row, if that is asked for.
  func record(_ row: Row) throws {
    guard isRecording else { return }
    let name = row.name.replacing(",", with: ";")
    let line =
      "\(commit),\(row.pages),\(name),\(rounded(row.seconds)),\(rounded(row.ratio)),\(Int(row.megabytes))\n"
    let text = try fileKind(path) == nil ? Self.header : String(decoding: try readFile(path), as: UTF8.self)
    try ScratchFiles.replace(path, with: Array((text + line).utf8))
  }
}
