import Diagnostics

/// Cuts a template into text and tags, line by line.
struct TemplateScanner {
  /// A piece of a template.
  enum Token {
    case text(ArraySlice<UInt8>)
    case tag(Kind, Tag)
  }

  /// What a tag begins with after its delimiter.
  enum Kind {
    case value, raw, section, inverted, close, partial, parent, block, comment, delimiters

    /// Whether a line of its own disappears with the tag.
    var canStandAlone: Bool { self != .value && self != .raw }
    /// Whether further such tags may share its line and let it disappear.
    var sharesLine: Bool { self == .parent || self == .block || self == .close }
  }

  private let source: SourceText
  private var opening: [UInt8] = Array("{{".utf8)
  private var closing: [UInt8] = Array("}}".utf8)
  private var lines: [[Token]] = [[]]
  private var problems: FileProblems

  /// The tokens of each line; a line's last token ends in its line feed.
  static func scan(_ source: SourceText) -> Reviewed<[[Token]]> {
    var scanner = TemplateScanner(source: source)
    scanner.run()
    return Reviewed(scanner.lines, scanner.problems.diagnostics)
  }

  private init(source: SourceText) {
    self.source = source
    problems = FileProblems(of: source.file)
  }

  private mutating func run() {
    let bytes = source.bytes
    var index = 0
    while index < bytes.count {
      guard let start = find(opening, from: index) else {
        appendText(bytes[index...])
        return
      }
      appendText(bytes[index..<start])
      guard let end = readTag(at: start) else {
        problems.report(.unclosedTag(at: source.place(at: start)))
        return
      }
      index = end
    }
  }

  /// Reads a tag and returns the offset behind it, or `nil` if it does not end.
  private mutating func readTag(at start: Int) -> Int? {
    let bytes = source.bytes
    var inner = start + opening.count
    let sigil = inner < bytes.count ? bytes[inner] : 0
    var end = closing
    let kind: Kind
    switch sigil {
    case UInt8(ascii: "{") where opening == Array("{{".utf8):
      kind = .raw
      end = Array("}}}".utf8)
    case UInt8(ascii: "&"): kind = .raw
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .inverted
    case UInt8(ascii: "/"): kind = .close
    case UInt8(ascii: ">"): kind = .partial
    case UInt8(ascii: "<"): kind = .parent
    case UInt8(ascii: "$"): kind = .block
    case UInt8(ascii: "!"): kind = .comment
    case UInt8(ascii: "="):
      kind = .delimiters
      end = [UInt8(ascii: "=")] + closing
    default: kind = .value
    }
    if kind != .value { inner += 1 }
    // Another opening before the end: the tag here was not closed.
    let isPlain = kind != .comment && kind != .delimiters
    let next = isPlain ? find(opening, from: inner) : nil
    guard let close = find(end, from: inner, to: next.map { $0 + 1 }) else {
      guard let next else { return nil }
      problems.report(.unclosedTag(at: source.place(at: start)))
      return next
    }
    let name = Self.trimmed(bytes[inner..<close])
    let tag = Tag(name: String(decoding: name, as: UTF8.self), offset: start)
    switch kind {
    case .delimiters: setDelimiters(tag)
    case .comment: break
    default:
      let isPlain = !tag.name.isEmpty && !tag.name.utf8.contains { $0 <= UInt8(ascii: " ") || "{}*".utf8.contains($0) }
      if !isPlain { problems.report(.malformedName(tag.name, at: source.place(at: start))) }
    }
    lines[lines.count - 1].append(.tag(kind, tag))
    return close + end.count
  }

  private mutating func setDelimiters(_ tag: Tag) {
    let parts = tag.name.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" })
    guard parts.count == 2, !parts.contains(where: { $0.contains("=") }) else {
      problems.report(.malformedDelimiters(at: source.place(at: tag.offset)))
      return
    }
    opening = Array(parts[0].utf8)
    closing = Array(parts[1].utf8)
  }

  private mutating func appendText(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines[lines.count - 1].append(.text(rest[...feed]))
      lines.append([])
      rest = rest[(feed + 1)...]
    }
    if !rest.isEmpty { lines[lines.count - 1].append(.text(rest)) }
  }

  /// Where a pattern begins, if it does before an offset.
  private func find(_ pattern: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
    let bytes = source.bytes
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    var index = start
    let last = min(bytes.count - pattern.count, end.map { $0 - 1 } ?? .max)
    while index <= last {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes.drop { $0 <= UInt8(ascii: " ") }
    while let last = slice.last, last <= UInt8(ascii: " ") { slice = slice.dropLast() }
    return slice
  }
}

extension Diagnostic {
  static func unclosedTag(at place: Place) -> Self {
    Self("template.unclosed-tag", at: place, Message(en: "tag does not end", ja: "タグが閉じていません"))
  }

  static func malformedName(_ name: String, at place: Place) -> Self {
    Self(
      "template.malformed-name", at: place,
      Message(en: "'\(name)' cannot be a name", ja: "「\(name)」は名前になりません"),
      hint: Message(en: "names have no spaces, braces or asterisks", ja: "名前には空白・波かっこ・アスタリスクを使えません"))
  }

  static func malformedDelimiters(at place: Place) -> Self {
    Self(
      "template.malformed-delimiters", at: place,
      Message(en: "delimiters are not two words", ja: "区切り記号の指定が二つになっていません"),
      hint: Message(en: "write {{=<% %>=}}", ja: "{{=<% %>=}} のように書いてください"))
  }
}
