import Testing

@testable import Site

@Suite("Readings in brackets")
struct BracketedReadingsTests {
  private func ruby(_ html: String) -> String {
    String(decoding: BracketedReadings.asRuby(Array(html.utf8)), as: UTF8.self)
  }

  @Test("become ruby above the Chinese characters before them")
  func words() {
    #expect(
      ruby("<p>食（た）べるもの、佐々木（ささき）</p>")
        == "<p><ruby>食<rp>（</rp><rt>た</rt><rp>）</rp></ruby>べるもの、"
        + "<ruby>佐々木<rp>（</rp><rt>ささき</rt><rp>）</rp></ruby></p>")
  }

  @Test("are of the whole word where kana stands in it, and of its end where it does not")
  func kana() {
    func base(_ text: String) -> String? {
      ruby("<p>\(text)</p>").firstMatch(of: #/<ruby>([^<]*)<rp>/#).map { String($0.output.1) }
    }
    #expect(base("久が原（くがはら）") == "久が原" && base("食べ物（たべもの）") == "食べ物")
    #expect(base("人の話（はなし）") == "話" && base("彼は話（はなし）") == "話" && base("久が 原（はら）") == "原")
  }

  @Test(
    "are nothing else: no other brackets, none without characters before them, and none in what has no markup",
    arguments: [
      "<p>119（救急車）</p>", "<p>土曜（昼）</p>", "<p>（かい）</p>", "<p>かな（かな）</p>", "<p>人（ひと</p>", "<p>人（）</p>",
      "<p>人<b>（ひと）</b></p>", "<title>人（ひと）</title>", "<p title=\"人（ひと）\">a</p>",
      "<ruby>人（ひと）<rt>ひと</rt></ruby>", "<select><option>人（ひと）</option></select>", "<script>人（ひと）</script>",
      "人（", "（", "<p", "",
    ])
  func others(html: String) { #expect(ruby(html) == html) }

  @Test("are looked for again behind what has none")
  func behind() {
    #expect(ruby("<title>人（ひと）</title>人（ひと）").hasSuffix("</title><ruby>人<rp>（</rp><rt>ひと</rt><rp>）</rp></ruby>"))
    #expect(ruby("土（昼）人（ひと）").hasPrefix("土（昼）<ruby>人<rp>"))
  }
}
