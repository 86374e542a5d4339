import Chronology
import Foundation
import Publishing
import TestSupport

/// A site whose periods move: a register of a hundred people in two districts, complete for two months.
struct MonthlySite {
  let site: TinySite
  var options: Publishing.Options {
    .init(root: site.folder.path, jobs: 2, today: CalendarDate(iso: "2023-02-10"))
  }

  /// A register of a hundred people in two districts, complete for two months.
  init() throws {
    site = try TinySite([
      "engawa.yml": TinySite.configuration + TinySite.editions("threshold: 5")
        + "# 月が進んだらここを直す\nreporting-period: 2022-04..2022-05   # 二か月\n",
      "content/statistics/states.yml": """
      title: 状態（{period}）
      unit: persons
      source: 架空
      period: reporting-period
      rows: {by: state, total: true}
      columns: {by: month, levels: [month, quarter, fiscal-year]}
      checks:
        - says: 合計は、前の月から終えた人を引き、新しい人と再開した人を足したもの
          that: states[total, month] = states[total, previous month] - closed[previous month] + states[new, month] + reopened[month] for each month in first + 1..last

      """,
      "content/statistics/closed.yml": """
      title: 終えた人
      unit: persons
      source: 架空
      period: reporting-period
      where: {closed: reporting-period}
      rows: {by: closed}

      """,
      "content/statistics/reopened.yml": """
      title: 再開した人
      unit: persons
      source: 架空
      period: reporting-period
      where: {reopened: reporting-period}
      rows: {by: reopened}

      """,
      "content/statistics/districts.yml": """
      title: 地区
      unit: persons
      source: 架空
      period: fiscal-year-to-date
      rows: {by: district, total: true}

      """,
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    let states = try site.folder.read("content/codes/states.yml")
    try site.folder.write(
      "content/codes/states.yml",
      states.replacing("ja-simple: 新しく 相談した}", with: "ja-simple: 新しく 相談した}, lasts: month, then: continuing"))
    try add((0..<100).map { ("R4-\(1000 + $0)", $0 < 60 ? "2022-04-07" : "2022-05-12", "") }, as: "a.csv")
  }

  func add(_ cases: [(id: String, opened: String, closed: String)], as file: String, countedFrom: String = "") throws {
    let rows = cases.enumerated().map { index, one in
      "\(one.id),\(index % 2 == 0 ? "omori" : "chofu"),\(one.opened),\(one.closed),\(countedFrom),outreach,self,40s,single,poverty,架空 人\(index),\n"
    }
    try site.folder.write(
      "content/cases/\(file)",
      "id,district,opened,closed,counted-from,route,first-contact,age-band,household,issues,name,birth-date\n"
        + rows.joined())
  }
}
