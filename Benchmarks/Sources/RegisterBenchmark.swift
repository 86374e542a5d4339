import Files

/// Has a register of many cases read from CSV and counted into all tables of this repository.
struct RegisterBenchmark {
  let options: Bench.Options
  let cases: Int

  private static let months = (4...12).map { $0 < 10 ? "2022-0\($0)" : "2022-\($0)" }
  private static let ages = [
    ("20s", 1997), ("30s", 1987), ("40s", 1977), ("50s", 1967), ("60s", 1957), ("70s", 1947), ("80-and-over", 1937),
  ]
  private static let issues = [
    "poverty", "illness", "family", "employment", "housing", "isolation", "care", "debt", "8050",
  ]
  private static let districts = ["omori", "chofu", "kamata", "kojiya-haneda"]
  private static let routes = ["food-support-counter", "ward-office", "outreach", "school", "telephone"]
  private static let contacts = ["self", "family", "agency"]
  private static let households = ["single", "couple", "parent-and-child", "other"]

  func run() throws {
    let folder = "\(options.folder)/register"
    try ScratchFiles.remove(folder)
    try put("\(folder)/content/cases/register.csv", Array(Self.text(cases).utf8))
    for name in ["content/codes", "content/statistics"] { try copy(name, to: folder) }
    try put(
      "\(folder)/engawa.yml",
      Array(
        "title: 台帳\ndescription: 速さを測る\nbase-url: https://example.org/\nlanguage: ja\npublisher: 架空\nnavigation: [index]\n"
          .utf8))
    let run = try Run.median(of: 3) { _ in
      try Run.measure([
        options.engawa, "inspect", "statistics", "caseload", "--quiet", "--format", "csv", "--root", folder,
      ])
    }
    print("\n| \(cases) cases from CSV | s | peak MB |\n|---|--:|--:|")
    print("| read, checked, and counted into 15 tables | \(rounded(run.seconds)) | \(Int(run.peakMegabytes)) |")
    try ScratchFiles.remove(folder)
  }

  /// The register: one line a case, with a state in each month since it opened.
  ///
  /// - Parameter isSkewed: whether codes become rarer from one to the next, as in a real register, so that small counts
  ///   come about.
  static func text(_ cases: Int, isSkewed: Bool = false) -> String {
    var people = People()
    var random = SplitMix64(state: 7)
    var text =
      "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,phone,address,"
      + Self.months.joined(separator: ",") + "\n"
    for number in 0..<cases {
      let first = Int.random(in: 0..<Self.months.count, using: &random)
      func one<Code>(_ codes: [Code]) -> Code {
        var place = Int.random(in: 0..<codes.count, using: &random)
        if isSkewed { for _ in 0..<3 { place = min(place, Int.random(in: 0..<codes.count, using: &random)) } }
        return codes[place]
      }
      let (band, born) = one(Self.ages)
      var issues = Array(Self.issues.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
      if isSkewed { issues = Set(issues.map { _ in one(Self.issues) }).sorted() }
      let states = Self.months.indices.map { index in
        index < first ? "" : index == first ? "new" : one(["continuing", "on-consultation"])
      }
      let cells =
        [
          "R4-\(number)", one(Self.districts), "\(Self.months[first])-15", one(Self.routes), one(Self.contacts), band,
          one(Self.households), issues.joined(separator: ";"), people.name(), "\(born)-01-05",
          "080-0000-\(1000 + number % 9_000)", "大田区架空町\(number % 20)-\(number % 30)-1",
        ] + states
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  private func put(_ path: String, _ bytes: [UInt8]) throws {
    try ScratchFiles.write(path, bytes)
  }

  /// Copies a file or folder of the repository.
  private func copy(_ name: String, to folder: String) throws {
    let source = FilePath.join(options.root, name)
    guard try fileKind(source) == .folder else { return try put("\(folder)/\(name)", readFile(source)) }
    for entry in try listTree(source) where entry.kind == .file {
      try put("\(folder)/\(name)/\(entry.path)", readFile("\(source)/\(entry.path)"))
    }
  }
}
