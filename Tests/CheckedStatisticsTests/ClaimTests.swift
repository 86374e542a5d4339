import Diagnostics
import Testing

@testable import CheckedStatistics

@Suite("Figures in prose")
struct ClaimTests {
  private let growth = "caseload[total,2022-12]/caseload[total,2022-04]"
  private let several = "sum(counts[2..7])/counts[total]"

  private func verdict(_ text: String, _ formula: String, reason: String = "") -> String {
    switch ClaimCheck(SampleTables.book).review(text: text, formula: formula, reason: reason) {
    case .holds: "holds"
    case .filled(let text, _, _): text
    case .unsupported(let reason): "unsupported: \(reason)"
    case .unchecked: "unchecked"
    case .reportedElsewhere: "elsewhere"
    case .refused(let id, _, _): id
    }
  }

  @Test(
    "hold at the precision written",
    arguments: [
      ("208人", "caseload[total,2022-12]"), ("２０８名", "caseload[total,2022-12]"), ("二百八人", "caseload[total,2022-12]"),
      ("約200人", "caseload[total,2022-12]"), ("約210人", "caseload[total,2022-12]"), ("およそ二百人", "caseload[total,2022-12]"),
      ("200人以上", "caseload[total,2022-12]"), ("210人未満", "caseload[total,2022-12]"),
      ("208人以下", "caseload[total,2022-12]"),
      ("55.0%", "persons[poverty]/persons[total]"), ("55%", "persons[poverty]/persons[total]"),
      ("５５．０％", "persons[poverty]/persons[total]"), ("半数以上", "persons[poverty]/persons[total]"),
      ("過半数", "persons[poverty]/persons[total]"), ("約半数", "sum(counts[1..2])/counts[total]"),
      ("5割5分", "persons[poverty]/persons[total]"), ("1位", "rank(issues[poverty])"), ("437件", "issues[total]"),
      ("約2.6件", "issues[total]/issues[base]"),
      ("33.7ポイント", "persons[poverty]/persons[total]-issues[poverty]/issues[total]"),
      ("208", "caseload[total,2022-12]"), ("五人", "caseload[new,2022-12]"), ("ほぼ8割", "sum(counts[2..7])/counts[total]"),
    ])
  func holds(text: String, formula: String) { #expect(verdict(text, formula) == "holds") }

  @Test("hold for the deck")
  func deck() {
    #expect(verdict("2.7倍", growth) == "holds")
    #expect(verdict("約8割", several) == "holds")
    #expect(verdict("54名", "caseload[continuing,2022-04]+caseload[on-consultation,2022-04]") == "holds")
  }

  @Test(
    "are refused where they are wrong",
    arguments: [
      ("2.8倍", "claim.mismatch"), ("2.71倍", "claim.mismatch"), ("約3.0倍", "claim.mismatch"), ("3倍以上", "claim.mismatch"),
      ("2.7人", "claim.wrong-unit"), ("2.7位", "claim.wrong-unit"), ("多数", "claim.unreadable"),
      ("2.7倍くらい", "claim.unreadable"),
      ("約", "claim.unreadable"), ("1,23倍", "claim.unreadable"), ("2.倍", "claim.unreadable"), ("", "claim.unreadable"),
      ("?倍", "claim.not-released"),
    ])
  func wrong(text: String, id: String) { #expect(verdict(text, growth) == id) }

  @Test("are refused where a percentage has a base of another unit")
  func base() {
    #expect(verdict("55.0%", "persons[poverty]/issues[total]") == "claim.wrong-base")
    #expect(verdict("55.0%", "persons[poverty]") == "claim.wrong-unit")
    #expect(verdict("200人", "caseload[total,2022-12]") == "claim.mismatch")
    #expect(verdict("半数", "persons[poverty]/persons[total]") == "claim.mismatch")
    #expect(verdict("1372人", "sum(caseload[total,*])") == "claim.counted-twice")
    #expect(verdict("398人", "caseload[total,2022-11]+caseload[total,2022-12]") == "claim.counted-twice")
    #expect(verdict("5人", "caseload[new,month]") == "figure.unbound-name")
    #expect(verdict("約半数", "0.5") == "claim.without-figures")
  }

  @Test(
    "do not count anybody twice",
    arguments: [
      ("376人", "sum(caseload[total,month] for each month)", "claim.counted-twice"),
      ("90%", "(persons[poverty]+persons[illness])/persons[total]", "claim.counted-twice"),
      ("90", "persons[poverty]+persons[illness]", "claim.counted-twice"),
      ("213人", "caseload[total,2022-11]+caseload[new,2022-12]", "claim.mismatch"),
      ("54人", "caseload[continuing,2022-04]+caseload[on-consultation,2022-04]", "holds"),
    ])
  func twice(text: String, formula: String, id: String) { #expect(verdict(text, formula) == id) }

  @Test("take the unit that follows them")
  func following() {
    let check = ClaimCheck(SampleTables.book)
    func id(_ text: String, _ following: String, _ formula: String) -> String? {
      guard
        case .refused(let id, _, _) = check.review(
          text: text, followedBy: following, formula: formula, reason: "")
      else { return nil }
      return id
    }
    #expect(id("437", "人でした", "issues[total]") == "claim.wrong-unit")
    #expect(id("208", "％", "caseload[total,2022-12]") == "claim.wrong-unit")
    #expect(id("208", "人でした", "caseload[total,2022-12]") == nil)
  }

  @Test(
    "are refused where what stands beside makes another number of them",
    arguments: [
      ("1", "208人", ""), ("−", "208人", ""), ("マイナス", "208人", ""), ("3分の", "208", ""), ("", "208", "千人"),
      ("", "208", "0人"),
      ("", "208人", "5"), ("", "208", ".5人"), ("", "208", ",000人"), ("", "?", "千人"),
    ])
  func joined(before: String, text: String, after: String) {
    let verdict = ClaimCheck(SampleTables.book).review(
      text: text, behind: before, followedBy: after, formula: "caseload[total,2022-12]", reason: "")
    guard case .refused("claim.joined", _, _) = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test("take a word that bounds them, and no other counter")
  func bounds() {
    func id(_ text: String, _ following: String) -> String? {
      let verdict = ClaimCheck(SampleTables.book).review(
        text: text, behind: "唯一", followedBy: following, formula: "caseload[total,2022-12]", reason: "")
      guard case .refused(let id, _, _) = verdict else { return nil }
      return id
    }
    #expect(id("208", "人未満でした") == "claim.mismatch" && id("208人", "未満") == "claim.mismatch")
    #expect(id("200", "人以上でした") == nil && id("208人", "、前の月は") == nil)
    #expect(id("208", "世帯") == "claim.wrong-unit" && id("208", "か所") == "claim.wrong-unit")
  }

  @Test("tell shares from points, and do not let 約 excuse everything")
  func points() {
    #expect(verdict("33.7%", "persons[poverty]/persons[total]-issues[poverty]/issues[total]") == "claim.points")
    #expect(verdict("55.0ポイント", "persons[poverty]/persons[total]") == "claim.points")
    #expect(verdict("約100%", "persons[poverty]/persons[total]") == "claim.mismatch")
    #expect(verdict("約10割", "persons[poverty]/persons[total]") == "claim.mismatch")
    #expect(verdict("約百人", "caseload[total,2022-04]") == "claim.mismatch")
  }

  @Test(
    "are refused where a number is too large to be one", arguments: ["9223372036854775807千人", "9223372036854775807百1人"])
  func large(text: String) { #expect(verdict(text, "caseload[total,2022-12]") == "claim.unreadable") }

  @Test("are refused where a member lies out of reach")
  func far() {
    #expect(verdict("77人", "caseload[total,2022-04+9223372036854775807]") == "figure.outside-range")
  }

  @Test("are filled in from what is published already, and from nothing else")
  func blanks() {
    #expect(verdict("?件", "activities[total]") == "36件")
    #expect(verdict("約?割", "activities[chofu]/activities[total]") == "約6割")
    #expect(verdict("?.?%", "activities[chofu]/activities[total]") == "61.1%")
    #expect(verdict("?%", "activities[chofu]/activities[total]") == "claim.needs-places")
    #expect(verdict("?", "caseload[total,2022-12]") == "claim.not-released")
    #expect(verdict("?人", "activities[total]") == "claim.wrong-unit")
  }

  @Test("say so where there are no data behind them")
  func none() {
    #expect(verdict("約4割", "none", reason: "表がない") == "unsupported: 表がない")
    #expect(verdict("約4割", "none") == "claim.missing-reason")
    #expect(verdict("?割", "none", reason: "表がない") == "claim.blank-without-data")
    #expect(verdict("2.7倍", growth, reason: "表がない") == "claim.stray-reason")
    #expect(verdict("2.7倍", "secret[total]") == "unchecked")
  }

  @Test("tell claim, value, formula and where the numbers stand")
  func message() throws {
    let verdict = ClaimCheck(SampleTables.book).review(text: "3.0倍", formula: growth, reason: "")
    let one = ClaimCheck(SampleTables.book).review(text: "2人", formula: "counts[7]", reason: "")
    guard case .refused(_, let message, let hint) = verdict, case .refused(_, let single, _) = one else {
      Issue.record("not refused")
      return
    }
    #expect(single.en == "'2人' is not what the data say: counts[7] is 1 person")
    #expect(message.ja == "「3.0倍」はデータと合いません。\(growth) は 2.7013倍 です")
    #expect(hint?.ja == "caseload[total,2022-12]は208人、caseload[total,2022-04]は77人（content/statistics/caseload.yml）")
  }

  @Test(
    "are read in all ways to write numbers",
    arguments: [
      ("23", 23), ("二十三", 23), ("九十九", 99), ("十", 10), ("百", 100), ("千二百", 1200), ("1万2千", 12_000), ("一万二千三百", 12_300),
      ("1,234", 1234),
      ("１，２３４", 1234), ("3億", 300_000_000), ("1.5万", 15_000), ("二〇二二", 2022), ("百万", 1_000_000),
    ])
  func numbers(text: String, value: Int) throws {
    let (number, rest) = try #require(WrittenNumber.prefix(of: text[...]))
    #expect(number.value == Rational(value))
    #expect(rest.isEmpty)
  }
}
