public import Chronology
public import Diagnostics
import Markup

/// How a value of front matter is written, and what it becomes.
public struct FieldType<Value>: Sendable {
  /// What an author is told to write; put together when it is asked for, which is seldom.
  public var expected: Message { words() }
  private let words: @Sendable () -> Message
  /// The value, or `nil` if the node is something else; a more exact reason goes into the context.
  public let parse: @Sendable (YAMLNode, inout FieldContext) -> Value?

  /// Makes a type from what an author is told, and how a node is read.
  public init(
    expected: @Sendable @escaping @autoclosure () -> Message,
    parse: @escaping @Sendable (YAMLNode, inout FieldContext) -> Value?
  ) {
    words = expected
    self.parse = parse
  }
}

extension FieldType where Value == String {
  /// Text as it stands: `8050`, `no` and `1_000` are text like any other.
  public static let text = FieldType(expected: Message(en: "a text", ja: "文字列")) { node, context in
    guard case .scalar(let scalar, _) = node.content else { return nil }
    let text = scalar.hasSuffix("\n") ? String(scalar.dropLast()) : scalar
    if text.utf8.allSatisfy({ $0 <= UInt8(ascii: " ") }) {
      context.diagnostics.append(.emptyValue(context.key, at: context.place(of: node)))
      return nil
    }
    if Bytes.find("](stat:", in: Array(text.utf8), from: 0) < text.utf8.count {
      context.diagnostics.append(.figureInField(context.key, at: context.place(of: node)))
      return nil
    }
    // Escapes in quotes could bring in what a file itself may not hold.
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      // Most are kana, Chinese characters and ASCII.
      if (0x20...0x7E).contains(scalar.value) || (0x3001...0x9FFF).contains(scalar.value) { return true }
      return switch scalar.properties.generalCategory {
      case .control, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isPlain else {
      context.diagnostics.append(.brokenText(context.key, at: context.place(of: node)))
      return nil
    }
    return text
  }
}

extension FieldType where Value == Int {
  /// A whole number in plain digits: no sign, leading zero, `_`, exponent or quotes, and at most twelve digits.
  public static let number = FieldType(expected: Message(en: "a whole number such as 12", ja: "12のような整数")) { node, _ in
    guard case .scalar(let text, isPlain: true) = node.content, text == "0" || !text.hasPrefix("0"),
      text.utf8.count <= 12,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}

extension FieldType where Value == Bool {
  /// `true` or `false`, in no other words.
  public static let flag = FieldType(expected: Message(en: "true or false", ja: "true か false")) { node, _ in
    guard case .scalar(let text, isPlain: true) = node.content else { return nil }
    return text == "true" ? true : text == "false" ? false : nil
  }
}

extension FieldType where Value == CalendarDate {
  /// A day that exists.
  public static let date = FieldType(expected: Message(en: "a date such as 2022-12-31", ja: "2022-12-31のような日付")) {
    node, context in
    guard case .scalar(let text, _) = node.content else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    if text.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil {
      context.diagnostics.append(.noSuchDay(context.source.quote(text), at: context.place(of: node)))
    }
    return nil
  }

  /// A day as people and spreadsheets write it, such as `令和4年12月31日`.
  public static let writtenDate = FieldType(
    expected: Message(en: "a date such as 2022-12-31 or 令和4年12月31日", ja: "2022-12-31や令和4年12月31日のような日付")
  ) { node, context in
    if case .scalar(let text, _) = node.content, let date = CalendarDate(written: text) { return date }
    return date.parse(node, &context)
  }
}

extension FieldType where Value == CalendarMonth {
  /// A month.
  public static let month = FieldType(expected: Message(en: "a month such as 2022-12", ja: "2022-12のような年月")) {
    node, _ in
    guard case .scalar(let text, _) = node.content else { return nil }
    return CalendarMonth(iso: text)
  }

  /// A month as people and spreadsheets write it, such as `令和4年12月`.
  public static let writtenMonth = FieldType(
    expected: Message(en: "a month such as 2022-12 or 令和4年12月", ja: "2022-12や令和4年12月のような年月")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content else { return nil }
    return CalendarMonth(written: text)
  }
}

extension FieldType where Value == MonthRange {
  /// Months, as a period or as two with dots between them.
  public static let months = FieldType(
    expected: Message(
      en: "a period such as 2022-12, FY2022-Q3, FY2022 or 2022-04..2022-12",
      ja: "2022-12、FY2022-Q3、FY2022、2022-04..2022-12 のような期間")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content else { return nil }
    return MonthRange(code: text)
  }
}

extension FieldType {
  /// One of the cases of an enumeration, by its raw value.
  public static func choice() -> FieldType where Value: RawRepresentable<String> & CaseIterable & Sendable {
    FieldType(expected: oneOf(Value.allCases.map(\.rawValue))) { node, context in
      guard case .scalar(let text, _) = node.content else { return nil }
      if let value = Value(rawValue: text) { return value }
      let words = Value.allCases.map(\.rawValue)
      context.diagnostics.append(.unknownCode(text, context.key, words, context.source, at: context.place(of: node)))
      return nil
    }
  }

  private static func oneOf(_ words: [String]) -> Message {
    let list = words.joined(separator: ", ")
    return Message(en: "one of: \(list)", ja: "次のどれか: \(list)")
  }

  /// A list of values of a type, with at least one; all that do not fit are reported.
  public static func list<Element>(_ type: FieldType<Element>) -> FieldType where Value == [Element] {
    FieldType(
      expected: Message(en: "a list, each \(type.expected.en)", ja: "リスト（それぞれ\(type.expected.ja)）")
    ) { node, context in
      guard case .sequence(let nodes) = node.content, !nodes.isEmpty else { return nil }
      // [町会、民生委員] is one value for YAML, and two for whoever wrote it.
      if nodes.count == 1, case .scalar(let text, isPlain: true) = nodes[0].content, text.contains("、"),
        !text.contains("。"), text.split(separator: "、").allSatisfy({ $0.count <= 12 })
      {
        context.diagnostics.append(.wideComma(context.key, at: context.place(of: nodes[0])))
      }
      return nodes.compactMap { node in
        let before = context.diagnostics.count
        let value = type.parse(node, &context)
        if value == nil, context.diagnostics.count == before {
          context.diagnostics.append(.wrongType(context.key, type.expected, node, in: context.source))
        }
        return value
      }
    }
  }

  /// A set of keys that is read like front matter of its own.
  public static func record(_ decode: @escaping @Sendable (inout FieldReader) -> Value?) -> FieldType {
    FieldType(expected: Message(en: "a set of keys", ja: "キーの集まり")) { node, context in
      guard case .mapping(let pairs) = node.content else { return nil }
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      let value = decode(&reader)
      context.diagnostics += reader.finish()
      return value
    }
  }
}

extension Diagnostic {
  static func wideComma(_ key: String, at place: Place) -> Self {
    Self(
      "front-matter.wide-comma", severity: .warning, at: place,
      Message(en: "one value with 、 in it under '\(key)'", ja: "「\(key)」は、「、」でつながった一つの値になっています"),
      hint: Message(
        en:
          "write a half-width comma and a space between several values: [a, b]; one that has 、 in it stands in quotes",
        ja: "いくつもあるときは、半角のコンマと空白で区切ってください: [a, b]。一つの値なら引用符で囲んでください"))
  }

  static func figureInField(_ key: String, at place: Place) -> Self {
    Self(
      "front-matter.figure", at: place,
      Message(en: "a figure in '\(key)' is not checked", ja: "「\(key)」に書いた数は確かめられません"),
      hint: Message(en: "write it in the text of the page", ja: "ページの本文に書いてください"))
  }

  static func noSuchDay(_ text: Message, at place: Place) -> Self {
    Self(
      "front-matter.no-such-day", at: place,
      Message(en: "\(text.en) is a day that does not exist", ja: "\(text.ja)という日は暦にありません"))
  }

  static func brokenText(_ key: String, at place: Place) -> Self {
    Self(
      "front-matter.broken-text", at: place,
      Message(
        en: "value of '\(key)' has a line break or a character that cannot be shown",
        ja: "「\(key)」の値に、改行か、表示できない文字があります"),
      hint: Message(en: "write one line of plain text", ja: "1行のふつうの文字で書いてください"))
  }

  /// A code that a list does not have.
  ///
  /// The hint names what there is; of a confidential file it would tell nothing of the value but that it is near.
  static func unknownCode(
    _ code: String, _ key: String, _ known: [String], _ source: SourceText, at place: Place
  ) -> Self {
    let quoted = source.quote(code)
    return Self(
      "front-matter.unknown-code", at: place,
      Message(en: "\(quoted.en) is no value of '\(key)'", ja: "\(quoted.ja)は「\(key)」の値ではありません"),
      hint: Suggestion.hint(for: code, in: known))
  }
}
