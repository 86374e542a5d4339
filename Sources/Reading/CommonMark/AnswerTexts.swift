public import Diagnostics
import Markup

/// What stands in the `answer` blocks of a text, for whoever makes sure that it stands nowhere else.
public enum AnswerTexts {
  /// The paragraphs, items and cells of all answers of a file, without markup, in the order of the text: with their figures
  /// as readers see them, and what stands between figures by itself.
  ///
  /// - Parameters:
  ///   - offset: where the text begins, behind the front matter.
  ///   - checkFigure: what becomes of a figure.
  public static func all(
    in source: SourceText, from offset: Int, checkFigure: (FigureLink) -> FigureResolution
  ) -> [String] {
    let text = source.bytes[offset...]
    guard FenceLikeness.mayOccur("answer", in: text) || FenceLikeness.mayHideName(in: text) else { return [] }
    let answers = Tree(parsing: Array(text)).read { tree in
      tree.nodes { $0 == .codeBlock }.filter { FencePass.name(of: $0) == ProseBlock.answer.rawValue }.map(\.literal)
    }
    return answers.flatMap { texts(of: $0, checkFigure) }
  }

  /// What an answer says.
  private static func texts(of answer: String, _ checkFigure: (FigureLink) -> FigureResolution) -> [String] {
    // A note behind a word is no part of what it says.
    let plain = answer.replacing(#/\[\^[^\]\s]+\]:?/#, with: "")
    return Tree(parsing: Array(plain.utf8)).read { tree in
      let figures = tree.nodes { $0 == .link }.filter { $0.destination.hasPrefix(StatisticPass.scheme) }
      for figure in figures {
        if case .replaced(let text, _) = checkFigure(StatisticPass.link(of: figure)) { figure.setText(text) }
      }
      let blocks = tree.nodes { [.paragraph, .heading, .codeBlock].contains($0) }
      let whole = blocks.map { $0.kind == .codeBlock ? $0.literal : $0.plainText }
      for figure in figures { figure.setText(String(between)) }
      let parts = blocks.filter { $0.kind != .codeBlock }.map(\.plainText).filter { $0.contains(between) }
      let images = tree.nodes { $0 == .image }.map(\.plainText)
      return whole.flatMap { $0.split(separator: "|").map(String.init) } + images
        + parts.flatMap { $0.split { $0 == between || $0 == "|" }.map(String.init).filter { $0.count >= leastPart } }
    }
  }

  /// What stands in the place of figures.
  private static let between: Character = "\u{2016}"
  /// What stands between figures is told by itself if it is so long; less is said in many a sentence.
  private static let leastPart = 12
}
