import AttackProblems
import CaseRecords
import Codes
import CommonMark
import Content
import Diagnostics
import Fields
import Foundation
import Gate
import Markup
import SiteAudit
@_spi(Gate) import Tables
import Templates
import TestSupport
import Testing

/// Gives readers what nobody would write.
///
/// They may refuse it, and must not fall, hang, or point to what is not there.
/// `FUZZ` says for how many seconds each is tried, for those who want to know it better than the suite does.
@Suite("Readers of input that is nearly right", .serialized)
struct FuzzTests {
  private static let seconds = ProcessInfo.processInfo.environment["FUZZ"].flatMap(Double.init)
  /// How often each is tried by the suite.
  private static let times = 300

  private func run(
    _ name: String, seeds: [[UInt8]], words: [String], _ read: ([UInt8]) async throws -> [Diagnostic]
  ) async rethrows {
    #expect(!seeds.isEmpty)
    // Another seed for whoever tries for long.
    let begin = Self.seconds == nil ? 1 : Int(Date().timeIntervalSince1970)
    var mutator = Mutator(seed: begin, seeds: seeds, words: words)
    let end = Self.seconds.map { ContinuousClock.now + .seconds($0) }
    var count = 0
    while end.map({ ContinuousClock.now < $0 }) ?? (count < Self.times) {
      let bytes = mutator.next()
      let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
      for diagnostic in try await read(bytes) {
        guard let position = diagnostic.place?.position else { continue }
        let isThere = (1...lines).contains(position.line) && (1...bytes.count + 1).contains(position.column)
        #expect(isThere, "\(diagnostic.id) at \(position) of \(Data(bytes).base64EncodedString())")
      }
      count += 1
    }
    if Self.seconds != nil { print("fuzz: \(name), \(count) inputs from seed \(begin)") }
  }

  private func files(_ folder: String, _ ending: String) throws -> [[UInt8]] {
    let root = URL(filePath: "\(Repository.folder)/\(folder)")
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(ending) }.sorted()
      .map { [UInt8](try Data(contentsOf: root.appending(path: $0))) }
  }

  @Test("Markdown")
  func markdown() async throws {
    struct Example: Decodable { let markdown: String }
    let data = try Data(contentsOf: Repository.fixture("commonmark/spec-0.30.json"))
    let examples = try JSONDecoder().decode([Example].self, from: data).map { Array($0.markdown.utf8) }
    let renderer = MarkdownRenderer(
      rules: MarkdownRules(labels: .init(notes: "注", note: "注", back: "戻る", table: "表")) { destination, _ in
        PageURL(external: destination).map { .outside($0) } ?? .unchanged
      })
    try await run(
      "Markdown", seeds: examples + files("content/about", ".md") + files("content/reports", ".md"),
      words: [
        "```internal\n", "[^1]", "[^1]: ", "[?件](stat:a[b])", "![](", "| a |\n|--|\n", "](ruby:", "**", "> ", "- ",
      ]
    ) { renderer.render(SourceText(path: "a.md", bytes: $0)).diagnostics }
  }

  @Test("front matter")
  func frontMatter() async throws {
    try await run(
      "front matter",
      seeds: files("content/about", ".md") + files("content/statistics", ".yml") + files("content/models", ".md"),
      words: ["---\n", "&a ", "*a", "!!str ", ": ", "- ", "{", "[", "\t", "|\n", "'", "\"", "? "]
    ) { bytes in
      let source = SourceText(path: "a.md", bytes: bytes)
      return FrontMatter.read(source).diagnostics + YAMLReader.file(source).diagnostics
    }
  }

  @Test("CSV of a register")
  func register() async throws {
    let codes = try CodeBook.read(root: Repository.fixture("council").path).value
    let rows = (0..<20).map {
      "R4-\(1000 + $0),chofu,2022-04-10,telephone,self,40s,single,poverty;debt,\"架空 人\($0)\",1977-01-05,new,continuing\r\n"
    }.joined()
    let header = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05\r\n"
    try await run(
      "CSV", seeds: [Array((header + rows).utf8), Array(("\u{FEFF}" + header + rows).utf8)],
      words: [",", "\"", "\"\"", "\n", "令和4年12月", "R4.4.7", ";", "=", "\u{8140}"]
    ) { bytes in
      let folder = try TemporaryFolder()
      try FileManager.default.createDirectory(atPath: folder.file("content/cases"), withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: folder.file("content/cases/a.csv")))
      return try await Register.read(root: folder.path, settings: RegisterSettings(), codes: codes, today: nil, jobs: 1)
        .diagnostics
    }
  }

  @Test("templates")
  func templates() async throws {
    try await run(
      "templates", seeds: files("Sources/Reading/CTheme/files", ".mustache"),
      words: [
        "{{", "}}", "{{{", "{{#a}}", "{{/a}}", "{{^a}}", "{{> a}}", "{{<a}}", "{{$a}}", "{{=<% %>=}}", "<script>",
        "<!--",
      ]
    ) { TemplateLibrary.parse([("a", SourceText(path: "a.mustache", bytes: $0))]).diagnostics }
  }

  @Test("instance files")
  func problems() async throws {
    try await run(
      "instances", seeds: files("Tests/Fixtures/disclosure", ".json"),
      words: ["{", "}", "[", "]", ",", "\"band\":[1,9],", "\"value\":-1", "null", "1e999", "\"cells\":"]
    ) { AttackProblemReader.read(SourceText(path: "a.json", bytes: $0)).diagnostics }
  }

  @Test("finished files, by the gate and by the auditor")
  func finished() async throws {
    let names = try String(contentsOf: Repository.fixture("names/common.txt"), encoding: .utf8).split(separator: "\n")
    let secrets = names.prefix(50).enumerated().map {
      Secret(record: "R4-\(1000 + $0)", .name(Confidential(String($1))))
    }
    let gate = Gate(secrets, contacts: ContactList(phones: [], mails: [], postalCodes: []), isPublic: true)
    let pages = try files("Tests/Goldens", ".html") + files("Tests/Goldens", ".svg")
    await run(
      "finished files", seeds: pages,
      words: [
        "<", "<!--", "<svg", "</svg>", "<data value=\"", "<figure data-table=\"", "&#x5C71;", "%E5%B1%B1", "<td>",
        "data:text/html;base64,",
        "佐藤誠", "=E5=B1=B1", "{\"a\":\"", "<template>",
      ]
    ) { bytes in
      for ending in ["html", "svg", "csv", "json", "xml", "txt", "ics", "css"] {
        _ = gate.hits(in: "a.\(ending)", bytes)
      }
      for path in ["statistics/a.html", "statistics/a.csv", "reports/a.html"] {
        _ = PageReading(path: path, bytes: bytes)
      }
      return []
    }
  }
}
