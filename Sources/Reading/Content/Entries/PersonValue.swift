public import Chronology
import Diagnostics
import Fields

/// Somebody that a case tells of: what could be told of a record of the register too.
///
/// Codes are told by their positions in the code lists.
public struct PersonValue: Sendable, Hashable {
  /// The district, if it is told.
  public let district: Int?
  /// The age band, if it is told.
  public let ageBand: Int?
  /// The kind of household, if it is told.
  public let household: Int?
  /// The issues, in the order in which they are told.
  public let issues: [Int]
  /// The state of support in some months, in order.
  public let months: [MonthState]

  /// The state of support in a month.
  public struct MonthState: Sendable, Hashable {
    /// The month.
    public let month: CalendarMonth
    /// The position of the state in its code list.
    public let state: Int
  }
}

/// The codes that a person may be told by.
public struct PersonCodes: Sendable {
  /// The districts.
  public let districts: [FieldKind.Choice]
  /// The age bands.
  public let ageBands: [FieldKind.Choice]
  /// The kinds of households.
  public let households: [FieldKind.Choice]
  /// The issues.
  public let issues: [FieldKind.Choice]
  /// The states of support.
  public let states: [FieldKind.Choice]

  /// The names of the code lists.
  static let lists = ["districts", "age-bands", "households", "issues", "states"]
}

extension FieldType where Value == PersonValue {
  /// Somebody that a case tells of.
  static func person(_ codes: PersonCodes) -> FieldType {
    FieldType(
      expected: Message(
        en: "what is told of the person: {district: …, age-band: …, household: …, issues: […], months: {2022-04: …}}",
        ja: "その人のこと（{district: …, age-band: …, household: …, issues: […], months: {2022-04: …}}）")
    ) { node, context in
      guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      let district = reader.optional("district", FieldType<Int>.choice(of: codes.districts))
      let ageBand = reader.optional("age-band", FieldType<Int>.choice(of: codes.ageBands))
      let household = reader.optional("household", FieldType<Int>.choice(of: codes.households))
      let issues = reader.optional("issues", .list(FieldType<Int>.choice(of: codes.issues))) ?? []
      let months = reader.optional("months", .states(codes.states)) ?? []
      context.diagnostics += reader.finish()
      return PersonValue(district: district, ageBand: ageBand, household: household, issues: issues, months: months)
    }
  }
}

extension Diagnostic {
  fileprivate static func noMonth(_ text: Message, at place: Place) -> Self {
    Self(
      "person.no-month", at: place, Message(en: "\(text.en) is no month", ja: "\(text.ja)という月はありません"),
      hint: Message(en: "write the year and the month, as in 2022-04", ja: "2022-04のように、年と月で書いてください"))
  }
}

extension FieldType where Value == [PersonValue.MonthState] {
  /// Months with the state of support in each.
  fileprivate static func states(_ states: [FieldKind.Choice]) -> FieldType {
    let state = FieldType<Int>.choice(of: states)
    return FieldType(
      expected: Message(en: "months with states, such as {2022-04: new}", ja: "月と支援の状態（{2022-04: new} など）")
    ) { node, context in
      guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      var found: [PersonValue.MonthState] = []
      for pair in pairs {
        guard let month = CalendarMonth(iso: pair.key) else {
          reader.refuse(pair.key) { .noMonth(context.source.quote(pair.key), at: $0) }
          continue
        }
        if let state = reader.required(pair.key, state) { found.append(.init(month: month, state: state)) }
      }
      context.diagnostics += reader.finish()
      return found.sorted { $0.month < $1.month }
    }
  }
}
