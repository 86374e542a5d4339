/// A tiny site with the statistics of a whole council: a fictional register of 208 people, sixteen tables, sealings, and a
/// report. It is the tests' own, so that the portal can change without them.
extension TinySite {
  /// Makes the site, with its register or as it is built elsewhere; `more` adds content files or replaces them.
  public static func council(_ more: [String: String] = [:], hasRegister: Bool = true) throws -> TinySite {
    let site = try TinySite(Self.councilFiles.merging(more, uniquingKeysWith: { $1 }))
    for folder in ["codes", "statistics", "sealed"] + (hasRegister ? ["cases"] : []) {
      try Repository.copyFixture("council/content/\(folder)", to: site.folder, as: "content/\(folder)")
    }
    return site
  }

  private static let councilFiles = [
    "engawa.yml": configuration + "register: {fictional: true, accepted: [{check: age-band, reason: 架空の記録}]}\n"
      + editions("threshold: 10"),
    "content/reports/index.md": page("報告"),
    "content/reports/year.md": page(
      "個別支援の報告", "",
      """
      令和4年12月の対象者は[208人](stat:caseload-deck[total,2022-12])で、4月の
      [2.7倍](stat:caseload-deck[total,2022-12]/caseload-deck[total,2022-04])です。

      「病気や健康、障害」の課題がある人は[34.9%](stat:issue-persons-2022-09[health]/issue-persons-2022-09[total])でした。

      """),
    "content/models/index.md": page("支援の考え方"),
  ]
}
