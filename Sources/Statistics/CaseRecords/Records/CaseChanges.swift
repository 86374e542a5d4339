import Chronology
import Diagnostics

/// What lists of changes say of the cases, besides what their own records say.
struct CaseChanges: Sendable {
  /// One row of a list of changes.
  struct Change: Sendable {
    let id: String
    /// The month from which the state holds.
    let state: Case.MonthState?
    let closed: [CalendarDate]
    let reopened: [CalendarDate]
    /// The row.
    let place: Place
  }

  private let changes: [String: [Change]]

  init(_ changes: [Change]) { self.changes = Dictionary(grouping: changes, by: \.id) }

  static let none = CaseChanges([])

  /// Whether there are none.
  var isEmpty: Bool { changes.isEmpty }

  /// Adds to a record what is said of it elsewhere.
  ///
  /// - Returns: the months for which two states are said.
  func add(to draft: inout CaseDraft) -> [Diagnostic] {
    guard let id = draft.id, let own = changes[id] else { return [] }
    var problems: [Diagnostic] = []
    var months = draft.months ?? []
    for change in own {
      draft.closed += change.closed
      draft.reopened += change.reopened
      guard let state = change.state else { continue }
      if let known = months.first(where: { $0.month == state.month }) {
        if known.state != state.state { problems.append(.twoStates(state.month.iso, at: change.place)) }
      } else {
        months.append(state)
      }
    }
    draft.closed = Set(draft.closed).sorted()
    draft.reopened = Set(draft.reopened).sorted()
    draft.months = months.sorted { $0.month < $1.month }
    return problems
  }

  /// Changes of cases that the register does not have.
  func problems(_ known: Set<String>) -> [Diagnostic] {
    changes.filter { !known.contains($0.key) }.values.flatMap { $0 }.map { .changeOfNobody(at: $0.place) }.sorted()
  }
}

extension Diagnostic {
  static func twoStates(_ month: String, at place: Place) -> Self {
    Self(
      "case.two-states", at: place,
      Message(
        en: "the state for \(month) is said here, and another one elsewhere", ja: "\(month)の状態が、ほかの所と違います"),
      hint: Message(
        en: "take one of the two out; the record of the case and every list of changes are read",
        ja: "どちらかを消してください。記録と、変更の一覧のすべてを読んでいます"))
  }

  static func changeOfNobody(at place: Place) -> Self {
    Self(
      "case.change-of-nobody", at: place,
      Message(en: "change of a case that the register does not have", ja: "登録簿にない番号の変更です"),
      hint: Message(en: "mend the number, or add the case", ja: "番号を直すか、記録を加えてください"))
  }
}
