import Chronology
import Codes
import Diagnostics

/// What the fields of one record say against one another and against the calendar.
///
/// No message has a value of the record in it: the file, the place and the key lead to it.
struct CaseCheck: Sendable {
  let variables: CaseVariables
  /// The last day that a record can know of, or `nil` if nothing is said of the future.
  let today: CalendarDate?
  /// Whether the register is known to have age bands that do not fit, so that they are warnings.
  let acceptsAgeBands: Bool

  /// Everything that is wrong.
  ///
  /// - Parameter place: where the field with a key stands; the key of a state is its month.
  func problems(_ draft: CaseDraft, place: (String) -> Place) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let dates = [("opened", draft.opened), ("reopened", draft.reopened), ("closed", draft.closed)]
    if let today {
      for case (let key, let date?) in dates where date > today { problems.append(.future(key, at: place(key))) }
      for entry in draft.months ?? [] where entry.month > today.calendarMonth {
        problems.append(.future(entry.month.iso, at: place(entry.month.iso)))
      }
    }
    guard let opened = draft.opened else { return problems }
    if let reopened = draft.reopened, reopened < opened {
      problems.append(.order("reopened", "opened", at: place("reopened")))
    }
    if let closed = draft.closed, closed < opened { problems.append(.order("closed", "opened", at: place("closed"))) }
    for entry in draft.months ?? [] {
      let key = entry.month.iso
      if entry.month < opened.calendarMonth { problems.append(.beforeOpening(key, at: place(key))) }
      if isClosed(in: entry.month, draft) { problems.append(.afterClosing(key, at: place(key))) }
    }
    problems += codes(draft, from: opened, place)
    if let birthDate = draft.birthDate { problems += age(draft, birthDate, opened, place) }
    return problems
  }

  /// Whether a month lies behind the closing and, where there is one, before the reopening.
  private func isClosed(in month: CalendarMonth, _ draft: CaseDraft) -> Bool {
    guard let closed = draft.closed, month > closed.calendarMonth else { return false }
    guard let reopened = draft.reopened, reopened >= closed else { return true }
    return month < reopened.calendarMonth
  }

  /// The months that a record knows of, so that each of its codes must have been in use in one of them.
  private func codes(_ draft: CaseDraft, from opened: CalendarDate, _ place: (String) -> Place) -> [Diagnostic] {
    let last = max(draft.months?.last?.month ?? opened.calendarMonth, opened.calendarMonth)
    guard let range = MonthRange(opened.calendarMonth, last) else { return [] }
    let fields: [(String, CodeList, [Int])] = [
      ("district", variables.districts, draft.district.map { [$0] } ?? []),
      ("route", variables.routes, draft.route.map { [$0] } ?? []),
      ("first-contact", variables.firstContacts, draft.firstContact.map { [$0] } ?? []),
      ("age-band", variables.ageBands, draft.ageBand.map { [$0] } ?? []),
      ("household", variables.households, draft.household.map { [$0] } ?? []),
      ("issues", variables.issues, draft.issues ?? []),
    ]
    var problems: [Diagnostic] = []
    for (key, list, positions) in fields {
      if positions.contains(where: { !list.codes[$0].isValid(in: range) }) {
        problems.append(.codeOutOfUse(key, at: place(key)))
      }
    }
    if let issues = draft.issues, Set(issues).count < issues.count {
      problems.append(.repeatedIssue(at: place("issues")))
    }
    return problems
  }

  private func age(
    _ draft: CaseDraft, _ birthDate: CalendarDate, _ opened: CalendarDate, _ place: (String) -> Place
  ) -> [Diagnostic] {
    if birthDate > opened { return [.bornLater(at: place("birth-date"))] }
    guard let band = draft.ageBand, let ages = variables.ageBands.codes[band].ages,
      !ages.contains(birthDate.age(on: opened))
    else { return [] }
    let problem = Diagnostic.ageBand(at: place("age-band"))
    return [acceptsAgeBands ? problem.asWarning : problem]
  }
}

extension Diagnostic {
  static let futureID = "case.future"

  static func future(_ key: String, at place: Place) -> Self {
    Self(
      futureID, at: place, Message(en: "'\(key)' lies in the future", ja: "「\(key)」が未来の日付です"))
  }

  static func order(_ key: String, _ other: String, at place: Place) -> Self {
    Self(
      "case.date-order", at: place,
      Message(en: "'\(key)' lies before '\(other)'", ja: "「\(key)」が「\(other)」より前です"))
  }

  static func beforeOpening(_ month: String, at place: Place) -> Self {
    Self(
      "case.before-opening", at: place,
      Message(en: "state in \(month), before the month of 'opened'", ja: "「opened」の月より前の\(month)に状態があります"))
  }

  static func afterClosing(_ month: String, at place: Place) -> Self {
    Self(
      "case.after-closing", at: place,
      Message(en: "state in \(month), after the month of 'closed'", ja: "「closed」の月より後の\(month)に状態があります"),
      hint: Message(en: "take the state out, or write 'reopened'", ja: "状態を消すか、reopened（再開した日）を書いてください"))
  }

  static func codeOutOfUse(_ key: String, at place: Place) -> Self {
    Self(
      "case.code-out-of-use", at: place,
      Message(
        en: "'\(key)' has a code that was not in use in the months of this case",
        ja: "「\(key)」に、この記録の期間には使われていない符号があります"))
  }

  static func repeatedIssue(at place: Place) -> Self {
    Self(
      "case.repeated-issue", at: place, Message(en: "'issues' has an issue twice", ja: "「issues」に同じ課題が二度あります"))
  }

  static func bornLater(at place: Place) -> Self {
    Self(
      "case.born-later", at: place,
      Message(en: "'birth-date' lies after 'opened'", ja: "「birth-date」が「opened」より後です"))
  }

  /// The name of the check that a register can be known for.
  static let ageBandID = "case.age-band"

  static func ageBand(at place: Place) -> Self {
    Self(
      ageBandID, at: place,
      Message(
        en: "'age-band' contradicts 'birth-date' on the day of 'opened'",
        ja: "「opened」の日の年齢が「birth-date」と「age-band」で違います"
      ),
      hint: Message(
        en: "mend one of the two; a register that is known for it can say so in engawa.yml, 'accepted'",
        ja: "どちらかを直してください。分かっていてそのままにする登録簿なら、engawa.yml の accepted に書けます"))
  }
}
