import Testing

@testable import SiteAudit

@Suite("Folders of statistics")
struct StatisticsFolderTests {
  @Test(
    "are known at the beginning of a path, and in the folder of a language",
    arguments: [
      "statistics/a.html", "statistics/all/index.html", "en/statistics/a.html", "ja-simple/statistics/a.csv",
      "zh-Hant/statistics/index.html", "es-419/statistics/a.html",
    ])
  func known(path: String) { #expect(StatisticsFolder.holds(path)) }

  @Test(
    "are no other folders",
    arguments: [
      "statistics", "statistics.html", "statisticsx/a.html", "needs/statistics/a.html", "e/statistics/a.html",
      "en-/statistics/a.html", "en/x/statistics/a.html", "12/statistics/a.html", "en/statistics", "/statistics/a.html",
      "",
    ])
  func others(path: String) { #expect(!StatisticsFolder.holds(path)) }
}
