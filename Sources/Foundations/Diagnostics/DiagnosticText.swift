/// Writes diagnostics as text for a person at a terminal.
///
/// The first line has the form `path:line:col: error: text [id]`, which editors turn into a link; then come the line
/// with a caret, and a hint.
public struct DiagnosticText: Sendable {
  private let language: Message.Language
  private let color: Bool

  /// Chooses a language, and whether to colour with ANSI escapes.
  public init(language: Message.Language, color: Bool) {
    self.language = language
    self.color = color
  }

  /// The text of one diagnostic, ending in a line feed.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    if let place = diagnostic.place {
      text += place.path + ":"
      if let position = place.position { text += "\(position.line):\(position.column):" }
      text += " "
    }
    let label = label(of: diagnostic.severity)
    text += "\(label): \(visible(diagnostic.message.text(in: language))) [\(diagnostic.id)]\n"
    if let excerpt = diagnostic.place?.excerpt, let position = diagnostic.place?.position {
      text += Self.excerpt(excerpt, column: position.column)
    }
    if let hint = diagnostic.hint {
      let word = language == .japanese ? "ヒント" : "hint"
      text += "  \(painted(word, "36")): \(visible(hint.text(in: language)))\n"
    }
    return text
  }

  private func label(of severity: Diagnostic.Severity) -> String {
    switch (severity, language) {
    case (.error, .english): painted("error", "1;31")
    case (.error, .japanese): painted("エラー", "1;31")
    case (.warning, .english): painted("warning", "1;33")
    case (.warning, .japanese): painted("注意", "1;33")
    }
  }

  private func painted(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The line with a caret under the column; very long lines are cut around it.
  private static func excerpt(_ line: String, column: Int) -> String {
    let scalars = Array(line.unicodeScalars)
    let target = min(max(column - 1, 0), scalars.count)
    let first = target > 60 ? target - 40 : 0
    let last = min(scalars.count, first + 100)
    var shown = first > 0 ? "…" : ""
    var padding = first > 0 ? " " : ""
    for index in first..<last {
      let scalar = scalars[index]
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
      shown.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      guard index < target else { continue }
      if scalar == "\t" {
        padding += "\t"
      } else {
        padding += String(repeating: " ", count: TerminalWidth.of(scalar))
      }
    }
    if last < scalars.count { shown += "…" }
    return "  \(shown)\n  \(padding)^\n"
  }

  /// Keeps control characters of the input from steering the terminal.
  private func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
