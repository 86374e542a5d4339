import Chronology
import CommonMark
import Content
import Markup
import Schedules
import Templates

/// What pages of a kind have besides what every page has: `fields.NAME` with the value, and `labels.NAME`.
struct FieldMembers {
  private let fields: [Field]
  private let language: Language
  private let isInternal: Bool

  /// - Parameter isInternal: whether the edition is for the council's own people; others are not even told what internal
  ///   fields are called.
  init(_ kind: Kind, language: Language, isInternal: Bool) {
    fields = kind.fields
    self.language = language
    self.isInternal = isInternal
  }

  var members: Members<PageContext> {
    let (fields, language) = (fields, language)
    let labels = TextRecord(
      fields.map { ($0.name, !isInternal && $0.isInternal ? "" : $0.label.text(in: language) ?? "") })
    return Members([
      .dynamicRecord("fields", Schema(fields.map { ($0.name, $0.shape) })) { context in
        Record { slot in fields[slot].value(on: context, slot) }
      },
      .dynamicRecord("labels", labels.schema) { _ in labels.record },
    ])
  }
}

extension Field {
  /// What its value looks like to a template.
  fileprivate var shape: Shape {
    let shape: Shape =
      switch type {
      case .text, .address, .month, .period, .choice: .text
      case .texts: .list(.text)
      case .markdown: .html
      case .number: .number
      case .flag: .flag
      case .date: .record(DateText.members.schema)
      case .schedule: .list(.text)
      case .reference: .record(Card.members.schema)
      case .references: .list(.record(Card.members.schema))
      case .url, .phone, .mail, .attachment: .record(FactText.members.schema)
      case .picture: .record(FactPicture.members.schema)
      case .diagram: .record(DiagramContext.members.schema)
      case .citation: .record(CitationList.itemMembers.schema)
      case .person: .list(.text)
      }
    switch shape {
    case .list, .flag: return shape
    default: return isRequired && !isInternal ? shape : .optional(shape)
    }
  }

  /// The value on a page; `place` is that of the field among those of the kind.
  fileprivate func value(on context: PageContext, _ place: Int) -> Value {
    let facts = context.site.facts.values
    guard facts.indices.contains(place), let fact = facts[place] else { return absent }
    switch fact {
    case .markdown(let document): return .html(document.html)
    case .diagram(let diagram): return .record(DiagramContext.members.record(diagram))
    case .person(let person, _): return plain(.person(person), context)
    case .picture(let path, let link, let alternative):
      let isFirst = path == context.site.facts.firstPicture
      return .record(
        FactPicture.members.record(
          FactPicture(label: "", link: link, alternative: alternative, isFirst: isFirst)))
    case .attachment(let path, let text):
      return .record(FactText.members.record(FactText(text, context.url(to: path))))
    case .plain(let value): return plain(value, context)
    }
  }

  private var absent: Value {
    switch type {
    case .texts, .references, .schedule, .person: .list(List(count: 0) { _ in .absent })
    case .flag: .flag(false)
    default: .absent
    }
  }

  private func plain(_ value: FieldValue, _ context: PageContext) -> Value {
    switch value {
    case .texts(let texts): return .list(List(count: texts.count) { .text(texts[$0]) })
    case .number(let number): return .number(number)
    case .flag(let flag): return .flag(flag)
    case .date(let date):
      return .record(DateText.members.record(DateText(date: date, language: context.site.language)))
    case .schedule(let schedule):
      let rules = schedule.rules.map { context.site.language.text(of: $0) }
      return .list(List(count: rules.count) { .text(rules[$0]) })
    case .references(let references):
      let cards = references.compactMap { context.site.index(of: $0.name) }.map(context.card)
      if case .reference = type { return cards.first.map { .record(Card.members.record($0)) } ?? .absent }
      return .list(List(count: cards.count) { .record(Card.members.record(cards[$0])) })
    case .url, .phone, .mail:
      return texts(value, context).first.map { .record(FactText.members.record($0)) } ?? .absent
    case .citation(let citation): return .record(CitationList.itemMembers.record(citation))
    case .person:
      let lines = texts(value, context).map(\.text)
      return .list(List(count: lines.count) { .text(lines[$0]) })
    default: return texts(value, context).first.map { .text($0.text) } ?? .absent
    }
  }

  /// The value in words, as a list of facts has it; none for what is shown elsewhere.
  func texts(_ value: FieldValue, _ context: PageContext) -> [FactText] {
    switch value {
    case .text(let text): [FactText(text)]
    case .address(let text): [FactText(text, language: context.languageOfTheSame)]
    case .texts(let texts): texts.map { FactText($0) }
    case .number(let number): [FactText(String(number))]
    case .flag(let flag): [FactText(context.site.words.text(flag ? "yes" : "no"))]
    case .date(let date): [FactText(context.site.language.text(of: date))]
    case .month(let month): [FactText(context.site.language.text(of: month))]
    case .period(let period): [FactText(context.site.language.text(of: period))]
    case .months(let months): [FactText(context.site.language.text(of: months))]
    case .choice(let position): [FactText(label(ofChoice: position, context))]
    case .url(let url): [FactText(url.text, url)]
    case .phone(let text, let url), .mail(let text, let url): [FactText(text, url)]
    case .citation(let citation): [FactText(citation.title)]
    case .person(let person): lines(of: person, context)
    case .references, .markdown, .picture, .attachment, .diagram, .schedule: []
    }
  }

  /// What is told of a person: who it is, and with which issues.
  private func lines(of person: PersonValue, _ context: PageContext) -> [FactText] {
    guard case .person(let codes) = type else { return [] }
    func label(_ position: Int, _ choices: [FieldKind.Choice]) -> String {
      choices[position].label.text(in: context.site.language) ?? choices[position].code
    }
    let who = [
      person.ageBand.map { label($0, codes.ageBands) }, person.household.map { label($0, codes.households) },
      person.district.map { label($0, codes.districts) },
    ].compactMap(\.self)
    let issues = person.issues.map { label($0, codes.issues) }
    return [who, issues].filter { !$0.isEmpty }.map { FactText($0.joined(separator: "・")) }
  }

  private func label(ofChoice position: Int, _ context: PageContext) -> String {
    guard case .choice(let choices) = type, choices.indices.contains(position) else { return "" }
    return choices[position].label.text(in: context.site.language) ?? choices[position].code
  }
}
