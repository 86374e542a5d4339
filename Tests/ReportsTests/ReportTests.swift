import Diagnostics
import Foundation
import Reports
import Testing

@Suite("Reports for machines")
struct ReportTests {
  private static let diagnostics = [
    Diagnostic(
      "link.missing", at: Place(path: "content/about/縁 側.md", position: .init(line: 3, column: 5)),
      Message(en: "50% of a, b: gone", ja: "ない"), hint: Message(en: "mend it", ja: "直す")),
    Diagnostic(
      "link.missing", at: Place(path: "content/about/縁 側.md", position: .init(line: 9, column: 1)),
      Message(en: "50% of a, b: gone", ja: "ない"), hint: Message(en: "mend it", ja: "直す")),
    Diagnostic("site.odd", severity: .warning, at: nil, Message(en: "odd", ja: "変")),
  ].map { ReportedDiagnostic($0, language: .english) }

  @Test("name files as those have them who start the tool outside the site")
  func annotations() {
    #expect(
      Self.diagnostics.map { GitHubAnnotation.line($0, root: "site") } == [
        "::error file=site/content/about/縁 側.md,line=3,col=5,title=link.missing::50%25 of a, b: gone%0Amend it",
        "::error file=site/content/about/縁 側.md,line=9,col=1,title=link.missing::50%25 of a, b: gone%0Amend it",
        "::warning title=site.odd::odd",
      ])
  }

  @Test("are one array for GitLab, in which two findings alike are two")
  func codeQuality() throws {
    let document = try CodeQuality.document(Self.diagnostics, root: ".")
    let findings = try #require(try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [[String: Any]])
    #expect(findings.count == 3)
    #expect(Set(findings.compactMap { $0["fingerprint"] as? String }).count == 3)
    #expect(findings.map { $0["severity"] as? String } == ["major", "major", "minor"])
    #expect(findings.map { $0["check_name"] as? String } == ["link.missing", "link.missing", "site.odd"])
    let location = try #require(findings[0]["location"] as? [String: Any])
    #expect(location["path"] as? String == "content/about/縁 側.md")
    #expect((location["lines"] as? [String: Int])?["begin"] == 3)
    #expect(try CodeQuality.document([], root: ".") == "[\n\n]")
  }

  @Test("keep a fingerprint when lines are put in above them")
  func fingerprints() throws {
    func fingerprint(line: Int) throws -> String? {
      let diagnostic = Diagnostic(
        "a.b", at: Place(path: "x.md", position: .init(line: line, column: 1)), Message(en: "m", ja: "m"))
      let document = try CodeQuality.document([ReportedDiagnostic(diagnostic, language: .english)], root: ".")
      return try (JSONSerialization.jsonObject(with: Data(document.utf8)) as? [[String: Any]])?.first?["fingerprint"]
        as? String
    }
    #expect(try fingerprint(line: 1) == fingerprint(line: 7))
  }

  @Test("are a SARIF log whose results point to rules and places")
  func sarif() throws {
    let document = try SARIF.document(Self.diagnostics, version: "1.2.3", root: "/srv/site")
    let log = try #require(try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, 0, 1])
    #expect(results.map { $0["level"] as? String } == ["error", "error", "warning"])
    #expect(document.contains("\"uri\" : \"/srv/site/content/about/%E7%B8%81%20%E5%81%B4.md\""))
    #expect((results[2]["locations"] as? [Any])?.isEmpty == true)
  }

  @Test("can be read back, and say the same")
  func reading() throws {
    for diagnostic in Self.diagnostics {
      let back: ReportedDiagnostic = try JSONText.value(JSONText.line(diagnostic))
      #expect(try JSONText.line(back) == JSONText.line(diagnostic))
    }
  }
}
