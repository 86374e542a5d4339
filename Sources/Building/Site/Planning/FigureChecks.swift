import Claims
import CommonMark

extension ClaimCheck {
  /// Checks a figure in a sentence of a page.
  ///
  /// Residents read a claim without data as the author wrote it; the author was asked for the reason.
  func resolve(_ figure: FigureLink) -> FigureResolution {
    switch review(text: figure.text, followedBy: figure.following, formula: figure.formula, reason: figure.title) {
    case .holds, .unsupported, .unchecked, .reportedElsewhere: .asWritten
    case .filled(let text): .replaced(text)
    case .refused(let id, let message, let hint): .refused(id: id, message, hint: hint)
    }
  }
}
