import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("Sentences where nobody knows what is confidential")
struct BlindingTests {
  private let blinding = Blinding(nil)

  private func english(_ text: String) -> String { QuotedWords(english: text).replacing { _ in "■" } }

  private func japanese(_ text: String) -> String { QuotedWords(japanese: text).replacing { _ in "■" } }

  @Test("keep the tool's own words, such as the names of columns and what offices call them")
  func own() {
    let message = Message(
      en: "'age-band' contradicts 'birth-date' of '雷鳥'", ja: "「雷鳥」の年齢が「birth-date」と「生年月日」で違います")
    #expect(
      blinding.blinded(message)
        == Message(en: "'age-band' contradicts 'birth-date' of '■'", ja: "「■」の年齢が「birth-date」と「生年月日」で違います"))
    // What is asked for is said whole.
    for own in [
      Message(en: "write 'name: …' with a text", ja: "「name: …」を書いてください（文字列）"),
      Message(en: "close it with a line of '---'", ja: "「---」だけの行で閉じてください"),
      Message(en: "a date such as 2022-12-31 or 令和4年12月31日", ja: "2022-12-31や令和4年12月31日のような日付"),
      Message(en: "a month such as 2022-12 or 令和4年12月", ja: "2022-12や令和4年12月のような年月"),
    ] { #expect(blinding.blinded(own) == own) }
    #expect(blinding.blinded(Message(en: "write '雷鳥: …'", ja: "「雷鳥: …」")) == Message(en: "write '■'", ja: "「■」"))
    let heading = Message(en: "row 3, column '生年月日' (birth-date)", ja: "3行目の「生年月日」列（birth-date）")
    #expect(blinding.blinded(heading) == heading)
    // A heading with more in it may have anything in it.
    let long = Message(en: "column '氏名（雷鳥）' (name)", ja: "「氏名（雷鳥）」列（name）")
    #expect(blinding.blinded(long) == Message(en: "column '■' (name)", ja: "「■」列（name）"))
  }

  @Test(
    "lose all that is quoted, also where it has quotes in it",
    arguments: [
      ("'a' is not 'b'", "'■' is not '■'"), ("the tool's own 'a' stays", "the tool's own '■' stays"),
      ("'O'Brien' is no code", "'■' is no code"), ("'x' yamada' is no code", "'■' is no code"),
      ("'see 'yamada' here' is no code", "'■' is no code"), ("'x' yamada 'y' is no code", "'■' yamada '■' is no code"),
      ("ends in 'yamada", "ends in '■"), ("nothing", "nothing"), ("'\u{301}yamada' is no code", "'■' is no code"),
    ])
  func englishQuotes(text: String, shown: String) {
    #expect(english(text) == shown)
  }

  @Test(
    "lose all that stands in corner brackets, also where it has such in it",
    arguments: [
      ("「甲」は「乙」です", "「■」は「■」です"), ("「山田「花子」さん」は符号ではありません", "「■」は符号ではありません"),
      ("「甲」山田」は符号ではありません", "「■」は符号ではありません"), ("「甲「山田」は符号ではありません", "「■」は符号ではありません"),
      ("「山田", "「■"), ("なし", "なし"),
    ])
  func japaneseQuotes(text: String, shown: String) {
    #expect(japanese(text) == shown)
  }

  @Test("know every key that a file is asked for")
  func keys() throws {
    let folder = URL(filePath: Repository.folder).appending(path: "Sources")
    let names = try #require(FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String])
    var asked: Set<String> = []
    for name in names where name.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      asked.formUnion(text.matches(of: #/(?:required|optional)\("([a-z-]+)"/#).map { String($0.1) })
    }
    #expect(asked.contains("reporting-period") && asked.subtracting(OwnKeys.all) == [])
  }

  @Test("are taken whole, or in English alone, where not as much is quoted in both languages")
  func alike() {
    func shown(_ en: String, _ ja: String) -> Message { blinding.blinded(Message(en: en, ja: ja)) }
    // Both sentences quote one value, which has quotes in it, of one language or of both.
    for value in ["quillonx' zarathanq 'xel", "a' zarathanq 'c」秘「d", "錆田」磐音丸「様"] {
      let message = shown("'\(value)' is no value of 'status'", "「\(value)」は「status」の値ではありません")
      for text in [message.en, message.ja] {
        #expect(!text.contains("zarathanq") && !text.contains("秘") && !text.contains("磐音丸"), "\(text)")
      }
    }
    // What the tool quotes itself may be quoted in one language alone.
    let key = Message(en: "'period' ends after '2022'", ja: "period が「2022」より後に終わります")
    #expect(blinding.blinded(key) == Message(en: "'period' ends after '■'", ja: "period が「■」より後に終わります"))
    // A word stands outside quotes in Japanese.
    let command = shown("begin it with 'engawa new page 蓬莱楓花 index'", "engawa new page 蓬莱楓花 index で書き始めてください")
    #expect(command == Message(en: "begin it with '■'", ja: "begin it with '■'"))
    #expect(
      !shown("begin with 'engawa new page yamadera index'", "「engawa new page yamadera index」で").en.contains("yamad"))
    let own = Message(en: "run 'engawa seal'", ja: "「engawa seal」を実行してください")
    #expect(blinding.blinded(own) == own)
  }

  @Test(
    "name no file that is no plain address, or that may be a telephone number or a day",
    arguments: [
      ("content/cases/2022.csv", "content/cases/2022.csv"), ("content/cases/R4-0208.md", "content/cases/R4-0208.md"),
      ("content/O'Brienne Kildarex/index.md", "content/■/index.md"),
      ("content/090-7431-8265/index.md", "content/■/index.md"),
      ("content/news/1957-03-28", "content/news/■"), ("content/news/2026-04-15.md", "content/news/2026-04-15.md"),
      ("content/cases/2025-0012.csv", "content/cases/2025-0012.csv"),
      ("content/cases/蓬莱 楓花.csv", "content/cases/■"),
    ])
  func paths(path: String, shown: String) {
    #expect(blinding.blinded(path: path) == shown)
  }

  @Test(
    "blind mistakes of a configuration that may say where the register is",
    arguments: [
      "regster: himitsu\n", "Register: himitsu\n", "register: [himitsu]\n", "register: {foldr: himitsu}\n",
      "register: {folder: [himitsu]}\n", "register: himitsu\nregister: himitsu\n", "register: \"himitsu\n",
    ])
  func lost(configuration: String) async throws {
    let site = try TinySite([
      "engawa.yml": TinySite.configuration.replacing("language: ja", with: "language: 蓬莱 楓花") + configuration,
      "himitsu/a.csv": "id\n",
    ])
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 1))
      Issue.record("a configuration with mistakes was read")
    } catch let stop as Stop {
      for one in stop.diagnostics {
        let shown = [one.place?.excerpt?.text, one.message.en, one.message.ja, one.hint?.en, one.hint?.ja]
        #expect(!shown.compactMap(\.self).contains { $0.contains("楓花") }, "\(one)")
      }
    }
  }

  @Test("name no file after a person of a register that is known, whatever brackets the name has")
  func nameOfFile() async throws {
    let site = try TinySite([
      "content/cases/a.csv": """
      id,district,opened,route,first-contact,age-band,household,issues,name,2022-04
      R4-1000,omori,2022-04-10,outreach,self,30s,single,poverty,錆田」磐音丸「様,new

      """,
      "content/activities/錆田」磐音丸「様/x.md": TinySite.page("題"),
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 1))
      Issue.record("a file that is no address was taken")
    } catch let stop as Stop {
      #expect(!stop.diagnostics.isEmpty && !"\(stop.diagnostics)".contains("磐音丸"), "\(stop.diagnostics)")
    }
  }

  @Test("of a register with mistakes say what is wrong, and which code was meant")
  func mistakes() async throws {
    let site = try TinySite([
      "content/cases/a.csv": """
      id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04
      R4-1000,omoro,2022-04-10,outreach,self,30s,single,poverty,架空 雷鳥,1990-01-05,new
      R4-1001,omori,2022-04-10,outreach,self,30s,single,poverty,架空 きよし,1957-01-05,new

      """
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 1))
      Issue.record("a register with mistakes was read")
    } catch let stop as Stop {
      let told = stop.diagnostics.map { "\($0.message.ja) \($0.hint?.en ?? "")" }
      #expect(told.contains { $0.hasPrefix("2行目の「district」列（district）に知らない符号があります did you mean 'omori'?") }, "\(told)")
      #expect(told.contains { $0.hasPrefix("「opened」の日の年齢が「birth-date」と「age-band」で違います") }, "\(told)")
      #expect(!told.contains { $0.contains("雷鳥") || $0.contains("きよし") || $0.contains("omoro") })
    }
  }
}
