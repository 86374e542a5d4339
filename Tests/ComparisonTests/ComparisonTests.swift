import Testing

@testable import Comparison

@Suite("What is different between two sites")
struct ComparisonTests {
  private typealias Files = [String: String]

  private func compare(_ old: Files, _ new: Files) throws -> SiteComparison {
    func side(_ files: Files) -> SiteComparison.Side {
      .init(paths: files.keys.sorted()) { Array((files[$0] ?? "").utf8) }
    }
    return try SiteComparison(from: side(old), to: side(new))
  }

  private func page(_ body: String, title: String = "題", asset: String = "site-3bkp88md2cwtx.css") -> String {
    "<html><head><title>\(title)</title><link href=\"assets/\(asset)\"></head><body><nav>案内</nav><main>\(body)</main></body></html>"
  }

  private func data(_ counts: [String], asOf: String = "2022-12-31", status: [String]? = nil) -> String {
    let rows = counts.enumerated().map { index, count in
      let word = status?[index] ?? (count.isEmpty ? "hidden" : "shown")
      return "t,r\(index),行\(index),,,\(count),\(word),persons,\(asOf),\r\n"
    }
    return "\u{FEFF}table,row,row_label,column,column_label,count,status,unit,as_of,fictional\r\n" + rows.joined()
  }

  @Test("is nothing where only names of assets, dates and manifests are others")
  func noise() throws {
    let old = [
      "a.html": page("<p>文です。</p><p class=\"updated\">更新日: 2022</p>"), "engawa-manifest.json": "1",
      "assets/site-3bkp88md2cwtx.css": "a{}", "feed.xml": "1",
    ]
    let new = [
      "a.html": page("<p>文です。</p><p class=\"updated\">更新日: 2023</p>", asset: "site-9bkp88md2cwtx.css"),
      "engawa-manifest.json": "2", "assets/site-9bkp88md2cwtx.css": "a{}", "feed.xml": "2",
    ]
    #expect(try compare(old, new).isEmpty)
  }

  @Test("is told of a page that moved and says a little more")
  func movedAndReworded() throws {
    let comparison = try compare(
      ["old.html": page("<p>一つ目です。二つ目です。</p>"), "other.html": page("<p>まったく別です。</p>")],
      ["new.html": page("<p>一つ目です。二つ目です。三つ目です。</p>"), "more.html": page("<p>何も同じでない。</p>")])
    #expect(comparison.pages.map(\.path) == ["more.html", "new.html", "new.html", "other.html"])
    #expect(comparison.pages[1].kind == .moved(from: "old.html"))
    guard case .reworded(let words) = comparison.pages[2].kind else {
      Issue.record("it says more")
      return
    }
    #expect(words.sentences.map(\.text) == ["三つ目です。"])
  }

  @Test("is told of pages: new, gone, moved and reworded by the sentence")
  func pages() throws {
    let comparison = try compare(
      [
        "a.html": page("<p>はじめの文。次の文。</p><p><a href=\"b.html\">先</a></p>"), "gone.html": page("消える。", title: "消えるページ"),
        "old.html": page("動く。"),
      ],
      [
        "a.html": page("<p>はじめの文。<b>新しい</b>文。</p><p><a href=\"c.html\">先</a></p>"), "new.html": page("動く。"),
        "more.html": page("増える。", title: "増えたページ"),
      ])
    #expect(comparison.pages.map(\.path) == ["a.html", "gone.html", "more.html", "new.html"])
    #expect(comparison.pages[1].kind == .removed && comparison.pages[1].title == "消えるページ")
    #expect(comparison.pages[2].kind == .added && comparison.pages[3].kind == .moved(from: "old.html"))
    guard case .reworded(let words) = comparison.pages[0].kind else {
      Issue.record("it says something else")
      return
    }
    #expect(words.sentences.map { ($0.isNew ? "+" : "-") + $0.text } == ["-次の文。", "+新しい文。"])
    #expect(words.lostLinks == ["b.html"] && words.newLinks == ["c.html"])
  }

  @Test("is told of figures, with what came in the place of marks and why")
  func figures() throws {
    let reasons = page("<p><b>[r]</b>: 訂正、2023年2月10日。受付が遅れたため</p>")
    let comparison = try compare(
      [
        "statistics/t.csv": data(["10", "20", "", "7"]), "statistics/old.csv": data(["1"]),
        "statistics/t.html": page(""),
      ],
      [
        "statistics/t.csv": data(
          ["12", "", "30", "7"], status: ["revised", "hidden", "shown", "shown"]),
        "statistics/new.csv": data(["1", "2"]),
        "statistics/t.html": reasons,
      ])
    let own = comparison.figures.filter { $0.table == "t" }
    #expect(own.map(\.cell) == [["行0"], ["行1"], ["行2"]])
    #expect(own[0].before == .count(10) && own[0].now == .count(12))
    #expect(
      own[0].why == .corrected(["[r]: 訂正、2023年2月10日。", "受付が遅れたため"]) || own[0].why == .corrected(["[r]: 訂正、2023年2月10日。"])
    )
    #expect(own[1].isHiddenAnew && own[2].isShownAnew)
    #expect(comparison.figures.filter { $0.cell.isEmpty }.map(\.table) == ["new", "old"])
    let later = try compare(
      ["tables/t.csv": data(["10"])], ["tables/t.csv": data(["15"], asOf: "2023-01-31")])
    #expect(later.figures.map(\.why) == [.later(from: "2022-12-31", to: "2023-01-31")])
  }

  @Test("passes over figures on pages, which their data tell, and what every page has around its content")
  func around() throws {
    let table = "<figure class=\"statistics\"><table><tr><td>10</td></tr></table><figcaption>注。</figcaption></figure>"
    let old = ["a.html": "<header>一</header>" + page(table)]
    let new = ["a.html": "<header>二</header>" + page(table.replacing("10", with: "12"))]
    #expect(try compare(old, new).isEmpty)
    let noted = ["a.html": page(table.replacing("注。", with: "別の注。"))]
    #expect(try compare(old, noted).pages.count == 1)
  }

  @Test("is told of files that came, went and changed")
  func files() throws {
    let comparison = try compare(
      ["x.pdf": "1", "y.png": "1", "z.jpg": "1"], ["x.pdf": "2", "z.jpg": "1", "w.png": "1"])
    #expect(comparison.files.map { "\($0.path) \($0.kind)" } == ["w.png added", "x.pdf changed", "y.png removed"])
  }

  @Test("reads on behind pictures, whose shapes have no end")
  func pictures() throws {
    let picture = "<figure class=\"chart\"><svg><path d=\"M0 0\"/><g><rect/></g></svg></figure>"
    let (old, new) = (page("\(picture)<p>前の文。</p>"), page("\(picture)<p>後の文。</p>"))
    #expect(try compare(["a.html": old], ["a.html": new]).pages.count == 1)
  }

  @Test("passes over what a release says once more, unless it came or went")
  func copies() throws {
    let release = ["report.html": page("<p>一</p>"), "manifest.json": "1", "tables.xlsx": "1", "report.pdf": "1"]
    var other = release
    (other["manifest.json"], other["tables.xlsx"], other["report.pdf"]) = ("2", "2", "2")
    #expect(try compare(release, other).isEmpty)
    other["report.pdf"] = nil
    #expect(try compare(release, other).files.map { "\($0.path) \($0.kind)" } == ["report.pdf removed"])
    #expect(try compare(["tables.xlsx": "1"], ["tables.xlsx": "2"]).files.count == 1)
  }
}
