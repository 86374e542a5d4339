import CommonMark
import Content
import Diagnostics

/// Whether training material has what makes it one.
enum TrainingCheck {
  static func problems(
    of entry: Entry, _ behaviour: Kind.Behaviour, _ document: MarkdownDocument
  ) -> [Diagnostic] {
    let place = entry.source.wholePlace
    return switch behaviour {
    case .deck: document.slides.isEmpty ? [.noSlides(at: place)] : []
    case .worksheet: document.questionCount == 0 ? [.noQuestion(at: place)] : []
    case .course: document.planCount == 0 ? [.noPlan(at: place)] : []
    }
  }
}

extension Diagnostic {
  fileprivate static func noSlides(at place: Place) -> Self {
    Self(
      "training.no-slides", severity: .warning, at: place,
      Message(en: "this deck has no slides but its cover", ja: "このスライドには、表紙しかありません"),
      hint: Message(
        en: "write a slide, and cut slides at lines of ---", ja: "1枚目の中身を書いてください。「---」だけの行から、次の1枚になります"))
  }

  fileprivate static func noQuestion(at place: Place) -> Self {
    Self(
      "training.no-question", severity: .warning, at: place,
      Message(en: "this worksheet asks nothing", ja: "このワークシートには、問いがありません"),
      hint: Message(en: "write a block 'question'", ja: "「question」の囲みに、問いを書いてください"))
  }

  fileprivate static func noPlan(at place: Place) -> Self {
    Self(
      "training.no-plan", severity: .warning, at: place,
      Message(en: "this course has no plan", ja: "この研修には、時間割がありません"),
      hint: Message(en: "write a block 'plan' with its times", ja: "「plan」の囲みに、時間割を書いてください"))
  }
}
