import Claims
import CommonMark

extension ClaimCheck {
  /// Checks a figure in a sentence of a page.
  ///
  /// Residents read a claim without data as the author wrote it; the author was asked for the reason. The council's own
  /// people are told.
  ///
  /// - Parameter remark: what is said behind a claim without data; `nil` for nothing.
  func resolve(_ figure: FigureLink, remark: String?) -> FigureResolution {
    switch review(
      text: figure.text, behind: figure.preceding, followedBy: figure.following, formula: figure.formula,
      reason: figure.title)
    {
    case .unsupported: remark.map { .remarked($0) } ?? .asWritten
    case .holds, .unchecked, .reportedElsewhere: .asWritten
    case .filled(let text): .replaced(text)
    case .refused(let id, let message, let hint): .refused(id: id, message, hint: hint)
    }
  }
}
