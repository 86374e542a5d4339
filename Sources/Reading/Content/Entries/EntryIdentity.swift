import Diagnostics
import Fields

/// The name and kind that a file has by its path.
struct EntryIdentity {
  let name: String
  let kind: Kind

  /// Reads the path `content/…/….md`.
  static func of(_ source: SourceText) -> Reviewed<EntryIdentity?> {
    var parts = source.path.split(separator: "/").dropFirst().map(String.init)
    parts[parts.count - 1].removeLast(".md".count)
    for part in parts where !Name.isValid(part) {
      return Reviewed(nil, [.malformedName(part, at: source.wholePlace)])
    }
    guard parts.count > 1 else {
      if parts == ["index"] { return Reviewed(EntryIdentity(name: "", kind: .home)) }
      return Reviewed(nil, [.outsideFolders(at: source.wholePlace)])
    }
    guard let kind = Kind(folder: parts[0]) else {
      return Reviewed(nil, [.unknownFolder(parts[0], at: source.wholePlace)])
    }
    if parts.dropFirst().dropLast().contains("index") || parts.suffix(2) == ["index", "index"] {
      return Reviewed(nil, [.malformedName("index", at: source.wholePlace)])
    }
    guard parts[parts.count - 1] == "index" else {
      return Reviewed(EntryIdentity(name: parts.joined(separator: "/"), kind: kind))
    }
    let name = parts.dropLast().joined(separator: "/")
    return Reviewed(EntryIdentity(name: name, kind: parts.count == 2 ? .collection : kind))
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

  static func outsideFolders(at place: Place) -> Self {
    Self(
      "content.outside-folders", at: place,
      Message(en: "only index.md stands here, outside all folders", ja: "フォルダの外に置けるのは index.md だけです"),
      hint: Message(
        en: "move it to one of: \(Kind.folders.joined(separator: ", "))",
        ja: "次のどれかに移してください: \(Kind.folders.joined(separator: ", "))"))
  }

  static func unknownFolder(_ folder: String, at place: Place) -> Self {
    Self(
      "content.unknown-folder", at: place,
      Message(en: "folder '\(folder)' means nothing here", ja: "「\(folder)」というフォルダは使いません"),
      hint: Suggestion.hint(for: folder, in: Kind.folders))
  }
}
