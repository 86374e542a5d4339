import Diagnostics
import Foundation
import Gate
import TestSupport

/// Every diagnostic of the tool, read from the sources that make them, so that none can be left out of the guide.
struct DiagnosticCatalogue {
  /// A sentence in both languages; what is filled in stands as `…`.
  struct Sentence: Equatable {
    var en: String
    var ja: String
  }

  struct Entry {
    let id: String
    let isWarning: Bool
    let message: Sentence
    let remedy: Sentence?
  }

  /// The entries, sorted by name.
  let entries: [Entry]

  /// Reads all sources of the product.
  init() throws {
    let root = "\(Repository.folder)/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted()
    var entries: [String: Entry] = [:]
    for file in files {
      let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
      for entry in Self.entries(in: Self.withoutConstants(text)) where entries[entry.id] == nil {
        entries[entry.id] = entry
      }
    }
    for rule in GateRule.all {
      let (en, ja) = ("a finished file has \(rule.reason.en)", "できあがったファイルに、\(rule.reason.ja)がある")
      entries["gate.\(rule.id)"] = Entry(
        id: "gate.\(rule.id)", isWarning: false, message: Sentence(en: en, ja: ja),
        remedy: Sentence(
          en: "take it out of the source that is named, or let it through in engawa.yml",
          ja: "示された原稿から消すか、載せてよいものなら engawa.yml に書く"))
    }
    // What the system refuses is named after what was tried.
    for action in Set(try Self.actions(in: "\(root)/Foundations/Files")) {
      entries["file.\(action)"] = Entry(
        id: "file.\(action)", isWarning: false,
        message: Sentence(en: "cannot \(action) this: …", ja: "システムがファイルの操作（\(action)）を断りました: …"),
        remedy: Sentence(en: "look at the name, the rights and the room on the disk", ja: "名前、権限、ディスクの空きを確かめてください"))
    }
    // Whose words are made of values alone is told what it is about.
    for (id, message, remedy) in Self.ofValues {
      entries[id] = entries[id].map { Entry(id: id, isWarning: $0.isWarning, message: message, remedy: remedy) }
    }
    self.entries = entries.values.sorted { $0.id < $1.id }
  }

  private static func actions(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { file in
      try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).matches(of: #/FileError\("([a-z]+)"/#).map {
        String($0.1)
      }
    }
  }

  private static let ofValues: [(id: String, message: Sentence, remedy: Sentence)] = [
    (
      "audit.site",
      Sentence(
        en: "the finished site gives a withheld count away, or shows what the ledger does not have",
        ja: "できあがったサイトから隠した数が分かるか、台帳にない数が出ています"),
      Sentence(en: "mend what is named there", ja: "示されたところを直してください")
    ),
    (
      "usage.misuse",
      Sentence(en: "a command has a word that it does not know, or lacks one", ja: "コマンドの書き方が違うか、足りない言葉があります"),
      Sentence(en: "look at --help", ja: "--help を見てください")
    ),
    (
      "check.failed", Sentence(en: "a relation that a table declares does not hold", ja: "表に書いた関係が成り立ちません"),
      Sentence(en: "compare the figures that are shown", ja: "示された数を見比べてください")
    ),
    (
      "text.known-typos", Sentence(en: "a common slip of the keyboard", ja: "よくある変換まちがいです"),
      Sentence(en: "write the word that is named", ja: "示された言葉にしてください")
    ),
    (
      "audit.leak", Sentence(en: "'…' can be worked out: it is …", ja: "「…」が、…だと分かってしまいます"),
      Sentence(en: "the figures that give it away are shown", ja: "分かってしまう理由の数が示されます")
    ),
  ]

  // MARK: - Sources

  /// The text with names that are constants written out where they are used.
  private static func withoutConstants(_ text: String) -> String {
    var text = text
    for match in text.matches(of: #/static let (\w+ID) = ("[a-z.-]+")/#) {
      text = text.replacing("\n      \(match.1),", with: "\n      \(match.2),")
        .replacing("id: \(match.1),", with: "id: \(match.2),")
        .replacing(match.0, with: "")
    }
    return text
  }

  private static func entries(in text: String) -> [Entry] {
    let names = text.matches(of: #/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"|Rule\(name: "([a-z-]+)"\)/#)
      .filter { !isFileName($0.1.map(String.init) ?? "") }
    return names.indices.compactMap { index -> Entry? in
      let match = names[index]
      let id = match.1.map(String.init) ?? "text.\(match.2 ?? "")"
      // Of two names in one expression the first goes with the first sentence.
      let isSecond = index > 0 && text.distance(from: names[index - 1].range.upperBound, to: match.range.lowerBound) < 5
      let isFirst =
        index + 1 < names.count
        && text.distance(from: match.range.upperBound, to: names[index + 1].range.lowerBound) < 5
      let end = index + (isFirst ? 2 : 1)
      let rest = text[match.range.upperBound..<(end < names.count ? names[end].range.lowerBound : text.endIndex)]
      var sentences = sentences(in: rest)
      if isSecond, !sentences.isEmpty { sentences.removeFirst() }
      guard let message = sentences.first else { return nil }
      let head = rest[..<message.start]
      var sentence = message.sentence
      // What is said of a column begins with the column.
      if sentence.ja.hasPrefix("が") || sentence.ja.hasPrefix("に") {
        sentence = Sentence(en: "… " + sentence.en, ja: "…" + sentence.ja)
      }
      let isWarning = head.contains("severity: .warning") || match.2 != nil
      return Entry(id: id, isWarning: isWarning, message: sentence, remedy: remedy(rest, sentences))
    }
  }

  private static func isFileName(_ name: String) -> Bool {
    ["html", "xml", "json", "yml", "ini", "db", "css", "svg", "md", "mustache"].contains {
      name.hasSuffix(".\($0)")
    }
  }

  private static func remedy(
    _ text: Substring, _ sentences: [(start: Substring.Index, sentence: Sentence)]
  ) -> Sentence? {
    guard let hint = text.firstRange(of: "hint: ") else { return nil }
    let behind = text[hint.upperBound...]
    // The end of the call: the next declaration.
    let end = behind.firstRange(of: "\n  }")?.lowerBound ?? behind.endIndex
    if let sentence = sentences.first(where: { $0.start > hint.lowerBound && $0.start < end }) {
      return sentence.sentence
    }
    guard behind[..<end].contains("Suggestion.") else { return nil }
    return Sentence(en: "use one of the names that there are", ja: "示された名前の中から選ぶ")
  }

  /// Sentences in both languages, as `en: "…", ja: "…"`.
  private static func sentences(in text: Substring) -> [(start: Substring.Index, sentence: Sentence)] {
    var found: [(start: Substring.Index, sentence: Sentence)] = []
    var place = text.startIndex
    while let label = text[place...].firstRange(of: "en:") {
      place = label.upperBound
      var reader = ExpressionReader(text[place...])
      guard let en = reader.text(), let ja = reader.text(after: "ja:") else { continue }
      found.append((label.lowerBound, Sentence(en: en, ja: ja)))
      place = reader.rest.startIndex
    }
    return found
  }
}

/// Reads texts of Swift: literals, joined by `+`, with what is filled in as `…`.
private struct ExpressionReader {
  private(set) var rest: Substring

  init(_ text: Substring) { rest = text }

  /// The text behind a label that must come next.
  mutating func text(after label: String) -> String? {
    skipSpace()
    guard rest.hasPrefix(",") else { return nil }
    rest.removeFirst()
    skipSpace()
    guard rest.hasPrefix(label) else { return nil }
    rest.removeFirst(label.count)
    return text()
  }

  mutating func text() -> String? {
    var parts: [String] = []
    repeat {
      skipSpace()
      if rest.hasPrefix("+") { rest.removeFirst() }
      skipSpace()
      if rest.hasPrefix("\"") { parts.append(literal()) } else if let call = expression() { parts.append(call) }
      skipSpace()
    } while rest.hasPrefix("+")
    return parts.isEmpty ? nil : parts.joined().replacing(#/(…\s*)+…/#, with: "…")
  }

  private mutating func skipSpace() { rest = rest.drop { $0.isWhitespace } }

  private mutating func literal() -> String {
    rest.removeFirst()
    var text = ""
    while let letter = rest.first, letter != "\"" {
      rest.removeFirst()
      guard letter == "\\" else {
        text.append(letter)
        continue
      }
      let escaped = rest.removeFirst()
      if escaped == "(" {
        skipNested()
        text += "…"
      } else {
        text += escaped == "n" ? " " : String(escaped)
      }
    }
    rest = rest.dropFirst()
    return text
  }

  /// Anything else up to the next comma or bracket: some text.
  private mutating func expression() -> String? {
    guard let first = rest.first, first.isLetter || first == "(" else { return nil }
    while let letter = rest.first, !",)+".contains(letter) {
      rest.removeFirst()
      if letter == "(" { skipNested() }
    }
    return "…"
  }

  /// Goes behind the bracket that closes what is open.
  private mutating func skipNested() {
    var depth = 1
    while depth > 0, let letter = rest.first {
      if letter == "\"" {
        _ = literal()
        continue
      }
      rest.removeFirst()
      if letter == "(" { depth += 1 } else if letter == ")" { depth -= 1 }
    }
  }
}
