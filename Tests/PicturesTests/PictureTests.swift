import TestSupport
import Testing

@testable import Pictures

@Suite("Pictures")
struct PictureTests {
  @Test("that are none, or torn, are not read")
  func none() {
    #expect(Picture(Array("no picture".utf8)) == nil)
    #expect(Picture([0xFF, 0xD8, 0xFF]) == nil)
    for whole in [SamplePictures.jpeg, SamplePictures.png, SamplePictures.webp, SamplePictures.commentedGIF] {
      for count in 0..<whole.count where count != whole.count - 1 { _ = Picture(Array(whole[..<count])) }
      #expect(Picture(Array(whole[..<(whole.count / 2)])) == nil)
    }
  }

  @Test(
    "without metadata stay as they are",
    arguments: [SamplePictures.jpeg, SamplePictures.png, SamplePictures.webp, SamplePictures.avif])
  func clean(bytes: [UInt8]) throws {
    let picture = try #require(Picture(bytes))
    #expect(picture.metadata == nil)
    #expect(picture.stripped == bytes)
  }

  @Test("lose what they say of camera, place and author, and not a byte of the picture")
  func stripped() throws {
    let jpeg = try #require(Picture(SamplePictures.jpegWithEXIF(orientation: 1)))
    #expect(jpeg.metadata == ["EXIF", "comment", "trailer"])
    #expect(jpeg.stripped == SamplePictures.jpeg)
    let png = try #require(Picture(SamplePictures.pngWithText))
    #expect(png.metadata == ["tEXt"])
    #expect(png.stripped == SamplePictures.png)
    let gif = try #require(Picture(SamplePictures.commentedGIF))
    #expect(gif.metadata == ["comment"])
    let bare = try #require(gif.stripped.flatMap { Picture($0) })
    #expect(bare.metadata == nil)
    let webp = try #require(Picture(SamplePictures.webpWithEXIF))
    #expect(webp.metadata == ["EXIF"])
    let plain = try #require(webp.stripped)
    #expect(Picture(plain)?.metadata == nil)
    #expect(Array(plain.suffix(SamplePictures.webp.count - 12)) == Array(SamplePictures.webp[12...]))
    #expect(plain[20] == 0)
  }

  @Test("have no room behind their pictures, between them or in what belongs to no picture")
  func room() throws {
    func metadata(_ bytes: [UInt8]) -> [String]? { Picture(bytes)?.metadata }
    let words = Array("someone".utf8)
    #expect(Picture(SamplePictures.icon)?.metadata == nil && Picture(SamplePictures.icon) != nil)
    #expect(metadata(SamplePictures.icon + words) == ["trailer"])
    #expect(metadata(SamplePictures.icon(of: SamplePictures.pngWithText)) == ["tEXt"])
    #expect(metadata(SamplePictures.icon(of: SamplePictures.bitmap)) == nil)
    #expect(metadata(SamplePictures.icon(of: SamplePictures.bitmap + words)) == ["trailer"])
    let box: [UInt8] = [0, 0, 0, 15] + Array("uuid".utf8) + words
    #expect(metadata(SamplePictures.avif + box) == ["uuid"])
    let data: [UInt8] = [0, 0, 0, 15] + Array("mdat".utf8) + words
    #expect(metadata(SamplePictures.avif + data) == ["unused data"])
    // What is no box is no picture either.
    #expect(Picture(SamplePictures.avif + words) == nil)
    let gif = SamplePictures.commentedGIF
    let bare = Array(gif[..<25] + gif[34...])
    #expect(Picture(bare) != nil && metadata(bare) == nil)
    let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0]
    #expect(metadata(Array(bare[..<25]) + loop + [0] + bare[25...]) == nil)
    #expect(metadata(Array(bare[..<25]) + loop + [7] + words + [0] + bare[25...]) == ["comment"])
  }

  @Test("say how large they are in their first bytes")
  func sizes() throws {
    let pictures = [
      SamplePictures.jpeg, SamplePictures.png, SamplePictures.webp, SamplePictures.commentedGIF, SamplePictures.avif,
      SamplePictures.webpWithEXIF, SamplePictures.jpegWithEXIF(orientation: 6),
    ]
    for bytes in pictures {
      let size = try #require(Picture.size(of: bytes))
      #expect(size == (2, 2))
      for end in bytes.indices { _ = Picture.size(of: Array(bytes[..<end])) }
    }
    #expect(Picture.size(of: Array(repeating: 7, count: 100)) == nil)
  }

  @Test("that have to be turned keep that one word, or are refused")
  func turned() throws {
    let jpeg = try #require(Picture(SamplePictures.jpegWithEXIF(orientation: 6)))
    #expect(jpeg.orientation == 6)
    let stripped = try #require(jpeg.stripped)
    let bare = try #require(Picture(stripped))
    #expect(bare.metadata == nil)
    #expect(bare.stripped == stripped)
    // Exif says again that it is to be turned, and has no room for more.
    #expect(stripped.count == SamplePictures.jpeg.count + 36)
    #expect(try #require(Picture(SamplePictures.avifWithEXIF)).stripped == nil)
  }

  @Test("say how they are turned, also where the marker has filling bytes")
  func filled() throws {
    var jpeg = SamplePictures.jpeg
    let frame = try #require(jpeg.firstRange(of: [0xFF, 0xC0])).lowerBound
    (jpeg[frame + 6], jpeg[frame + 8]) = (20, 30)
    let turned = SamplePictures.withEXIF(jpeg: jpeg, orientation: 6)
    let filled = Array(turned[..<2]) + [0xFF, 0xFF] + Array(turned[2...])
    for bytes in [turned, filled] {
      let shape = try #require(PictureShape(beginning: bytes))
      #expect((shape.width, shape.height) == (20, 30))
    }
  }

  @Test("of AVIF with a smaller picture in it have something that is not the picture")
  func thumbnail() throws {
    let bytes = SamplePictures.avifWithEXIF
    let place = try #require(bytes.firstRange(of: Array("cdsc".utf8)))
    let small = bytes[..<place.lowerBound] + Array("thmb".utf8) + bytes[place.upperBound...]
    #expect(Picture(Array(small))?.metadata?.contains("thumbnail") == true)
    #expect(Picture(Array(bytes))?.metadata?.contains("thumbnail") == false)
  }

  @Test(
    "are none where a file is of another format of the same family, and have more than a picture where it tells a place"
  )
  func family() throws {
    for brand in ["isom", "heic"] {
      let other = SamplePictures.avif.replacing("avif", with: brand)
      #expect(Picture(other) == nil)
    }
    let place: [UInt8] = [0, 0, 0, 12] + Array("udta".utf8) + Array("+35.".utf8)
    let box: [UInt8] = [0, 0, 0, 20] + Array("moov".utf8) + place
    #expect(Picture(SamplePictures.avif + box)?.metadata == ["user data"])
  }

  @Test("that are torn in odd ways are none, or lose what is not the picture")
  func odd() {
    let picture = Array(SamplePictures.webp[12...])
    let content =
      Array("WEBP".utf8) + picture + Array("VP8X".utf8) + [0, 0, 0, 0] + Array("EXIF".utf8) + [4, 0, 0, 0, 1, 2, 3, 4]
    let bytes = Array("RIFF".utf8) + [UInt8(content.count), 0, 0, 0] + content
    let stripped = Picture(bytes)?.stripped
    #expect(stripped == nil || stripped?.firstRange(of: Array("EXIF".utf8)) == nil)
  }
}

extension [UInt8] {
  fileprivate func replacing(_ word: String, with other: String) -> [UInt8] {
    var bytes = self
    while let place = bytes.firstRange(of: Array(word.utf8)) { bytes.replaceSubrange(place, with: other.utf8) }
    return bytes
  }
}
