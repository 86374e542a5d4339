import Chronology
import Files
import Gate
import Parallelism
import Tables

/// Has the gate read finished pages for the values of registers of two sizes.
struct GateBenchmark {
  let options: Bench.Options
  /// How many bytes of pages there are.
  let bytes: Int

  func run() async throws {
    let pages = try pages()
    let length = pages.reduce(0) { $0 + $1.count }
    let rounds = max(1, bytes / length)
    print(
      "\n| the gate, \(length * rounds / 1_000_000) MB of pages, no two alike in a row, two cores | s | MB/s |\n|---|--:|--:|"
    )
    for cases in [0, 208, 10_000] {
      let start = ContinuousClock.now
      let gate = Gate(Self.secrets(cases), contacts: ContactList(), isPublic: true)
      let made = ContinuousClock.now
      let hits = try await parallelMap(count: pages.count * rounds, jobs: 2, with: { GateReader(gate) }) {
        reader, index in reader.hits(in: "page-\(index).html", pages[index % pages.count]).count
      }
      let seconds = made.duration(to: .now) / .seconds(1)
      print(
        "| \(cases) cases (made ready in \(rounded(start.duration(to: made) / .seconds(1))) s, \(hits.reduce(0, +)) hits) | \(rounded(seconds)) | \(Int(Double(length * rounds) / 1_000_000 / seconds)) |"
      )
    }
  }

  /// The finished pages of a corpus.
  private func pages() throws -> [[UInt8]] {
    let folder = "\(options.folder)/gate"
    let corpus = Corpus(pages: 1_000, folder: folder)
    try corpus.write(
      kinds: FilePath.join(options.root, "Benchmarks/kinds"), layouts: FilePath.join(options.root, "Benchmarks/hugo"))
    _ = try Run.measure([
      options.engawa, "build", "--quiet", "--root", "\(folder)/engawa", "--output", "\(folder)/built",
    ])
    let files = try listTree("\(folder)/built").map(\.path).filter { $0.hasSuffix(".html") }.sorted()
    let pages = try files.map { try readFile("\(folder)/built/\($0)") }
    try ScratchFiles.remove(folder)
    return pages
  }

  /// Invented people with names in two parts, numbers, addresses, birth dates and a note each.
  private static func secrets(_ cases: Int) -> [Secret] {
    var people = People()
    return (0..<cases).flatMap { number -> [Secret] in
      let id = "X9-\(number)"
      let name = people.name()
      var secrets: [Secret] = [
        Secret(record: id, .name(Confidential(name))), Secret(record: id, .record),
        Secret(record: id, .phone(Confidential("080-\(1000 + number % 9000)-\(1000 + number * 7 % 9000)"))),
        Secret(record: id, .address(Confidential("架空区架空町\(number % 9 + 1)-\(number % 40 + 1)-\(number % 30 + 1)"))),
        Secret(record: id, .note(Confidential("\(people.kana(40))。\n\(people.signs(30))。"))),
      ]
      if let date = CalendarDate(year: 1930 + number % 80, month: number % 12 + 1, day: number % 28 + 1) {
        secrets.append(Secret(record: id, .birthDate(Confidential(date))))
      }
      return secrets
    }
  }
}
