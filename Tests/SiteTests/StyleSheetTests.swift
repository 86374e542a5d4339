import Testing

@testable import Site

@Suite("Style sheets for browsers")
struct StyleSheetTests {
  private func compacted(_ css: String) -> String {
    String(decoding: StyleSheet.compacted(Array(css.utf8)), as: UTF8.self)
  }

  @Test(
    "have no comments, and no space that means nothing",
    arguments: [
      ("/* a */\na {\n  color: red;\n}\n", "a{color:red}"),
      (".a, .b > c { margin: 0 1px }", ".a,.b > c{margin:0 1px}"),
      ("a/**/b {}", "a b{}"), ("a :hover{}", "a :hover{}"), ("a { b: c;; d: \": ;\"; }", "a{b:c;;d:\": ;\"}"),
      ("@media (a) and (b) { c { d: e } }", "@media (a) and (b){c{d:e}}"),
      ("/* never closed", ""), ("", ""),
    ])
  func shorter(css: String, short: String) {
    #expect(compacted(css) == short)
  }

  @Test(
    "keep what stands in quotes",
    arguments: [
      "a{content:\" /* b */ ; \"}", "a{content:'it\\'s  {'}", "a{background:url(\"a  b.svg\")}", "a{content:\"\\\\\"}",
    ])
  func strings(css: String) {
    #expect(compacted(css) == css)
  }

  @Test("are the same when they are made short again")
  func twice() {
    let css = "a , b { c : d ; e : \"f  g\" }\n\n/* h */ @media i { j { k : l } }"
    #expect(compacted(compacted(css)) == compacted(css))
  }
}
