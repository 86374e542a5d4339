/// A fenced block whose text is Markdown, such as ```` ```note ````.
public enum ProseBlock: String, Sendable, CaseIterable {
  /// A box beside the text.
  case note
  /// A box that tells what the text comes to.
  case summary
  /// What only the council's own people read.
  case `internal`
  /// What whoever shows a slide says to it.
  case notes
  /// What participants of a training answer in writing.
  case question
  /// What is to be answered.
  case answer
  /// What participants of a training do, and how many minutes they have.
  case exercise
  /// What is there only while some tables are published; no box is drawn around it.
  case published

  /// Whether some readers do not have it, so that nobody may be in doubt where it begins and ends.
  var mayBeMissing: Bool { isRestricted || self == .published }

  /// Whether only the council's own people have it: it is cut out for others before anything looks at the rest.
  var isRestricted: Bool {
    switch self {
    case .internal, .notes, .answer: true
    case .note, .summary, .question, .exercise, .published: false
    }
  }
}
