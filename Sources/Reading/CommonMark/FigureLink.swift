public import Diagnostics

/// A figure in a sentence: `[約8割](stat:… "…")`.
public struct FigureLink: Sendable {
  /// What the author says, without markup.
  public let text: String
  /// The text that precedes it in the sentence, back to the markup before.
  public let preceding: String
  /// The text that follows it in the sentence, up to the next markup; a unit may stand there.
  public let following: String
  /// What stands behind `stat:`.
  public let formula: String
  /// What stands in quotes behind the formula.
  public let title: String
}

/// What becomes of a figure in a sentence.
public enum FigureResolution: Sendable {
  /// It stands as the author wrote it, without a link.
  case asWritten
  /// A text stands in its place, which may be the same, and says what it rests on; `nil` for nothing that is counted.
  case replaced(String, formula: String?)
  /// A remark stands behind it.
  case remarked(String)
  /// It is an error.
  case refused(id: String, Message, hint: Message?)
}

/// Whether readers of an edition have a table.
public enum TableAnswer: Sendable {
  /// They have it, or nobody can tell where the register is not.
  case published
  /// It is not published, or not now.
  case withheld
  /// There is no such table: an error.
  case refused(id: String, Message, hint: Message?)
}
