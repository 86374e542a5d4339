public import Chronology
import Content
public import Diagnostics
import Files
import Output
public import Site

/// The whole build as functions: from the folder of a site to its published pages.
public enum Publishing {
  /// What to build, and where.
  public struct Options: Sendable {
    /// The folder of the site.
    public var root: String
    /// The name of the edition; `nil` for the one that is for everybody.
    public var edition: String?
    /// The folder that the site is written to; `nil` for the edition's own.
    public var output: String?
    /// Where the site will be published, instead of what `engawa.yml` says.
    public var baseURL: String?
    /// How many cores to use.
    public var jobs: Int
    /// The last day that a record can know of, and that consents are held against; `nil` if nothing is said of it, and
    /// then no consent holds.
    public var today: CalendarDate?
    /// The day that readers are told, and from which on next days are counted; `nil` if it is ``today``.
    public var dayForReaders: CalendarDate?
    /// Who wants to know what is being done.
    public var watch: @Sendable (Stage) -> Void = { _ in }
    /// The months for which the register is complete, instead of what `engawa.yml` says.
    var reportingPeriod: MonthRange?
    /// The part of the site that is made, if it is made in several.
    public var shard: Shard?
    /// Whether what the last build remembers may be taken from it.
    public var usesCache = true
    /// Whether images are drawn that are seen where links are shared, if the site has any.
    var drawsShareImages = true
    /// How coarse the clock of the file system is, in nanoseconds.
    var slack = FileStamp.usualSlack

    /// The day that readers are told.
    var shownDay: CalendarDate? { dayForReaders ?? today }

    /// Takes the folder of the site, the edition, the output folder, the base address, the number of cores, and the day.
    public init(
      root: String, edition: String? = nil, output: String? = nil, baseURL: String? = nil, jobs: Int,
      today: CalendarDate? = nil
    ) {
      self.root = root
      self.edition = edition
      self.output = output
      self.baseURL = baseURL
      self.jobs = jobs
      self.today = today
    }
  }

  /// Builds the site and puts it into the place of the old one.
  ///
  /// - Throws: ``Stop`` with everything that is wrong; the old site stays as it was.
  public static func build(_ options: Options) async throws -> BuildReport {
    try await masking(options) {
      if let shard = options.shard { return try await buildPart(shard, options) }
      return try await buildUnmasked(options)
    }
  }

  /// Does all that ``build(_:)`` does, and writes nothing.
  ///
  /// - Throws: ``Stop`` with everything that is wrong.
  public static func check(_ options: Options) async throws -> BuildReport {
    try await masking(options) { try await checkUnmasked(options) }
  }

  /// All pages of the content folder, also those that no edition has yet.
  ///
  /// - Throws: ``Stop`` if the content cannot be read.
  public static func list(_ options: Options) async throws -> Reviewed<[PageRow]> {
    try await reviewing(options) {
      let all = try await readContent(options)
      let translations = Dictionary(grouping: all.value.translations, by: \.name)
      let rows = all.value.entries.flatMap { entry in
        [PageRow(entry)] + (translations[entry.name] ?? []).map { PageRow($0, of: entry) }
      }
      return Reviewed(rows, all.diagnostics.sorted())
    }
  }

  /// The names of the editions of a site, in the order of `engawa.yml`.
  ///
  /// - Throws: ``Stop`` if that cannot be read.
  public static func editions(_ options: Options) async throws -> [String] {
    try await masking(options) { try SiteConfiguration.read(root: options.root).editions.map(\.name) }
  }

  /// Removes what the tool wrote into the output folder; returns how many files it removed, how many it left because
  /// somebody changed them, and what it could not remove.
  ///
  /// - Throws: ``Stop`` if the folder is not the tool's.
  public static func clean(_ options: Options) async throws -> (removed: Int, changed: Int, warnings: [Diagnostic]) {
    try await masking(options) {
      let configuration = try SiteConfiguration.read(root: options.root)
      let edition = try edition(options, configuration)
      let folder = try outputFolder(options, edition, configuration)
      let cleaned = try folder.clean()
      try stopping { try BuildCache(options, edition, output: folder.path).remove() }
      return (cleaned.removed, cleaned.changed, await masked(cleaned.warnings, options))
    }
  }

  // MARK: - Steps

  static func readContent(
    _ options: Options, remembering memory: ContentMemory? = nil
  ) async throws -> Reviewed<ContentLibrary.Everything> {
    options.watch(.reading)
    do {
      return try await ContentLibrary.readEverything(
        root: options.root, remembering: memory ?? ContentMemory(), jobs: options.jobs)
    } catch let error as FileError { throw error.stop }
  }

  /// The edition that is asked for.
  static func edition(_ options: Options, _ configuration: SiteConfiguration) throws(Stop) -> Edition {
    guard let name = options.edition else { return try configuration.publicEdition }
    return try configuration.edition(name)
  }

  /// The folder that an edition was written into.
  ///
  /// - Throws: ``Stop`` if it lies among the sources.
  static func outputFolder(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) -> OutputFolder {
    let name = options.output ?? FilePath.join(options.root, edition.output)
    if name.isEmpty { throw Stop(.usage, [.outputAmongSources(at: Place(path: "."))]) }
    let root: String
    do { root = try resolvedPath(options.root) } catch {
      throw error.isMissing ? Stop(.usage, [.missingRoot(at: Place(path: options.root))]) : error.stop
    }
    // A folder on the command line is the user's own choice, and so are links on the way to it; what engawa.yml says may
    // have come from somebody else.
    let folder =
      if let output = options.output { try chosenFolder(output) } else {
        try OutputFolder(edition.output, in: root, name: name)
      }
    // The site itself, and what it is made from, are no places to build into.
    if folder.isAround(root) || ["content", "templates"].contains(where: { folder.isInside(FilePath.join(root, $0)) }) {
      throw Stop(.usage, [.outputAmongSources(at: Place(path: name))])
    }
    return folder
  }

  /// A folder that the user named, which need not be there yet.
  private static func chosenFolder(_ output: String) throws(Stop) -> OutputFolder {
    var trimmed = output[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    // The deepest folder on the way that is there; what is missing below it is made.
    var base = FilePath.folder(of: String(trimmed))
    var missing = [FilePath.name(of: String(trimmed))]
    do throws(FileError) {
      while try fileKind(base) == nil, base != "/", base != "." {
        missing.insert(FilePath.name(of: base), at: 0)
        base = FilePath.folder(of: base)
      }
    } catch { throw error.stop }
    return try OutputFolder(missing.joined(separator: "/"), in: base, name: output)
  }
}

extension Diagnostic {
  static func outputAmongSources(at place: Place) -> Self {
    Self(
      "output.among-sources", at: place,
      Message(en: "output is the site itself or lies among its sources", ja: "出力先が、サイトそのものか、原稿のフォルダの中です"),
      hint: Message(en: "choose a folder of its own, such as public", ja: "public のような、別のフォルダを指定してください"))
  }

  static func missingRoot(at place: Place) -> Self {
    Self("site.missing", at: place, Message(en: "there is no such folder", ja: "そのフォルダはありません"))
  }
}
