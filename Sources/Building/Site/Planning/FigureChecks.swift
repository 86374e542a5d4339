public import Chronology
public import Claims
public import CommonMark

extension ClaimCheck {
  /// Checks a figure in a sentence of a page.
  ///
  /// Residents read a claim without data as the author wrote it; the author was asked for the reason. The council's own
  /// people are told.
  ///
  /// - Parameters:
  ///   - period: the months that the page reports on, if it says so.
  ///   - remark: what is said behind a claim without data; `nil` for nothing.
  public func resolve(_ figure: FigureLink, in period: MonthRange?, remark: String?) -> FigureResolution {
    switch review(
      text: figure.text, behind: figure.preceding, followedBy: figure.following, formula: figure.formula,
      reason: figure.title, in: period)
    {
    case .unsupported: remark.map { .remarked($0) } ?? .asWritten
    case .unchecked, .reportedElsewhere: .asWritten
    case .holds(let formula): .replaced(figure.text, formula: formula)
    case .filled(let text, let formula): .replaced(text, formula: formula)
    case .refused(let id, let message, let hint): .refused(id: id, message, hint: hint)
    }
  }

  /// Whether readers of a page have a table.
  ///
  /// - Parameter period: the months that the page reports on, if it says so.
  public func find(_ table: String, in period: MonthRange?) -> TableAnswer {
    switch publication(of: table, in: period) {
    case .published: .published
    case .withheld: .withheld
    case .refused(let id, let message, let hint): .refused(id: id, message, hint: hint)
    }
  }
}
