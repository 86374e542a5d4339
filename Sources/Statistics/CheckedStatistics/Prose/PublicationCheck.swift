public import Chronology
public import Diagnostics
import Tables

extension ClaimCheck {
  /// Whether readers have a table, or a figure of one.
  public enum Publication: Sendable {
    /// They have it, or there is no register to tell.
    case published
    /// It is not published, or not yet.
    case withheld
    /// There is no such table or figure.
    case refused(id: String, Message, hint: Message?)
  }

  /// Whether readers have a table, or all figures that a reference means; of a table with the totals of one axis alone they
  /// have the figures and not the table.
  ///
  /// - Parameters:
  ///   - name: the name of a table, or a reference such as `caseload[total,last]`.
  ///   - period: the months that the page reports on, if it says so.
  public func publication(of name: String, in period: MonthRange? = nil) -> Publication {
    var evaluator = Evaluator(book.on(period))
    do throws(ExpressionProblem) {
      guard name.contains("[") else {
        // Whoever speaks of the table means more than the totals of one axis.
        let table = try evaluator.table(named: name, at: 0)
        return table.axes.contains(where: \.isTotalAlone) ? .withheld : .published
      }
      guard case .figure(let reference) = try ExpressionParser.expression(name).node else {
        throw .unknownTable(name, book.names, 0)
      }
      let cells = try evaluator.cells(reference)
      return cells.isEmpty || cells.contains { $0.isHidden } ? .withheld : .published
    } catch {
      if error.isWithheld { return .withheld }
      if error.isUncounted || error.isReportedElsewhere { return .published }
      return .refused(id: error.id, error.message, hint: error.hint)
    }
  }
}
