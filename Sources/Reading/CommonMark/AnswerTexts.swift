public import Diagnostics
import Markup

/// What stands in the `answer` blocks of a text, for whoever makes sure that it stands nowhere else.
public enum AnswerTexts {
  /// The paragraphs, items and cells of all answers of a file, without markup, in the order of the text.
  ///
  /// - Parameter offset: where the text begins, behind the front matter.
  public static func all(in source: SourceText, from offset: Int) -> [String] {
    guard FenceLikeness.mayOccur("answer", in: source.bytes[offset...]) else { return [] }
    let answers = Tree(parsing: Array(source.bytes[offset...])).read { tree in
      tree.nodes { $0 == .codeBlock }.filter { FencePass.name(of: $0) == ProseBlock.answer.rawValue }.map(\.literal)
    }
    return answers.flatMap { answer in
      Tree(parsing: Array(answer.utf8)).read { tree in
        tree.nodes { $0 == .paragraph || $0 == .heading }
          .flatMap { $0.plainText.split(separator: "|").map(String.init) }
      }
    }
  }
}
