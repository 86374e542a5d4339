import Pictures
import TestSupport
import Testing

@testable import Site

@Suite("Versions of pictures")
struct PictureBookTests {
  private func paths(width: Int, height: Int, _ formats: Set<Picture.Format>) throws -> [String] {
    let shape = try #require(PictureShape(beginning: SamplePictures.claiming(width: width, height: height)))
    return PictureBook(shapes: ["a.png": shape], formats: formats).work(on: "a.png").paths
  }

  @Test("are as wide as the layout needs them, and never wider than the picture")
  func widths() throws {
    let all: Set<Picture.Format> = [.png, .webp, .avif, .jpeg]
    #expect(
      try paths(width: 4000, height: 3000, all) == [
        "a.png", "a.png.480.avif", "a.png.960.avif", "a.png.1600.avif", "a.png.480.webp", "a.png.960.webp",
        "a.png.1600.webp",
      ])
    #expect(try paths(width: 480, height: 90, all) == ["a.png", "a.png.480.avif", "a.png.480.webp"])
    #expect(try paths(width: 30, height: 90, [.png, .webp]) == ["a.png", "a.png.30.webp"])
  }

  @Test("are none in formats that cannot hold them, and none where the picture's own format cannot be written")
  func limits() throws {
    #expect(try paths(width: 600, height: 18_000, [.png, .webp]) == ["a.png", "a.png.480.webp"])
    #expect(try paths(width: 600, height: 180, [.webp, .avif]) == ["a.png"])
    #expect(try paths(width: 600, height: 180, []) == ["a.png"])
  }
}
