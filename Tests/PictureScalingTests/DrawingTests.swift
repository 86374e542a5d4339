import PictureScaling
import Pictures
import Testing

@Suite("Drawings of our own", .enabled(if: PictureScaler() != nil, "no libvips"))
struct DrawingTests {
  private let scaler: PictureScaler

  init() throws { scaler = try #require(PictureScaler()) }

  private func svg(_ more: String) -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\">\(more)</svg>".utf8)
  }

  @Test("become PNG of the size that they say, with nothing but the picture, and the same bytes each time")
  func drawn() throws {
    let drawing = svg("<rect width=\"60\" height=\"60\" fill=\"#c00\"/><text x=\"4\" y=\"30\">人数</text>")
    let drawn = try #require(scaler.drawn(drawing))
    let picture = try #require(Picture(drawn))
    #expect(picture.format == .png && picture.metadata == nil)
    #expect(try #require(Picture.size(of: drawn)) == (120, 60))
    #expect(scaler.drawn(drawing) == drawn)
    #expect(scaler.drawn(svg("<rect width=\"50\" height=\"60\"/>")) != drawn)
  }

  @Test("are none where the file is no SVG")
  func broken() {
    #expect(scaler.drawn([]) == nil && scaler.drawn(Array("text".utf8)) == nil)
    #expect(scaler.drawn(Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\"".utf8)) == nil)
  }

  @Test("do not make SVG a picture of the content")
  func foreign() {
    #expect(scaler.scaled(svg("<rect width=\"60\" height=\"60\"/>"), width: 60, to: .png) == nil)
  }
}

@Suite("A font that pictures are lettered with")
struct DrawingFontTests {
  @Test("is none where no family has its name") func none() { #expect(DrawingFont(family: "No Such Family") == nil) }

  @Test(
    "says which signs it has", .enabled(if: DrawingFont(family: "BIZ UDPGothic") != nil, "no BIZ UDPGothic"))
  func signs() throws {
    let font = try #require(DrawingFont(family: "BIZ UDPGothic"))
    #expect(font.missing(in: "令和4年12月の対象者は 208人（髙﨑）\n") == [])
    #expect(font.missing(in: "𠮷野家の↩と𠮷") == ["↩", "𠮷"])
    #expect(font.version > 0)
  }
}
