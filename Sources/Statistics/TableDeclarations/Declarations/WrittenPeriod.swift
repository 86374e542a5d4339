import Chronology
import Diagnostics
import Fields

/// Months as an author names them.
struct WrittenPeriod: Sendable {
  let months: MonthRange
  /// How they move on with the months that the register is complete for; `nil` if they do not.
  let relative: RelativePeriod?
  let position: Place.Position
}

extension FieldType where Value == WrittenPeriod {
  /// Months, which may be relative to those that the register is complete for.
  static func period(in reporting: MonthRange?) -> FieldType {
    let words = RelativePeriod.allCases.map(\.rawValue)
    let months = FieldType<MonthRange>.months.expected
    return FieldType(
      expected: Message(
        en: "\(months.en), or one of \(words.joined(separator: ", "))",
        ja: "\(months.ja)か、\(words.joined(separator: "、"))")
    ) { node, context in
      guard case .scalar(let text, _) = node.content else { return nil }
      let relative = RelativePeriod(rawValue: text)
      if relative != nil, reporting == nil {
        context.diagnostics.append(.noReportingPeriod(text, at: context.place(of: node)))
        return nil
      }
      return MonthRange(code: text, in: reporting).map {
        WrittenPeriod(months: $0, relative: relative, position: node.position)
      }
    }
  }
}
