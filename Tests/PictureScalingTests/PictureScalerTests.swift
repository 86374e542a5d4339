import PictureScaling
import Pictures
import TestSupport
import Testing

@Suite("Pictures drawn smaller", .enabled(if: PictureScaler() != nil, "no libvips"))
struct PictureScalerTests {
  static let formats: [Picture.Format] = [.jpeg, .png, .webp, .avif]
  private let scaler: PictureScaler
  private let photo = SamplePictures.landscape(width: 1200, height: 600)

  init() throws { scaler = try #require(PictureScaler()) }

  @Test(
    "have the width that was asked for, in every format, and the same bytes each time",
    arguments: PictureScalerTests.formats)
  func sizes(format: Picture.Format) throws {
    let small = try #require(scaler.scaled(photo, width: 480, to: format))
    #expect(Picture(small)?.format.rawValue == format.rawValue)
    let size = try #require(Picture.size(of: small))
    #expect(size == (480, 240))
    #expect(scaler.scaled(photo, width: 480, to: format) == small)
  }

  @Test("have the height that was asked for, to the pixel, also where proportion would round it otherwise")
  func exact() throws {
    let tall = try #require(scaler.scaled(SamplePictures.landscape(width: 1201, height: 799), width: 1201, to: .jpeg))
    for (width, height) in [(480, 319), (480, 320), (961, 639), (961, 640)] {
      let small = try #require(scaler.scaled(tall, width: width, height: height, to: .webp))
      #expect(try #require(Picture.size(of: small)) == (width, height))
    }
    let turned = SamplePictures.withEXIF(jpeg: tall, orientation: 8)
    let upright = try #require(scaler.scaled(turned, width: 300, height: 451, to: .jpeg))
    #expect(try #require(Picture.size(of: upright)) == (300, 451))
  }

  @Test("never grow")
  func small() throws {
    let same = try #require(scaler.scaled(photo, width: 5000, to: .webp))
    #expect(try #require(Picture.size(of: same)) == (1200, 600))
  }

  @Test("say nothing but the picture, and stand upright", arguments: PictureScalerTests.formats)
  func metadata(format: Picture.Format) throws {
    let jpeg = try #require(scaler.scaled(photo, width: 1200, to: .jpeg))
    let turned = SamplePictures.withEXIF(jpeg: jpeg, orientation: 6)
    #expect(Picture(turned)?.metadata != nil)
    let small = try #require(scaler.scaled(turned, width: 300, to: format))
    #expect(Picture(small)?.metadata == nil)
    #expect(try #require(Picture.size(of: small)) == (300, 600))
    // Not even a profile of colours, which can have the name of a screen's owner.
    for word in ["someone", "Exif", "hello", "ICCP", "ICC_PROFILE", "iCCP"] { #expect(!small.contains(word)) }
  }

  @Test("are none where a file is no picture, or torn")
  func broken() throws {
    #expect(scaler.scaled(Array("no picture".utf8), width: 480, to: .jpeg) == nil)
    #expect(scaler.scaled([], width: 480, to: .jpeg) == nil)
    #expect(scaler.scaled(photo, width: 0, to: .jpeg) == nil)
    let torn = scaler.scaled(Array(photo.prefix(60)), width: 480, to: .jpeg)
    #expect((torn == nil) as Bool)
  }
}

extension [UInt8] {
  fileprivate func contains(_ word: String) -> Bool { firstRange(of: Array(word.utf8)) != nil }
}
