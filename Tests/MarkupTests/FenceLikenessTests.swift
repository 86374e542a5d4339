import Markup
import Testing

@Suite("Lines that are almost a fence")
struct FenceLikenessTests {
  @Test(
    "are told whatever signs a keyboard wrote",
    arguments: [
      "```internal", "｀｀｀internal", "～～～ internal", "> ```internal", "　```ｉｎｔｅｒｎａｌ", "'''INTERNAL'''", "・``internal",
      "`internal", "[internal]", "\\```internal", "**```internal**", "\u{FEFF}~~~internal", ":::internal",
    ])
  func told(line: String) { #expect(FenceLikeness.opens("internal", Array(line.utf8)[...])) }

  @Test(
    "are not seen in a sentence, a code span, a link or another word",
    arguments: [
      "internal", "## Internal", "- internal", "`internal` は内部の版だけの囲みです", "| `internal` |", "- `internal`",
      "[internal](page:a)", "```internals", "```note", "| ```` ```internal ```` | a box |", "その ```internal は",
      "internal: true",
    ])
  func passed(line: String) { #expect(!FenceLikeness.opens("internal", Array(line.utf8)[...])) }
}
