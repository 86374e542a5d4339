import Testing

@testable import Folding

@Suite("Folding of texts")
struct TextFoldingTests {
  private static let folding = TextFolding()

  @Test(
    "brings ways of writing to one",
    arguments: [
      ("カタカナ", "かたかな"), ("ｶﾞｲﾄﾞ", "がいど"), ("ＡＢｃ１２", "abc12"), ("髙橋", "高橋"), ("ゃゅょっ", "やゆよつ"),
      ("０３－１２３４", "03-1234"), ("03‐1234", "03−1234"), ("山\u{200B}田", "山田"), ("山 田　", "山田"), ("é", "e"), ("㍻", "平成"),
      ("⿓也", "竜也"), ("\u{F9C4}也", "竜也"),
    ])
  func same(a: String, b: String) {
    #expect(Self.folding.fold(a) == Self.folding.fold(b))
  }

  @Test("keeps apart what is another word", arguments: [("か", "が"), ("山田", "山本"), ("は", "ぱ"), ("1", "7")])
  func different(a: String, b: String) {
    #expect(Self.folding.fold(a) != Self.folding.fold(b))
  }

  @Test("changes nothing that is folded already")
  func idempotent() {
    var changed: [UInt32] = []
    for scalar in UInt32(0)...0xFFFF {
      guard let character = Unicode.Scalar(scalar) else { continue }
      let once = Self.folding.fold(String(character))
      let text = String(String.UnicodeScalarView(once.compactMap(Unicode.Scalar.init)))
      if Self.folding.fold(text) != once { changed.append(scalar) }
    }
    #expect(changed == [])
  }
}
