import Foundation
import Publishing
import TestSupport
import Testing

@Suite("The guide")
struct GuideTests {
  @Test("has pages that are made from the tool itself (make reference writes them anew)")
  func generated() throws {
    let catalogue = try DiagnosticCatalogue()
    for language in GeneratedPage.Language.allCases {
      for page in DiagnosticPages.pages(catalogue, language) + [
        try CommandPages.page(language), TemplatePages.page(language),
      ] {
        #expect(try Golden.text(page.path, recording: page.text) == page.text, "\(page.path)")
      }
    }
  }

  @Test("knows every diagnostic, each with words in both languages")
  func catalogue() throws {
    let entries = try DiagnosticCatalogue().entries
    #expect(entries.count > 330)
    for entry in entries {
      #expect(entry.message.en.contains(#/[a-z]{2}/#) && !entry.message.en.contains(#/[ぁ-ん]{3}/#), "\(entry.id)")
      #expect(entry.message.ja.contains(#/[ぁ-んァ-ヶ一-龠]/#), "\(entry.id)")
    }
    for id in ["yaml.tab", "case.future", "audit.leak", "text.mixed-circles", "gate.full-name", "link.dangling"] {
      #expect(entries.contains { $0.id == id }, "\(id)")
    }
    #expect(entries.first { $0.id == "yaml.tab" }?.remedy?.ja == "半角の空白で字下げしてください")
  }

  @Test("is a site that the tool builds without a warning, in both languages")
  func builds() async throws {
    let folder = try TemporaryFolder()
    try Repository.copy(["guide"], to: folder)
    let report = try await Publishing.build(.init(root: folder.file("guide"), jobs: 2))
    #expect(report.warnings == [])
    let files = try folder.tree("guide/public").keys
    let pages = files.filter {
      $0.hasSuffix(".html") && !$0.hasPrefix("en/") && !["404.html", "search/index.html"].contains($0)
    }
    #expect(pages.count > 30)
    for page in pages {
      #expect(files.contains("en/\(page)"), "\(page)")
      // With its style and script a page of lists may have 100,000 bytes in a browser; this leaves room for new rows.
      #expect(try folder.read("guide/public/\(page)").utf8.count < 70_000, "\(page)")
    }
  }
}
