import Diagnostics
import Markup

/// How a question of a worksheet is answered.
enum QuestionForm: Equatable {
  /// On so many lines.
  case lines(Int)
  /// In a box as high as so many lines.
  case box(Int)
  /// In the empty cells of its table.
  case table
  /// With a number in front of each item of its list.
  case ranking
  /// With strokes between the two columns of its table.
  case matching

  /// The names of all forms.
  static let names = ["lines", "box", "table", "ranking", "matching"]
  private static let most = 40

  /// Reads what stands behind `question`: nothing, a name, or a name and a number of lines.
  init?(_ words: [String]) {
    let count = words.count > 1 ? Int(words[1]) : nil
    if words.count > 2 || words.count == 2 && !(1...Self.most).contains(count ?? 0) { return nil }
    switch (words.first ?? "lines", words.count) {
    case ("lines", _): self = .lines(count ?? 3)
    case ("box", _): self = .box(count ?? 5)
    case ("table", 1): self = .table
    case ("ranking", 1): self = .ranking
    case ("matching", 1): self = .matching
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .lines: "lines"
    case .box: "box"
    case .table: "table"
    case .ranking: "ranking"
    case .matching: "matching"
    }
  }

  /// What the text of the question lacks for it, if anything.
  func problem(_ inner: [UInt8]) -> Message? {
    switch self {
    case .lines, .box: return nil
    case .table:
      if inner.firstRange(of: Array("></td>".utf8)) != nil { return nil }
      return Message(en: "a table with empty cells: | … |  |", ja: "空いた欄のある表（| … |  |）")
    case .matching:
      if inner.ranges(of: Array("<th ".utf8)).count + inner.ranges(of: Array("<th>".utf8)).count == 2 { return nil }
      return Message(en: "a table of two columns: | … | … |", ja: "2列の表（| … | … |）")
    case .ranking:
      if inner.firstRange(of: Array("<li>".utf8)) != nil { return nil }
      return Message(en: "a list: - …", ja: "箇条書き（- …）")
    }
  }

  /// The question with the room for its answer.
  func html(label: String, number: Int, _ inner: [UInt8]) -> [UInt8] {
    var html = Array("<div class=\"question question-\(name)\" role=\"group\" aria-labelledby=\"q-\(number)\">".utf8)
    html += "<p class=\"question-label\" id=\"q-\(number)\">".utf8
    html.appendEscaped(label)
    html += "</p>\n".utf8 + inner
    switch self {
    case .lines(let count):
      html += "<div class=\"answer-lines\">".utf8
      for _ in 0..<count { html += "<div></div>".utf8 }
      html += "</div>".utf8
    case .box(let count):
      html += "<div class=\"answer-box\">".utf8
      for _ in 0..<count { html += "<div></div>".utf8 }
      html += "</div>".utf8
    case .table, .ranking, .matching: break
    }
    return html + "</div>".utf8
  }
}

extension Diagnostic {
  static func unknownQuestion(at place: Place) -> Self {
    let names = QuestionForm.names.joined(separator: ", ")
    return Self(
      "markdown.unknown-question", at: place,
      Message(en: "unknown form of an answer", ja: "答え方が、決められたものではありません"),
      hint: Message(
        en:
          "write 'question' with one of: \(names); lines and box may have a number of lines, up to 40: question lines 5",
        ja: "「question」のあとに、次のどれかを書いてください: \(names)。lines と box には行数（40まで）も書けます: question lines 5"))
  }

  static func unfitQuestion(_ form: String, _ needed: Message, at place: Place) -> Self {
    Self(
      "markdown.unfit-question", at: place,
      Message(en: "'question \(form)' has nothing to answer in", ja: "「question \(form)」に、答えを書くところがありません"),
      hint: Message(en: "put into it \(needed.en)", ja: "囲みの中に、\(needed.ja)を書いてください"))
  }
}
