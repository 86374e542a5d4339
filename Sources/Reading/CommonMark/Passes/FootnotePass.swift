import Diagnostics
import Markup

/// The footnotes of a document: what they say, and who refers to them in which order.
struct Footnotes {
  private(set) var definitions: [String: (text: [UInt8], line: Int)] = [:]
  /// Names in the order of their first reference, which gives them their numbers.
  private(set) var order: [String] = []
  private var references: [String: Int] = [:]
  private var numbers: [String: Int] = [:]
  /// Names that only something refers to which is left out.
  private var excused: Set<String> = []

  /// Takes the definitions of a file, and answers with those whose name is defined twice.
  mutating func define(
    _ notes: [Preparation.NoteDefinition], _ lines: Piece.LineNumbers, in source: SourceText
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for note in notes {
      if definitions[note.name] != nil {
        diagnostics.append(.duplicateNote(note.name, at: source.place(line: lines.fileLine(of: note.line))))
      }
      definitions[note.name] = (note.bytes, lines.fileLine(of: note.line))
    }
    return diagnostics
  }

  /// Notes a reference and answers with the number of the note and of the reference, or `nil` if nothing is defined.
  mutating func refer(to name: String) -> (note: Int, reference: Int)? {
    guard definitions[name] != nil else { return nil }
    if numbers[name] == nil {
      order.append(name)
      numbers[name] = order.count
    }
    let number = numbers[name, default: 0]
    references[name, default: 0] += 1
    return (number, references[name, default: 0])
  }

  /// How often a note is referred to.
  func referenceCount(of name: String) -> Int { references[name, default: 0] }

  /// The names of notes that nothing refers to, by their line.
  var unused: [(name: String, line: Int)] {
    definitions.filter { references[$0.key] == nil && !excused.contains($0.key) }.map { ($0.key, $0.value.line) }.sorted
    { $0.1 < $1.1 }
  }

  /// Takes over what something refers to that is left out.
  mutating func excuse(_ other: Footnotes) { excused.formUnion(other.references.keys) }

  /// The anchor of a note.
  ///
  /// A colon cannot stand in a heading's anchor, so the two never meet.
  static func anchor(_ note: Int) -> String { "note:\(note)" }

  /// The anchor of a reference to a note.
  static func anchor(_ note: Int, reference: Int) -> String {
    reference == 1 ? "noteref:\(note)" : "noteref:\(note):\(reference)"
  }
}

/// Turns marked `[^name]` in text into numbered references.
enum FootnotePass {
  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    guard node.hasNote else { return node.stripMarkers() }
    var rest = Substring(node.literal)
    let opening = "[\(Marker.note)^"
    while let start = rest.firstRange(of: opening) {
      let behind = rest[start.upperBound...]
      guard let close = behind.firstIndex(of: "]") else { break }
      let name = String(behind[..<close])
      node.insertBefore(text: Marker.strip(String(rest[..<start.lowerBound])))
      if let (note, reference) = state.footnotes.refer(to: name) {
        node.insertBefore(markup: markup(note, reference, label: state.rules.labels.note))
      } else if state.listsMore {
        let names = state.footnotes.definitions.keys.sorted()
        state.report(.missingNote(name, names, at: place(of: name, node, piece, &state)))
      }
      rest = behind[behind.index(after: close)...]
    }
    if rest.contains(opening) {
      state.report(at: node, piece) { .malformedNote(at: $0) }
    }
    node.literal = Marker.strip(String(rest))
  }

  private static func markup(_ note: Int, _ reference: Int, label: String) -> String {
    var bytes = Array("<sup class=\"note-ref\"><a href=\"#\(Footnotes.anchor(note))\" id=\"".utf8)
    bytes += "\(Footnotes.anchor(note, reference: reference))\" role=\"doc-noteref\" aria-label=\"".utf8
    bytes.appendEscaped(label)
    bytes += "\(note)\">\(note)</a></sup>".utf8
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func place(of name: String, _ node: Node, _ piece: Piece, _ state: inout DocumentState) -> Place {
    let place = state.place(of: node, in: piece)
    guard let line = place.position?.line, let text = state.source.text(ofLine: line),
      let start = text.firstRange(of: "[^\(name)]")
    else { return place }
    let column = text[..<start.lowerBound].unicodeScalars.count + 1
    return state.source.place(line: line, column: column)
  }
}

extension DocumentState {
  /// The notes that were referred to, as a section behind the text.
  mutating func renderFootnotes() -> [UInt8] {
    var bodies: [[UInt8]] = []
    // A note may refer to further notes, which join the queue.
    while bodies.count < footnotes.order.count {
      guard let (text, line) = footnotes.definitions[footnotes.order[bodies.count]] else { break }
      var piece = Piece(Preparation(text[...], takesNotes: false), lineNumbers: .following(line - 1))
      piece.references = [UInt8(ascii: "\n")] + references
      bodies.append(render(piece))
    }
    for (name, line) in footnotes.unused {
      report(.unusedNote(name, at: source.place(line: line)))
    }
    guard !bodies.isEmpty else { return [] }

    var html = Array("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"".utf8)
    html.appendEscaped(rules.labels.notes)
    html += "\">\n<ol>\n".utf8
    for (index, body) in bodies.enumerated() {
      html += "<li id=\"\(Footnotes.anchor(index + 1))\">\n".utf8
      let links = backLinks(note: index + 1, count: footnotes.referenceCount(of: footnotes.order[index]))
      if body.suffix(5).elementsEqual("</p>\n".utf8) {
        html += body.dropLast(5) + links + "</p>\n".utf8
      } else {
        html += body + "<p>".utf8 + links + "</p>\n".utf8
      }
      html += "</li>\n".utf8
    }
    return html + "</ol>\n</section>\n".utf8
  }

  private func backLinks(note: Int, count: Int) -> [UInt8] {
    var html: [UInt8] = []
    for reference in 1...max(count, 1) {
      html += " <a href=\"#\(Footnotes.anchor(note, reference: reference))\" role=\"doc-backlink\" aria-label=\"".utf8
      html.appendEscaped(rules.labels.back)
      html += "\(note)\(count > 1 ? "-\(reference)" : "")\">↩\(count > 1 ? String(reference) : "")</a>".utf8
    }
    return html
  }
}

extension Diagnostic {
  static func missingNote(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "markdown.missing-note", at: place,
      Message(en: "no footnote is called '\(name)'", ja: "脚注「\(name)」の本文がありません"),
      hint: Suggestion.closest(to: name, in: names).map {
        Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか")
      } ?? Message(en: "write '[^\(name)]: …' on a line of its own", ja: "行を改めて「[^\(name)]: …」と書いてください"))
  }

  static func malformedNote(at place: Place) -> Self {
    Self(
      "markdown.malformed-note", at: place,
      Message(en: "footnote reference without an end, or with markup in its name", ja: "脚注の参照が閉じていないか、名前に記号が入っています"),
      hint: Message(en: "write [^name] with a plain name", ja: "[^名前] のように、記号のない名前で書いてください"))
  }

  static func duplicateNote(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.duplicate-note", at: place,
      Message(en: "footnote '\(name)' is defined twice", ja: "脚注「\(name)」の本文が二つあります"))
  }

  static func unusedNote(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.unused-note", at: place,
      Message(en: "nothing refers to footnote '\(name)'", ja: "脚注「\(name)」を参照している所がありません"),
      hint: Message(
        en: "write '[^\(name)]' in the text, or take the note out", ja: "本文に「[^\(name)]」と書くか、脚注を消してください"))
  }
}
