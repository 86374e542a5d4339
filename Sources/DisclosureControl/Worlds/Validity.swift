import CaseRecords
import Chronology
import Codes

/// When the values of attributes are in use: codes of a list come and go, and a case has only those that were in use while
/// it lasted.
struct Validity {
  /// Of each attribute the bounds of each value; empty where all values are always in use.
  private var bounds: [[Bounds]] = Attribute.allCases.map { _ in [] }
  /// From its opening to its last month, of each history.
  private var spans: [MonthRange?] = []

  /// What a history must reach into: the latest beginning and the earliest end of some codes.
  private struct Bounds {
    let from: CalendarMonth?
    let until: CalendarMonth?

    init(_ codes: [Code]) {
      from = codes.compactMap(\.validFrom).max()
      until = codes.compactMap(\.validUntil).min()
    }

    var isOpen: Bool { from == nil && until == nil }

    func admit(_ span: MonthRange) -> Bool {
      (from.map { $0 <= span.last } ?? true) && (until.map { span.first <= $0 } ?? true)
    }
  }

  init() {}

  init(_ codes: [[Int]], _ issues: [[Int]], _ support: [SupportHistory], _ variables: CaseVariables) {
    spans = support.map { history in
      let first = history.opened.calendarMonth
      return MonthRange(first, max(first, history.months.last?.month ?? first))
    }
    for (attribute, variable) in Attribute.coded {
      guard let list = variables.list(of: variable) else { continue }
      note(codes[attribute.rawValue].map { Bounds([list.codes[$0]]) }, attribute)
    }
    note(issues.map { set in Bounds(set.map { variables.issues.codes[$0] }) }, .issues)
  }

  private mutating func note(_ bounds: [Bounds], _ attribute: Attribute) {
    if !bounds.allSatisfy(\.isOpen) { self.bounds[attribute.rawValue] = bounds }
  }

  /// The attributes that have a value which is not always in use.
  var limited: [Attribute] { Attribute.allCases.filter { !bounds[$0.rawValue].isEmpty } }

  /// Whether somebody can have all values of a type.
  func admits(_ type: PersonType) -> Bool {
    guard spans.indices.contains(type[.support]), let span = spans[type[.support]] else { return true }
    return Attribute.allCases.allSatisfy { attribute in
      let own = bounds[attribute.rawValue]
      return own.isEmpty || own[type[attribute]].admit(span)
    }
  }
}
