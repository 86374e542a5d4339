import Content
import Diagnostics
import Files
import Output
import Packing
import Site

/// The last build, and what has changed since.
struct Past: Sendable {
  let memory: BuildMemory?
  private let scan: InputScan?
  private let changes: InputMemory.Changes?

  /// Compares.
  ///
  /// - Parameter scan: the files of the site as they are now; `nil` if they cannot all be looked at, which the build will
  ///   tell.
  init(_ memory: BuildMemory?, _ scan: InputScan?, _ options: Publishing.Options) async throws {
    self.memory = memory
    self.scan = scan
    guard let memory, let scan else {
      changes = nil
      return
    }
    changes = try await memory.inputs.changes(scan, root: options.root, jobs: options.jobs)
  }

  /// Whether the site is made from the very same as the last time.
  var isUnchanged: Bool { changes?.isEmpty ?? false }

  /// The files of the last site, by path.
  var files: [String: Manifest.File] {
    Dictionary((memory?.output.files ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What may be taken from the last build; `nil` if everything has to be made.
  ///
  /// - Parameter isUsable: whether a file of the site can stay as it is.
  func remembered(isUsable: (String) -> Bool) -> Remembered? {
    guard let memory, let changes, changes.foundation == nil, let details = memory.unpackedDetails() else { return nil }
    return Remembered(memory, details, changes, isUsable: isUsable)
  }

  /// Why everything was made; `nil` if something was taken from the last build.
  func reason(_ remembered: Remembered?) -> Message? {
    if remembered != nil { return nil }
    if memory == nil { return Message(en: "nothing is remembered of a build like this", ja: "同じ条件のビルドの記録がありません") }
    if let path = changes?.foundation {
      return Message(en: "all pages follow from \(path), which has changed", ja: "すべてのページのもとになる \(path) が変わりました")
    }
    return Message(en: "what is remembered of the last build does not fit", ja: "前のビルドの記録が、いまのサイトに合いません")
  }

  /// Leaves what the next build may know.
  ///
  func leave(
    _ report: BuildReport, _ plan: Publishing.Plan, _ made: SiteMaking<Staging.Written>.Made, _ output: OutputMemory?,
    in cache: BuildCache, _ options: Publishing.Options
  ) async throws {
    guard options.usesCache, let scan, let output else { return }
    let digests = Dictionary(
      plan.readings.compactMap { reading in reading.digest.map { (reading.path, $0) } },
      uniquingKeysWith: { first, _ in first })
    let inputs = try await InputMemory(
      scan, same: changes?.foundation == nil ? changes?.same ?? [] : [], digests: digests, root: options.root,
      jobs: options.jobs)
    let details = BuildMemory.Details(
      readings: Dictionary(
        plan.readings.compactMap { reading in reading.packed.map { (reading.path, $0) } },
        uniquingKeysWith: { first, _ in first }),
      site: made.memory, foundation: plan.foundation.diagnostics, pictures: plan.pictureWarnings,
      figures: made.figures)
    var packer = Packer()
    packer.pack(details)
    let memory = BuildMemory(inputs: inputs, output: output, report: report, details: packer.bytes[...])
    Self.write(memory, in: cache)
  }

  /// Leaves the same again, with the stamps that files have now.
  func leaveStamps(in cache: BuildCache, _ options: Publishing.Options) async throws {
    guard let memory, let scan, let changes, changes.isStampedAnew else { return }
    let inputs = try await InputMemory(
      scan, same: changes.same, digests: [:], root: options.root, jobs: options.jobs)
    Self.write(
      BuildMemory(inputs: inputs, output: memory.output, report: memory.report, details: memory.details), in: cache)
  }

  private static func write(_ memory: BuildMemory, in cache: BuildCache) {
    do { try cache.write(memory) } catch {
      // Beside a site that may not be written to nothing is left, and the next build makes everything.
    }
  }
}

extension InputScan {
  /// Looks at all files of a site; `nil` if some cannot be looked at.
  static func made(_ options: Publishing.Options, _ configuration: SiteConfiguration) async -> InputScan? {
    do {
      return try InputScan(
        root: options.root, register: configuration.register.folder, slack: options.slack)
    } catch { return nil }
  }
}
