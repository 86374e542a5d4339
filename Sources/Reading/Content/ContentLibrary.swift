public import Diagnostics
import Files
import Parallelism

/// The entries of one edition; what it may not have is not in it.
public struct ContentLibrary: Sendable {
  /// The entries, sorted by name.
  public let entries: [Entry]
  /// Paths of images below `content/`.
  public let images: Set<String>
  /// What the edition leaves out, sorted by path.
  public let leftOut: [LeftOut]
  /// Names of pages that exist and are not in the edition.
  public let leftOutNames: Set<String>
  /// Names of pages whose files have errors, so that nobody is told that they are missing.
  public let unreadableNames: Set<String>

  /// A file that an edition leaves out.
  public struct LeftOut: Sendable, Hashable {
    /// Its path below the root of the site.
    public let path: String
    /// Why.
    public let reason: Reason

    /// Why a file is left out.
    public enum Reason: String, Sendable {
      /// It is for the council's own people.
      case `internal`
      /// It is not finished.
      case draft
    }
  }

  /// Everything that lies in the content folder, whomever it is for.
  public struct Everything: Sendable {
    /// The entries, sorted by name.
    public let entries: [Entry]
    /// Paths of images below `content/`.
    public let images: Set<String>
    /// Names of pages whose files have errors.
    public let unreadableNames: Set<String>
  }

  /// Reads all content files; what is wrong in any of them is reported, also where an edition leaves it out.
  ///
  /// - Parameter root: the folder of the site.
  /// - Throws: ``FileError`` or ``Stop`` if the folder `content` is not there or cannot be read.
  public static func readEverything(root: String, jobs: Int) async throws -> Reviewed<Everything> {
    var diagnostics: [Diagnostic] = []
    let folder = FilePath.join(root, "content")
    let kind = try fileKind(folder)
    guard kind == .folder || kind == .link else { throw Stop(.usage, [.missingContent]) }
    let files = try await ContentFiles.read(folder, name: "content", jobs: jobs).unwrapped(into: &diagnostics)
    let read = try await parallelMap(count: files.texts.count, jobs: jobs) { EntryReader.read(files.texts[$0]) }
    var entries: [Entry] = []
    var paths: [String: String] = [:]
    var unreadable = files.unreadable
    for (source, entry) in zip(files.texts, read) {
      guard let entry = entry.unwrapped(into: &diagnostics) else {
        unreadable.append(source.path)
        continue
      }
      if let first = paths[entry.name] {
        diagnostics.append(.duplicateName(entry.name, first: first, at: entry.source.wholePlace))
      } else {
        paths[entry.name] = entry.source.path
        entries.append(entry)
      }
    }
    entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let names = unreadable.compactMap { EntryIdentity.of(SourceText(path: $0, bytes: [])).value?.name }
    return Reviewed(
      Everything(entries: entries, images: files.images, unreadableNames: Set(names)), diagnostics)
  }

  /// Takes what residents may have, and checks that nothing in it refers to the rest.
  public static func residents(_ all: Everything) -> Reviewed<ContentLibrary> {
    var entries: [Entry] = []
    var leftOut: [LeftOut] = []
    for entry in all.entries {
      if entry.audience != .public {
        leftOut.append(LeftOut(path: entry.source.path, reason: .internal))
      } else if entry.status != .published {
        leftOut.append(LeftOut(path: entry.source.path, reason: .draft))
      } else {
        entries.append(entry)
      }
    }
    let published = Set(entries.map(\.name))
    let known = Set(all.entries.map(\.name))
    var diagnostics: [Diagnostic] = []
    for entry in entries {
      for reference in entry.relations.all
      where !published.contains(reference.name) && !all.unreadableNames.contains(reference.name) {
        let place = entry.source.place(line: reference.position.line, column: reference.position.column)
        if known.contains(reference.name) {
          diagnostics.append(.leftOutReference(reference.name, at: place))
        } else {
          diagnostics.append(.unknownReference(reference.name, published, at: place))
        }
      }
    }
    leftOut.sort { $0.path < $1.path }
    let library = ContentLibrary(
      entries: entries, images: all.images, leftOut: leftOut, leftOutNames: known.subtracting(published),
      unreadableNames: all.unreadableNames)
    return Reviewed(library, diagnostics)
  }
}

extension Diagnostic {
  static let missingContent = Self(
    "content.missing", at: Place(path: "content"),
    Message(en: "there is no folder 'content' here", ja: "ここに content フォルダがありません"))

  static func duplicateName(_ name: String, first: String, at place: Place) -> Self {
    Self(
      "content.duplicate-name", at: place,
      Message(en: "'\(first)' has the same address", ja: "「\(first)」と住所（URL）が同じです"),
      hint: Message(en: "rename one of the two", ja: "どちらかの名前を変えてください"))
  }

  static func leftOutReference(_ name: String, at place: Place) -> Self {
    Self(
      "content.left-out-reference", at: place,
      Message(
        en: "public page refers to '\(name)', which is internal or a draft", ja: "公開ページが、公開していない「\(name)」を参照しています"),
      hint: Message(en: "publish it or take the reference out", ja: "公開するか、参照を外してください"))
  }

  static func unknownReference(_ name: String, _ known: Set<String>, at place: Place) -> Self {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let folder = parts[0] + "/"
    let names = known.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }.sorted()
    let code = parts.count > 1 ? parts[1] : name
    return Self(
      "content.unknown-reference", at: place,
      Message(en: "content/\(folder) has no '\(code)'", ja: "content/\(folder) に「\(code)」はありません"),
      hint: Suggestion.hint(for: code, in: names))
  }
}
