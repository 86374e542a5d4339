import TestSupport
import Testing

@testable import Documents

@Suite("PDF files")
struct PDFWordsTests {
  private static let note = SamplePDF.packed(Array("9 0 <</Type /Annot /Contents (夕凪)>>".utf8))

  @Test("tell their title, notes and bookmarks, however the strings are written")
  func strings() throws {
    let file = SamplePDF(objects: [
      "<</Title (\u{FEFF}会報) /Keywords (a\\(b\\)\\101) /Author <FEFF96F79CE5> /CreationDate (D:20221231)>>",
      "<</Type /Annot /Subtype /Text /Contents (雷鳥\\\n\\343\\201\\215)>>",
    ])
    let words = try #require(PDFWords(file.bytes))
    let strings = words.strings.map { String(decoding: $0, as: UTF8.self) }
    #expect(strings.contains("会報") && strings.contains("a(b)A") && strings.contains("雷鳥"))
    #expect(strings.contains("雷鳥き") && strings.contains("D:20221231"))
  }

  @Test("tell what lies in packed objects and in descriptions, and nothing of pages and pictures")
  func streams() throws {
    let file = SamplePDF(
      objects: ["<</A /#E9#9B#B7>> % 注"],
      streams: [
        ("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Self.note),
        ("/Type /Metadata /Subtype /XML", Array("<x:xmpmeta>鳥</x:xmpmeta>".utf8)),
        ("/Subtype /Image /Metadata 5 0 R", Array("(picture) endstrea".utf8)),
      ])
    let words = try #require(PDFWords(file.bytes))
    let strings = words.strings.map { String(decoding: $0, as: UTF8.self) }
    #expect(strings.contains("雷") && strings.contains(" 注") && strings.contains("夕凪"))
    #expect(!strings.contains("picture"))
    #expect(words.descriptions == [Array("<x:xmpmeta>鳥</x:xmpmeta>".utf8)])
  }

  @Test(
    "that are locked, hold files, forms or scripts, or end in another file are not read",
    arguments: [
      "<</Encrypt 3 0 R>>", "<</Names <</EmbeddedFiles 4 0 R>>>>", "<</AcroForm 3 0 R>>", "<</S /JavaScript>>",
    ])
  func refused(object: String) {
    #expect(PDFWords(SamplePDF(objects: [object]).bytes) == nil)
    #expect(PDFWords(Array("no document".utf8)) == nil)
    #expect(PDFWords(SamplePDF(objects: ["<<>>"]).bytes + Array("PK another file".utf8)) == nil)
    let strange = SamplePDF(objects: [], streams: [("/Type /ObjStm /Filter /LZWDecode", [1, 2, 3])])
    #expect(PDFWords(strange.bytes) == nil)
    let torn = SamplePDF(
      objects: [], streams: [("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Array(Self.note.dropLast(8)))])
    #expect(PDFWords(torn.bytes) == nil)
  }

  @Test("that are cut anywhere stop nothing")
  func cut() {
    let whole = SamplePDF(
      objects: ["<</Title (a(b)\\1) /X <4>>>"],
      streams: [("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Self.note)]
    ).bytes
    for end in whole.indices { _ = PDFWords(Array(whole[..<end])) }
    // A million bytes in a thousand, a hundred times over, are too many.
    let zeros = SamplePDF.packed([UInt8](repeating: 0, count: 1_000_000))
    let bomb = SamplePDF(
      objects: [],
      streams: [(keys: String, content: [UInt8])](
        repeating: ("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", zeros), count: 100))
    #expect(PDFWords(bomb.bytes) == nil)
  }

  @Test(
    "that keep what no page shows are not read",
    arguments: [
      "<</OCProperties 3 0 R>>", "<</PieceInfo <</X 3 0 R>>>>", "<</Type /Annot /F 2 /Contents (x)>>",
      "<</Type /Annot /F 36>>",
    ])
  func remains(object: String) {
    #expect(PDFWords(SamplePDF(objects: [object]).bytes) == nil)
  }

  @Test("that have an earlier state of themselves in them, or a stream that nothing refers to, are not read")
  func revisions() {
    let whole = SamplePDF(page: "hello").bytes
    #expect(PDFWords(whole) != nil)
    let change = "4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    #expect(PDFWords(whole + Array(change.utf8)) == nil)
    let orphan = String(decoding: whole, as: UTF8.self)
      .replacing("/Contents 4 0 R", with: "/Contents 6 0 R")
    #expect(PDFWords(Array(orphan.utf8)) == nil)
  }

  @Test("tell what stands beside the text of a page, and descriptions that are not called so")
  func content() throws {
    let content = "/Figure <</Alt (雷鳥の絵)>> BDC % 注\nBT (glyphs) Tj ET EMC"
    let file = SamplePDF(
      objects: [],
      streams: [
        ("/Filter /FlateDecode", SamplePDF.packed(Array(content.utf8))),
        ("/X /Y", Array("<x:xmpmeta>鳥</x:xmpmeta>".utf8)),
        (
          "/Subtype /Image /Filter /DCTDecode",
          [0xFF, 0xD8, 0xFF, 0xFE, 0, 5] + Array("abc".utf8) + [0xFF, 0xDA, 0, 2]
        ),
        ("/Subtype /Form", Array("BT (080-0000) Tj [(-30) 20 (95)] TJ <00300031> Tj ET".utf8)),
      ])
    let words = try #require(PDFWords(file.bytes))
    let strings = words.strings.map { String(decoding: $0, as: UTF8.self) }
    #expect(strings.contains("雷鳥の絵") && strings.contains(" 注") && strings.contains("glyphs "))
    #expect(words.descriptions == [Array("<x:xmpmeta>鳥</x:xmpmeta>".utf8)])
    #expect(strings.contains("abc") && strings.contains("080-0000 -3095  "))
    #expect(!words.hasPhotoMetadata)
    for segment in [[0xE1, 0, 4, 1, 2], [0xED, 0, 4, 1, 2], [0xE1, 9, 9]] as [[UInt8]] {
      let photograph = SamplePDF(
        objects: [], streams: [("/Subtype /Image /Filter /DCTDecode", [0xFF, 0xD8, 0xFF] + segment + [0xFF, 0xDA])])
      #expect(PDFWords(photograph.bytes)?.hasPhotoMetadata == true)
    }
  }
}
