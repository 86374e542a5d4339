public import Diagnostics
public import Digests
import Files
import Parallelism
public import Pictures

// Everything that lies among the content, read once for all editions.
extension ContentLibrary {
  /// Everything that lies in the content folder, whomever it is for.
  public struct Everything: Sendable {
    /// The kinds of pages that the site has.
    public let kinds: KindBook
    /// The entries, sorted by name.
    public let entries: [Entry]
    /// Pages in other languages than that of the site, sorted by name and language.
    public let translations: [Translation]
    /// Paths of images below `content/`.
    public let images: Set<String>
    /// How large images are, by their paths, as far as their first bytes tell.
    public let shapes: [String: PictureShape]
    /// Images of which somebody has said whether people are in them.
    public let describedImages: Set<String>
    /// Sizes in bytes of files to hand out, by path below `content/`.
    public let attachments: [String: Int]
    /// Names of pages whose files have errors.
    public let unreadableNames: Set<String>
    /// Pages with mistakes in their front matter.
    public let faulty: [FaultyPage]
    /// How many files were written as Windows does, and read all the same.
    public let forgivenCount: Int
    /// What was read of each text, in the order of their paths.
    public let readings: [FileReading]
    /// What the files say.
    public let texts: ContentTexts
  }

  /// What was read of a file, for the next build.
  public struct FileReading: Sendable {
    /// The path of the file, `content/…`.
    public let path: String
    /// What a ``ContentMemory`` remembers of it; `nil` if it has to be read anew every time.
    public let packed: ArraySlice<UInt8>?
    /// The digest of its bytes, if they were read.
    public let digest: ContentDigest?
  }

  /// Reads all content files; what is wrong in any of them is reported, also where an edition leaves it out.
  ///
  /// - Parameters:
  ///   - root: the folder of the site.
  ///   - memory: what need not be read again.
  /// - Throws: ``FileError`` or ``Stop`` if the folder `content` is not there or cannot be read.
  public static func readEverything(
    root: String, remembering memory: ContentMemory = ContentMemory(), jobs: Int
  ) async throws -> Reviewed<Everything> {
    var diagnostics: [Diagnostic] = []
    let folder = FilePath.join(root, "content")
    let kind = try fileKind(folder)
    guard kind == .folder || kind == .link else { throw Stop(.usage, [.missingContent]) }
    let kinds = try KindBook.read(root: root).unwrapped(into: &diagnostics)
    let files = try await ContentFiles.list(folder, name: "content", remembering: memory, jobs: jobs)
      .unwrapped(into: &diagnostics)
    let described = try PictureList.read(root: root, images: files.images).unwrapped(into: &diagnostics)
    let read = try await parallelMap(count: files.texts.count, jobs: jobs) {
      TextReading(files.texts[$0], in: folder, name: "content", kinds, remembering: memory)
    }
    let found = Found.of(read).unwrapped(into: &diagnostics)
    diagnostics += openChildren(found.entries)
    let names = found.unreadable.map { EntryIdentity.name(ofPath: $0) }
    return Reviewed(
      Everything(
        kinds: kinds, entries: found.entries, translations: found.translations, images: files.images,
        shapes: files.shapes, describedImages: described, attachments: files.attachments, unreadableNames: Set(names),
        faulty: found.faulty, forgivenCount: read.count(where: \.isForgiven), readings: read.map(\.file),
        texts: ContentTexts(read, root: root, remembering: memory)),
      diagnostics)
  }

  /// What texts turned out to be, each kind in order of its names.
  private struct Found {
    var entries: [Entry] = []
    var translations: [Translation] = []
    var faulty: [FaultyPage] = []
    /// The files of which nobody can tell what is in them.
    var unreadable: [String] = []

    static func of(_ read: [TextReading]) -> Reviewed<Found> {
      var found = Found()
      var diagnostics: [Diagnostic] = []
      var paths: [String: String] = [:]
      for page in read {
        switch page.reading.unwrapped(into: &diagnostics) {
        case .entry(let entry):
          if let first = paths[entry.name] {
            diagnostics.append(.duplicateName(entry.name, first: first, at: entry.source.wholePlace))
          } else {
            paths[entry.name] = entry.source.path
            found.entries.append(entry)
          }
        case .translation(let translation): found.translations.append(translation)
        case .faulty(let page):
          found.unreadable.append(page.source.path)
          found.faulty.append(page)
        case .nothing: found.unreadable.append(page.file.path)
        }
      }
      found.translations.sort { ($0.name, $0.language.rawValue) < ($1.name, $1.language.rawValue) }
      found.entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      return Reviewed(found, diagnostics)
    }
  }

  /// Pages that lie below others that fewer readers have.
  private static func openChildren(_ entries: [Entry]) -> [Diagnostic] {
    let parents = Dictionary(
      entries.lazy.filter { $0.audience != .public }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    guard !parents.isEmpty else { return [] }
    return entries.filter { $0.audience != .internal }.compactMap { entry in
      FilePath.folders(above: entry.name).lazy.compactMap { parents[$0] }.first { $0.audience > entry.audience }
        .map { .openChild(of: $0, entry.audience, at: entry.source.wholePlace) }
    }
  }
}

extension Diagnostic {
  static let missingContent = Self(
    "content.missing", at: Place(path: "content"),
    Message(en: "there is no folder 'content' here", ja: "ここに content フォルダがありません"),
    hint: Message(
      en: "begin with a front page: engawa new page home index", ja: "最初のページから始められます: engawa new page home index"))

  static func duplicateName(_ name: String, first: String, at place: Place) -> Self {
    Self(
      "content.duplicate-name", at: place,
      Message(en: "'\(first)' has the same address", ja: "「\(first)」と住所（URL）が同じです"),
      hint: Message(en: "rename one of the two", ja: "どちらかの名前を変えてください"))
  }

  static func openChild(of parent: Entry, _ audience: Entry.Audience, at place: Place) -> Self {
    let (own, above) = (audience.rawValue, parent.audience.rawValue)
    return Self(
      "content.open-child", at: place,
      Message(
        en: "page with 'audience: \(own)' below \(parent.source.path), which has 'audience: \(above)'",
        ja: "audience: \(above) の \(parent.source.path) の下に、audience: \(own) のページがあります"),
      hint: Message(
        en: "write 'audience: \(above)' here, open the page above, or move this one elsewhere",
        ja: "ここに「audience: \(above)」と書くか、上のページの audience を広げるか、別の場所に移してください"))
  }
}
