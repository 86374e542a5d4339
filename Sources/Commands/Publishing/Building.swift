import Content
import Diagnostics
import Files
import Output

// From the last build and what has changed since to the next: what pages follow from is recorded, and what follows from
// the same is not made again. Whatever is wrong is told by a build that takes nothing from the last one.
extension Publishing {
  static func buildUnmasked(_ options: Options) async throws -> BuildReport {
    // What can be known of the output folder is known before any work.
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    let output = try outputFolder(options, edition)
    let cache = BuildCache(options, edition, output: output.path)
    let memory = options.usesCache ? cache.read() : nil
    async let scanned = InputScan.made(options, configuration)
    var staging: Staging? = try Staging(output, remembering: memory?.output)
    let past = try await Past(memory, scanned, options)
    if let site = staging, past.isUnchanged, site.isUntouched, var report = memory?.report {
      report.warnings += site.discard()
      try await past.leaveStamps(in: cache, options)
      return report
    }
    let waived = configuration.waivedFiles
    if let site = staging,
      let remembered = past.remembered(isUsable: { site.kept($0) != nil && !waived.contains($0) })
    {
      do { return try await build(into: site, past, remembered, cache, options) } catch {
        // It is told below, and in full.
        _ = site.discard()
      }
      // The lock is let go of before it is taken again.
      staging = nil
    }
    return try await build(into: staging ?? Staging(output), past, nil, cache, options)
  }

  private static func build(
    into staging: Staging, _ past: Past, _ remembered: Remembered?, _ cache: BuildCache, _ options: Options
  ) async throws -> BuildReport {
    do {
      let plan = try await plan(options, remembering: remembered)
      let gatekeeping = plan.gatekeeping
      let day = plan.site.lastChange?.daysSince1970 ?? 0
      let passed = gatekeeping.passed(staging.oldManifest)
      let making = SiteMaking(
        plan: plan, options: options, remembered: remembered, keep: { staging.kept($0) },
        take: { path, bytes in
          let written = try staging.write(path, bytes, day: day)
          return (written, passed.contains(written.identity))
        }, readOld: { try staging.readOld($0) })
      let made = try await making.make(adding: gatekeeping.hits(inKept: staging))
      let published = try staging.publish(by: .current, edition: plan.edition.name, day: day, files: made.files)
      let notes = gatekeeping.memory?.note(published.manifest) ?? []
      let report = BuildReport(
        plan, files: published.manifest.files, made: .init(files: made.count, reason: past.reason(remembered)),
        warnings: published.warnings + notes)
      try await past.leave(report, plan, made, published.memory, in: cache, options)
      return report
    } catch let stop as Stop {
      throw Stop(stop.cause, stop.diagnostics + staging.discard())
    } catch {
      throw Stop(.machine, Stop.unexpected(error).diagnostics + staging.discard())
    }
  }

  static func checkUnmasked(_ options: Options) async throws -> BuildReport {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    let output = try outputFolder(options, edition)
    let memory = options.usesCache ? BuildCache(options, edition, output: output.path).read() : nil
    let past = try await Past(memory, InputScan.made(options, configuration), options)
    if let memory, past.isUnchanged { return memory.report }
    let waived = configuration.waivedFiles
    if let remembered = past.remembered(isUsable: { !waived.contains($0) }) {
      do { return try await check(past, remembered, options, old: output) } catch {
        // It is told below, and in full.
      }
    }
    return try await check(past, nil, options, old: output)
  }

  private static func check(
    _ past: Past, _ remembered: Remembered?, _ options: Options, old: OutputFolder
  ) async throws -> BuildReport {
    let plan = try await plan(options, remembering: remembered)
    let files = past.files
    let making = SiteMaking(
      plan: plan, options: options, remembered: remembered, keep: { files[$0] },
      take: { (Manifest.File(path: $0, bytes: $1), false) },
      readOld: { try old.read(files[$0] ?? Manifest.File(path: $0, bytes: [])) })
    let made = try await making.make()
    return BuildReport(
      plan, files: made.files, made: .init(files: made.count, reason: past.reason(remembered)), warnings: [])
  }
}

extension SiteConfiguration {
  /// Files that the gate lets something through in: they are always made, for a waiver is held against what it is for.
  fileprivate var waivedFiles: Set<String> { Set(gate.waivers.map(\.file)) }
}
