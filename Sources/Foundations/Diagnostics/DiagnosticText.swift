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
        padding += String(repeating: " ", count: columns(of: scalar))
      }
    }
    if last < scalars.count { shown += "…" }
    return "  \(shown)\n  \(padding)^\n"
  }

  /// How many terminal columns a scalar takes: two for wide East Asian ones, none for marks that combine.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Keeps control characters of the input from steering the terminal.
  private func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
