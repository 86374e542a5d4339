import Diagnostics
import Markup

/// Numbers of figures and tables, and references to them: `[?](#fig-caseload)` becomes 図2.
///
/// A reference may stand before its figure, so that its text is a placeholder until the whole text was gone through.
struct FigureNumbers {
  /// The text of a reference that is to be filled in.
  static let placeholder = "?"

  private var counts: [FigureSeries: Int] = [:]
  private var numbers: [FigureAnchor: Int] = [:]
  private var references: [(anchor: FigureAnchor, place: Place)] = []

  /// Signs that no text has: those for private use are refused where a file is read.
  private static let (opening, closing) = ("\u{E010}", "\u{E011}")

  /// The number of the next of a series.
  mutating func count(_ series: FigureSeries) -> Int {
    counts[series, default: 0] += 1
    return counts[series, default: 0]
  }

  /// How many there are of a series.
  subscript(series: FigureSeries) -> Int { counts[series, default: 0] }

  /// Notes the name of a figure; false if another has the same.
  mutating func define(_ anchor: FigureAnchor, _ number: Int) -> Bool {
    guard numbers[anchor] == nil else { return false }
    numbers[anchor] = number
    return true
  }

  /// The anchors of all figures that have a name.
  var anchors: [String] { numbers.keys.map(\.text).sorted() }

  /// What stands for the number of a figure until that is known.
  mutating func reference(_ anchor: FigureAnchor, at place: Place) -> String {
    references.append((anchor, place))
    return Self.opening + anchor.text + Self.closing
  }

  /// References to figures that there are not.
  var problems: [Diagnostic] {
    references.filter { numbers[$0.anchor] == nil }.map { reference in
      let names = numbers.keys.filter { $0.series == reference.anchor.series }.map(\.name).sorted()
      return .unknownFigure(reference.anchor, names, at: reference.place)
    }
  }

  /// The text with the labels of figures in the place of what stands for them.
  ///
  /// - Parameter labels: what those of each series are called, with `{number}` for the number.
  func filled(_ html: [UInt8], labels: [FigureSeries: String]) -> [UInt8] {
    guard !references.isEmpty else { return html }
    var text = String(decoding: html, as: UTF8.self)
    for anchor in Set(references.map(\.anchor)) {
      let number = numbers[anchor].map(String.init) ?? Self.placeholder
      let label = labels[anchor.series, default: ""].replacing("{number}", with: number)
      text = text.replacing(Self.opening + anchor.text + Self.closing, with: label)
    }
    return Array(text.utf8)
  }
}

extension Diagnostic {
  static func unknownFigure(_ anchor: FigureAnchor, _ known: [String], at place: Place) -> Self {
    let (name, fence) = (anchor.name, anchor.series.fence)
    return Self(
      "figure.unknown", at: place,
      Message(
        en: "no \(anchor.series.rawValue) of this text is called '\(name)'",
        ja: "この文に「\(name)」という\(anchor.series == .table ? "表" : "図")はありません"),
      hint: Suggestion.hint(for: name, in: known)
        ?? Message(en: "name it behind the fence: ```\(fence) \(name)", ja: "囲みの名前のあとに書きます（```\(fence) \(name)）"))
  }

  static func repeatedFigure(_ name: String, at place: Place) -> Self {
    Self(
      "figure.repeated", at: place,
      Message(en: "another one of this text is called '\(name)'", ja: "「\(name)」という図か表が、ほかにもあります"),
      hint: Message(en: "give each a name of its own", ja: "別の名前にしてください"))
  }

  static func unnumberedFigures(at place: Place) -> Self {
    Self(
      "figure.unnumbered", at: place,
      Message(en: "figures and tables have no numbers on this kind of page", ja: "この種類のページでは、図や表に番号が付きません"),
      hint: Message(
        en: "write 'numbers-figures: true' in the file of the kind, or words for the link",
        ja: "種類のファイルに numbers-figures: true を書くか、リンクの文を書いてください"))
  }

  static func malformedFigureName(_ name: String, at place: Place) -> Self {
    Self(
      "figure.malformed-name", at: place,
      Message(en: "'\(name)' cannot be the name of a figure or table", ja: "「\(name)」は図や表の名前に使えません"),
      hint: Message(en: "letters a–z, digits and hyphens", ja: "英小文字・数字・ハイフンで書いてください"))
  }
}
