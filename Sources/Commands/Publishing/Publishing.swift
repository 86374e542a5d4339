import Audit
public import Chronology
import Claims
import Content
public import Diagnostics
import Files
import Gate
import Ledger
import Output
import Parallelism
import Site

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
    /// Who wants to know what is being done.
    public var watch: @Sendable (Stage) -> Void = { _ in }

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
    try await masking(options) { try await buildUnmasked(options) }
  }

  private static func buildUnmasked(_ options: Options) async throws -> BuildReport {
    // What can be known of the output folder is known before any work.
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let staging = try Staging(outputFolder(options, edition(options, configuration)))
    do {
      return try await build(plan(options), into: staging, options)
    } catch let stop as Stop {
      throw Stop(stop.cause, stop.diagnostics + staging.discard())
    } catch {
      throw Stop(.machine, Stop.unexpected(error).diagnostics + staging.discard())
    }
  }

  private static func build(_ plan: Plan, into staging: Staging, _ options: Options) async throws -> BuildReport {
    let site = plan.site
    let images = site.images
    let gatekeeping = plan.gatekeeping
    let day = site.lastChange?.daysSince1970 ?? 0
    options.watch(.rendering)
    let passed = gatekeeping.passed(staging.oldManifest)
    let files = try await parallelMap(
      count: site.fileCount + images.count, jobs: options.jobs, with: { GateReader(gatekeeping.gate) }
    ) { reader, index in
      let file = try finishedFile(index, site, images, options)
      let written = try staging.write(file.path, file.bytes, day: day)
      let isKnown = passed.contains(written.identity) && !gatekeeping.isWaived(file.path)
      let hits = isKnown || isDocument(file.path) ? [] : reader.hits(in: file.path, file.bytes)
      return (written, PageReading(path: file.path, bytes: file.bytes), hits)
    }
    let documents = try await documentHits(images, gatekeeping, options)
    let kept = try await gatekeeping.hits(inKept: staging)
    try gatekeeping.judge(files.flatMap(\.2) + documents + kept, sources: site.sources)
    options.watch(.attacking)
    try audit(files.map(\.1), plan, root: options.root)
    let published = try staging.publish(
      by: .current, edition: plan.edition.name, day: day, files: files.map(\.0))
    let notes = gatekeeping.memory?.note(published.manifest) ?? []
    return BuildReport(plan, manifest: published.manifest, warnings: published.warnings + notes)
  }

  /// Does all that ``build(_:)`` does, and writes nothing.
  ///
  /// - Throws: ``Stop`` with everything that is wrong.
  public static func check(_ options: Options) async throws -> BuildReport {
    try await masking(options) { try await checkUnmasked(options) }
  }

  private static func checkUnmasked(_ options: Options) async throws -> BuildReport {
    let plan = try await plan(options)
    let site = plan.site
    _ = try outputFolder(options, plan.edition)
    let images = site.images
    let gate = plan.gatekeeping.gate
    options.watch(.rendering)
    let read = try await parallelMap(
      count: site.fileCount + images.count, jobs: options.jobs, with: { GateReader(gate) }
    ) { reader, index in
      let file = try finishedFile(index, site, images, options)
      return (
        Manifest.File(path: file.path, bytes: file.bytes), PageReading(path: file.path, bytes: file.bytes),
        isDocument(file.path) ? [] : reader.hits(in: file.path, file.bytes)
      )
    }
    let documents = try await documentHits(images, plan.gatekeeping, options)
    try plan.gatekeeping.judge(read.flatMap(\.2) + documents, sources: site.sources)
    options.watch(.attacking)
    try audit(read.map(\.1), plan, root: options.root)
    return BuildReport(
      plan, manifest: Manifest(tool: .current, edition: plan.edition.name, files: read.map(\.0)), warnings: [])
  }

  /// All pages of the content folder, also those that no edition has yet.
  ///
  /// - Throws: ``Stop`` if the content cannot be read.
  public static func list(_ options: Options) async throws -> Reviewed<[PageRow]> {
    try await masking(options) {
      let accepted = try SiteConfiguration.read(root: options.root).accepted
      let all = try await readContent(options)
      let left = accepted.taking(from: all.diagnostics.sorted()).left
      let translations = Dictionary(grouping: all.value.translations, by: \.name)
      let rows = all.value.entries.flatMap { entry in
        [PageRow(entry)] + (translations[entry.name] ?? []).map { PageRow($0, of: entry) }
      }
      return Reviewed(rows, await masked(left, options))
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
      let cleaned = try outputFolder(options, edition(options, SiteConfiguration.read(root: options.root))).clean()
      return (cleaned.removed, cleaned.changed, await masked(cleaned.warnings, options))
    }
  }

  // MARK: - Steps

  static func readContent(_ options: Options) async throws -> Reviewed<ContentLibrary.Everything> {
    options.watch(.reading)
    do { return try await ContentLibrary.readEverything(root: options.root, jobs: options.jobs) } catch let error
      as FileError
    {
      throw error.stop
    }
  }

  /// The edition that is asked for.
  static func edition(_ options: Options, _ configuration: SiteConfiguration) throws(Stop) -> Edition {
    guard let name = options.edition else { return try configuration.publicEdition }
    return try configuration.edition(name)
  }

  private static func outputFolder(_ options: Options, _ edition: Edition) throws(Stop) -> OutputFolder {
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
