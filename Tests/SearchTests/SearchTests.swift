import Testing

@testable import Search

@Suite("What is searched")
struct SearchTests {
  private static let synonyms = SearchSynonyms([["食料", "しょくりょう"]])

  private func page(_ path: String, _ main: String, section: String = "活動", groups: String = "蒲田") throws -> SearchPage
  {
    let html =
      "<html lang=\"ja\"><body><nav>さがす</nav><main data-section=\"\(section)\" data-groups=\"\(groups)\">\(main)</main></body></html>"
    return try #require(SearchPage(path: path, bytes: Array(html.utf8), Self.synonyms))
  }

  @Test("is what stands in the middle of a page, without navigation, scripts, pictures and readings")
  func text() throws {
    let page = try page(
      "a.html",
      "<nav>経路</nav><h1>フード<wbr>パントリー</h1><p>食料を<ruby>配<rp>(</rp><rt>くば</rt></ruby>ります。<!-- 内緒 --></p>"
        + "<svg><text>図</text></svg><script>x()</script><h2>場所</h2><ul><li>蒲田</li><li>大森</li></ul><p hidden>隠れた</p>")
    #expect(page.title == "フードパントリー" && page.language == "ja" && page.groups == ["蒲田"])
    #expect(page.pieces == ["食料を配ります。\n場所\n蒲田\n大森"])
  }

  @Test("is not a page that does not say what it is listed under")
  func left() {
    #expect(
      SearchPage(path: "a.html", bytes: Array("<html><main id=\"main\"><h1>表紙</h1></main>".utf8), Self.synonyms) == nil)
    #expect(SearchPage(path: "a.html", bytes: [], Self.synonyms) == nil)
  }

  @Test("is found however it is written")
  func folding() {
    func keys(_ text: String) -> Set<SearchTerms.Key> { Set(SearchTerms.keys(of: text)) }
    #expect(keys("ｻｰｸﾙ") == keys("サークル") && keys("サークル") == keys("さーくる"))
    #expect(keys("ＮＰＯ") == keys("npo") && keys("ｶﾞｲﾄﾞ") == keys("ガイド"))
    #expect(keys("８０５０") == keys("8050") && keys("8050").count == 3)
    #expect(keys("ΟΔΟΣ") == keys("οδος") && keys("İstanbul") == keys("istanbul"))
    // Pairs do not go over a sign or from one block to another.
    #expect(keys("食・料") == keys("食 料") && !keys("食・料").isSuperset(of: keys("食料")))
    #expect(keys("お米を配る").isSuperset(of: keys("米")))
  }

  @Test("is divided into pieces that are not long, at the ends of sentences, and nothing is lost")
  func pieces() throws {
    let sentence = "地域の方が集まります。"
    let long = String(repeating: sentence, count: 400)
    let page = try page("a.html", "<h1>題</h1><p>\(long)</p><p>おわり</p>")
    #expect(
      page.pieces.count > 3 && page.pieces.allSatisfy { $0.utf8.count <= SearchPage.pieceSize + sentence.utf8.count })
    #expect(page.pieces.joined().filter { $0 != "\n" } == long + "おわり")
    // Where no sign divides a text, no word is cut that people search for.
    let words = (0..<400).map { "あ\($0)い" }.joined()
    let cut = try self.page("a.html", "<h1>題</h1><p>\(words)</p>")
    #expect(cut.pieces.count > 1)
    for number in 0..<400 { #expect(cut.pieces.contains { $0.contains("あ\(number)い") }, "\(number)") }
  }

  @Test("is the same for the same pages, in whatever order and on however many cores")
  func deterministic() async throws {
    let pages = try (0..<50).map { try page("p\($0).html", "<h1>題\($0)</h1><p>食料を配る活動\($0)です</p>") }
    let one = try await SearchIndex(pages, Self.synonyms).files(jobs: 1)
    let other = try await SearchIndex(pages.shuffled(), Self.synonyms).files(jobs: 2)
    #expect(one.map(\.path) == other.map(\.path) && one.map(\.bytes) == other.map(\.bytes))
    #expect(one.count { $0.path.hasPrefix("search/t/") } == 50)
  }

  @Test("has a term for words that stand for one another, on each page that says any of them")
  func synonyms() throws {
    let key = SearchSynonyms.key(of: 0)
    #expect(try page("a.html", "<h1>題</h1><p>ショクリョウ</p>").terms.terms.contains { $0.key == key })
    #expect(try page("b.html", "<h1>題</h1><p>食料品</p>").terms.terms.contains { $0.key == key })
    #expect(try !page("c.html", "<h1>題</h1><p>食・料</p>").terms.terms.contains { $0.key == key })
    #expect(name(of: key) == "=B" && name(of: SearchSynonyms.key(of: 31)) == "=pC")
  }

  @Test("is told in signs that look like no word and no number")
  func signs() async throws {
    #expect(Set(SearchFile.alphabet).count == 60)
    #expect(SearchFile.alphabet.allSatisfy { !"0123456789aeiouyAEIOUY<>&\"'\\-./@()".utf8.contains($0) })
    let files = try await SearchIndex([try page("a.html", "<h1>題</h1><p>食料</p>")], Self.synonyms).files(jobs: 1)
    let terms = try #require(files.first { $0.path == "search/i/0.js" })
    #expect(String(decoding: terms.bytes, as: UTF8.self).hasPrefix("engawaSearch(\"i\",0,{"))
    let list = try #require(files.first { $0.path == "search/pages.js" })
    #expect(String(decoding: list.bytes, as: UTF8.self).contains("\"sections\":[\"活動\"],\"groups\":[\"蒲田\"]"))
  }

  @Test("is told in fewer signs where there are many pages and most of them say it")
  func brief() async throws {
    let pages = try (0...2_000).map { try page("p\($0).html", "<p>地区\($0 == 7 ? "の祭" : "")</p>") }
    let files = try await SearchIndex(pages, Self.synonyms).files(jobs: 2)
    let terms = files.filter { $0.path.hasPrefix("search/i/") }.map { String(decoding: $0.bytes, as: UTF8.self) }
      .joined()
    let common = try #require(terms.firstMatch(of: #/"地区":"([xy])([^"]*)"/#))
    #expect(common.1 == "y" && common.2.utf8.count == 2_001)
    #expect(terms.contains("\"の祭\":\"x"))
  }

  @Test("cannot end its own script")
  func quoting() async throws {
    let files = try await SearchIndex(
      [try page("a.html", "<h1>題</h1><p>&lt;/script&gt; \"引用\" \\ 　終</p>")], SearchSynonyms([["a\"b", "c\nd"]])
    ).files(jobs: 1)
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("</script") && text.filter { $0 == "\n" }.count == 1, "\(file.path)")
    }
  }

  private func name(of key: SearchTerms.Key) -> String {
    var name = ""
    SearchFile.scalars(of: key) { name.unicodeScalars.append(Unicode.Scalar($0) ?? " ") }
    return name
  }

  @Test("write texts so that no page and no script ends early")
  func quoting() throws {
    let text = "a\"b\\c</script>\u{2028}\u{2029}\u{1}\t“終”&amp;"
    let page =
      "<html lang=\"ja\"><main data-section=\"s\"><h1>t</h1><p>" + text.replacing("<", with: "&lt;") + "</p></main>"
    let read = try #require(SearchPage(path: "p", bytes: Array(page.utf8), SearchSynonyms([])))
    let bytes = SearchFile.texts(0, [(read, text)][...])
    let expected =
      #"engawaSearch("t",0,[["p","t","ja","a\"b\\c\u003c/script>\u2028\u2029\u0001\u0009“終”&amp;"]])"# + "\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
