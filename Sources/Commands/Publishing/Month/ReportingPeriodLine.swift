import Chronology
import Content
import Diagnostics
import Files

/// The line of `engawa.yml` that says for which months the register is complete.
struct ReportingPeriodLine {
  /// The months as they are.
  let current: MonthRange?
  private let root: String
  private let text: String

  private static let key = "reporting-period:"

  init(_ root: String) throws {
    self.root = root
    current = try SiteConfiguration.read(root: root).reportingPeriod
    text = try stopping { String(decoding: try readFile(FilePath.join(root, "engawa.yml")), as: UTF8.self) }
  }

  /// The months up to another one.
  ///
  /// - Throws: ``Stop`` if nothing is said of where they begin, or they would go back.
  func period(until month: CalendarMonth) throws(Stop) -> MonthRange {
    guard let current else { throw Stop(.content, [.noReportingPeriodYet(month.iso)]) }
    guard month >= current.last, let period = MonthRange(current.first, month) else {
      throw Stop(.usage, [.monthGoneBy(month.iso, current.code)])
    }
    return period
  }

  /// Writes other months into the file, and leaves all else as it is.
  func write(_ period: MonthRange) throws {
    guard period != current else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let place = lines.firstIndex(where: { $0.hasPrefix(Self.key) }) else {
      throw Stop(.content, [.noReportingPeriodYet(period.last.iso)])
    }
    // What stands behind the value stays, be it a remark or the end of a line as Windows has it.
    let rest = lines[place].dropFirst(Self.key.count).drop { $0 == " " }.drop { !$0.isWhitespace }
    lines[place] = "\(Self.key) \(period.code)\(rest)"
    let written = Array(lines.joined(separator: "\n").utf8)
    try stopping { try FolderHandle(resolvedPath(root)).replace("engawa.yml", with: written, for: .everybody) }
  }
}

extension Diagnostic {
  static func noReportingPeriodYet(_ month: String) -> Self {
    Self(
      "month.no-reporting-period", at: Place(path: "engawa.yml"),
      Message(
        en: "there is no line 'reporting-period', so nobody can tell where the register begins",
        ja: "reporting-period の行がないので、登録簿がいつからのものか分かりません"),
      hint: Message(
        en: "write it once, with the first month: 'reporting-period: 2022-04..\(month)'",
        ja: "最初の月から、一度だけ書いてください（例:「reporting-period: 2022-04..\(month)」）"))
  }

  static func monthGoneBy(_ month: String, _ period: String) -> Self {
    Self(
      "month.gone-by", at: nil,
      Message(
        en: "the register is complete for \(period) already, and \(month) lies before its end",
        ja: "登録簿はもう\(period)までそろっていて、\(month)はその終わりより前です"),
      hint: Message(
        en: "name that month or a later one; a mistake in an earlier one is corrected with 'engawa correct'",
        ja: "その月か、後の月を指定してください。前の月のまちがいは engawa correct で訂正します"))
  }
}
