import Chronology
import Diagnostics
import Fields
import FigureFields
import Markup

extension Field {
  /// Reads the value that a page tells; `nil` if it tells none, or if it does not fit.
  ///
  /// - Parameter updated: when the page was last looked through, from which on days without a year count.
  func read(_ reader: inout FieldReader, updated: CalendarDate?) -> FieldValue? {
    switch type {
    case .text: value(&reader, .text) { .text($0) }
    case .texts: value(&reader, .list(.text)) { .texts($0) }
    case .markdown: value(&reader, .markdown) { .markdown($0.text, $0.position) }
    case .number: value(&reader, .number) { .number($0) }
    case .flag: value(&reader, .flag) { .flag($0) }
    case .date: value(&reader, .date) { .date($0) }
    case .month: value(&reader, .month) { .month($0) }
    case .period: value(&reader, .period) { $0 }
    case .schedule: value(&reader, .schedule(since: updated ?? .earliest)) { .schedule($0) }
    case .choice(let choices): value(&reader, .choice(of: choices)) { .choice($0) }
    case .reference(let folder): value(&reader, .reference(to: folder)) { .references([$0]) }
    case .references(let folder): value(&reader, .references(to: folder)) { .references($0) }
    case .url: value(&reader, .webAddress) { .url($0) }
    case .phone: value(&reader, .phone) { $0 }
    case .mail: value(&reader, .mail) { $0 }
    case .address: value(&reader, .text) { .address($0) }
    case .picture: value(&reader, .picture) { .picture($0) }
    case .attachment: value(&reader, .attachment) { .attachment($0) }
    case .diagram: value(&reader, .diagram) { .diagram($0) }
    case .citation: value(&reader, .citation) { .citation($0) }
    case .person(let codes): value(&reader, .person(codes)) { .person($0) }
    }
  }

  private func value<Value>(
    _ reader: inout FieldReader, _ type: FieldType<Value>, _ make: (Value) -> FieldValue
  ) -> FieldValue? {
    let isWanted = isRequired || requiredWith.map { reader.has($0) } ?? false
    return (isWanted ? reader.required(name, type) : reader.optional(name, type)).map(make)
  }
}

extension FieldType where Value == (text: String, position: Place.Position) {
  /// Text of several lines, with the marks of Markdown.
  fileprivate static let markdown = FieldType(
    expected: Message(en: "a text, which may have the marks of Markdown", ja: "Markdownの印を使える文章")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, !text.allSatisfy(\.isWhitespace) else { return nil }
    return (text, node.position)
  }
}

extension FieldType where Value == FieldValue {
  /// A month, a quarter, a fiscal year, or from one month to another.
  fileprivate static let period = FieldType(
    expected: Message(
      en: "a period such as 2022-12, FY2022-Q3, FY2022 or 2022-04..2022-12",
      ja: "2022-12、FY2022-Q3、FY2022、2022-04..2022-12 のような期間")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content else { return nil }
    return Period(code: text).map { .period($0) } ?? MonthRange(code: text).map { .months($0) }
  }

  /// A telephone number as it is written in Japan, or a short one.
  static let phone = FieldType(
    expected: Message(en: "a telephone number such as 03-1234-5678", ja: "03-1234-5678 のような電話番号")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content,
      text.wholeMatch(of: #/0\d{1,4}-\d{1,4}-\d{3,4}|0\d{9,10}|#?\d{3,5}/#) != nil,
      let url = PageURL(external: "tel:" + text.filter { $0 != "#" })
    else { return nil }
    return .phone(text, url)
  }

  /// A mail address.
  fileprivate static let mail = FieldType(
    expected: Message(en: "a mail address such as a@example.org", ja: "a@example.org のようなメールアドレス")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content,
      text.wholeMatch(of: #/[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/#) != nil,
      let url = PageURL(external: "mailto:" + text)
    else { return nil }
    return .mail(text, url)
  }
}

extension FieldType where Value == Int {
  /// The position of one of several values.
  static func choice(of choices: [FieldKind.Choice]) -> FieldType {
    let words = choices.map(\.code)
    let list = words.joined(separator: ", ")
    return FieldType(expected: Message(en: "one of: \(list)", ja: "次のどれか: \(list)")) { node, context in
      guard case .scalar(let text, _) = node.content else { return nil }
      if let index = words.firstIndex(of: text) { return index }
      context.diagnostics.append(.noChoice(text, context.key, words, at: context.place(of: node)))
      return nil
    }
  }
}

extension FieldType where Value == PageURL {
  /// An address on the web.
  fileprivate static let webAddress = FieldType(
    expected: Message(en: "an address such as https://example.org/", ja: "https://example.org/ のような住所（URL）")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, text.hasPrefix("https://") || text.hasPrefix("http://") else {
      return nil
    }
    return PageURL(external: text)
  }
}

extension FieldType where Value == PictureReference {
  /// A picture beside the file.
  fileprivate static let picture = FieldType(
    expected: Message(en: "a picture: {file: map.jpg, alt: what it shows}", ja: "画像: {file: map.jpg, alt: 何が写っているか}")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let file = reader.required("file", .text)
    let alternative = reader.required("alt", .text)
    context.diagnostics += reader.finish()
    guard let file, let alternative else { return nil }
    return PictureReference(file: file, alternative: alternative, position: node.position)
  }
}

extension FieldType where Value == AttachmentReference {
  /// A file to hand out: its name alone, or with a title.
  fileprivate static let attachment = FieldType(
    expected: Message(
      en: "a PDF beside the page: flyer.pdf, or {file: flyer.pdf, title: …}",
      ja: "ページのそばのPDF: flyer.pdf か {file: flyer.pdf, title: 題名}")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else {
      return FieldType<String>.text.parse(node, &context).map {
        AttachmentReference(file: $0, title: nil, position: node.position)
      }
    }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let file = reader.required("file", .text)
    let title = reader.optional("title", .text)
    context.diagnostics += reader.finish()
    return file.map { AttachmentReference(file: $0, title: title, position: node.position) }
  }
}

extension FieldType where Value == Reference {
  /// The name of an entry of the kind in a folder, without the folder.
  static func reference(to folder: String) -> FieldType {
    FieldType(
      expected: Message(en: "the name of a file in content/\(folder)", ja: "content/\(folder) にあるファイルの名前")
    ) { node, _ in
      guard case .scalar(let text, _) = node.content, !text.isEmpty else { return nil }
      return Reference(name: "\(folder)/\(text)", position: node.position)
    }
  }
}

extension FieldType where Value == [Reference] {
  /// Names of entries of the kind in a folder, each once.
  fileprivate static func references(to folder: String) -> FieldType {
    let list = FieldType<[Reference]>.list(FieldType<Reference>.reference(to: folder))
    return FieldType(expected: list.expected) { node, context in
      guard let references = list.parse(node, &context) else { return nil }
      var seen: Set<String> = []
      for reference in references where !seen.insert(reference.name).inserted {
        let place = context.source.place(line: reference.position.line, column: reference.position.column)
        context.diagnostics.append(.repeatedReference(context.key, at: place))
      }
      return references
    }
  }
}

extension Diagnostic {
  static func repeatedReference(_ key: String, at place: Place) -> Self {
    Self(
      "content.repeated-reference", at: place,
      Message(en: "named twice under '\(key)'", ja: "「\(key)」に同じものが二度書かれています"))
  }

  static func noChoice(_ text: String, _ key: String, _ known: [String], at place: Place) -> Self {
    Self(
      "front-matter.unknown-code", at: place,
      Message(en: "'\(text)' is no value of '\(key)'", ja: "「\(text)」は「\(key)」の値ではありません"),
      hint: Suggestion.hint(for: text, in: known))
  }
}
