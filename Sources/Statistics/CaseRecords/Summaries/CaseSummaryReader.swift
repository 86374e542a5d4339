import Chronology
import Codes
import Diagnostics
import Fields
import Tables

/// Reads a case summary: Markdown with front matter, one case a file.
struct CaseSummaryReader: Sendable {
  let variables: CaseVariables
  let check: CaseCheck
  let changes: CaseChanges

  /// The case, or `nil` if something in the file is wrong.
  ///
  /// - Parameter source: the file, which must be marked as confidential.
  func read(_ source: SourceText, id: String) -> Reviewed<Case?> {
    var diagnostics = FileCheck.problems(source)
    guard diagnostics.isEmpty, let frontMatter = FrontMatter.read(source).unwrapped(into: &diagnostics),
      frontMatter.isWhole
    else {
      return Reviewed(nil, diagnostics)
    }
    var reader = FieldReader(frontMatter.pairs, of: source)
    var draft = CaseDraft()
    draft.id = reader.required("id", .caseID)
    draft.district = reader.required("district", .code(of: variables.districts))
    draft.opened = reader.required("opened", .writtenDate)
    draft.countedFrom = reader.optional("counted-from", .writtenMonth)
    draft.reopened = reader.optional("reopened", .dates) ?? []
    draft.closed = reader.optional("closed", .dates) ?? []
    draft.route = reader.required("route", .code(of: variables.routes))
    draft.firstContact = reader.required("first-contact", .code(of: variables.firstContacts))
    draft.ageBand = reader.required("age-band", .code(of: variables.ageBands))
    draft.household = reader.required("household", .code(of: variables.households))
    draft.issues = reader.required("issues", .list(.code(of: variables.issues)))
    // A case that changed nothing names no month, where the register says what goes on.
    let states = FieldType.states(of: variables.states)
    let months =
      check.period == nil && changes.isEmpty ? reader.required("months", states) : reader.optional("months", states)
    draft.months = months?.map(\.state)
    let identity = reader.required("confidential", .identity)
    diagnostics += reader.finish()
    draft.person = identity?.person ?? Person()
    draft.birthDate = identity?.birthDate
    draft.person.notes = ConfidentialFences.read(source, from: frontMatter.bodyOffset).unwrapped(into: &diagnostics)

    if let written = draft.id, written != id { diagnostics.append(.otherID(at: place("id", frontMatter, source))) }
    let monthPlaces = Dictionary(
      (months ?? []).map { ($0.state.month.iso, $0.position) }, uniquingKeysWith: { first, _ in first })
    diagnostics += changes.add(to: &draft)
    let record = check.record(draft) { key in
      if let position = monthPlaces[key] { return source.place(position) }
      return place(key, frontMatter, source)
    }.unwrapped(into: &diagnostics)
    return Reviewed(diagnostics.haveErrors ? nil : record, diagnostics)
  }

  private func place(_ key: String, _ frontMatter: FrontMatter, _ source: SourceText) -> Place {
    func find(_ pairs: [YAMLPair]) -> Place.Position? {
      for pair in pairs {
        if pair.key == key { return pair.value.position }
        if case .mapping(let inner) = pair.value.content, let found = find(inner) { return found }
      }
      return nil
    }
    return find(frontMatter.pairs).map { source.place($0) } ?? source.wholePlace
  }
}

/// A state with the place of its month.
struct WrittenState: Sendable {
  let state: Case.MonthState
  let position: Place.Position
}

/// What stands under `confidential:`.
struct WrittenIdentity: Sendable {
  let person: Person
  let birthDate: CalendarDate?
}

extension FieldType where Value == String {
  static let caseID = FieldType(
    expected: Message(en: "a name such as R4-0208: letters, digits and hyphens", ja: "R4-0208 のような、英数字とハイフンの番号")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, CaseDraft.isID(text) else { return nil }
    return text
  }
}

extension FieldType where Value == [CalendarDate] {
  /// A day, or a list of days; in order of the calendar.
  static let dates = FieldType(
    expected: Message(
      en: "a date such as 2022-12-31 or 令和4年12月31日, or a list of dates", ja: "2022-12-31や令和4年12月31日のような日付か、そのリスト")
  ) { node, context in
    if case .sequence = node.content {
      return FieldType<[CalendarDate]>.list(.writtenDate).parse(node, &context)?.sorted()
    }
    return FieldType<CalendarDate>.writtenDate.parse(node, &context).map { [$0] }
  }
}

extension FieldType where Value == Int {
  /// A code of a list, as its position.
  static func code(of list: CodeList) -> FieldType {
    FieldType(
      expected: Message(en: "a code of content/codes/\(list.name).yml", ja: "content/codes/\(list.name).yml の符号")
    ) {
      node, context in
      guard case .scalar(let text, _) = node.content else { return nil }
      if let position = list.position(of: text) ?? list.position(written: text) { return position }
      context.diagnostics.append(.unknownCode(text, context.key, list, at: context.place(of: node)))
      return nil
    }
  }
}

extension FieldType where Value == [WrittenState] {
  /// Months with the state in each, in order of the calendar.
  static func states(of list: CodeList) -> FieldType {
    let type = FieldType<Int>.code(of: list)
    return FieldType(expected: Message(en: "months, each with a state", ja: "月ごとの状態")) { node, context in
      guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
      var states: [WrittenState] = []
      for pair in pairs {
        guard let month = CalendarMonth(written: pair.key) else {
          context.diagnostics.append(.notAMonth(at: context.source.place(pair.keyPosition)))
          continue
        }
        guard let state = type.parse(pair.value, &context) else { continue }
        // The same month may be written in two ways.
        guard !states.contains(where: { $0.state.month == month }) else {
          context.diagnostics.append(.twoStates(month.iso, at: context.source.place(pair.keyPosition)))
          continue
        }
        states.append(WrittenState(state: .init(month: month, state: state), position: pair.keyPosition))
      }
      return states.sorted { $0.state.month < $1.state.month }
    }
  }
}

extension FieldType where Value == WrittenIdentity {
  static let identity = FieldType.record { reader in
    var person = Person()
    person.name = reader.required("name", .text).map { Confidential($0) }
    person.nameKana = reader.optional("name-kana", .text).map { Confidential($0) }
    person.phone = reader.optional("phone", .text).map { Confidential($0) }
    person.address = reader.optional("address", .text).map { Confidential($0) }
    return WrittenIdentity(person: person, birthDate: reader.optional("birth-date", .writtenDate))
  }
}

extension Diagnostic {
  static func unknownCode(_ text: String, _ key: String, _ list: CodeList, at place: Place) -> Self {
    Self(
      "case.unknown-code", at: place,
      Message(en: "'\(key)' has a code that is unknown", ja: "「\(key)」に知らない符号があります"),
      hint: .codes(near: text, of: list))
  }

  static func notAMonth(at place: Place) -> Self {
    Self(
      "case.not-a-month", at: place,
      Message(en: "key that is no month such as 2022-12 or 令和4年12月", ja: "2022-12や令和4年12月のような年月ではないキーです"))
  }

  static func otherID(at place: Place) -> Self {
    Self(
      "case.other-id", at: place, Message(en: "'id' is not the name of the file", ja: "「id」がファイルの名前と違います"))
  }
}

extension Message {
  /// Which code was meant, if what is written is near to one and so is no secret; otherwise where codes stand.
  static func codes(near text: String, of list: CodeList) -> Message {
    let near = Suggestion.closest(to: text, in: list.codes.map(\.code))
    return near.map { Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか") }
      ?? Message(en: "codes stand in content/codes/\(list.name).yml", ja: "符号は content/codes/\(list.name).yml にあります")
  }
}
