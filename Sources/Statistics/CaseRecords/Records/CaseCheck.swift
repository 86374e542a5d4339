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
  /// The months that the register is complete for; `nil` if only named months count.
  var period: MonthRange?

  /// The record with everything that is wrong with it; `nil` if anything is.
  ///
  /// - Parameter place: where the field with a key stands; the key of a state is its month.
  func record(_ draft: CaseDraft, place: (String) -> Place) -> Reviewed<Case?> {
    var problems = problems(draft, place: place)
    guard !problems.haveErrors, let opened = draft.begins else { return Reviewed(nil, problems) }
    // What was before it became known is no month of any table.
    let named = (draft.months ?? []).filter { $0.month >= opened.calendarMonth }
    let spans = SupportSpan.spans(
      opened: opened, closed: draft.closed.filter { $0 >= opened }, reopened: draft.reopened.filter { $0 >= opened },
      months: named)
    let (months, unknown) = StateHistory(states: variables.states, period: period).months(of: spans, named: named)
    if let unknown { problems.append(.unknownState(unknown.iso, at: place("months"))) }
    return Reviewed(problems.haveErrors ? nil : draft.finished(months: months), problems)
  }

  /// Everything that is wrong.
  ///
  /// - Parameter place: where the field with a key stands; the key of a state is its month.
  private func problems(_ draft: CaseDraft, place: (String) -> Place) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let dates = [
      ("opened", draft.opened.map { [$0] } ?? []), ("reopened", draft.reopened), ("closed", draft.closed),
    ]
    if let today {
      for (key, dates) in dates where dates.contains(where: { $0 > today }) {
        problems.append(.future(key, at: place(key)))
      }
      if let from = draft.countedFrom, from > today.calendarMonth {
        problems.append(.future("counted-from", at: place("counted-from")))
      }
      for entry in draft.months ?? [] where entry.month > today.calendarMonth {
        problems.append(.future(entry.month.iso, at: place(entry.month.iso)))
      }
    }
    guard let opened = draft.opened else { return problems }
    if let from = draft.countedFrom, from < opened.calendarMonth {
      problems.append(.order("counted-from", "opened", at: place("counted-from")))
    }
    if let from = draft.countedFrom, draft.closed.contains(where: { $0 < CalendarDate(firstOf: from) }) {
      problems.append(.closedBeforeCounting(at: place("counted-from")))
    }
    let ofDates = order(draft, opened, place)
    problems += ofDates
    for entry in draft.months ?? [] {
      let key = entry.month.iso
      if entry.month < opened.calendarMonth { problems.append(.beforeOpening(key, at: place(key))) }
      if ofDates.isEmpty, isClosed(in: entry.month, draft) { problems.append(.afterClosing(key, at: place(key))) }
    }
    problems += codes(draft, from: opened, place)
    if let birthDate = draft.birthDate { problems += age(draft, birthDate, opened, place) }
    return problems
  }

  /// Days before the opening, and closings between which nothing was taken up again.
  private func order(_ draft: CaseDraft, _ opened: CalendarDate, _ place: (String) -> Place) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (key, dates) in [("reopened", draft.reopened), ("closed", draft.closed)]
    where dates.contains(where: { $0 < opened }) {
      problems.append(.order(key, "opened", at: place(key)))
    }
    for (first, second) in zip(draft.closed, draft.closed.dropFirst())
    where !draft.reopened.contains(where: { first <= $0 && $0 <= second }) {
      problems.append(.closedTwice(at: place("closed")))
    }
    return problems
  }

  /// Whether a month lies behind a closing and before the reopening that follows.
  private func isClosed(in month: CalendarMonth, _ draft: CaseDraft) -> Bool {
    draft.closed.contains { closed in
      guard month > closed.calendarMonth else { return false }
      guard let reopened = draft.reopened.first(where: { $0 >= closed }) else { return true }
      return month < reopened.calendarMonth
    }
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

  static func closedBeforeCounting(at place: Place) -> Self {
    Self(
      "case.closed-before-counting", at: place,
      Message(
        en: "the case was closed before the month from which it counts, so that it would count nowhere",
        ja: "数え始める月より前に終わった記録なので、どの月にも入りません"),
      hint: Message(
        en: "correct the figures with 'engawa correct' instead", ja: "「engawa correct」で数を訂正してください"))
  }

  static func closedTwice(at place: Place) -> Self {
    Self(
      "case.closed-twice", at: place,
      Message(
        en: "'closed' has two days, and the case was not taken up again between them",
        ja: "「closed」に日付が二つありますが、その間に再開した日がありません"),
      hint: Message(
        en: "write the day between them under 'reopened', or take one out", ja: "間の再開の日を「reopened」に書くか、どちらかを消してください"))
  }

  /// A month for which no state is said, and none follows from what is.
  static func unknownState(_ month: String, at place: Place) -> Self {
    Self(
      "case.unknown-state", at: place,
      Message(en: "there is no state for \(month), and none follows", ja: "\(month)の状態が書かれておらず、前の月からも決まりません"),
      hint: Message(
        en:
          "write it under 'months'; or let one state of content/codes/states.yml be that of a case's first month (lasts: month, then: …)",
        ja: "months に書いてください。新しい記録の最初の状態は、content/codes/states.yml で決めておけます（lasts: month と then）"))
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
      hint: Message(en: "take the state out, or write 'reopened'", ja: "状態を消すか、「reopened」（再開した日）を書いてください"))
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
        ja: "どちらかを直してください。分かっていてそのままにする登録簿なら、engawa.yml の「accepted」に書けます"))
  }
}
