import Testing

/// Pages that have nothing of anybody, though words in them are names of the register or look like numbers of people.
enum Innocents {
  struct Page: Sendable, CustomTestStringConvertible {
    let text: String
    let path: String
    var testDescription: String { text }

    init(_ text: String, in path: String = "a.html") {
      self.text = text
      self.path = path
    }
  }

  static let all: [Page] = [
    // Parts of an answer, and one that is too short to be looked for
    Page("<p>窓口で三度目に聞いた話</p>"), Page("<p>①と⑥です。</p>"),
    // Words that are names
    Page("<p>青葉の季節になりました</p>"), Page("<p>青葉台の公園</p>"), Page("<p>ひなたぼっこの会</p>"), Page("<p>そらまめの収穫</p>"),
    Page("<p>空を見上げる</p>"), Page("<p>青葉さんぽ道</p>"), Page("<p>雷鳥さんぽコース</p>"), Page("<p>林業の担い手</p>"),
    Page("<p>大林さんは別の人</p>"), Page("<p>小林様</p>"), Page("<p>森林さんさん</p>"),
    Page("<ul><li>青葉</li><li>公園</li><li>ひなた</li><li>そら</li></ul>"),
    Page("<p>青葉、公園、ひなた、そら</p>"), Page("<p>組の名前はひなた・公園・青葉台です</p>"), Page("<h2>青葉</h2><p>ひなたで休む</p>"),
    // Words behind a surname that only begin as forms of address do
    Page("<p>青葉さんか</p>"), Page("<p>青葉さんかく公園</p>"), Page("<p>青葉さんざん</p>"), Page("<p>雷鳥ちゃんと見る</p>"),
    Page("<p>雷鳥ちゃんこ鍋</p>"), Page("<p>青葉くんくん</p>"), Page("<p>青葉宅食</p>"), Page("<p>青葉宅急便</p>"),
    Page("<p>青葉さんか者</p>"), Page("<p>青葉さんか募集</p>"), Page("<p>青葉先生活</p>"), Page("<p>青葉さんしょう</p>"),
    Page("<p>青葉さんにんで</p>"), Page("<p>青葉サンデー</p>"), Page("<p>青葉ちゃんちゃんこ</p>"), Page("<p>青葉夫人会</p>"),
    Page("<p>青葉さんま祭り</p>"), Page("<p>青葉サンゴ</p>"), Page("<p>青葉君が代</p>"), Page("<p>青葉殿様</p>"), Page("<p>青葉家具</p>"),
    Page("<p>青葉家庭</p>"), Page("<p>青葉どの地区</p>"),
    Page("<p>青葉どのような</p>"), Page("<p>青葉。様々な花</p>"), Page("<p>青葉、家を建てる</p>"),
    Page("<p>1995年3月5件</p>"), Page("h7, h3, h5 { margin: 0 }", in: "a.css"), Page("<p>28.6</p>"),
    Page("<p>架空町（大田区）6件</p>"),
    Page("<p>雷鳥は高い山の鳥です</p>"), Page("<p>雷鳥の様子を見る</p>"), Page("<p>青葉様式の庭</p>"), Page("<p>青葉氏神まつり</p>"),
    Page("<p>高橋という橋</p>"), Page("<p>めぐみの雨</p>"), Page("<p>健太郎という本</p>"), Page("<p>きよしこの夜</p>"),
    Page("<p>たくさんの人</p>"), Page("<p>皆さん、お客様、奥様</p>"), Page("<table><tr><td>青葉</td><td>12</td></tr></table>"),
    Page("地区,名前\n青葉,公園\n", in: "a.csv"), Page(#"{"a":"青葉","b":"公園"}"#, in: "a.json"),
    // Numbers
    Page("<p>令和4年12月に208人</p>"), Page("<p>2022年12月31日現在</p>"), Page("<p>2022-04-01から2022-12-31まで</p>"),
    Page("<p>1995年3月の調査</p>"), Page("<p>3月5日に開きます</p>"), Page("<p>平成7年の震災</p>"), Page("<p>1995年3月50回目</p>"),
    Page("<p>77人から208人、2.7倍</p>"), Page("<p>12,345,678円</p>"), Page("<p>ISBN 978-4-00-000000-0</p>"),
    Page("<p>電話 03-1234-5678</p>"), Page(#"<a href="tel:0312345678">電話</a>"#), Page("<p>〒123-4567 架空区役所前1-1-1</p>"),
    Page("<p>info@example.org</p>"), Page(#"<a href="mailto:info@example.org">x</a>"#), Page("<p>架空町7丁目の公園</p>"),
    Page("<p>架空町の地図</p>"), Page("<p>架空町6-2-23</p>"), Page("<p>架空町16-2-2</p>"), Page("<p>架空町8-26</p>"),
    Page("<p>1234 5678 9012</p>"), Page("<p>123456789010</p>"), Page("<p>202212311530</p>"),
    Page(#"<link rel="stylesheet" href="assets/site-1x080000030951.css">"#), Page("<p>午前10時から11時30分</p>"),
    Page("<p>第106条の6、第7-18条</p>"), Page("<p>生年月日は書かないでください</p>"), Page("<p>誕生日会を2か月に一度</p>"),
    Page("<p>生年月日を聞かれたら、断ってかまいません。この会は長く続いていて、次は2023年4月1日です</p>"), Page("<p>2022年12月31日生活支援の集まり</p>"),
    Page("<p>R4-02080</p>"), Page("<p>令和4年度（R4）</p>"), Page(#"<img alt="" src="logo@2x.png">"#),
    Page("@media print { p { color: black } }", in: "a.css"), Page("<p>連絡@受付</p>"),
    Page("<p>青葉宅地の開発</p>"), Page("<p>青葉様々な色</p>"), Page("<p>青葉さん通り</p>"), Page("<p>さつきさんさん市場</p>"),
    Page("<p>すみれ先生と花を植えよう</p>"),
    Page("<p>お誕生日会を2026年4月15日に開きます</p>"), Page("<p>2026年4月15日生け花教室</p>"), Page("<p>2026年5月10日生ごみ堆肥化講座</p>"),
    Page("<p>生年月日を書きます。受付は2026年4月1日から</p>"), Page("<p>対象は1961年4月1日生まれまでの方</p>"),
    Page("<table><tr><td>0</td><td>150</td><td>300</td><td>450</td></tr></table>"), Page("<p>0.5523 2.1234</p>"),
    Page("<svg><g transform=\"matrix(0.7071 -0.7071 0.7071 0.7071 12 3)\"/></svg>", in: "a.svg"),
    Page("<table><tr><td>2020</td><td>2021</td><td>2022</td></tr></table>"), Page("<p>2020・2021・2022年度</p>"),
    Page("<p>2015 2016 2017</p>"), Page("<p>E-mail info@example.org</p>"),
    Page("<p>電話 03-1234-5678 info@example.org</p>"),
    Page("<p>一人、二人、三人と増えた</p>"), Page("<p>第一回（二〇二二年）</p>"),
    // Sentences that share little with notes
    Page("<p>家賃の支払いに困ったら</p>"), Page("<p>大家と話し合う</p>"), Page("<p>連絡が途切れたため</p>"),
    // The border
    Page(#"<a href="https://example.com/">よそのサイト</a>"#),
    Page(#"<link rel="canonical" href="https://example.org/a.html">"#),
    Page(#"<img alt="" src="../images/a.png">"#), Page(#"<script src="a.js"></script>"#),
    Page(#"<script type="application/ld+json">{"@context":"https://schema.org"}</script>"#),
    Page("p { background: url(a.png) }", in: "a.css"),
    Page("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M1 2\"/></svg>", in: "a.svg"),
    Page("/*\n  Content-Security-Policy: default-src 'none'\n", in: "_headers"),
    Page(#"{"path":"a.html","sha256":"080000030951234567890abcdef"}"#, in: "manifest.json"),
  ]
}
