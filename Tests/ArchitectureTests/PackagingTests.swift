import Foundation
import Publishing
import TestSupport
import Testing

@Suite("What is handed out")
struct PackagingTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(Repository.folder)/\(path)", encoding: .utf8)
  }

  @Test("is of the version that the tool says, and the changelog tells of it")
  func version() throws {
    let version = try Self.text("VERSION").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(version == ToolVersion.number)
    let changelog = try Self.text("CHANGELOG.md")
    #expect(changelog.contains("\n## \(version) ("))
    for language in ["", ".en"] {
      #expect(try Self.text("guide/content/tasks/install\(language).md").contains("engawa-\(version)-linux"))
    }
    #expect(try Self.text("packaging/recipes/github-pages.yml").contains("engawa_\(version)_amd64.deb"))
  }

  @Test("is made by the same libraries that building asks for")
  func libraries() throws {
    let makefile = try Self.text("Makefile")
    let packages = try #require(makefile.firstMatch(of: #/APT := (.+)/#)).1.split(separator: " ")
    let container = try Self.text("packaging/Containerfile")
    for package in packages { #expect(container.contains(package), "\(package)") }
  }

  @Test("never runs where there is a register, nor uploads more than the site")
  func recipes() throws {
    let folder = "\(Repository.folder)/packaging/recipes"
    let recipes = try FileManager.default.contentsOfDirectory(atPath: folder)
    let publishing = ["github-pages.yml", "gitlab-pages.yml", "rsync.sh", "s3.sh"]
    #expect(
      Set(recipes)
        == Set(publishing + ["Makefile", "github-pull-request.yml", "github-report.yml", "requirements-pdf.txt"]))
    #expect(try Self.text("packaging/recipes/Makefile").contains("engawa check --strict"))
    #expect(try Self.text("packaging/recipes/requirements-pdf.txt") == Self.text("packaging/pdf/requirements.txt"))
    for recipe in recipes {
      let text = try Self.text("packaging/recipes/\(recipe)")
      if publishing.contains(recipe) {
        let checks = text.contains("engawa check --strict") || text.contains("make check")
        let builds = text.contains("engawa build --base-url") || text.contains("make site \"BASE_URL=")
        #expect(checks && builds, "\(recipe)")
      }
      #expect(!text.contains("--edition") && !text.contains("internal") && !text.contains("engawa seal"), "\(recipe)")
    }
  }
}
