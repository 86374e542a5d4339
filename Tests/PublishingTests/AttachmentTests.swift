import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Files to hand out")
struct AttachmentTests {
  private func site(_ file: SamplePDF, _ link: String = "[チラシ](flyer.pdf)") throws -> TinySite {
    let site = try TinySite([
      "content/activities/omori/pantry.md": TinySite.page("配布", "approaches: [community]\n", link + "\n")
    ])
    try site.folder.write("content/activities/omori/flyer.pdf", Data(file.bytes))
    return site
  }

  private func build(_ site: TinySite) async throws -> [Diagnostic] {
    do { return try await Publishing.build(.init(root: site.folder.path, jobs: 2)).warnings } catch let stop as Stop {
      return stop.diagnostics
    }
  }

  @Test("are linked with what they are and how large, published as they are, and in the manifest")
  func linked() async throws {
    let file = SamplePDF(page: "flyer for everybody")
    let site = try site(file)
    #expect(try await build(site) == [])
    let page = try site.folder.read("public/activities/omori/pantry.html")
    #expect(page.contains("<a href=\"flyer.pdf\">チラシ<span class=\"file-note\">（PDF、1 KB）</span></a>"))
    #expect(
      try Data(contentsOf: URL(filePath: site.folder.file("public/activities/omori/flyer.pdf"))) == Data(file.bytes))
    #expect(try site.folder.read("public/engawa-manifest.json").contains("activities/omori/flyer.pdf"))
  }

  @Test("are read by the gate, and told of where they lie")
  func gate() async throws {
    let found = try await build(try site(SamplePDF(page: "090-1111-2222")))
    #expect(found.map(\.id) == ["gate.any-phone"])
    #expect(found.first?.hint?.en.contains("contacts: {phones: […]}") == true)
    #expect(try await build(try site(SamplePDF(objects: ["<</AcroForm 1 0 R>>"]))).map(\.id) == ["gate.unreadable"])
  }

  @Test("stand in a field of their kind, with a title or their name")
  func fields() async throws {
    let kind = "title: お知らせ\nfolder: notices\nfields:\n  leaflet: {type: attachment, label: チラシ}\n"
    for (value, text) in [("flyer.pdf", "flyer.pdf（PDF、1 KB）"), ("{file: flyer.pdf, title: 春の号}", "春の号（PDF、1 KB）")] {
      let site = try TinySite([
        "content/kinds/notice.yml": kind,
        "content/notices/pantry.md": TinySite.page("配布", "leaflet: \(value)\n"),
      ])
      try site.folder.write("content/notices/flyer.pdf", Data(SamplePDF(page: "flyer").bytes))
      let found = try await build(site).filter { $0.severity == .error }
      #expect(found == [])
      let page = try site.folder.read("public/notices/pantry.html")
      #expect(page.contains("<dt>チラシ</dt>") && page.contains("<dd><a href=\"flyer.pdf\">\(text)</a></dd>"))
      #expect(site.folder.has("public/notices/flyer.pdf"))
      try site.folder.write("content/notices/flyer.pdf", Data(SamplePDF(page: "090-1111-2222").bytes))
      #expect(try await build(site).map(\.id) == ["gate.any-phone"])
    }
  }

  @Test("that are not there are no links, and those that nobody links are not published")
  func missing() async throws {
    let found = try await build(try site(SamplePDF(page: "x"), "[チラシ](fliyer.pdf)"))
    #expect(
      found.map(\.id) == ["link.missing-file"] && found.first?.hint?.en == "did you mean 'flyer.pdf'?")
    let site = try site(SamplePDF(page: "x"), "なし")
    #expect(try await build(site) == [])
    #expect(!FileManager.default.fileExists(atPath: site.folder.file("public/activities/omori/flyer.pdf")))
  }
}
