import Markup
import Testing

@Suite("Lines that are almost a fence")
struct FenceLikenessTests {
  @Test(
    "are told whatever signs a keyboard wrote",
    arguments: [
      "```internal", "｀｀｀internal", "～～～ internal", "> ```internal", "　```ｉｎｔｅｒｎａｌ", "'''INTERNAL'''", "・``internal",
      "`internal", "[internal]", "\\```internal", "**```internal**", "\u{FEFF}~~~internal", ":::internal",
      "‵‵‵internal", "、、、internal", "+++ internal", "・・・internal", "答え ```internal", "1 ~~~ internal",
      "| a | ```internal",
    ])
  func told(line: String) { #expect(FenceLikeness.opens("internal", Array(line.utf8)[...])) }

  @Test("are told behind bytes that are no character, too")
  func torn() {
    let name = Array("｀｀｀ｉｎｔｅｒｎａｌ".utf8)
    for torn in [[0xE3], [0xE3, 0x81], [0xEC, 0x41], [0xE3, 0x81, 0x82, 0xE3]] as [[UInt8]] {
      #expect(FenceLikeness.mayOccur("internal", in: (torn + name.dropFirst(9))[...]))
    }
  }

  @Test("may have letters of their names written in other ways")
  func hidden() {
    for text in ["```an&#115;wer\n", "a\n~~~ &#105;nternal\n", "> ```\\notes\n"] {
      #expect(FenceLikeness.mayHideName(in: Array(text.utf8)[...]))
    }
    for text in ["```chart\na & b\n```\n", "a & b ``c``\n", "``\n&\n", ""] {
      #expect(!FenceLikeness.mayHideName(in: Array(text.utf8)[...]))
    }
  }

  @Test(
    "are not seen in a sentence, a code span, a link or another word",
    arguments: [
      "internal", "## Internal", "- internal", "`internal` は内部の版だけの囲みです", "| `internal` |", "- `internal`",
      "[internal](page:a)", "```internals", "```note", "| ```` ```internal ```` | a box |", "その ```internal は",
      "internal: true", "・internal", "++internal", "a ```internal``` b", "答えは ```internal```",
    ])
  func passed(line: String) { #expect(!FenceLikeness.opens("internal", Array(line.utf8)[...])) }
}
