import Chronology
import Testing

@Suite("Dates")
struct CalendarTests {
  @Test(
    "name the era of their day",
    arguments: [
      ("2019-04-30", "2019年4月30日（平成31年4月30日）"), ("2019-05-01", "2019年5月1日（令和元年5月1日）"),
      ("1989-01-07", "1989年1月7日（昭和64年1月7日）"), ("1989-01-08", "1989年1月8日（平成元年1月8日）"),
      ("1926-12-24", "1926年12月24日（大正15年12月24日）"), ("1926-12-25", "1926年12月25日（昭和元年12月25日）"),
      ("1912-07-29", "1912年7月29日（明治45年7月29日）"), ("1912-07-30", "1912年7月30日（大正元年7月30日）"),
      ("2022-12-31", "2022年12月31日（令和4年12月31日）"),
    ])
  func eras(iso: String, text: String) {
    #expect(CalendarDate(iso: iso)?.japanese == text)
    #expect(CalendarDate(iso: iso)?.iso == iso)
  }

  @Test(
    "exist or are refused",
    arguments: [
      "2022-02-29", "2022-13-01", "2022-00-10", "2022-4-01", "2022-04-1", "22-04-01", "2022-04-31", "２０２２-04-01",
      "2022-04-01 ", "1867-12-31", "2022-04",
    ])
  func refused(text: String) { #expect(CalendarDate(iso: text) == nil) }

  @Test("know leap years")
  func leapYears() {
    #expect(CalendarDate(iso: "2024-02-29") != nil)
    #expect(CalendarDate(iso: "1900-02-29") == nil)
    #expect(CalendarDate(iso: "2000-02-29") != nil)
  }

  @Test("of months name the era of the last day")
  func months() {
    #expect(CalendarMonth(iso: "2022-12")?.japanese == "2022年12月（令和4年12月）")
    #expect(CalendarMonth(iso: "2019-04")?.japanese == "2019年4月（平成31年4月）")
    #expect(CalendarMonth(iso: "1989-01")?.japanese == "1989年1月（平成元年1月）")
    #expect(CalendarMonth(iso: "2022-1") == nil)
  }

  @Test("count days since 1970 both ways", arguments: [0, 1, 59, 11_016, 18_321, 19_357, 20_780, -30_000])
  func days(count: Int) throws {
    #expect(try #require(CalendarDate(daysSince1970: count)).daysSince1970 == count)
  }
}
