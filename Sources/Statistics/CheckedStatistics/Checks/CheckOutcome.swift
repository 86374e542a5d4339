public import Diagnostics
public import TableDeclarations
import Tables

/// What an identity that a table declares comes to with some figures, such as those that are published.
public struct CheckOutcome: Sendable {
  /// The name of the table that declares it.
  public let table: String
  /// What it says, for readers.
  public let says: String
  /// For how many months or other members it holds; 1 if it is said once and holds.
  public fileprivate(set) var holds: Int
  /// For how many it cannot be told, because a figure is not there to be seen.
  public fileprivate(set) var unknown: Int
  /// Where it does not hold, in words for each.
  public fileprivate(set) var failures: [Message]
}

extension CheckRunner {
  /// What each identity comes to, member by member; one that cannot be read at all is left out.
  ///
  /// A table that is held against another has an identity for each cell, and all of them say the same: they are told as
  /// one.
  public func outcomes(_ tables: [StatisticsTable]) -> [CheckOutcome] {
    tables.flatMap { table in
      var outcomes: [CheckOutcome] = []
      for check in table.checks {
        do throws(ExpressionProblem) {
          let outcome = try outcome(check, of: table)
          guard let same = outcomes.firstIndex(where: { $0.says == outcome.says }) else {
            outcomes.append(outcome)
            continue
          }
          outcomes[same].holds += outcome.holds
          outcomes[same].unknown += outcome.unknown
          outcomes[same].failures += outcome.failures
        } catch { continue }
      }
      return outcomes
    }
  }

  private func outcome(
    _ check: CheckDeclaration, of table: StatisticsTable
  ) throws(ExpressionProblem) -> CheckOutcome {
    let comparison = try ExpressionParser.comparison(check.expression.text)
    let source = ExpressionSource(check.expression.text, in: table.declaration.source, at: check.expression.position)
    var (holds, unknown, failures) = (0, 0, [Message]())
    var bindings: [(name: String, member: AxisMember)?] = [nil]
    if let iteration = comparison.iteration {
      bindings = try domain(of: iteration, in: comparison).map { (iteration.name, $0) }
    }
    for binding in bindings {
      do throws(ExpressionProblem) {
        if let failure = try failure(comparison, binding, check, source) {
          failures.append(failure.message)
        } else {
          holds += 1
        }
      } catch { unknown += 1 }
    }
    return CheckOutcome(
      table: table.declaration.id, says: check.says, holds: holds, unknown: unknown, failures: failures)
  }
}
