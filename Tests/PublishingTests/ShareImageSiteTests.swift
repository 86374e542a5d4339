import Diagnostics
import Foundation
import PictureScaling
import Pictures
import Site
import TestSupport
import Testing

@testable import Publishing

@Suite(
  "Images of pages that are seen where links are shared",
  .enabled(if: PictureScaler() != nil && DrawingFont(family: "BIZ UDPGothic") != nil, "no libvips, or no BIZ UDPGothic")
)
struct ShareImageSiteTests {
  private let monthly: MonthlySite
  private var folder: TemporaryFolder { monthly.site.folder }

  /// A sealed site of a hundred people in two districts, which wants such images.
  init() async throws {
    monthly = try MonthlySite()
    try folder.write("engawa.yml", "share-images: true\n" + folder.read("engawa.yml"))
    _ = try await Publishing.seal(monthly.options, isDryRun: false)
  }

  private func build(
    _ edition: String? = nil, to output: String = "public", usesCache: Bool = true
  ) async throws -> [Diagnostic] {
    var options = monthly.options
    (options.edition, options.usesCache) = (edition, usesCache)
    options.output = "\(folder.path)/\(output)"
    return try await Publishing.build(options).warnings
  }

  private func image(_ output: String = "public") throws -> [UInt8]? {
    try folder.tree(output)["statistics/districts.png"].map { [UInt8]($0) }
  }

  @Test("are PNG of the usual size, and the page says where they are and what they show")
  func whole() async throws {
    #expect(try await build().map(\.id) == [])
    let image = try #require(try image())
    let picture = try #require(Picture(image))
    #expect(picture.format == .png && picture.metadata == nil)
    #expect(try #require(Picture.size(of: image)) == (1200, 630))
    let page = try folder.read("public/statistics/districts.html")
    #expect(page.contains("<meta property=\"og:image\" content=\"https://example.org/tiny/statistics/districts.png\">"))
    #expect(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
    let alternative = try #require(page.firstMatch(of: #/og:image:alt" content="([^"]*)"/#)).output.1
    #expect(page.contains(">\(alternative)</"))
    #expect(try !folder.read("public/index.html").contains("og:image"))
    // Who looks for what leaks finds nothing that cannot be read.
    let audit = try await Publishing.auditOutput(monthly.options, isJoint: false)
    #expect(audit.diagnostics.map(\.id) == [])
  }

  @Test("are drawn anew when the title or the message of the page changes, and for nothing else")
  func changes() async throws {
    let page = "content/statistics/districts.md"
    try folder.write(page, TinySite.page("地区ごとの人数", "", "## [100人](stat:districts[total])を支えています\n"))
    _ = try await build()
    let first = try image()
    try folder.write(page, TinySite.page("地区ごとの人数", "", "## [100人](stat:districts[total])を支えています\n\nもう一文。\n"))
    _ = try await build()
    #expect(try image() == first)
    for text in [
      TinySite.page("地区ごとの人数", "", "## いまは[100人](stat:districts[total])を支えています\n"), TinySite.page("人数"),
      TinySite.page("人数", "fictional: true\n"),
    ] {
      try folder.write(page, text)
      let before = try image()
      _ = try await build()
      let after = try image()
      #expect(after != before)
      _ = try await build(to: "fresh", usesCache: false)
      #expect(try image("fresh") == after)
      #expect(try folder.tree("fresh").keys.sorted() == folder.tree("public").keys.sorted())
    }
    // How it looks is its own style sheet's.
    let white = try image()
    try folder.write(
      "templates/figures/share.css", try TinySite.theme("figures/share.css").replacing("#fffdf8", with: "#eee"))
    _ = try await build()
    #expect(try image() != white)
    // What is made up says so where its message stands largest.
    let message = TinySite.page("人数", "MADE", "## [100人](stat:districts[total])を支えています\n")
    var images: [[UInt8]?] = []
    for made in ["", "fictional: true\n"] {
      try folder.write(page, message.replacing("MADE", with: made))
      _ = try await build()
      images.append(try image())
    }
    #expect(images[0] != images[1])
    // An edit elsewhere leaves it.
    let before = try image()
    try folder.write("content/activities/index.md", TinySite.page("活動"))
    _ = try await build()
    #expect(try image() == before)
  }

  @Test("are made only where they are asked for, and not inside")
  func editions() async throws {
    _ = try await build("training", to: "internal")
    #expect(try image("internal") == nil)
    #expect(try !folder.read("internal/statistics/districts.html").contains("og:image"))
    _ = try await build()
    try folder.write(
      "engawa.yml", folder.read("engawa.yml").replacing("share-images: true", with: "share-images: false"))
    _ = try await build()
    #expect(try image() == nil)
    #expect(try !folder.read("public/statistics/districts.html").contains("og:image"))
  }

  @Test("are left out of a page with signs that the font lacks, and its author is told which")
  func signs() async throws {
    try folder.write("content/statistics/districts.md", TinySite.page("𠮷野の人数↩"))
    let warnings = try await build()
    #expect(warnings.map(\.id) == ["share-image.missing-signs"])
    #expect(warnings.first?.message.en.contains("'↩', '𠮷'") == true)
    #expect(warnings.first?.place?.path == "content/statistics/districts.md")
    #expect(try image() == nil)
  }

  @Test("are not kept where they may not be published")
  func refused() async throws {
    try folder.write(
      "content/statistics/districts.md", TinySite.page("人数", "", "## 090-1234-5678へ[100人](stat:districts[total])\n"))
    await #expect {
      _ = try await build()
    } throws: { error in
      (error as? Stop)?.diagnostics.contains { $0.id.hasPrefix("gate.") } ?? false
    }
    func kept() throws -> Int { try folder.tree(".engawa").keys.count { $0.hasSuffix(".png") } }
    // Those of other tables are.
    let before = try kept()
    try folder.write("content/statistics/districts.md", TinySite.page("人数"))
    _ = try await build()
    #expect(try kept() == before + 1)
  }

  @Test("are the same where the site is made in parts")
  func parts() async throws {
    _ = try await build()
    var options = monthly.options
    for number in 1...3 {
      options.shard = Shard(number, of: 3)
      options.output = "\(folder.path)/parts/\(number)"
      _ = try await Publishing.build(options)
    }
    options.shard = nil
    options.output = "\(folder.path)/joined"
    _ = try await Publishing.merge(["\(folder.path)/parts"], options)
    #expect(try image("joined") == image())
  }
}
