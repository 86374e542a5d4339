import Foundation
import TestSupport
import Testing

@Suite("The format of a report")
struct FormatTests {
  private static let wrong = ["content/about/a.md": TinySite.page("題", "odrer: 1\n")]

  private static func results(_ sarif: String) throws -> [[String: Any]] {
    let log = try #require(try JSONSerialization.jsonObject(with: Data(sarif.utf8)) as? [String: Any])
    return try #require((log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
  }

  @Test("is taken by every command that reports")
  func everywhere() throws {
    let site = try TinySite(Self.wrong)
    for command in [
      ["build"], ["check"], ["list"], ["explain", "about/a"], ["seal"], ["new", "page", "nowhere", "x"],
      ["theme", "show", "x"],
      ["audit"], ["inspect", "statistics"], ["inspect", "disclosure"], ["protect", "--instance", "x"],
    ] {
      let sarif = try Tool.run(command + ["--format", "sarif"], in: site.folder.path)
      #expect(try !Self.results(sarif.output).isEmpty, "\(command)")
      #expect(sarif.errors.isEmpty)
      let json = try Tool.run(command + ["--format", "json"], in: site.folder.path)
      #expect(json.errors.hasPrefix("{"), "\(command): \(json.errors)")
    }
  }

  @Test("is a whole document also where nothing is wrong")
  func nothing() throws {
    let site = try TinySite()
    #expect(try Self.results(Tool.run(["check", "--format", "sarif"], in: site.folder.path).output).isEmpty)
    #expect(try Tool.run(["check", "--format", "gitlab"], in: site.folder.path).output == "[\n\n]\n")
    #expect(try Tool.run(["list", "--format", "gitlab"], in: site.folder.path).output == "[\n\n]\n")
  }

  @Test("makes one document of all editions")
  func allEditions() throws {
    let editions =
      "editions: {residents: {clearance: public, output: public}, staff: {clearance: internal, output: in}}\n"
    let site = try TinySite(Self.wrong)
    try site.folder.write("engawa.yml", site.folder.read("engawa.yml") + editions)
    let result = try Tool.run(["check", "--all", "--format", "sarif"], in: site.folder.path)
    #expect(result.code == 1 && result.errors.isEmpty)
    #expect(try Self.results(result.output).count == 1)
  }

  @Test("tells programs what a build did")
  func summary() throws {
    let site = try TinySite()
    let result = try Tool.run(["build", "--format", "json"], in: site.folder.path)
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(summary["edition"] as? String == "residents" && summary["output"] as? String == "public")
    #expect(summary["warnings"] as? Int == 0 && (summary["files"] as? Int ?? 0) > 3)
    let pages = try Tool.run(["list", "--format", "json"], in: site.folder.path).output
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(pages.utf8)) as? [[String: String]])
    #expect(rows.first?["kind"] == "home")
    let cleaned = try Tool.run(["clean", "--format", "json"], in: site.folder.path).output
    #expect(cleaned.hasPrefix("{\"left\":0,\"removed\":"))
  }
}

@Suite("Warnings that a site accepts")
struct AcceptedWarningTests {
  private static let skipped = ["content/about/a.md": TinySite.page("題", "", "## 一\n\n#### 三\n")]

  private static func site(accepting entry: String) throws -> TinySite {
    let site = try TinySite(skipped)
    try site.folder.write("engawa.yml", site.folder.read("engawa.yml") + "accepted:\n  - \(entry)\n")
    return site
  }

  @Test("no longer stop a strict build")
  func strict() throws {
    for place in ["", ", in: content/about/a.md", ", in: content/about"] {
      let site = try Self.site(accepting: "{warning: markdown.skipped-heading-level, reason: 版面のため\(place)}")
      let result = try Tool.run(["build", "--strict"], in: site.folder.path)
      #expect(result.code == 0 && result.errors.isEmpty, "\(place): \(result.errors)")
      #expect(result.output.contains("accepted warnings: 1\n"))
    }
  }

  @Test("are those of the place that is named alone, and what fits nothing is told")
  func elsewhere() throws {
    let site = try Self.site(accepting: "{warning: markdown.skipped-heading-level, reason: 版面のため, in: content/abou}")
    let result = try Tool.run(["build"], in: site.folder.path)
    #expect(result.code == 0 && result.errors.contains("markdown.skipped-heading-level"), "\(result.errors)")
    #expect(result.output.contains("nothing here fits what engawa.yml accepts in line"))
    #expect(try Tool.run(["build", "--strict"], in: site.folder.path).code == 1)
  }

  @Test("are never errors, and never without a reason")
  func errors() throws {
    let silent = try Self.site(accepting: "{warning: markdown.skipped-heading-level}")
    let result = try Tool.run(["check"], in: silent.folder.path)
    #expect(result.code == 1 && result.errors.contains("'reason'"), "\(result.errors)")
    let site = try Self.site(accepting: "{warning: front-matter.unknown-key, reason: x}")
    try site.folder.write("content/about/a.md", TinySite.page("題", "odrer: 1\n"))
    #expect(try Tool.run(["check"], in: site.folder.path).code == 1)
  }
}
