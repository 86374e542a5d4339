import Diagnostics
import Fields

/// The name and kind that a file has by its path.
struct EntryIdentity {
  let name: String
  let kind: PageKind

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
    for part in parts where !Name.isValid(part) {
      return Reviewed(nil, [.malformedName(part, at: source.wholePlace)])
    }
    guard parts.count > 1 else {
      if parts == ["index"] { return Reviewed(EntryIdentity(name: "", kind: .home)) }
      return Reviewed(nil, [.outsideFolders(kinds.folders, at: source.wholePlace)])
    }
    guard let kind = kinds[folder: parts[0]]?.name else {
      return Reviewed(nil, !kinds.isComplete ? [] : [.unknownFolder(parts[0], kinds.folders, at: source.wholePlace)])
    }
    if parts.dropFirst().dropLast().contains("index") || parts.suffix(2) == ["index", "index"] {
      return Reviewed(nil, [.malformedName("index", at: source.wholePlace)])
    }
    guard parts[parts.count - 1] == "index" else {
      return Reviewed(EntryIdentity(name: parts.joined(separator: "/"), kind: .member(kind)))
    }
    let name = parts.dropLast().joined(separator: "/")
    return Reviewed(EntryIdentity(name: name, kind: parts.count == 2 ? .collection(kind) : .member(kind)))
  }
}

extension Diagnostic {
  static func malformedName(_ name: String, at place: Place) -> Self {
    Self(
      "content.malformed-name", at: place,
      Message(en: "'\(name)' cannot be part of an address", ja: "「\(name)」はページの住所（URL）に使えません"),
      hint: Message(
        en: "name files and folders in lower-case letters, digits and hyphens", ja: "ファイルとフォルダの名前は、英小文字・数字・ハイフンで付けてください"
      ))
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
      hint: Suggestion.hint(for: folder, in: folders)
        ?? Message(
          en: "declare a kind of pages for it: content/kinds/\(folder).yml",
          ja: "content/kinds/\(folder).yml に、ページの種類を書いてください"))
  }
}
