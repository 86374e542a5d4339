import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Files that programs look for")
struct SiteFilesTests {
  private func build(_ more: String = "", day: String? = "2026-11-28") async throws -> TemporaryFolder {
    let site = try TinySite(["engawa.yml": TinySite.configuration + more])
    _ = try await Publishing.build(
      .init(root: site.folder.path, jobs: 2, today: day.flatMap { CalendarDate(iso: $0) }))
    return site.folder
  }

  @Test("tell phones the name and the sign of the site, and pages may read that")
  func manifest() async throws {
    let folder = try await build()
    let data = try #require(try folder.tree("public")["site.webmanifest"])
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(manifest["lang"] as? String == "ja" && (manifest["name"] as? String)?.isEmpty == false)
    let icon = try #require((manifest["icons"] as? [[String: String]])?.first?["src"])
    #expect(folder.has("public/\(icon)"))
    let page = try folder.read("public/index.html")
    #expect(page.contains("<link rel=\"manifest\" href=\"site.webmanifest\">"))
    #expect(page.contains("manifest-src &#39;self&#39;"))
  }

  @Test("tell whom to tell of a weakness, for a year from the day of the site")
  func security() async throws {
    let contact = "security-contact: \"https://example.org/report\"\n"
    let folder = try await build(contact)
    let told = try folder.read("public/.well-known/security.txt")
    #expect(told.hasPrefix("Contact: https://example.org/report\nExpires: 2027-11-28T00:00:00+09:00\n"))
    #expect(try await !build().has("public/.well-known/security.txt"))
    #expect(try await !build(contact, day: nil).has("public/.well-known/security.txt"))
    for contact in ["tel:+81-3-1234-5678", "mailto:safe@example.org?subject=hole"] {
      let folder = try await build("security-contact: \"\(contact)\"\n")
      #expect(try folder.read("public/.well-known/security.txt").hasPrefix("Contact: \(contact)\n"))
    }
    await #expect {
      _ = try await build("security-contact: 係まで\n")
    } throws: {
      ($0 as? Stop)?.diagnostics.map(\.id) == ["front-matter.wrong-type"]
    }
  }
}
