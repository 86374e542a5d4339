import AttackProblems
import Diagnostics

extension AuditReport.Finding {
  /// From where to where a count is known to lie, in the middle of a sentence.
  var range: Message {
    switch upper {
    case nil: Message(en: "at least \(lower)", ja: "\(lower)以上")
    case lower?: Message(en: "\(lower)", ja: "\(lower)")
    case let upper?: Message(en: "between \(lower) and \(upper)", ja: "\(lower)から\(upper)までの間")
    }
  }
}
