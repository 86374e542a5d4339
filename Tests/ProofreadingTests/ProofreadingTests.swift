import Diagnostics
import Proofreading
import Testing

@Suite("Proofreading")
struct ProofreadingTests {
  private func review(
    _ body: String, silenced: Set<String> = [], title: String = "題", in path: String = "a.md"
  ) -> [Diagnostic] {
    let head = "---\ntitle: \(title)\nupdated: 2022-12-31\n---\n"
    let source = SourceText(path: path, bytes: Array((head + body).utf8))
    return Proofreader.review(source, bodyOffset: head.utf8.count, silenced: silenced)
  }

  @Test(
    "finds what editors mend, with its place",
    arguments: [
      ("ﾌｰﾄﾞの会\n", "half-width-katakana", 1), ("○一つ\n〇二つ\n", "mixed-circles", 1), ("5つと５つ\n", "mixed-digits", 4),
      ("対象は208人です。\n", "typed-count", 4), ("相談が1,234 件\n", "typed-count", 4), ("| 大森 | ３世帯 |\n", "typed-count", 8),
      ("二十三名が訪れました。\n", "typed-count", 1), ("## 六名の声\n", "typed-count", 4),
      ("支援は79人から98人になりました。\n", "typed-count", 4), ("三人と三世帯\n", "typed-count", 1),
      ("それそれの分野\n", "known-typos", 1), ("㈱架空\n", "machine-dependent", 1), ("会は12月5日です。\n", "date-without-year", 3),
      ("[電話]（tel:03-1234-5678）\n", "almost-markdown", 4), ("##見出し\n", "almost-markdown", 1),
      ("＃＃ 見出し\n", "almost-markdown", 1), ("・りんご\n", "almost-markdown", 1), ("１．りんご\n", "almost-markdown", 1),
      ("これは＊＊大切＊です\n", "almost-markdown", 4), ("#見出し\n", "almost-markdown", 1), ("-一つ\n", "almost-markdown", 1),
      ("1.一つ\n", "almost-markdown", 1), ("＞引用\n", "almost-markdown", 1),
      ("［電話］(tel:03-1234-5678)\n", "almost-markdown", 4), ("［電話］（tel:03-1234-5678）\n", "almost-markdown", 4),
      ("![写真](写真 1.jpg)\n", "almost-markdown", 7), ("[x](page: about)\n", "almost-markdown", 5),
      ("ここに本文を書きます。\n", "placeholder", 1),
      ("令和4年度は、2022年度と同じ。\n", "mixed-fiscal-years", 8), ("令和4年度とR4年度\n", "mixed-fiscal-years", 7),
    ])
  func finds(text: String, rule: String, column: Int) {
    let found = review(text)
    #expect(Set(found.map(\.id)) == ["text.\(rule)"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.place?.position?.column == column)
    #expect(review(text, silenced: [rule]).isEmpty)
    #expect(Proofreader.rules.contains(rule))
  }

  @Test("finds counts in titles too, which lists repeat, and none in other keys")
  func countsInTitles() {
    let source = SourceText(
      path: "content/a.md", bytes: Array("---\ntitle: 3名の声\nsummary: 五人が話しました。\ncapacity: 定員は20名\n---\n本文\n".utf8))
    let found = Proofreader.review(source, bodyOffset: source.bytes.count - 7, silenced: [])
    #expect(found.map(\.id) == ["text.typed-count", "text.typed-count"])
    #expect(found.compactMap(\.place?.position) == [.init(line: 2, column: 8), .init(line: 3, column: 10)])
  }

  @Test(
    "leaves alone what is right, or no prose",
    arguments: [
      "フードの会\n", "①と②\n", "2022年12月5日です。\n", "令和4年12月5日から12月9日まで。\n", "令和4年度（2022年度）です。\n", "令和3年度と令和4年度\n",
      "[５人](stat:a[2022-12])\n", "`ﾌｰﾄﾞ`\n", "```\nﾌｰﾄﾞ\n```\n", "```\n12月5日\n```\n令和4年度\n", "2022年度と2023年度\n",
      "## 見出し\n\n- 一\n\n1. 二\n", "[電話](tel:03-1234-5678)\n", "食べる・話す\n", "#1 の人\n", "配列[一]（二番目）\n", "５つ\n",
      "1人から9人まで、10人未満\n", "一人ひとり、二人\n", "数十人、何百人、第三件、この一件、人一倍\n", "[208人](<stat:a[b, c]>)と[208](stat:a[b])人\n",
      "人が10、3人目と2件ずつ\n", "〇〇人、二、三人、三人称、五人家族、十人十色、百人一首、二世帯住宅、第3件\n",
      "```\n##a\n```\n",
      "月1回の日曜日\n", "第2・第4水曜日\n", "[x](page:a \"題\")\n", "[x](<a b.pdf>)\n", "*強調*です\n", "-1度\n", "2.7倍\n",
    ])
  func leaves(text: String) { #expect(review(text) == []) }

  @Test("says how easy a page in plain Japanese is, where it is not easy enough")
  func plain() {
    let path = "content/about.ja-simple.md"
    let hard = "住民の皆様におかれましては、生活に困窮された際に当協議会の窓口へご相談いただくことが可能です。\n"
    let found = review("やさしい 文です。\n\n" + hard + hard + hard, in: path)
    #expect(found.map(\.id) == ["text.plain-language"] && found.first?.place?.position?.line == 7)
    #expect(review(hard).isEmpty && review(hard, silenced: ["plain-language"], in: path).isEmpty)
    let easy = "お[金](ruby:かね)に こまった とき、[話](ruby:はな)して ください。電話（でんわ）でも 話（はな）せます。\n"
    #expect(review(easy, in: path).isEmpty)
    // What is no sentence is not counted, and long rows of signs cost no more than others.
    #expect(review("## 個別支援の実績\n\n- 生活困窮者自立支援\n", in: path).isEmpty)
    #expect(review(String(repeating: "漢", count: 50_000) + "。\n", in: path).count == 1)
  }

  @Test("reads titles too, and no codes")
  func titles() {
    #expect(review("本文\n", title: "ﾌｰﾄﾞ").map(\.id) == ["text.half-width-katakana"])
    #expect(review("５つ\n") == [])
  }

  @Test("takes time by the length of a text, and lists so many remarks")
  func bounds() {
    #expect(review(String(repeating: "1970年1月1日", count: 50_000)).isEmpty)
    let dates = review(String(repeating: "1月1日", count: 50_000))
    #expect(dates.count == 201)
    #expect(dates.allSatisfy { $0.severity == .warning })
    #expect(review(String(repeating: "令和4年度、2022年度", count: 20_000)).count == 201)
  }
}
