import Diagnostics
import Fields

/// The name and kind that a file has by its path.
struct EntryIdentity {
  let name: String
  let kind: PageKind
  /// The language that its file is named with; `nil` for that of the site.
  let language: Language?

  /// The name of a file whose kind could not be read.
  static func name(ofPath path: String) -> String {
    let parts = path.split(separator: "/").dropFirst().map(String.init)
    let name = parts.joined(separator: "/").dropLast(".md".count)
    return name == "index" ? "" : name.hasSuffix("/index") ? String(name.dropLast("/index".count)) : String(name)
  }

  /// Reads the path `content/…/….md`.
  static func of(_ source: SourceText, _ kinds: KindBook) -> Reviewed<EntryIdentity?> {
    var parts = source.path.split(separator: "/").dropFirst().map(String.init)
    parts[parts.count - 1].removeLast(".md".count)
    let language = takeLanguage(from: &parts[parts.count - 1])
    for part in parts where !Name.isValid(part) {
      return Reviewed(nil, [.malformedName(part, at: source.wholePlace)])
    }
    guard parts.count > 1 else {
      if parts == ["index"] { return Reviewed(EntryIdentity(name: "", kind: .home, language: language)) }
      return Reviewed(nil, [.outsideFolders(kinds.folders, at: source.wholePlace)])
    }
    if parts[0] == KindCheck.statistics {
      guard parts.count == 2 else { return Reviewed(nil, [.deepStatistics(at: source.wholePlace)]) }
      let name = parts[1] == "index" ? parts[0] : parts.joined(separator: "/")
      return Reviewed(EntryIdentity(name: name, kind: .statistics, language: language))
    }
    guard let kind = kinds[folder: parts[0]]?.name else {
      return Reviewed(nil, !kinds.isComplete ? [] : [.unknownFolder(parts[0], kinds.folders, at: source.wholePlace)])
    }
    if parts.dropFirst().dropLast().contains("index") || parts.suffix(2) == ["index", "index"] {
      return Reviewed(nil, [.malformedName("index", at: source.wholePlace)])
    }
    guard parts[parts.count - 1] == "index" else {
      return Reviewed(EntryIdentity(name: parts.joined(separator: "/"), kind: .member(kind), language: language))
    }
    let name = parts.dropLast().joined(separator: "/")
    let page: PageKind = parts.count == 2 ? .collection(kind) : .member(kind)
    return Reviewed(EntryIdentity(name: name, kind: page, language: language))
  }

  /// Takes the language off a name such as `contact.en`.
  private static func takeLanguage(from name: inout String) -> Language? {
    guard let dot = name.firstIndex(of: "."), Language.isCode(name[name.index(after: dot)...]) else { return nil }
    let language = Language(rawValue: String(name[name.index(after: dot)...]))
    name = String(name[..<dot])
    return language
  }
}

extension Diagnostic {
  static func deepStatistics(at place: Place) -> Self {
    Self(
      "content.deep-statistics", at: place,
      Message(en: "what is said of a table lies beside it", ja: "表の説明は、表のファイルの隣に置きます"),
      hint: Message(
        en: "move it to content/statistics/, under the name of the table, or 'index.md' for the list of all",
        ja: "content/statistics/ に、表と同じ名前で置いてください。一覧の説明は index.md です"))
  }

  static func malformedName(_ name: String, at place: Place) -> Self {
    Self(
      "content.malformed-name", at: place,
      Message(en: "'\(name)' cannot be part of an address", ja: "「\(name)」はページの住所（URL）に使えません"),
      hint: newName(name, at: place))
  }

  /// The name to use; where the letters do not tell it, one that says at least what kind of page it is.
  private static func newName(_ name: String, at place: Place) -> Message {
    let folder = place.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    let stem = Name.isValid(folder) ? folder : "page"
    let suggestion = Name.suggestion(for: name) ?? "\(stem)-1"
    return Message(
      en: "rename it in lower-case letters, digits and hyphens, such as '\(suggestion)'; its title says what it is",
      ja: "英小文字・数字・ハイフンで「\(suggestion)」のような名前に変えてください。日本語は title に書けます")
  }

  static func outsideFolders(_ folders: [String], at place: Place) -> Self {
    Self(
      "content.outside-folders", at: place,
      Message(en: "only index.md stands here, outside all folders", ja: "フォルダの外に置けるのは index.md だけです"),
      hint: Message(
        en: "move it to one of: \(folders.joined(separator: ", "))",
        ja: "次のどれかに移してください: \(folders.joined(separator: ", "))"))
  }

  static func unknownFolder(_ folder: String, _ folders: [String], at place: Place) -> Self {
    Self(
      "content.unknown-folder", at: place,
      Message(en: "folder '\(folder)' means nothing here", ja: "「\(folder)」というフォルダは使いません"),
      hint: Suggestion.closest(to: folder, in: folders).map {
        Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか")
      }
        ?? Message(
          en: "declare a kind of pages for it, in content/kinds: 'engawa new kind \(folder)'",
          ja: "ページの種類を content/kinds に書いてください。「engawa new kind \(folder)」で始められます"))
  }
}
