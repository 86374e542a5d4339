import Markup
import Testing

@Suite("Text in UTF-8")
struct UTF8TextTests {
  /// A small generator, so that every run asks the same.
  private struct Random: RandomNumberGenerator {
    var state: UInt64 = 7
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("is told from what is none, as the library of Swift tells it")
  func validity() {
    var random = Random()
    let characters = ["a", "<", "\n", "é", "あ", "漢", "힣", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "😀", "\u{10FFFF}", " "]
    for _ in 0..<20_000 {
      var bytes = (0..<Int.random(in: 0...24, using: &random)).flatMap { _ in
        Array((characters.randomElement(using: &random) ?? "").utf8)
      }
      if Bool.random(using: &random), !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Text.firstInvalid(bytes) == nil) == isValid, "\(bytes)")
      let hasControls = bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
      #expect(UTF8Text.isPlain(bytes) == (isValid && !hasControls), "\(bytes)")
      if let place = UTF8Text.firstInvalid(bytes) {
        #expect(String(validating: bytes[..<place], as: UTF8.self) != nil)
      }
    }
  }

  @Test("is read character by character")
  func scalars() {
    let bytes = Array("aé漢😀".utf8)
    var (index, found): (Int, [UInt32]) = (0, [])
    while index < bytes.count {
      let (scalar, length) = UTF8Text.scalar(bytes, at: index, before: bytes.count)
      found.append(scalar)
      index += length
    }
    #expect(found == [0x61, 0xE9, 0x6F22, 0x1F600])
    #expect(UTF8Text.scalar([0xE3, 0x81], at: 0, before: 2) == (0xFFFD, 1))
  }

  @Test("has marks found in it, in letters of either case where that is asked for")
  func marks() {
    let bytes = Array("a</Script></style>".utf8)
    #expect(Bytes.find("</script", in: bytes, from: 0) == bytes.count)
    #expect(Bytes.find("</script", in: bytes, from: 0, ignoringCase: true) == 1)
    #expect(Bytes.first(UInt8(ascii: "s"), in: bytes[3...], from: 3) == 12)
    #expect(Bytes.first(UInt8(ascii: "z"), in: bytes, from: 0) == nil && Bytes.first(0, in: [], from: 0) == nil)
  }
}
