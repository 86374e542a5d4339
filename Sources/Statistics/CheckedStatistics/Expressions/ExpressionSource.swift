import Diagnostics

/// The text of a formula with the way to its places in a file.
struct ExpressionSource {
  private let source: SourceText
  private let position: Place.Position
  /// Whether the text stands in the file as it is, so that a place inside it can be told.
  private let isVerbatim: Bool

  /// Takes the text, the file, and where the text begins in it, perhaps behind a quote.
  init(_ text: String, in source: SourceText, at position: Place.Position) {
    self.source = source
    let line = source.text(ofLine: position.line).map { Array($0.unicodeScalars) } ?? []
    let rest = line.dropFirst(position.column - 1)
    let skip = rest.first == "\"" || rest.first == "'" ? 1 : 0
    isVerbatim = rest.dropFirst(skip).starts(with: text.unicodeScalars)
    self.position = .init(line: position.line, column: position.column + (isVerbatim ? skip : 0))
  }

  /// The place of a scalar of the text.
  func place(at offset: Int) -> Place {
    source.place(line: position.line, column: position.column + (isVerbatim ? offset : 0))
  }
}
