import Chronology
import Content
import Diagnostics
import Files
import Ledger
import Output
import Site

// From the last build and what has changed since to the next: what pages follow from is recorded, and what follows from
// the same is not made again. Whatever is wrong is told by a build that takes nothing from the last one.
extension Publishing {
  static func buildUnmasked(_ options: Options) async throws -> BuildReport {
    // What can be known of the output folder is known before any work.
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    let output = try folderToWrite(options, edition, configuration)
    let cache = BuildCache(options, edition, output: output.path)
    let mark = options.usesCache ? cache.mark() : nil
    async let scanned = InputScan.made(options, configuration)
    let open = try OpenOutput(output, mark: mark?.output)
    let scan = await scanned
    if let mark, open.isUntouched, let sum = scan?.sum, sum == mark.inputs {
      return mark.report.adding(await masked(open.leftovers, options))
    }
    let past = await Past(mark, cache, scan, options)
    if let mark, open.isUntouched, past.isUnchanged {
      try await past.leaveStamps(in: cache, options)
      return mark.report.adding(await masked(open.leftovers, options))
    }
    if past.mayHelp {
      let staging = try Staging(open, remembering: past.memory?.output)
      if let remembered = past.remembered(lost: staging.lost.union(configuration.waivedFiles)) {
        do { return try await build(into: staging, past, remembered, cache, configuration, options) } catch {
          // It is told below, and in full.
        }
      } else {
        _ = staging.discard()
      }
    }
    return try await build(into: Staging(open), past, nil, cache, configuration, options)
  }

  private static func build(
    into staging: Staging, _ past: Past, _ remembered: Remembered?, _ cache: BuildCache,
    _ configuration: SiteConfiguration, _ options: Options
  ) async throws -> BuildReport {
    do {
      let plan = try await plan(options, remembering: remembered)
      let ledger = plan.foundation.ledger
      try ledger.expect(staging.oldManifest?.anchor, configuration)
      let gatekeeping = plan.gatekeeping
      let day = plan.site.lastChange?.daysSince1970 ?? 0
      let passed = options.usesCache ? gatekeeping.passed(staging.oldManifest) : []
      let making = SiteMaking(
        plan: plan, options: options, remembered: remembered, keep: { staging.kept($0, day: day) },
        take: { path, bytes in
          let written = try staging.write(path, bytes, day: day)
          // What lies in the folder is of the last site only if nobody has touched it since.
          let isSame = written.isUnchanged && staging.kept(path, day: day) != nil
          return (written, isSame, passed.contains(written.identity))
        }, readOld: { try staging.readOld($0) })
      let made = try await making.make(adding: gatekeeping.hits(inForeign: staging, besides: plan.edition))
      let published = try await staging.publish(
        by: .current, edition: plan.edition.name, anchor: ledger.anchor?.description, day: day, files: made.files,
        jobs: options.jobs
      )
      // From here on nothing fails: the site is there.
      async let packing = past.packed(plan, made, published.memory, options)
      let after = staging.finish(published)
      let notes = gatekeeping.memory?.note(published.manifest) ?? []
      func report(adding more: [Diagnostic]) -> BuildReport {
        BuildReport(
          plan, sizes: published.manifest.files.map(\.size),
          made: .init(files: made.count, reason: past.reason(remembered)),
          warnings: more)
      }
      if let memory = await packing, let mark = after.mark {
        cache.leave(
          BuildMark(
            inputs: past.scan?.sum, drawing: plan.drawingVersion, output: mark,
            report: report(adding: [])), memory)
      }
      return report(adding: after.warnings + notes)
    } catch let stop as Stop {
      throw Stop(stop.cause, stop.diagnostics + staging.discard())
    } catch {
      throw Stop(.machine, Stop.unexpected(error).diagnostics + staging.discard())
    }
  }

  static func checkUnmasked(_ options: Options) async throws -> BuildReport {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    let output = try folderToWrite(options, edition, configuration)
    let cache = BuildCache(options, edition, output: output.path)
    let mark = options.usesCache ? cache.mark() : nil
    let scan = await InputScan.made(options, configuration)
    if let mark, let sum = scan?.sum, sum == mark.inputs { return mark.report }
    let past = await Past(mark, cache, scan, options)
    if let mark, past.isUnchanged { return mark.report }
    if let remembered = past.remembered(lost: configuration.waivedFiles) {
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
    let files = Dictionary(
      (past.memory?.output.files ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let making = SiteMaking(
      plan: plan, options: options, remembered: remembered, keep: { files[$0] },
      take: { path, bytes in
        let file = Manifest.File(path: path, bytes: bytes)
        return (file, files[path] == file, false)
      },
      readOld: { try old.read(files[$0] ?? Manifest.File(path: $0, bytes: [])) })
    let made = try await making.make()
    return BuildReport(
      plan, sizes: made.files.map(\.size), made: .init(files: made.count, reason: past.reason(remembered)), warnings: []
    )
  }
}

extension Ledger {
  /// Makes sure that the sealing is there that a built site rests on.
  ///
  /// - Parameter noted: the sealing as the manifest of the site names it; `nil` if it names none.
  /// - Throws: ``Stop`` if it is not, or if the note cannot be read.
  func expect(_ noted: String?) throws(Stop) {
    guard let noted else { return }
    let anchor = SealingAnchor(noted)
    if let anchor, holds(anchor) { return }
    throw Stop(.refused, [.sealingLost(anchor, at: Place(path: name))])
  }
}

extension Diagnostic {
  /// A sealing that the site in the output folder rests on, and that is not in the ledger.
  ///
  /// - Parameter anchor: what the site notes of it; `nil` if nobody can read that.
  static func sealingLost(_ anchor: SealingAnchor?, at place: Place) -> Self {
    let name = anchor?.name ?? "?"
    return Self(
      "sealing.lost", at: place,
      Message(
        en: "the site that is there was built from sealing \(name), which is missing here or another",
        ja: "今あるサイトは封印 \(name) から作られましたが、その封印がここにないか、別のものです"),
      hint: Message(
        en:
          "get it back from version control: what it published is known for ever; if nobody outside has seen that site, or the folder holds another, remove it with 'engawa clean'",
        ja: "版管理から取り戻してください。一度公表した数は、なかったことにできません。まだ外のだれも見ていないサイトか、別のサイトのフォルダなら、engawa clean で消してください"))
  }
}

extension SiteConfiguration {
  /// Files that the gate lets something through in: they are always made, for a waiver is held against what it is for.
  var waivedFiles: Set<String> { Set(gate.waivers.map(\.file)) }
}
