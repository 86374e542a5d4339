import Diagnostics
import Digests
import Foundation
import PictureScaling
import Pictures
import Site
import TestSupport
import Testing

@testable import Publishing

@Suite("Pictures of a site", .enabled(if: PictureScaler() != nil, "no libvips"))
struct PictureSiteTests {
  private static let body = "![庭](garden.jpg)\n\n文。\n\n![図](plan.png \"平面図\")\n\n![動く絵](wave.gif)\n"

  /// A page with a photograph that is wider than any page needs, a small drawing, and a picture that moves.
  private func site(photo: [UInt8]? = nil) throws -> TinySite {
    let site = try TinySite(["content/activities/omori/b.md": TinySite.page("b", Self.facts, Self.body)])
    let scaler = try #require(PictureScaler())
    let wide = try #require(
      scaler.scaled(SamplePictures.landscape(width: 1700, height: 340), width: 1700, to: .jpeg))
    try site.folder.write("content/activities/omori/garden.jpg", Data(photo ?? wide))
    try site.folder.write("content/activities/omori/plan.png", Data(SamplePictures.landscape(width: 300, height: 100)))
    try site.folder.write("content/activities/omori/wave.gif", Data(SamplePictures.commentedGIF))
    try site.folder.write("content/pictures.yml", Self.list)
    return site
  }

  private static let list =
    "activities/omori/garden.jpg: none\nactivities/omori/plan.png: none\nactivities/omori/wave.gif: none\n"
  private static let facts = "district: omori\napproaches: [community]\n"

  private func build(_ site: TinySite, usesCache: Bool = true) async throws -> [String: [UInt8]] {
    var options = Publishing.Options(root: site.folder.path, jobs: 2)
    options.usesCache = usesCache
    _ = try await Publishing.build(options)
    return try site.folder.tree("public").mapValues { [UInt8]($0) }
  }

  private func page(_ tree: [String: [UInt8]]) -> String {
    String(decoding: tree["activities/omori/b.html"] ?? [], as: UTF8.self)
  }

  @Test("come in the widths and formats that browsers choose from, with their size, and the first at once")
  func versions() async throws {
    let tree = try await build(try site())
    let page = page(tree)
    #expect(
      page.contains(
        """
        <picture><source type="image/avif" srcset="garden.jpg.480.avif 480w, garden.jpg.960.avif 960w, garden.jpg.1600.avif \
        1600w" sizes="(min-width: 48rem) 42rem, 100vw"><source type="image/webp"
        """))
    #expect(page.contains("<img src=\"garden.jpg\" alt=\"庭\" width=\"1600\" height=\"320\"></picture>"))
    #expect(
      page.contains(
        "<img src=\"plan.png\" alt=\"図\" title=\"平面図\" width=\"300\" height=\"100\" loading=\"lazy\"></picture>"))
    // What moves is as it was.
    #expect(page.contains("<img src=\"wave.gif\" alt=\"動く絵\" width=\"2\" height=\"2\" loading=\"lazy\">"))
    for (name, width) in [("480.avif", 480), ("960.webp", 960), ("1600.avif", 1600)] {
      let bytes = try #require(tree["activities/omori/garden.jpg.\(name)"])
      #expect(try #require(Picture.size(of: bytes)).width == width && Picture(bytes)?.metadata == nil)
    }
    let whole = try #require(tree["activities/omori/garden.jpg"])
    #expect(try #require(Picture.size(of: whole)) == (1600, 320) && Picture(whole)?.format == .jpeg)
    #expect(
      tree.keys.filter { $0.hasPrefix("activities/omori/plan.png.") }.sorted().map { $0.suffix(8) } == [
        "300.avif", "300.webp",
      ])
  }

  @Test("stand upright and say nothing of their making, although the camera turned them")
  func turned() async throws {
    let scaler = try #require(PictureScaler())
    let photo = try #require(scaler.scaled(SamplePictures.landscape(width: 600, height: 300), width: 600, to: .jpeg))
    let tree = try await build(try site(photo: SamplePictures.withEXIF(jpeg: photo, orientation: 6)))
    #expect(page(tree).contains("<img src=\"garden.jpg\" alt=\"庭\" width=\"300\" height=\"600\">"))
    for (path, bytes) in tree where path.contains("garden.jpg") {
      #expect(bytes.firstRange(of: Array("someone".utf8)) == nil, "\(path)")
    }
    let version = try #require(tree["activities/omori/garden.jpg.300.webp"])
    #expect(try #require(Picture.size(of: version)) == (300, 600))
  }

  @Test("are made again when they change, with their page, and give what a build of everything gives")
  func changes() async throws {
    let site = try site()
    _ = try await build(site)
    let scaler = try #require(PictureScaler())
    let other = try #require(scaler.scaled(SamplePictures.landscape(width: 700, height: 500), width: 700, to: .jpeg))
    try site.folder.write("content/activities/omori/garden.jpg", Data(other))
    let after = try await build(site)
    #expect(
      page(after).contains("width=\"700\" height=\"500\"") && after["activities/omori/garden.jpg.960.avif"] == nil)
    #expect(
      try await build(site, usesCache: false).filter { $0.key != "engawa-manifest.json" }
        == after.filter { $0.key != "engawa-manifest.json" })
  }

  @Test("are kept by what they were drawn from, until what the tool wrote is removed")
  func store() async throws {
    let site = try site()
    _ = try await build(site)
    let folder = "\(site.folder.path)/.engawa/pictures"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 10)
    // What is torn is drawn again, and so is what is another picture than was asked for.
    let planted = SamplePictures.landscape(width: 20, height: 20)
    for name in names.filter({ $0.hasSuffix("png") }) {
      try site.folder.write(".engawa/pictures/\(name)", Data(planted + Array(Digest.hexadecimal(planted).utf8)))
    }
    let first = try #require(names.first)
    try site.folder.write(".engawa/pictures/\(first)", "torn")
    let before = try site.folder.tree("public").mapValues { [UInt8]($0) }.filter {
      $0.key.contains("jpg") || $0.key.contains("png")
    }
    try FileManager.default.removeItem(atPath: site.folder.file("public"))
    let after = try await build(site).filter { $0.key.contains("jpg") || $0.key.contains("png") }
    #expect(before == after)
    _ = try await Publishing.clean(.init(root: site.folder.path, jobs: 2))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("are refused where a file has the name that the tool gives to one of their versions")
  func names() async throws {
    let site = try site()
    try site.folder.write(
      "content/activities/omori/garden.jpg.480.avif", Data(SamplePictures.avif))
    do {
      _ = try await build(site)
      Issue.record("built")
    } catch let stop as Stop { #expect(stop.diagnostics.map(\.id) == ["picture.taken-name"]) }
  }

  @Test("are drawn again when somebody touched one of their versions")
  func touched() async throws {
    let site = try site()
    let made = try await build(site)
    let path = "activities/omori/garden.jpg.480.avif"
    try site.folder.write("public/\(path)", Data(SamplePictures.avif))
    #expect(try await build(site)[path] == made[path])
  }

  @Test("of a part are drawn by what draws those of the others, and are joined to what one build makes")
  func parts() async throws {
    let site = try site()
    let folder = site.folder
    func options(_ output: String, _ shard: Shard? = nil) -> Publishing.Options {
      var options = Publishing.Options(root: folder.path, output: folder.file(output), jobs: 2)
      (options.shard, options.usesCache) = (shard, false)
      return options
    }
    for number in 1...2 { _ = try await Publishing.build(options("parts/\(number)", Shard(number, of: 2))) }
    _ = try await Publishing.build(options("whole"))
    _ = try await Publishing.merge([folder.file("parts")], options("joined"))
    #expect(try folder.tree("joined") == folder.tree("whole"))
  }

  @Test(
    "are not shown to everybody while nothing says whether people are in them",
    arguments: [
      ("# まだ\n", ["picture.people", "picture.people", "picture.people"]),
      ("activities/omori/garden.jpg: not-consented\n", ["picture.unknown-people"]),
      ("activities/omori/gaden.jpg: none\n", ["picture.no-file"]),
    ])
  func people(list: String, ids: [String]) async throws {
    let site = try site()
    try site.folder.write("content/pictures.yml", list)
    let stop = await #expect(throws: Stop.self) { try await build(site) }
    #expect(stop?.diagnostics.map(\.id).filter { $0 != "picture.people" || list.hasPrefix("#") } == ids)
    let hints = stop?.diagnostics.compactMap(\.hint?.en) ?? []
    // No word is guessed, and a line that is wrong is not said to be missing.
    #expect(!hints.contains { $0.contains("did you mean") })
    let isMissing = stop?.diagnostics.contains {
      $0.id == "picture.people" && $0.place?.path.hasSuffix("garden.jpg") == true
    }
    #expect(isMissing == !list.contains("garden.jpg: not"))
    // An edition of the council's own needs no such word.
    try site.folder.write("content/pictures.yml", "")
    var options = Publishing.Options(root: site.folder.path, jobs: 2)
    options.edition = "training"
    _ = try await Publishing.build(options)
  }

  @Test("are drawn from no more pixels than a second or three can read")
  func large() async throws {
    let site = try site()
    try site.folder.write(
      "content/activities/omori/plan.png", Data(SamplePictures.claiming(width: 4_294_967_295, height: 4_294_967_295)))
    let stop = await #expect(throws: Stop.self) { try await build(site) }
    #expect(stop?.diagnostics.map(\.id) == ["picture.too-large"])
  }

  @Test("that are torn are refused where they lie")
  func torn() async throws {
    let site = try site(photo: Array(SamplePictures.jpeg.dropLast(20)))
    try site.folder.write("content/activities/omori/plan.png", Data(SamplePictures.png.dropLast(20)))
    do {
      _ = try await build(site)
      Issue.record("built")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id) == ["picture.unreadable", "picture.unreadable"])
      #expect(stop.diagnostics.first?.place?.path == "content/activities/omori/garden.jpg")
    }
  }
}
