import Chronology
import Disclosure
import Files
import Gate
import Parallelism

/// Has the gate read finished pages for the values of registers of two sizes.
struct GateBenchmark {
  let options: Bench.Options
  /// How many bytes of pages there are.
  let bytes: Int

  func run() async throws {
    let page = try readFile(
      FilePath.join(options.root, "public/activities/chofu/index.html"), orElse: "public/index.html")
    let pages = max(1, bytes / page.count)
    print(
      "\n| the gate, \(bytes / 1_000_000) MB of pages of \(page.count) bytes, two cores | s | MB/s |\n|---|--:|--:|")
    for cases in [0, 208, 10_000] {
      let start = ContinuousClock.now
      let gate = Gate(Self.secrets(cases), contacts: ContactList(), isPublic: true)
      let made = ContinuousClock.now
      let hits = try await parallelMap(count: pages, jobs: 2, with: { GateReader(gate) }) { reader, index in
        reader.hits(in: "page-\(index).html", page).count
      }
      let seconds = made.duration(to: .now) / .seconds(1)
      let megabytes = Double(pages * page.count) / 1_000_000 / seconds
      print(
        "| \(cases) cases (made ready in \(rounded(start.duration(to: made) / .seconds(1))) s, \(hits.reduce(0, +)) hits) | \(rounded(seconds)) | \(Int(megabytes)) |"
      )
    }
  }

  private func readFile(_ path: String, orElse other: String) throws -> [UInt8] {
    try Files.readFile(fileKind(path) == .file ? path : FilePath.join(options.root, other))
  }

  /// Invented people with names in two parts, numbers, addresses, birth dates and a note each.
  private static func secrets(_ cases: Int) -> [Secret] {
    var random = SplitMix64(state: 11)
    let signs = Array("青木林森川田村山中島原石井上野藤佐高橋渡辺伊加吉松清水雷鳥霧雪霜露霞虹雲嵐雫凪渚汀".unicodeScalars)
    let kana = Array("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよ".unicodeScalars)
    func word(_ from: [Unicode.Scalar], _ count: Int) -> String {
      String(String.UnicodeScalarView((0..<count).map { _ in from[Int.random(in: 0..<from.count, using: &random)] }))
    }
    return (0..<cases).flatMap { number -> [Secret] in
      let id = "X9-\(number)"
      let name = "\(word(signs, 2)) \(word(kana, 3))"
      var secrets: [Secret] = [
        Secret(record: id, .name(Confidential(name))), Secret(record: id, .record),
        Secret(record: id, .phone(Confidential("080-\(1000 + number % 9000)-\(1000 + number * 7 % 9000)"))),
        Secret(record: id, .address(Confidential("架空区架空町\(number % 9 + 1)-\(number % 40 + 1)-\(number % 30 + 1)"))),
        Secret(record: id, .note(Confidential("\(word(kana, 40))。\n\(word(signs, 30))。"))),
      ]
      if let date = CalendarDate(year: 1930 + number % 80, month: number % 12 + 1, day: number % 28 + 1) {
        secrets.append(Secret(record: id, .birthDate(Confidential(date))))
      }
      return secrets
    }
  }
}
