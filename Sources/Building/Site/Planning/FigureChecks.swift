public import CheckedStatistics
public import Chronology
public import CommonMark

extension ClaimCheck {
  /// Checks a figure in a sentence of a page.
  ///
  /// Residents read a claim without data as the author wrote it; the author was asked for the reason. The council's own
  /// people are told.
  ///
  /// What rests on made-up figures says so, before the number, for a unit may stand behind it.
  ///
  /// - Parameters:
  ///   - period: the months that the page reports on, if it says so.
  ///   - mark: what stands before a number that rests on made-up figures; `nil` for nothing.
  ///   - remark: what is said behind a claim without data; `nil` for nothing.
  public func resolve(_ figure: FigureLink, in period: MonthRange?, mark: String?, remark: String?) -> FigureResolution
  {
    func marked(_ text: String, _ isFictional: Bool) -> String {
      guard let mark, isFictional, !figure.preceding.hasSuffix(mark) else { return text }
      return mark + text
    }
    return
      switch review(
        text: figure.text, behind: figure.preceding, followedBy: figure.following, formula: figure.formula,
        reason: figure.title, in: period)
    {
    case .unsupported: remark.map { .remarked($0) } ?? .asWritten
    case .unchecked, .reportedElsewhere: .asWritten
    case .holds(let formula, let isFictional): .replaced(marked(figure.text, isFictional), formula: formula)
    case .filled(let text, let formula, let isFictional): .replaced(marked(text, isFictional), formula: formula)
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
