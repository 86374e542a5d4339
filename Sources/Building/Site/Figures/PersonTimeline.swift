import Chronology
import Content
import Figures

/// The course of the support of somebody that a case tells of: a step for each month that is told.
struct PersonTimeline {
  private let person: PersonValue
  private let codes: PersonCodes
  private let words: Words
  private let language: Language

  init(_ person: PersonValue, _ codes: PersonCodes, _ words: Words, _ language: Language) {
    self.person = person
    self.codes = codes
    self.words = words
    self.language = language
  }

  /// The course as a diagram; `nil` if no month is told.
  var diagram: Diagram? {
    if person.months.isEmpty { return nil }
    let steps = person.months.map { told in
      let state = codes.states[told.state]
      return Diagram.Node(
        label: state.label.text(in: language) ?? state.code, text: language.text(of: told.month))
    }
    return Diagram(title: words.text("person-timeline"), shape: .flow(steps))
  }
}
