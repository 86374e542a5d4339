import Content
public import Diagnostics
import Files
import Site

extension Publishing {
  /// Where a preview finds the files of a site, and under which path it shows it.
  ///
  /// - Returns: the folders and files that a site is made from, the path of its base address, and the edition's name.
  /// - Throws: ``Stop`` if the configuration cannot be read.
  public static func previewPlace(
    _ options: Options
  ) throws(Stop) -> (sources: [String], base: String, edition: String) {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let places = ["engawa.yml", "content", "templates", configuration.register.folder]
    return (
      places.map { FilePath.join(options.root, $0) }, configuration.basePath,
      try edition(options, configuration).name
    )
  }
}

/// A site that is built in memory, and built again when its files change: by the same steps as the published one, and
/// never into its folder.
///
/// It is an actor because it is asked for files while it is being built.
public actor Preview {
  private var options: Publishing.Options
  /// The files of the last site that could be built, by path.
  private var files: [String: [UInt8]] = [:]
  private var known: Known?

  /// What the last build knew, and what is kept at hand to build the next.
  private struct Known {
    let inputs: InputMemory
    let site: SiteMemory
    let images: [String]
    let tables: Set<String>
    let pictures: [Diagnostic]
    let standing: Publishing.Standing
    let report: BuildReport
  }

  /// What came of looking at the files of the site.
  public enum Outcome: Sendable {
    /// They are as they were.
    case unchanged
    /// The site was built; the paths are those of files that are others than before, or gone.
    case built(changed: Set<String>, BuildReport)
    /// Something is wrong; the last good site stays.
    case failed([Diagnostic])
  }

  /// Prepares to build an edition.
  public init(_ options: Publishing.Options) {
    self.options = options
    // Nobody shares a link to a preview.
    self.options.drawsShareImages = false
  }

  /// A file of the last good site; `nil` if it has none of that path.
  public func file(_ path: String) -> [UInt8]? { files[path] }

  /// The paths of the files of the last good site; none if there was none.
  public private(set) var paths: Set<String> = []

  /// Whether there is a site to be looked at.
  public var hasSite: Bool { !files.isEmpty }

  /// Builds the site again if its files have changed.
  public func refresh() async -> Outcome {
    do { return try await build() } catch let stop as Stop {
      // The register may be another one by now than that of the last good site.
      return .failed(await Mask(options).masked(stop.diagnostics))
    } catch { return .failed(await Mask(options).masked(Stop.unexpected(error).diagnostics)) }
  }

  private func build() async throws -> Outcome {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let scan = await InputScan.made(options, configuration)
    var remembered: Remembered?
    var changes: InputMemory.Changes?
    if let known, let scan {
      let found = await known.inputs.changes(scan, root: options.root, jobs: options.jobs)
      if found.isEmpty { return .unchanged }
      changes = found
      if found.foundation == nil {
        remembered = Remembered(
          found, listing: scan.content, lost: configuration.waivedFiles, site: known.site, known.report.register,
          foundation: [], pictures: known.pictures, images: known.images, tables: known.tables,
          standing: known.standing)
      }
    }
    if let remembered {
      do { return try await make(remembered, scan, changes) } catch {
        // It is told below, and in full.
      }
    }
    return try await make(nil, scan, changes)
  }

  private func make(
    _ remembered: Remembered?, _ scan: InputScan?, _ changes: InputMemory.Changes?
  ) async throws -> Outcome {
    let plan = try await Publishing.plan(options, remembering: remembered)
    let old = files
    let making = SiteMaking(
      plan: plan, options: options, remembered: remembered,
      keep: { path in old[path].map { (path: path, bytes: $0) } },
      take: { path, bytes in ((path: path, bytes: bytes), old[path] == bytes, false) }, readOld: { old[$0] ?? [] })
    let made = try await making.make()
    let report = BuildReport(
      plan, sizes: made.files.map(\.bytes.count), made: .init(files: made.count, reason: nil), warnings: [])
    let readings = Dictionary(
      plan.readings.lazy.filter { $0.digest != nil }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var next: Known?
    if let scan {
      next = Known(
        inputs: try await InputMemory(
          scan, known: changes?.foundation == nil ? changes?.known ?? [] : [], readings: readings,
          root: options.root, jobs: options.jobs),
        site: made.memory, images: plan.site.images, tables: made.tables, pictures: plan.pictureWarnings,
        standing: plan.standing, report: report)
    }
    // All at once, and after whatever can fail: files and what is known are of one build.
    files = Dictionary(made.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    paths = Set(files.keys)
    known = next
    let changed = Set(files.keys).union(old.keys).filter { files[$0] != old[$0] }
    return .built(changed: changed, report)
  }
}
