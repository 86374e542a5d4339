import Diagnostics
import Markup

/// Numbers of figures, and references to them: `[?](#fig-caseload)` becomes 図2.
///
/// A reference may stand before its figure, so that its text is a placeholder until the whole text was gone through.
struct FigureNumbers {
  /// What stands before the name of a figure in its anchor.
  static let anchor = "fig-"
  /// The text of a reference that is to be filled in.
  static let placeholder = "?"

  private var numbers: [String: Int] = [:]
  private var references: [(name: String, place: Place)] = []

  /// Signs that no text has: those for private use are refused where a file is read.
  private static let (opening, closing) = ("\u{E010}", "\u{E011}")

  /// Notes a figure; false if another has the same name.
  mutating func define(_ name: String, _ number: Int) -> Bool {
    guard numbers[name] == nil else { return false }
    numbers[name] = number
    return true
  }

  /// The names of all figures that have one.
  var names: [String] { numbers.keys.sorted() }

  /// What stands for the number of a figure until that is known.
  mutating func reference(_ name: String, at place: Place) -> String {
    references.append((name, place))
    return Self.opening + name + Self.closing
  }

  /// References to figures that there are not.
  var problems: [Diagnostic] {
    references.filter { numbers[$0.name] == nil }.map { .unknownFigure($0.name, names, at: $0.place) }
  }

  /// The text with the labels of figures in the place of what stands for them.
  ///
  /// - Parameter label: what a figure is called, with `{number}` for its number.
  func filled(_ html: [UInt8], label: String) -> [UInt8] {
    guard !references.isEmpty else { return html }
    var text = String(decoding: html, as: UTF8.self)
    for name in Set(references.map(\.name)).sorted() {
      let number = numbers[name].map(String.init) ?? Self.placeholder
      text = text.replacing(Self.opening + name + Self.closing, with: label.replacing("{number}", with: number))
    }
    return Array(text.utf8)
  }
}

extension Diagnostic {
  static func unknownFigure(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "figure.unknown", at: place,
      Message(en: "no figure of this text is called '\(name)'", ja: "この文に「\(name)」という図はありません"),
      hint: Suggestion.hint(for: name, in: known)
        ?? Message(
          en: "name it behind the fence: ```chart \(name)", ja: "図の囲みの名前のあとに書きます（```chart \(name)）"))
  }

  static func repeatedFigure(_ name: String, at place: Place) -> Self {
    Self(
      "figure.repeated", at: place,
      Message(en: "another figure of this text is called '\(name)'", ja: "「\(name)」という図が、ほかにもあります"),
      hint: Message(en: "give each a name of its own", ja: "別の名前にしてください"))
  }

  static func unnumberedFigures(at place: Place) -> Self {
    Self(
      "figure.unnumbered", at: place,
      Message(en: "figures have no numbers on this kind of page", ja: "この種類のページでは、図に番号が付きません"),
      hint: Message(
        en: "write 'numbers-figures: true' in the file of the kind, or words for the link",
        ja: "種類のファイルに numbers-figures: true を書くか、リンクの文を書いてください"))
  }

  static func malformedFigureName(_ name: String, at place: Place) -> Self {
    Self(
      "figure.malformed-name", at: place,
      Message(en: "'\(name)' cannot be the name of a figure", ja: "「\(name)」は図の名前に使えません"),
      hint: Message(en: "letters a–z, digits and hyphens", ja: "英小文字・数字・ハイフンで書いてください"))
  }
}
