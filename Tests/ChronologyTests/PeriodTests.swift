import Chronology
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test("says for readers which months of it are meant, if not all")
  func parts() throws {
    func text(_ code: String, _ range: String) throws -> String {
      try #require(Period(code: code)).japanese(within: try #require(MonthRange(code: range)))
    }
    #expect(try text("FY2022", "FY2022") == "令和4年度（2022年度）")
    #expect(try text("FY2022", "2022-04..2022-12") == "令和4年度・12月まで（2022年4月〜12月）")
    #expect(try text("FY2022", "2022-04..2023-01") == "令和4年度・1月まで（2022年4月〜2023年1月）")
    #expect(try text("FY2023-Q1", "2022-04..2023-04") == "令和5年度第1四半期・4月まで（2023年4月）")
    #expect(try text("FY2022-Q1", "2022-06..2022-12") == "令和4年度第1四半期・6月から（2022年6月）")
    #expect(try text("FY2022", "2022-06..2022-08") == "令和4年度・6月〜8月（2022年6月〜8月）")
    #expect(try text("2022-06", "2022-06..2022-08") == "2022年6月（令和4年6月）")
  }

  @Test(
    "of a fiscal year run from April to March",
    arguments: [
      ("2022-03", "FY2021", "FY2021-Q4"), ("2022-04", "FY2022", "FY2022-Q1"), ("2022-06", "FY2022", "FY2022-Q1"),
      ("2022-07", "FY2022", "FY2022-Q2"), ("2022-12", "FY2022", "FY2022-Q3"), ("2023-01", "FY2022", "FY2022-Q4"),
      ("2023-03", "FY2022", "FY2022-Q4"),
    ])
  func fiscal(month: String, year: String, quarter: String) throws {
    let month = try #require(CalendarMonth(iso: month))
    #expect(Period(containing: month, length: .fiscalYear)?.code == year)
    #expect(Period(containing: month, length: .quarter)?.code == quarter)
    #expect(Period(containing: month, length: .month)?.code == month.iso)
  }

  @Test(
    "have a code that reads back, and a name for readers",
    arguments: [
      ("2022-12", "2022年12月（令和4年12月）"), ("FY2022", "令和4年度（2022年度）"), ("FY2019", "令和元年度（2019年度）"),
      ("FY2018", "平成30年度（2018年度）"), ("FY1989", "平成元年度（1989年度）"), ("FY1988", "昭和63年度（1988年度）"),
      ("FY1926", "大正15年度（1926年度）"), ("FY1927", "昭和2年度（1927年度）"), ("FY1911", "明治44年度（1911年度）"),
      ("FY2022-Q1", "令和4年度第1四半期（2022年4月〜6月）"), ("FY2022-Q4", "令和4年度第4四半期（2023年1月〜3月）"),
    ])
  func codes(code: String, name: String) {
    #expect(Period(code: code)?.code == code)
    #expect(Period(code: code)?.japanese == name)
  }

  @Test(
    "have no other codes", arguments: ["FY22", "FY2022-Q5", "FY2022-Q0", "FY2022-3", "fy2022", "2022-Q1", "FY2022-Q12"])
  func refused(code: String) { #expect(Period(code: code) == nil) }

  @Test("know their months")
  func months() {
    #expect(Period(code: "FY2022")?.months.map(\.iso).first == "2022-04")
    #expect(Period(code: "FY2022")?.months.map(\.iso).last == "2023-03")
    #expect(Period(code: "FY2022-Q3")?.months.map(\.iso) == ["2022-10", "2022-11", "2022-12"])
  }

  @Test("make ranges, and ranges make periods")
  func ranges() throws {
    let range = try #require(MonthRange(code: "2022-04..2022-12"))
    #expect(range.months.count == 9)
    #expect(range.periods(of: .quarter).map(\.code) == ["FY2022-Q1", "FY2022-Q2", "FY2022-Q3"])
    #expect(MonthRange(code: "FY2021..FY2022-Q1")?.code == "2021-04..2022-06")
    #expect(MonthRange(code: "2022-12")?.code == "2022-12")
    #expect(MonthRange(code: "2022-12..2022-11") == nil)
    #expect(CalendarMonth(iso: "2022-01")?.advanced(by: -1)?.iso == "2021-12")
    #expect(CalendarMonth(iso: "1868-01")?.advanced(by: -1) == nil)
  }
}

@Suite("Dates as people write them")
struct WrittenDateTests {
  @Test(
    "are read",
    arguments: [
      "2022-04-07", "2022/4/7", "2022/04/07", "2022.4.7", "2022年4月7日", "令和4年4月7日", "R4.4.7", "R4/4/7", "R4-4-7",
      "令和４年４月７日", "令和四年四月七日", "Ｒ４．４．７", "２０２２／４/７", "令和 4年 4月 7日", "二〇二二年四月七日", "２０２２年　４月７日",
    ])
  func dates(text: String) { #expect(CalendarDate(written: text)?.iso == "2022-04-07") }

  @Test("are read with the first year of an era")
  func firstYear() {
    #expect(CalendarDate(written: "令和元年5月1日")?.iso == "2019-05-01")
    #expect(CalendarDate(written: "昭和64年1月7日")?.iso == "1989-01-07")
  }

  @Test(
    "are refused where there is no such day",
    arguments: [
      "昭和64年1月8日", "平成31年5月1日", "令和元年4月30日", "2022/13/1", "22/4/7", "4/7", "2022/4", "R0.1.1", "2022-4/7", "令和4年4月",
      "X4.4.7", "", "年月日", "2022年4月7日頃", "2022//7", "20220407", "令和四年十三月七日", "令和四年四月七十日", "四月七日",
    ])
  func refused(text: String) { #expect(CalendarDate(written: text) == nil) }

  @Test("name months too", arguments: ["2022-04", "2022/4", "2022年4月", "令和4年4月", "R4.4"])
  func months(text: String) { #expect(CalendarMonth(written: text)?.iso == "2022-04") }

  @Test("know the month in which an era changed")
  func change() {
    #expect(CalendarMonth(written: "平成31年4月")?.iso == "2019-04")
    #expect(CalendarMonth(written: "昭和64年1月")?.iso == "1989-01")
    #expect(CalendarMonth(written: "平成元年1月")?.iso == "1989-01")
    #expect(CalendarMonth(written: "平成31年5月") == nil)
  }
}

@Suite("Periods that are relative to a reporting period")
struct RelativePeriodTests {
  @Test(
    "move on with it",
    arguments: [
      ("2022-04..2022-12", "last-month", "2022-12"), ("2022-04..2022-12", "last-quarter", "2022-10..2022-12"),
      ("2022-04..2023-01", "last-quarter", "2022-10..2022-12"),
      ("2022-04..2023-03", "last-quarter", "2023-01..2023-03"),
      ("2022-04..2023-01", "fiscal-year-to-date", "2022-04..2023-01"),
      ("2022-04..2023-04", "fiscal-year-to-date", "2023-04"),
      ("2022-04..2023-04", "last-fiscal-year", "2022-04..2023-03"),
      ("2022-04..2023-03", "last-fiscal-year", "2022-04..2023-03"),
      ("2022-04..2023-01", "last-fiscal-year", "2021-04..2022-03"),
      ("2022-04..2023-01", "reporting-period", "2022-04..2023-01"), ("2022-04..2023-01", "2022-05", "2022-05"),
    ])
  func months(reporting: String, word: String, expected: String) {
    #expect(MonthRange(code: word, in: MonthRange(code: reporting))?.code == expected)
  }

  @Test("are none without one, or with another name")
  func none() {
    #expect(MonthRange(code: "last-month", in: nil) == nil)
    #expect(MonthRange(code: "lastmonth", in: MonthRange(code: "2022-04")) == nil)
  }

  @Test(
    "are called in words",
    arguments: [
      ("2022-12", "令和4年12月", "December 2022"), ("2022-04..2022-12", "令和4年4月〜12月", "April to December 2022"),
      ("2022-04..2023-01", "令和4年4月〜令和5年1月", "April 2022 to January 2023"),
      ("2019-04..2019-06", "平成31年4月〜令和元年6月", "April to June 2019"),
    ])
  func words(code: String, japanese: String, english: String) {
    #expect(MonthRange(code: code)?.era == japanese)
    #expect(MonthRange(code: code)?.english == english)
  }
}
