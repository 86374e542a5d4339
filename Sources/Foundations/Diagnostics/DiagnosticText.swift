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

  /// The text of several diagnostics; a hint that consecutive ones of a file share is written once, under the last.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let next = diagnostics.dropFirst().map(Optional.some) + [nil]
    return zip(diagnostics, next).map { diagnostic, next in
      render(diagnostic, hasHint: next.map { !Self.shareHint(diagnostic, $0) } ?? true)
    }.joined()
  }

  /// The text of one diagnostic, ending in a line feed.
  public func render(_ diagnostic: Diagnostic) -> String { render(diagnostic, hasHint: true) }

  private static func shareHint(_ first: Diagnostic, _ second: Diagnostic) -> Bool {
    first.id == second.id && first.hint == second.hint && first.place?.path == second.place?.path
  }

  private func render(_ diagnostic: Diagnostic, hasHint: Bool) -> String {
    var text = ""
    if let place = diagnostic.place {
      text += Visible.text(place.path) + ":"
      if let position = place.position { text += "\(position.line):\(position.column):" }
      text += " "
    }
    let label = label(of: diagnostic.severity)
    text += "\(label): \(Visible.text(diagnostic.message.text(in: language))) [\(diagnostic.id)]\n"
    if let excerpt = diagnostic.place?.excerpt, let position = diagnostic.place?.position {
      text += Self.lines(excerpt, column: position.column)
    }
    if hasHint, let hint = diagnostic.hint {
      let word = language == .japanese ? "ヒント" : "hint"
      text += "  \(painted(word, "36")): \(Visible.text(hint.text(in: language)))\n"
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

  /// The excerpt with a caret under the column.
  private static func lines(_ excerpt: Excerpt, column: Int) -> String {
    var shown = excerpt.column > 1 ? "…" : ""
    var padding = excerpt.column > 1 ? " " : ""
    for (index, scalar) in excerpt.text.unicodeScalars.enumerated() {
      let visible = Visible.scalar(scalar)
      shown.unicodeScalars.append(visible)
      guard excerpt.column + index < column else { continue }
      if visible == "\t" {
        padding += "\t"
      } else {
        padding += String(repeating: " ", count: TerminalWidth.of(visible))
      }
    }
    return "  \(shown)\(excerpt.isWhole ? "" : "…")\n  \(padding)^\n"
  }
}
