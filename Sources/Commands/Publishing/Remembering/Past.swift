import Content
import Diagnostics
import Files
import Output
import Packing
import Site

/// The last build, and what has changed since.
struct Past: Sendable {
  let mark: BuildMark?
  let memory: BuildMemory?
  let scan: InputScan?
  private let changes: InputMemory.Changes?

  /// Compares.
  ///
  /// - Parameters:
  ///   - mark: what the last build left, if it fits.
  ///   - scan: the files of the site as they are now; `nil` if they cannot all be looked at, which the build will tell.
  init(_ mark: BuildMark?, _ cache: BuildCache, _ scan: InputScan?, _ options: Publishing.Options) async {
    self.mark = mark
    self.scan = scan
    memory = mark == nil ? nil : cache.memory()
    guard let memory, let scan else {
      changes = nil
      return
    }
    changes = await memory.inputs.changes(scan, root: options.root, jobs: options.jobs)
  }

  /// Whether the site is made from the very same as the last time.
  var isUnchanged: Bool { changes?.isEmpty ?? false }

  /// Whether something may be taken from the last build.
  var mayHelp: Bool { memory != nil && changes.map { $0.foundation == nil } ?? false }

  /// What may be taken from the last build; `nil` if everything has to be made.
  ///
  /// - Parameter lost: files of the site that cannot stay as they are.
  func remembered(lost: Set<String>) -> Remembered? {
    guard let mark, let memory, let scan, let changes, changes.foundation == nil else { return nil }
    return Remembered(memory, mark, changes, listing: scan.content, lost: lost)
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

  /// What the next build may know, packed; `nil` if nothing is to be left, or a file has vanished since it was read.
  ///
  /// It does not throw: by now the site is published.
  func packed(
    _ plan: Publishing.Plan, _ made: SiteMaking<Staging.Written>.Made, _ output: OutputMemory?,
    _ options: Publishing.Options
  ) async -> [UInt8]? {
    guard options.usesCache, let scan, let output else { return nil }
    let readings = Dictionary(
      plan.readings.lazy.filter { $0.digest != nil }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let inputs: InputMemory
    do {
      inputs = try await InputMemory(
        scan, known: changes?.foundation == nil ? changes?.known ?? [] : [], readings: readings, root: options.root,
        jobs: options.jobs)
    } catch { return nil }
    var packer = Packer(capacity: 1000 * scan.files.count)
    packer.pack(
      BuildMemory(
        inputs: inputs, output: output, site: made.memory, foundation: plan.foundation.diagnostics,
        images: plan.site.images, pictures: plan.pictureWarnings, tables: made.tables.sorted()))
    return packer.bytes
  }

  /// Leaves the same again, with the stamps that files have now.
  func leaveStamps(in cache: BuildCache, _ options: Publishing.Options) async throws {
    guard let mark, let memory, let scan, let changes else { return }
    let inputs = try await InputMemory(
      scan, known: changes.known, readings: [:], root: options.root, jobs: options.jobs)
    var packer = Packer(capacity: 1000 * scan.files.count)
    packer.pack(
      BuildMemory(
        inputs: inputs, output: memory.output, site: memory.site, foundation: memory.foundation, images: memory.images,
        pictures: memory.pictures, tables: memory.tables))
    cache.leave(
      BuildMark(inputs: scan.sum, drawing: mark.drawing, output: mark.output, report: mark.report), packer.bytes)
  }
}

extension BuildCache {
  /// Leaves what a build remembers, where it can be left: beside a site that may not be written to nothing is, and the
  /// next build makes everything.
  func leave(_ mark: BuildMark, _ memory: [UInt8]) {
    do { try write(mark, memory) } catch { return }
  }
}

extension InputScan {
  /// Looks at all files of a site; `nil` if some cannot be looked at, or lie behind a link.
  static func made(_ options: Publishing.Options, _ configuration: SiteConfiguration) async -> InputScan? {
    do {
      return try InputScan(root: options.root, register: configuration.register.folder, slack: options.slack)
    } catch { return nil }
  }
}
