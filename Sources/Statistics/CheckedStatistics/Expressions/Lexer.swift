import Diagnostics

/// Cuts a formula into words, numbers and signs.
struct Lexer {
  struct Token: Sendable {
    enum Kind: Sendable, Hashable {
      /// A name: letters, digits and hyphens, beginning with a letter; inside brackets it may begin with a digit. A table as
      /// it was at the end of a month has that behind an `@`.
      case word(String)
      /// Digits, perhaps with a decimal point.
      case number(String)
      /// An operator or bracket, in one way of writing.
      case sign(String)
      case end
    }

    let kind: Kind
    let offset: Int

    /// The token as it is shown in an error.
    var text: String {
      switch kind {
      case .word(let text), .number(let text), .sign(let text): text
      case .end: ""
      }
    }
  }

  private static let signs: [String: String] = [
    "-": "−", "–": "−", "*": "×", "/": "÷", "!=": "≠", "<=": "≤", ">=": "≥", "==": "=", "（": "(", "）": ")", "＋": "+",
    "＝": "=",
  ]
  private static let single = Set("+−-–×*÷/=≠<≤>≥()[],（）＋＝".unicodeScalars)

  /// The tokens, with `end` for the last.
  static func tokens(_ text: String) throws(ExpressionProblem) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    var depth = 0
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
        continue
      }
      let isInside = depth > 0
      if isLetter(scalar) || (isInside && isDigit(scalar)) {
        while index < scalars.count, isPartOfWord(scalars, index, isInside: isInside) { index += 1 }
        tokens.append(Token(kind: .word(string(scalars[start..<index])), offset: start))
      } else if isDigit(scalar) {
        while index < scalars.count, isDigit(scalars[index]) || isPoint(scalars, index) { index += 1 }
        tokens.append(Token(kind: .number(string(scalars[start..<index])), offset: start))
      } else if string(scalars[index..<min(index + 2, scalars.count)]) == ".." {
        index += 2
        tokens.append(Token(kind: .sign(".."), offset: start))
      } else {
        let pair = string(scalars[index..<min(index + 2, scalars.count)])
        let sign = signs[pair] != nil ? pair : String(scalar)
        guard signs[pair] != nil || single.contains(scalar) else {
          throw .unexpected(String(scalar), Message(en: "a figure, number or sign", ja: "数か記号"), start)
        }
        index += sign.unicodeScalars.count
        if sign == "[" { depth += 1 }
        if sign == "]" { depth -= 1 }
        tokens.append(Token(kind: .sign(signs[sign] ?? sign), offset: start))
      }
    }
    tokens.append(Token(kind: .end, offset: scalars.count))
    return tokens
  }

  /// A hyphen belongs to a word, `2022-12`, where something of the word follows it; a plus only behind a number, `7+`.
  private static func isPartOfWord(_ scalars: [Unicode.Scalar], _ index: Int, isInside: Bool) -> Bool {
    let scalar = scalars[index]
    if isLetter(scalar) || isDigit(scalar) { return true }
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    if scalar == "-" { return isLetter(next) || isDigit(next) }
    if scalar == "@" { return !isInside && isDigit(next) }
    return isInside && scalar == "+" && (next == "]" || next == "," || next == " ")
  }

  /// A dot between digits, and not one of the two of a range.
  private static func isPoint(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars[index] == "." && index + 1 < scalars.count && isDigit(scalars[index + 1])
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
