import Chronology
import Foundation
@_spi(Gate) import Tables
import Testing

@testable import Gate

/// Invented people of an invented register, and a gate that knows them.
enum Plants {
  static let gate = Gate(secrets, contacts: contacts, isPublic: true, traces: ["/srv/build/site"])

  static let contacts = ContactList(
    phones: ["03-1234-5678"], mails: ["info@example.org"], postalCodes: ["123-4567"])

  /// 架空 people: surnames and given names that are words too, and common ones.
  static let secrets: [Secret] = [
    person("R4-0208", "雷鳥 きよし", "1935-04-01", "080-0000-3095", "大田区架空町6-2-2"),
    person("R3-0052", "青葉 ひなた", "1995-03-05", "090-0000-0715", "大田区架空町7-18-18"),
    person("R4-0122", "青葉 そら", "1988-12-30", "070-0000-5088", "東京都大田区架空町一丁目4番9号"),
    person("R4-0900", "林 健太", "2001-01-02", "03-0000-1111", "大田区架空町8-26-12"),
    person("R4-0901", "髙橋 めぐみ", "1960-07-07", "080-0000-0001", "大田区架空町2-6"),
    person("R4-0902", "佐々木 みすゞ", "1950-02-03", "080-0000-0002", "大田区架空町3-3-3"),
    person("R4-0903", "虹ヶ谷 らん", "1951-02-03", "080-0000-0004", "大田区架空町3-4-3"),
    person("R4-0904", "澁谷 るい", "1952-02-03", "080-0000-0005", "大田区架空町3-5-3"),
    [
      Secret(record: "R4-0902", .note(Confidential("佐々木さんは時々様子を見に来る人々と様々な話をした。"))),
      Secret(record: "R4-0208", .nameKana(Confidential("らいちょう きよし"))),
      Secret(record: "R4-0900", .nameKana(Confidential("はやし けんた"))),
      Secret(record: "content/worksheets/a.md", .answer("窓口で三度目に聞いた話が、はじまりでした。①と⑥です。")),
      Secret(
        record: "R4-0208",
        .note(Confidential("連絡が途切れたため、雷鳥さんの緊急連絡先080-0000-9999に電話した。\n大家と雷鳥さんの間に入り、家賃の支払い方を相談した。\n父とは絶縁している。"))),
    ],
  ].flatMap(\.self)

  private static func person(_ id: String, _ name: String, _ born: String, _ phone: String, _ address: String)
    -> [Secret]
  {
    [
      Secret(record: id, .name(Confidential(name))), Secret(record: id, .phone(Confidential(phone))),
      Secret(record: id, .address(Confidential(address))), Secret(record: id, .record),
    ] + (CalendarDate(iso: born).map { [Secret(record: id, .birthDate(Confidential($0)))] } ?? [])
  }

  /// A leak: what is planted where, and the rule that must find it.
  struct Leak: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let text: String
    let rule: String

    init(_ name: String, _ rule: String, _ text: String, in path: String = "a.html") {
      self.name = name
      self.rule = rule
      self.text = text
      self.path = path
    }

    var testDescription: String { name }
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  private static func wrapped(_ text: String, times: Int) -> String {
    (0..<times).reduce(text) { inner, _ in "data:text/plain;base64," + base64(inner) }
  }

  private static func broken(_ text: String) -> String {
    stride(from: 0, to: text.count, by: 40).map { text.dropFirst($0).prefix(40) + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    text.utf8.map { "=" + String($0, radix: 16, uppercase: true) }.joined()
  }

  private static func percent(_ text: String) -> String { text.utf8.map { "%" + String($0, radix: 16) }.joined() }

  static let leaks: [Leak] = [
    // Names
    Leak("name", "full-name", "<p>雷鳥きよしと話した</p>"),
    Leak(
      "name across a picture", "full-name",
      "<p>雷鳥<picture><source srcset=\"a.avif 1w\"><img src=\"a.png\" alt=\"点\"></picture>きよし</p>"),
    Leak("sentence of an answer", "answer", "<p>窓口で<b>三度目に</b> 聞いた話が，はじまりでした</p>"),
    Leak("name with a space", "full-name", "<p>雷鳥 きよし</p>"),
    Leak("name with a wide space", "full-name", "<p>雷鳥　きよし</p>"),
    Leak("name the other way round", "full-name", "<p>きよし 雷鳥</p>"),
    Leak("name in katakana", "full-name", "<p>雷鳥キヨシ</p>"),
    Leak("name in half-width katakana", "full-name", "<p>雷鳥ｷﾖｼ</p>"),
    Leak("name in kana", "full-name", "<p>ライチョウ・キヨシではなく、らいちょうきよし</p>"),
    Leak("name with a variant character", "full-name", "<p>高橋めぐみ</p>"),
    Leak("name over a line break", "full-name", "<p>雷鳥\n  きよし</p>"),
    Leak("name over br", "full-name", "<p>雷鳥<br>きよし</p>"),
    Leak("surname with san", "surname", "<p>今日、雷鳥さんに会った</p>"),
    Leak("surname with sama", "surname", "<p>雷鳥様</p>"),
    Leak("surname with shi", "surname", "<p>雷鳥氏は語った</p>"),
    Leak("surname of a common word, with san", "surname", "<p>青葉さんの家</p>"),
    Leak("surname with a home", "surname", "<p>雷鳥宅を訪ねる</p>"), Leak("surname of a couple", "surname", "<p>雷鳥ご夫婦</p>"),
    Leak("surname with san in katakana", "surname", "<p>雷鳥サン</p>"),
    Leak("surname and a space before san", "surname", "<p>雷鳥 さん</p>"),
    Leak("surname of one character", "surname", "<p>きのう、林さんが来た</p>"),
    Leak("given name with san", "given-name", "<p>ひなたさんと話す</p>"),
    Leak("name in two cells", "full-name", "<table><tr><td>雷鳥</td><td>きよし</td></tr></table>"),
    Leak("name split by b", "full-name", "<p><b>雷</b>鳥き<i>よし</i></p>"),
    Leak("name split by ruby", "full-name", "<p><ruby>雷<rt>らい</rt>鳥<rt>ちょう</rt></ruby>きよし</p>"),
    Leak("reading in ruby", "full-name", "<p><ruby>某<rt>らいちょう</rt></ruby><ruby>某<rt>きよし</rt></ruby></p>"),
    Leak("name with zero-width spaces", "full-name", "<p>雷\u{200B}鳥\u{200B}き\u{FEFF}よし</p>"),
    Leak("name with soft hyphens", "full-name", "<p>雷&shy;鳥き&shy;よし</p>"),
    Leak("name in decimal entities", "full-name", "<p>&#38647;&#40165;&#12365;&#12424;&#12375;</p>"),
    Leak("name in hexadecimal entities", "full-name", "<p>&#x96f7;&#x9ce5;&#x304d;&#x3088;&#x3057;</p>"),
    Leak("name with a combining mark", "full-name", "<p>青葉ひなた\u{301}</p>"),
    Leak("name with middle dot", "full-name", "<p>雷鳥・きよし</p>"),
    Leak("name with wide comma", "full-name", "<p>雷鳥，きよし</p>"),
    Leak("name with slash", "full-name", "<p>雷鳥／きよし</p>"),
    Leak("name with colon", "full-name", "<p>雷鳥：きよし</p>"),
    Leak("name with equals", "full-name", "<p>雷鳥＝きよし</p>"),
    Leak("name with arrow", "full-name", "<p>雷鳥→きよし</p>"),
    Leak("name with dot", "full-name", "<p>雷鳥.きよし</p>"),
    Leak("name with star", "full-name", "<p>雷鳥☆きよし</p>"),
    Leak("name with three signs", "full-name", "<p>雷鳥★☆★きよし</p>"),
    Leak("name with a picture", "full-name", "<p>雷鳥😀きよし</p>"),
    Leak("name with a reading in brackets", "full-name", "<p>雷鳥（らいちょう）きよし</p>"),
    Leak("name with another reading in brackets", "full-name", "<p>雷鳥(かみなりどり)きよし</p>"),
    Leak("name with the surname in brackets", "full-name", "<p>きよし（雷鳥）</p>"),
    Leak("name with labels", "full-name", "<p>姓：雷鳥 名：きよし</p>"),
    Leak("name with labels the other way round", "full-name", "<p>名：きよし 姓：雷鳥</p>"),
    Leak("name with every letter apart", "full-name", "<p>雷 鳥 き よ し</p>"),
    Leak("name with kana for the given name", "full-name", "<p>林 けんた</p>"),
    Leak("name with kana for the surname", "full-name", "<p>はやし健太</p>"),
    Leak("name letter by letter in cells", "full-name", "<tr><td>雷</td><td>鳥</td><td>き</td><td>よ</td><td>し</td></tr>"),
    Leak("name in two rows", "full-name", "<table><tr><td>雷鳥</td></tr><tr><td>きよし</td></tr></table>"),
    Leak("name in two items", "full-name", "<ul><li>青葉</li><li>ひなた</li><li>そら</li></ul>"),
    Leak("name in a list of words", "full-name", "<p>青葉、ひなた、そら</p>"),
    Leak("name in two terms", "full-name", "<dl><dt>姓</dt><dd>雷鳥</dd><dt>名</dt><dd>きよし</dd></dl>"),
    Leak("surname with ちゃん", "surname", "<p>雷鳥ちゃんは元気</p>"),
    Leak("surname with くん", "surname", "<p>雷鳥くんは元気</p>"),
    Leak("surname with 殿", "surname", "<p>雷鳥殿は元気</p>"),
    Leak("surname with どの", "surname", "<p>雷鳥どのは元気</p>"),
    Leak("surname with 先生", "surname", "<p>雷鳥先生は元気</p>"),
    Leak("surname with せんせい", "surname", "<p>雷鳥せんせいは元気</p>"),
    Leak("surname with 女史", "surname", "<p>雷鳥女史は元気</p>"),
    Leak("surname with 夫人", "surname", "<p>雷鳥夫人は元気</p>"),
    Leak("surname with おじいさん", "surname", "<p>雷鳥おじいさんは元気</p>"),
    Leak("surname with おばあさん", "surname", "<p>雷鳥おばあさんは元気</p>"),
    Leak("surname with 家", "surname", "<p>雷鳥家は元気</p>"),
    Leak("surname with 君", "surname", "<p>雷鳥君は元気</p>"),
    Leak("surname with さま", "surname", "<p>雷鳥さまは元気</p>"),
    Leak("surname with san, the person", "surname", "<p>雷鳥さんご本人から電話があった</p>"),
    Leak("surname with san, the family", "surname", "<p>雷鳥さんご家族</p>"),
    Leak("surname with san or somebody else", "surname", "<p>雷鳥さんか、そのご家族です</p>"),
    Leak("surname with san, whether", "surname", "<p>雷鳥さんかどうか</p>"),
    Leak("surname with san, asked", "surname", "<p>雷鳥さんか？</p>"),
    Leak("surname with san, still", "surname", "<p>雷鳥さんまだ来ない</p>"),
    Leak("surname with san, because of", "surname", "<p>雷鳥さんせいで遅れた</p>"),
    Leak("surname with san, just like", "surname", "<p>雷鳥さんそっくり</p>"),
    Leak("given name with san or the mother", "given-name", "<p>きよしさんか、母</p>"),
    Leak("given name with chan, with whom one played", "given-name", "<p>きよしちゃんと書いた</p>"),
    Leak("surname with chan, with whom one played", "surname", "<p>雷鳥ちゃんと遊んだ</p>"),
    Leak("surname with お爺さん", "surname", "<p>雷鳥のお爺さん</p>"),
    Leak("surname with san and from", "surname", "<p>雷鳥さんから聞いた</p>"),
    Leak("surname with san and ga", "surname", "<p>雷鳥さんが来た</p>"),
    Leak("surname with a dot before san", "surname", "<p>雷鳥・さん</p>"),
    Leak("birth date as 昭10.4.1", "birth-date", "<p>昭10.4.1</p>"),
    Leak("birth date as 昭10年4月1日", "birth-date", "<p>昭10年4月1日</p>"),
    Leak("birth date as S100401", "birth-date", "<p>S100401</p>"),
    Leak("birth date as S.10.4.1", "birth-date", "<p>S.10.4.1</p>"),
    Leak("birth date as 昭和一〇年四月一日", "birth-date", "<p>昭和一〇年四月一日</p>"),
    Leak("birth date as 1.4.1935", "birth-date", "<p>1.4.1935</p>"),
    Leak("birth date as 04/01/1935", "birth-date", "<p>04/01/1935</p>"),
    Leak("birth date as Apr 1, 1935", "birth-date", "<p>Apr 1, 1935</p>"),
    Leak("birth date as 1 Apr 1935", "birth-date", "<p>1 Apr 1935</p>"),
    Leak("birth date as April 1st 1935", "birth-date", "<p>April 1st 1935</p>"),
    Leak("birth date as 1935年(S10)4月1日", "birth-date", "<p>1935年(S10)4月1日</p>"),
    Leak("birth date as 昭和10年（1935年）4月1日", "birth-date", "<p>昭和10年（1935年）4月1日</p>"),
    Leak("birth date as 19350401", "birth-date", "<p>19350401</p>"),
    Leak("birth date as 1935 4 1", "birth-date", "<p>1935 4 1</p>"),
    Leak("birth date as １９３５．４．１", "birth-date", "<p>１９３５．４．１</p>"),
    Leak("birth date in three cells", "birth-date", "<tr><td>1935</td><td>4</td><td>1</td></tr>"),
    Leak("birth date with its signs in cells", "birth-date", "<tr><td>昭和10年</td><td>4月</td><td>1日</td></tr>"),
    Leak("birth date in columns", "birth-date", "year,month,day\n1935,4,1\n", in: "a.csv"),
    Leak("phone as 080、0000、3095", "phone", "<p>080、0000、3095</p>"),
    Leak("phone as 080／0000／3095", "phone", "<p>080／0000／3095</p>"),
    Leak("phone as 080・0000・3095", "phone", "<p>080・0000・3095</p>"),
    Leak("phone as 0 8 0 0 0 0 0 3 0 9 5", "phone", "<p>0 8 0 0 0 0 0 3 0 9 5</p>"),
    Leak("phone as 080 0000 3095", "phone", "<p>080 0000 3095</p>"),
    Leak("phone as 080の0000の3095", "phone", "<p>080の0000の3095</p>"),
    Leak("phone in three cells", "phone", "<tr><td>080</td><td>0000</td><td>3095</td></tr>"),
    Leak("phone with its exchange", "phone", "<p>03局0000の1111</p>"),
    Leak("phone without the code of the area", "phone", "<p>電話0000-1111</p>"),
    Leak("address as 架空町6丁目2番-2", "address", "<p>架空町6丁目2番-2</p>"),
    Leak("address as 架空町6の2の2", "address", "<p>架空町6の2の2</p>"),
    Leak("address as 架空町（6-2-2）", "address", "<p>架空町（6-2-2）</p>"),
    Leak("address as 架空町 6 2 2", "address", "<p>架空町 6 2 2</p>"),
    Leak("address as 架空町6・2・2", "address", "<p>架空町6・2・2</p>"),
    Leak("address as 架空町六丁目二番二号", "address", "<p>架空町六丁目二番二号</p>"),
    Leak("address as 架空町6番地2の2", "address", "<p>架空町6番地2の2</p>"),
    Leak("address in two cells", "address", "<tr><td>架空町</td><td>6-2-2</td></tr>"),
    Leak("record with a space", "record", "<p>R4 0208の件</p>"),
    Leak("record with a low line", "record", "<p>R4_0208</p>"),
    Leak("record in one", "record", "<p>r40208</p>"),
    Leak("CSV with a break in quotes", "full-name", "a,\"雷鳥\nきよし\"\n", in: "a.csv"),
    Leak("SVG in two texts", "full-name", "<svg><text>雷鳥</text><text>きよし</text></svg>", in: "a.svg"),
    Leak("HTML in JSON", "full-name", #"{"html":"<b>雷鳥</b><i class='x'>きよし</i>"}"#, in: "a.json"),
    Leak("data addresses four deep", "full-name", "<a href=\"\(wrapped("雷鳥きよし", times: 4))\">x</a>"),
    Leak("base64 in lines", "full-name", broken(base64("これは雷鳥きよしの記録です。ほかの人には見せないでください。")), in: "a.txt"),
    Leak("quoted-printable", "full-name", "SUMMARY;ENCODING=QUOTED-PRINTABLE:\(quoted("雷鳥きよし"))\r\n", in: "a.ics"),
    Leak("quoted-printable with a soft break", "full-name", "\(quoted("雷鳥"))=\r\n\(quoted("きよし"))\r\n", in: "a.txt"),
    // Places on a page
    Leak("alternative text", "full-name", #"<img src="a.png" alt="雷鳥きよしの写真">"#),
    Leak("title attribute", "surname", #"<span title="雷鳥さん">x</span>"#),
    Leak("aria-label", "phone", #"<a href="b.html" aria-label="08000003095">電話</a>"#),
    Leak("data attribute", "address", #"<p data-place="架空町6-2-2">x</p>"#),
    Leak("attribute in entities", "full-name", #"<img src="a.png" alt="&#38647;&#40165;きよし">"#),
    Leak("comment", "full-name", "<p>x</p><!-- 雷鳥きよしの件 -->"),
    Leak("title of the page", "surname", "<head><title>雷鳥さん</title></head>"),
    Leak("meta description", "full-name", #"<meta name="description" content="雷鳥きよし">"#),
    Leak("hidden element", "full-name", "<p hidden>雷鳥きよし</p>"),
    Leak("template element", "full-name", "<template><p>雷鳥きよし</p></template>"),
    Leak("JSON-LD", "full-name", #"<script type="application/ld+json">{"name":"雷鳥きよし"}</script>"#),
    Leak(
      "JSON-LD in two values", "full-name",
      #"<script type="application/ld+json">{"familyName":"雷鳥","givenName":"きよし"}</script>"#),
    Leak("query of a link", "full-name", #"<a href="b.html?q=雷鳥きよし">x</a>"#),
    Leak("percent-encoded in a link", "full-name", "<a href=\"b.html?q=\(percent("雷鳥きよし"))\">x</a>"),
    Leak(
      "percent-encoded twice", "full-name",
      "<a href=\"b.html?q=\(percent(percent("雷鳥")))\(percent(percent("きよし")))\">x</a>"),
    Leak(
      "data address in base64", "full-name",
      "<img alt=\"\" src=\"data:image/svg+xml;base64,\(base64("<svg><text>雷鳥きよし</text></svg>"))\">"),
    Leak("data address in the open", "full-name", "<a href=\"data:text/plain,\(percent("雷鳥きよし"))\">x</a>"),
    Leak("inline SVG", "full-name", "<svg><title>雷鳥きよし</title></svg>"),
    Leak(
      "SVG text in pieces", "full-name", "<svg xmlns=\"x\"><text><tspan>雷鳥</tspan><tspan>きよし</tspan></text></svg>",
      in: "a.svg"),
    Leak("SVG title", "full-name", "<svg><title>雷鳥きよし</title></svg>", in: "a.svg"),
    Leak("CDATA", "full-name", "<feed><title><![CDATA[雷鳥きよし]]></title></feed>", in: "feed.xml"),
    // Numbers
    Leak("phone", "phone", "<p>080-0000-3095</p>"),
    Leak("phone without hyphens", "phone", "<p>08000003095</p>"),
    Leak("phone in wide digits", "phone", "<p>０８０－００００－３０９５</p>"),
    Leak("phone with long marks", "phone", "<p>080ー0000ー3095</p>"),
    Leak("phone with spaces", "phone", "<p>080 0000 3095</p>"),
    Leak("phone with brackets", "phone", "<p>080(0000)3095</p>"),
    Leak("phone with dots", "phone", "<p>080.0000.3095</p>"),
    Leak("phone from abroad", "phone", "<p>+81-80-0000-3095</p>"),
    Leak("phone with other dashes", "phone", "<p>080–0000—3095</p>"),
    Leak("phone in a link", "phone", #"<a href="tel:+818000003095">電話</a>"#),
    Leak("phone of a note", "phone", "<p>080-0000-9999</p>"),
    Leak("phone split by span", "phone", "<p>080-<span>0000</span>-3095</p>"),
    Leak("address", "address", "<p>大田区架空町6-2-2</p>"),
    Leak("address without the ward", "address", "<p>架空町6-2-2の家</p>"),
    Leak("address in words", "address", "<p>架空町6丁目2番2号</p>"),
    Leak("address in Chinese numerals", "address", "<p>架空町六丁目二番二号</p>"),
    Leak("address in wide digits", "address", "<p>架空町７－１８－１８</p>"),
    Leak("address of a record in words", "address", "<p>架空町1-4-9</p>"),
    Leak("address with a room", "address", "<p>架空町6-2-2 架空荘101</p>"),
    Leak("birth date", "birth-date", "<p>1935-04-01</p>"),
    Leak("birth date in Japanese", "birth-date", "<p>1995年3月5日</p>"),
    Leak("birth date by the era", "birth-date", "<p>平成7年3月5日</p>"),
    Leak("birth date by the era in short", "birth-date", "<p>H7.3.5</p>"),
    Leak("birth date by the era in numerals", "birth-date", "<p>平成七年三月五日</p>"),
    Leak("birth date with slashes", "birth-date", "<p>1995/3/5</p>"),
    Leak("record", "record", "<p>R4-0208の件</p>"),
    // Sentences
    Leak("sentence", "note", "<p>大家と雷鳥さんの間に入り、家賃の支払い方を相談した。</p>"),
    Leak("fragment of a sentence", "note", "<p>その後、間に入り、家賃の支払い方を相談した。</p>"),
    Leak("fragment with other punctuation", "note", "<p>間に入り 家賃の支払い方を、相談した</p>"),
    Leak("fragment over tags", "note", "<p>間に入り、<em>家賃の支払い方</em>を相談した</p>"),
    Leak("short sentence", "note", "<p>父とは絶縁している。</p>"),
    // Other files
    Leak("CSV", "full-name", "id,name\n1,雷鳥きよし\n", in: "a.csv"),
    Leak("CSV in two columns", "full-name", "family,given\n雷鳥,きよし\n", in: "a.csv"),
    Leak("CSV in quotes", "full-name", "a,\"雷鳥\",\"きよし\"\n", in: "a.csv"),
    Leak("JSON", "full-name", #"{"who":"雷鳥きよし"}"#, in: "a.json"),
    Leak("JSON in escapes", "full-name", #"{"who":"\u96f7\u9ce5\u304d\u3088\u3057"}"#, in: "a.json"),
    Leak("JSON key", "full-name", #"{"雷鳥きよし":1}"#, in: "a.json"),
    Leak("calendar", "full-name", "BEGIN:VEVENT\r\nSUMMARY:雷鳥きよし様の会\r\nEND:VEVENT\r\n", in: "a.ics"),
    Leak("calendar over a fold", "full-name", "SUMMARY:雷鳥き\r\n よし\r\n", in: "a.ics"),
    Leak("text", "full-name", "雷鳥きよし", in: "robots.txt"),
    Leak("style", "full-name", "p::after { content: \"\\96F7\\9CE5 きよし\" }", in: "a.css"),
    Leak("script", "full-name", #"const a = "\u96f7\u9ce5きよし";"#, in: "a.js"),
    Leak("name of a file", "full-name", "x", in: "photos/雷鳥-きよし.html"),
    Leak("name of a file, percent-encoded", "full-name", "x", in: "\(percent("雷鳥きよし")).html"),
    // Patterns
    Leak("any mobile number", "any-phone", "<p>090-1111-2222</p>"),
    Leak("any telephone number", "any-phone", "<p>電話 03-9999-1234</p>"),
    Leak("any e-mail address", "any-mail", "<p>tanaka@example.com</p>"),
    Leak("any e-mail address in a link", "any-mail", #"<a href="mailto:tanaka@example.com">x</a>"#),
    Leak("any e-mail address in wide letters", "any-mail", "<p>ｔａｎａｋａ＠example．com</p>"),
    Leak("any address", "any-address", "<p>〒146-0083 大田区千鳥3-7-5</p>"),
    Leak("any address in words", "any-address", "<p>〒146-0083 大田区千鳥三丁目7番</p>"),
    Leak("any birth date", "any-birth-date", "<p>生年月日：1970年1月1日</p>"),
    Leak("any day of birth", "any-birth-date", "<p>1970年1月1日生まれ</p>"),
    Leak("My Number", "my-number", "<p>1234 5678 9018</p>"),
    // What stands beside a value
    Leak("address and a birth date in two cells", "address", "住所,生年\n大田区架空町6-2-2,1935-04-01\n", in: "a.csv"),
    Leak("birth date in the second of two cells", "birth-date", "大田区架空町6-2-2,1935-04-01\n", in: "a.csv"),
    Leak("address in a cell before a number", "address", "<tr><td>大田区架空町6-2-2</td><td>87</td></tr>"),
    Leak("birth date in a cell behind a number", "birth-date", "<tr><td>1</td><td>1935-04-01</td></tr>"),
    Leak("address before the number of a flat", "address", "<p>大田区架空町6-2-2 101号室</p>"),
    Leak("address before a footnote", "address", "<p>架空町6-2-2<sup>1</sup></p>"),
    Leak("phone before a footnote", "phone", "<p>080-0000-3095<sup><a>1</a></sup></p>"),
    Leak("birth date before a number", "birth-date", "<p>1935年4月1日 3人きょうだい</p>"),
    Leak("birth date before a footnote", "birth-date", "<p>1935年4月1日<sup>1</sup></p>"),
    Leak("surname before another word of its honorific", "surname", "<p>雷鳥様 相談記録</p>"),
    Leak("surname before a walk", "surname", "<p>雷鳥さん さんぽに行く</p>"),
    Leak("phone in a row of numbers", "phone", "<p>080-0000-3095 2022-12-19 10-15 1 2 3 4 5 6</p>"),
    Leak("name with a sign of repetition", "full-name", "<p>佐々木 みすゞ</p>"),
    Leak("surname with a sign of repetition", "surname", "<p>佐々木さん</p>"),
    Leak("surname with the sign written out", "surname", "<p>佐佐木さん</p>"),
    Leak("note with signs of repetition", "note", "<p>様子を見に来る人々と様々な話</p>"),
    Leak("short sentence in another", "note", "<p>父とは絶縁しているという</p>"),
    // Further forms
    Leak("address as towns write it", "address", "<p>架空町六丁目2番2号</p>"),
    Leak("address with の", "address", "<p>架空町6丁目2の2</p>"),
    Leak("address with middle dots", "address", "<p>架空町6・2・2</p>"),
    Leak("birth date with the era in brackets", "birth-date", "<p>1935（昭和10）年4月1日生まれ</p>"),
    Leak("birth date by the era and dots", "birth-date", "<p>昭和10.4.1</p>"),
    Leak("birth date in English", "birth-date", "<p>April 1, 1935</p>"),
    Leak("phone with middle dots", "phone", "<p>080・0000・3095</p>"),
    Leak("phone with low lines", "phone", "<p>080_0000_3095</p>"),
    Leak("phone in Chinese digits", "phone", "<p>〇八〇－〇〇〇〇－三〇九五</p>"),
    Leak("phone as a number of JSON", "phone", #"{"tel": 8000003095}"#, in: "a.json"),
    Leak("name with the given name in brackets", "full-name", "<p>雷鳥（きよし）</p>"),
    Leak("name with ga for ke", "surname", "<p>虹が谷さん</p>"),
    Leak("name in the old character", "surname", "<p>渋谷さん</p>"),
    Leak("phone behind a slash", "any-phone", "<p>03-1234-5678/090-1234-5678</p>"),
    Leak("phone behind TEL", "any-phone", "<p>TEL 090-1234-5678</p>"),
    Leak("phone right behind TEL", "any-phone", "<p>TEL090-1234-5678</p>"),
    Leak("birth by the era", "any-birth-date", "<p>昭和10.4.2生まれ</p>"),
    Leak("birth by the era's letter", "any-birth-date", "<p>S10.4.2生。</p>"),
    Leak("My Number behind a word", "my-number", "<p>個人番号 No 123456789018</p>"),
    // Further holes
    Leak("entities without semicolons", "full-name", "<p>雷&shy鳥&nbspきよし</p>"),
    Leak("entities of other spaces", "full-name", "<p>雷鳥&NoBreak;き&hairsp;よし</p>"),
    Leak("ruby that is not closed", "full-name", "<p>雷<ruby>鳥<rt>ちょう</ruby>きよし</p>"),
    Leak("page in a frame", "full-name", #"<iframe srcdoc="&lt;b&gt;雷鳥&lt;/b&gt;きよし"></iframe>"#),
    Leak("plus in a query", "full-name", #"<a href="a.html?q=雷鳥+きよし">x</a>"#),
    Leak(
      "entity of its own", "unreadable", "<!DOCTYPE svg [<!ENTITY a \"雷鳥\">]><svg><text>&a;</text></svg>", in: "a.svg"),
    Leak("text that is no UTF-8", "unreadable", "a\u{0}b", in: "a.csv"),
    Leak("font that is none", "unreadable", "雷鳥,きよし", in: "a.woff"),
    Leak("name of a folder", "full-name", "x", in: "雷鳥/きよし.txt"),
    Leak("name of a file with a plus", "full-name", "x", in: "雷鳥+きよし.txt"),
    // The border
    Leak("image from elsewhere", "third-party", #"<img alt="" src="https://cdn.example.com/a.png">"#),
    Leak("style from elsewhere", "third-party", #"<link rel="stylesheet" href="//cdn.example.com/a.css">"#),
    Leak("import from elsewhere", "third-party", "@import \"https://example.com/a.css\";", in: "a.css"),
    Leak("url() from elsewhere", "third-party", "p { background: url(https://example.com/a.png) }", in: "a.css"),
    Leak("frame from elsewhere", "third-party", #"<iframe src="https://example.com/"></iframe>"#),
    Leak("inline script", "inline-code", "<script>alert(1)</script>"),
    Leak("handler", "inline-code", #"<p onclick="alert(1)">x</p>"#),
    Leak("style attribute", "inline-code", #"<p style="color: red">x</p>"#),
    Leak("script in a link", "inline-code", #"<a href="java script:alert(1)">x</a>"#.replacing(" s", with: "s")),
    Leak("generator", "build-trace", #"<meta name="generator" content="x 1.0">"#),
    Leak("path of the machine", "build-trace", "<!-- /srv/build/site/content/a.md -->"),
    Leak("file that nobody can read", "unreadable", "x", in: "a.zip"),
  ]
}
