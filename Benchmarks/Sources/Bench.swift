import Files

/// Measures Engawa, the floor and Hugo on the same pages, templates against a loop written by hand, a register, and
/// disclosure control, the gate, and charts.
///
/// Called without words by `make bench`, with `templates`, `register`, `disclosure`, `gate` or `figures` for those alone, or with numbers of
/// pages; `floor` is called by itself, as a process of its own.
@main
struct Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "floor", arguments.count == 4, let jobs = Int(arguments[3]) {
      try await Floor.run(arguments[1], to: arguments[2], jobs: jobs)
      return
    }
    let options = try Options(arguments)
    let register = RegisterBenchmark(options: options, cases: 100_000)
    if arguments.first == "register" { return try register.run() }
    let disclosure = DisclosureBenchmark(options: options)
    if arguments.first == "disclosure" { return try disclosure.run() }
    let gate = GateBenchmark(options: options, bytes: 100_000_000)
    if arguments.first == "gate" { return try await gate.run() }
    let figures = FigureBenchmark(charts: 10_000)
    if arguments.first == "figures" { return figures.run() }
    if arguments.first == "templates" { return try TemplateBenchmark.run(pages: 10_000) }
    // A process begins with the memory of the one that starts it, so that what fills this one comes last.
    for pages in options.sizes { try SiteBenchmark(options: options, pages: pages).run() }
    try TemplateBenchmark.run(pages: 10_000)
    try register.run()
    try disclosure.run()
    try await gate.run()
    figures.run()
  }

  /// Where things lie.
  struct Options {
    let root: String
    let engawa: String
    let bench: String
    let sizes: [Int]
    /// Where corpora are written: in memory where the system has a folder for that, so that the tools are measured and
    /// not the disk.
    let folder: String

    init(_ arguments: [String]) throws {
      root = try currentFolder()
      bench = try resolvedPath(CommandLine.arguments[0])
      engawa = FilePath.join(FilePath.folder(of: bench), "engawa")
      folder =
        try fileKind("/dev/shm") == .folder
        ? "/dev/shm/engawa-bench" : FilePath.join(root, ".build/bench")
      let sizes = arguments.compactMap { Int($0) }
      self.sizes = sizes.isEmpty ? [1_000, 10_000] : sizes
    }
  }
}
