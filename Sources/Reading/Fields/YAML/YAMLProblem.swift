import Diagnostics
import Yams

/// Says in an author's words what libYAML found.
enum YAMLProblem {
  static func diagnostic(_ error: any Error, _ source: SourceText, firstLine: Int) -> Diagnostic {
    guard let error = error as? YamlError else {
      return .malformed(source.isConfidential ? "" : "\(error)", at: source.place(line: firstLine + 1))
    }
    func place(_ mark: Mark) -> Place { Self.place(mark, source, firstLine) }
    // libYAML stumbles a line or more behind the mistakes that beginners make; those are looked for first.
    if let mark = error.mark, let odd = oddLine(source, firstLine + 1...max(firstLine + 1, firstLine + mark.line)) {
      return odd
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      let place = place(mark)
      if source.text(ofLine: firstLine + mark.line)?.contains("\t") == true,
        problem.contains("tab") || problem.contains("cannot start any token")
      {
        return .tab(at: place)
      }
      switch problem {
      case "mapping values are not allowed in this context": return .colon(at: place)
      case "found unexpected end of stream", "found unexpected document indicator":
        return .openQuote(at: context.map { self.place($0.mark, source, firstLine) } ?? place)
      case "could not find expected ':'": return .missingColon(at: place)
      case "did not find expected <document start>": return .severalDocuments(at: place)
      case "found character that cannot start any token": return .reservedCharacter(at: place)
      case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
        if context.map({ $0.mark.line == mark.line }) ?? false,
          isClosed(source.text(ofLine: firstLine + mark.line) ?? "")
        {
          return .missingComma(at: place)
        }
        return .openBracket(at: context.map { self.place($0.mark, source, firstLine) } ?? place)
      case "did not find expected node content":
        return .openBracket(at: context.map { self.place($0.mark, source, firstLine) } ?? place)
      case "did not find expected key": return .unevenIndent(at: place)
      default: return .malformed(problem, at: place)
      }
    case .composer(_, let problem, let mark, _):
      if problem == "found undefined alias" { return .alias(at: place(mark)) }
      return .severalDocuments(at: place(mark))
    case .duplicatedKeysInMapping(let names, let context):
      return duplicate(names.first ?? "", first: firstLine + context.mark.line, context.mark.column, source)
    case .reader(let problem, _, _, _): return .malformed(problem, at: source.place(line: firstLine + 1))
    default: return .malformed(source.isConfidential ? "" : "\(error)", at: source.place(line: firstLine + 1))
    }
  }

  /// Whether a line has as many brackets that close as that open.
  private static func isClosed(_ line: String) -> Bool {
    line.count { "[{".contains($0) } == line.count { "]}".contains($0) } && line.contains { "]}".contains($0) }
  }

  /// A line that is no `key: value`, with the reason.
  static func oddLine(_ source: SourceText, _ lines: ClosedRange<Int>) -> Diagnostic? {
    var isComplete = false
    for line in lines {
      guard let text = source.text(ofLine: line), !text.contains("\t") else { return nil }
      let body = text.drop { $0 == " " }
      let indent = text.count - body.count
      let key = body.prefix { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
      let rest = body.dropFirst(key.count)
      if indent == 0, !key.isEmpty, rest.first == "：" {
        return .wideColon(at: source.place(line: line, column: key.count + 1))
      }
      if indent == 0, !key.isEmpty, rest.first == ":", let next = rest.dropFirst().first, next != " " {
        return .missingSpace(at: source.place(line: line, column: key.count + 2))
      }
      // A key that is indented although the one before it has its value already.
      if indent > 0, isComplete, !key.isEmpty, rest.hasPrefix(": ") {
        return .strayIndent(at: source.place(line: line))
      }
      let value = rest.dropFirst().drop { $0 == " " }
      isComplete =
        indent == 0 && !key.isEmpty && rest.hasPrefix(": ") && !value.isEmpty && !"|>[{\"'".contains(value.first ?? " ")
    }
    return nil
  }

  private static func place(_ mark: Mark, _ source: SourceText, _ firstLine: Int) -> Place {
    place(.init(line: firstLine + mark.line, column: mark.column), source)
  }

  /// A place that libYAML names; what breaks off it tells of the line behind, which is not there.
  static func place(_ position: Place.Position, _ source: SourceText) -> Place {
    var (line, column) = (position.line, position.column)
    while line > 1, source.offset(ofLine: line) == nil {
      line -= 1
      column = (source.text(ofLine: line)?.count ?? 0) + 1
    }
    return source.place(line: line, column: column)
  }

  /// The library names the key and its first place only; the author wants the second.
  private static func duplicate(_ key: String, first: Int, _ column: Int, _ source: SourceText) -> Diagnostic {
    let indent = String(repeating: " ", count: column - 1)
    var line = first + 1
    while source.offset(ofLine: line) != nil {
      let text = source.text(ofLine: line) ?? ""
      if text.hasPrefix("\(indent)\(key):") || text.hasPrefix("\(indent)\"\(key)\":") {
        return .duplicateKey(
          source.isConfidential ? nil : key, first: first, at: source.place(line: line, column: column))
      }
      if text == "---" { break }
      line += 1
    }
    return .duplicateKey(source.isConfidential ? nil : key, first: first, at: source.place(line: first, column: column))
  }
}

extension YamlError {
  /// Where libYAML gave up, if it says so.
  fileprivate var mark: Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _): mark
    default: nil
    }
  }
}

extension Diagnostic {
  static func wideColon(at place: Place) -> Self {
    Self(
      "yaml.wide-colon", at: place, Message(en: "full-width colon after a key", ja: "キーの後ろが全角のコロンです"),
      hint: Message(en: "write a half-width colon and a space: 'key: value'", ja: "半角のコロンと空白で「キー: 値」と書いてください"))
  }

  static func missingSpace(at place: Place) -> Self {
    Self(
      "yaml.missing-space", at: place, Message(en: "no space after the colon", ja: "コロンの後ろに空白がありません"),
      hint: Message(en: "write 'key: value'", ja: "「キー: 値」のように、半角の空白を入れてください"))
  }

  static func strayIndent(at place: Place) -> Self {
    Self(
      "yaml.stray-indent", at: place, Message(en: "key is indented", ja: "キーの前に余分な空白があります"),
      hint: Message(en: "begin it in the first column", ja: "行の先頭から書いてください"))
  }

  static func reservedCharacter(at place: Place) -> Self {
    Self(
      "yaml.reserved-character", at: place,
      Message(en: "value begins with a character that YAML reserves", ja: "値が、YAMLで特別な意味を持つ記号で始まっています"),
      hint: Message(en: "put the value in quotes: \"…\"", ja: "値を引用符で囲んでください: \"…\""))
  }

  static func openBracket(at place: Place) -> Self {
    Self(
      "yaml.open-bracket", at: place, Message(en: "bracket is not closed", ja: "かっこが閉じていません"))
  }

  static func missingComma(at place: Place) -> Self {
    Self(
      "yaml.missing-comma", at: place,
      Message(en: "no comma between two values in brackets", ja: "かっこの中の値と値の間に、コンマがありません"),
      hint: Message(en: "write {a: 1, b: 2} or [a, b]", ja: "{a: 1, b: 2} や [a, b] のように、半角のコンマで区切ってください"))
  }

  static func unevenIndent(at place: Place) -> Self {
    Self(
      "yaml.uneven-indent", at: place,
      Message(en: "line is indented otherwise than those beside it", ja: "字下げが、前後の行とそろっていません"),
      hint: Message(
        en: "begin keys that belong together in one column; put what follows a quote into it",
        ja: "同じまとまりのキーは、同じ桁から始めてください。引用符のあとに続きを書くことはできません"))
  }

  static func malformed(_ problem: String, at place: Place) -> Self {
    Self(
      "yaml.malformed", at: place,
      Message(en: "YAML cannot be read here: \(problem)", ja: "ここがYAMLとして読めません"),
      hint: Message(en: "write 'key: value', a line each", ja: "1行に一つずつ「キー: 値」と書いてください"))
  }

  static func tab(at place: Place) -> Self {
    Self(
      "yaml.tab", at: place, Message(en: "tab where YAML wants spaces", ja: "字下げにタブが使われています"),
      hint: Message(en: "indent with spaces", ja: "半角の空白で字下げしてください"))
  }

  static func colon(at place: Place) -> Self {
    Self(
      "yaml.colon", at: place, Message(en: "second ': ' in a value", ja: "値の中に「: 」があります"),
      hint: Message(en: "put the value in quotes: \"…\"", ja: "値を引用符で囲んでください: \"…\""))
  }

  static func openQuote(at place: Place) -> Self {
    Self(
      "yaml.open-quote", at: place, Message(en: "quote is not closed", ja: "引用符が閉じていません"))
  }

  static func missingColon(at place: Place) -> Self {
    Self(
      "yaml.missing-colon", at: place, Message(en: "line without a key", ja: "「キー: 値」になっていない行です"),
      hint: Message(en: "write 'key: value'; indent what continues a value", ja: "「キー: 値」と書き、値の続きは字下げしてください"))
  }

  static func duplicateKey(_ key: String?, first: Int, at place: Place) -> Self {
    Self(
      "yaml.duplicate-key", at: place,
      Message(
        en: "key\(key.map { " '\($0)'" } ?? "") again; it stands in line \(first) already",
        ja: "キー\(key.map { "「\($0)」" } ?? "")が二度目です（一度目は\(first)行目）"))
  }

  static func severalDocuments(at place: Place) -> Self {
    Self(
      "yaml.several-documents", at: place,
      Message(en: "second YAML document", ja: "YAMLの文書が二つ以上あります"))
  }

  static func notAMapping(at place: Place) -> Self {
    Self(
      "yaml.not-a-mapping", at: place, Message(en: "no 'key: value' here", ja: "「キー: 値」の形になっていません"))
  }

  static func complexKey(at place: Place) -> Self {
    Self(
      "yaml.complex-key", at: place, Message(en: "key that is not a plain word", ja: "キーがふつうの語ではありません"))
  }

  static func anchor(at place: Place) -> Self {
    Self(
      "yaml.anchor", at: place, Message(en: "anchors ('&') are not used here", ja: "アンカー（&）は使えません"),
      hint: Message(en: "put the value in quotes if the sign is text", ja: "文字としての「&」なら、値を引用符で囲んでください"))
  }

  static func alias(at place: Place) -> Self {
    Self(
      "yaml.alias", at: place, Message(en: "aliases ('*') are not used here", ja: "エイリアス（*）は使えません"),
      hint: Message(
        en: "write the value out, or put it in quotes if the sign is text", ja: "値をそのまま書くか、文字としての「*」なら引用符で囲んでください"))
  }

  static func tag(at place: Place) -> Self {
    Self(
      "yaml.tag", at: place, Message(en: "tags ('!') are not used here", ja: "タグ（!）は使えません"),
      hint: Message(en: "put the value in quotes if the sign is text", ja: "文字としての「!」なら、値を引用符で囲んでください"))
  }

  static func tooLong(at place: Place) -> Self {
    Self("yaml.too-long", at: place, Message(en: "YAML is longer than 256 KiB", ja: "YAMLが256KiBを超えています"))
  }
}
