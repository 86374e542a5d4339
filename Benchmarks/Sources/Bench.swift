import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures Engawa, the floor and Hugo on the same pages, templates against a loop written by hand, a register, and
/// disclosure control, the gate, and charts.
///
/// Called without words by `make bench` for all of them; with `site` and numbers of pages, or with `templates`, `register`,
/// `disclosure`, `gate` or `figures`, for those alone; with `sealing` and, if wanted, numbers of people, for sealings that
/// take minutes. With `--record` the rows of sites are added to `Benchmarks/history.csv`; with `--check` one that is slower
/// than was recorded there is an error. `floor` and `measure` are called by itself, as processes of their own.
@main
struct Bench {
  static func main() async {
    do { try await run() } catch {
      let text = Array("engawa-bench: \(error)\n".utf8)
      _ = unsafe write(STDERR_FILENO, text, text.count)
      exit(1)
    }
  }

  private static func run() async throws {
    var arguments = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }
    let part = arguments.isEmpty ? nil : arguments.removeFirst()
    switch part {
    case "measure":
      // What is measured has words of its own.
      let words = Array(CommandLine.arguments.dropFirst(2))
      return try Run.measured(Array(words.dropFirst()), into: words[0])
    case "floor": return try await Floor.run(arguments[0], to: arguments[1], jobs: Int(arguments[2]) ?? 1)
    default: break
    }
    let options = try Options(words: CommandLine.arguments)
    let sizes = arguments.compactMap { Int($0) }
    let parts: [(name: String, run: () async throws -> Void)] = [
      (
        "site",
        {
          for pages in sizes.isEmpty ? [1_000, 10_000] : sizes {
            try SiteBenchmark(options: options, pages: pages).run()
          }
        }
      ),
      ("templates", { try TemplateBenchmark.run(pages: 10_000) }),
      ("register", { try RegisterBenchmark(options: options, cases: 100_000).run() }),
      ("disclosure", { try DisclosureBenchmark(options: options).run() }),
      ("gate", { try await GateBenchmark(options: options, bytes: 100_000_000).run() }),
      ("figures", { FigureBenchmark(charts: 10_000).run() }),
    ]
    if part == "sealing" { return try SealingBenchmark(options: options, people: sizes).run() }
    guard part.map({ name in parts.contains { $0.name == name } }) ?? true else {
      print("parts: \(parts.map(\.name).joined(separator: ", ")), sealing; site takes numbers of pages")
      return
    }
    for one in parts where part == nil || part == one.name { try await one.run() }
  }

  /// Where things lie.
  struct Options {
    let root: String
    let engawa: String
    let bench: String
    /// Where corpora are written: in memory where the system has a folder for that, so that the tools are measured and
    /// not the disk.
    let folder: String
    /// Whether rows are added to the history, or held against it.
    let isRecording: Bool
    let isChecking: Bool

    init(words: [String] = []) throws {
      isRecording = words.contains("--record")
      isChecking = words.contains("--check")
      root = try currentFolder()
      bench = try resolvedPath(CommandLine.arguments[0])
      engawa = FilePath.join(FilePath.folder(of: bench), "engawa")
      folder =
        try fileKind("/dev/shm") == .folder
        ? "/dev/shm/engawa-bench" : FilePath.join(root, ".build/bench")
    }
  }
}
