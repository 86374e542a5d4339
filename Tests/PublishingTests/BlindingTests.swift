import Diagnostics
import TestSupport
import Testing

@testable import Publishing

@Suite("Sentences where nobody knows what is confidential")
struct BlindingTests {
  private let blinding = Blinding(nil)

  private func english(_ text: String) -> String { QuotedWords.replacingEnglish(in: text) { _ in "■" } }

  private func japanese(_ text: String) -> String { QuotedWords.replacingJapanese(in: text) { _ in "■" } }

  @Test("keep the tool's own words, such as the names of columns and what offices call them")
  func own() {
    let message = Message(
      en: "'age-band' contradicts 'birth-date' of '雷鳥'", ja: "「雷鳥」の年齢が「birth-date」と「生年月日」で違います")
    #expect(
      blinding.blinded(message)
        == Message(en: "'age-band' contradicts 'birth-date' of '■'", ja: "「■」の年齢が「birth-date」と「生年月日」で違います"))
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
      ("ends in 'yamada", "ends in '■"), ("nothing", "nothing"),
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
