import Chronology
import Tables

/// The first version of a report: a section for each table, with its chart, and sentences whose figures the tool fills in.
///
/// Names of periods and members in sentences are relative or checked, so that the same report is right for other months
/// as well.
struct ReportDraft {
  let period: MonthRange
  let tables: [DraftTable]
  /// Whether figures have numbers on pages of reports.
  let isNumbered: Bool
  let today: CalendarDate
  /// The last month that there are figures for, if that is said.
  var known: CalendarMonth?

  /// The tables that are of these months: what is of others does not stand in for them.
  private var own: [DraftTable] { tables.filter { $0.isOf(period) } }

  /// What its name says when nobody gives it another: `report-2022-12`, `report-fy2022-q3`.
  static func name(for period: MonthRange) -> String {
    let code = ReportLayout(period).whole?.code.lowercased() ?? period.code.replacing("..", with: "-")
    return "report-\(code)"
  }

  /// The whole text.
  var text: String {
    let layout = ReportLayout(period)
    let title = layout.isYear ? "{period}の活動報告書" : "{period}の報告"
    var parts = [layout.frontMatter(title: title, summary: "{period}の個別支援と地域での活動を、公表した数でまとめます。", today)]
    parts.append("```summary\n\(summary.isEmpty ? Self.body : summary.joined(separator: "\n"))\n```")
    if layout.isYear { parts += ["## 事業の実績", achievements, "## 取り組み", Self.body] }
    for table in own { parts.append(section(table)) }
    if layout.isYear {
      parts += ["## 見えてきた課題", Self.body, "## 次の年度に向けて", Self.body]
    } else {
      parts += ["## この期間の動き", Self.body]
    }
    if let known, known < period.last { parts.append(layout.note(known)) }
    parts.append(Self.method)
    return parts.joined(separator: "\n\n") + "\n"
  }

  static let body = "ここに本文を書きます。"
  static let method = "## 数え方\n\n数は、公表した表から入れています。もとになる表と、載せていない数の扱いは、[数で見る](page:statistics)にあります。"

  /// The first sentence of each of the first tables.
  private var summary: [String] { own.compactMap { $0.sentences(in: period).first }.prefix(3).map { "- \($0)" } }

  private func section(_ table: DraftTable) -> String {
    let sentences = table.sentences(in: period)
    return """
      ## \(table.heading)

      \((sentences.isEmpty ? [Self.body] : sentences).joined(separator: "\n"))
      くわしくは[\(isNumbered ? "?" : "下の図")](#fig-\(table.id))のとおりです。

      ```chart \(table.id)
      table: \(table.id)
      ```
      """
  }

  /// What was done in figures, as reports of a year have it on one page.
  private var achievements: String {
    let rows = own.compactMap { table in
      table.total(in: period).map { "| \(table.heading) | \($0) |" }
    }
    return (["| 区分 | 実績 |", "|---|---:|"] + (rows.isEmpty ? ["| ここに書きます | |"] : rows)).joined(separator: "\n")
  }
}
