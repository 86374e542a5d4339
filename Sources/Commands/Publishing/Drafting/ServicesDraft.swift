import Chronology
import Diagnostics
import TableDeclarations

/// The first version of 事業実績: what was done, by the services of the law, in the one table that wards ask for.
///
/// A service that a council does not run, one that nobody used, and one that it has no table of are three things; the
/// draft leaves it to a person to say which, for a dash would hide it.
struct ServicesDraft {
  let period: MonthRange
  let tables: [DraftTable]
  let today: CalendarDate
  /// The last month that there are figures for, if that is said.
  let known: CalendarMonth?

  /// What its name says when nobody gives it another.
  static func name(for period: MonthRange) -> String {
    ReportDraft.name(for: period).replacing("report-", with: "services-")
  }

  /// The whole text.
  var text: String {
    let layout = ReportLayout(period)
    let rows = WelfareService.allCases.flatMap { self.rows(of: $0) }
    var parts = [
      layout.frontMatter(title: "{period}の事業実績", summary: "{period}の事業の実績を、法律の事業ごとにまとめます。", today),
      "重層的支援体制整備事業の実績を、社会福祉法第106条の4第2項の順に並べました。数は公表した表から入れています。",
      (["| 号 | 事業 | 表 | 実績 | 前の期間 | 前の年 |", "|---|---|---|---:|---:|---:|"] + rows).joined(separator: "\n"),
      "実施していない事業は「実施なし」、実施して利用のなかった事業は「利用なし」と書き分けます。",
      "## 実績の内容",
    ]
    parts += WelfareService.allCases.map { "### \($0.title.ja)\n\n\(ReportDraft.body)" }
    if let known, known < period.last { parts.append(layout.note(known)) }
    parts.append(ReportDraft.method)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func rows(of service: WelfareService) -> [String] {
    let head = "| \(service.item)号 | \(service.title.ja)"
    let own = tables.filter { $0.service == service }.map { table in
      guard table.isOf(period) else { return "\(head) | \(table.heading) | 表に期間がないか、ほかの期間の表です | | |" }
      guard let now = table.total(in: period) else { return "\(head) | \(table.heading) | 公表していません | | |" }
      let earlier = table.earlier(in: period)
      // A table that is told by months gives that of the last.
      let months = table.isOverTime && period.months.count > 1 ? "（期間の最後の月など、表の最後の欄）" : ""
      return "\(head) | \(table.heading)\(months) | \(now) | \(earlier.before ?? "") | \(earlier.yearBefore ?? "") |"
    }
    return own.isEmpty ? ["\(head) | | ここに書きます | | |"] : own
  }
}
