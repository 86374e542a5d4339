import Chronology
import Content
import Diagnostics
import Files
import Output
import Packing
import Site

extension Publishing {
  /// Builds one of several parts of a site into a folder of its own, to be joined with the others.
  static func buildPart(_ shard: Shard, _ options: Options) async throws -> BuildReport {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    let digest = try await inputDigest(options, configuration)
    let staging = try freshStaging(options, edition, configuration)
    do {
      let plan = try await plan(options)
      let day = plan.site.lastChange?.daysSince1970 ?? 0
      let making = SiteMaking(
        plan: plan, options: options, remembered: nil, keep: { _ in nil },
        take: { path, bytes in (try staging.write(path, bytes, day: day), false, false) },
        readOld: { try staging.readOld($0) })
      let made = try await making.make()
      let report = BuildReport(
        plan, sizes: made.files.map(\.size), made: .init(files: made.count, reason: nil), warnings: [])
      var packer = Packer()
      packer.pack(
        PartRecord(
          key: PartRecord.key(options, edition, digest: digest), drawing: plan.drawingVersion, shard: shard,
          report: report.withoutRegister(plan.foundation.diagnostics),
          sources: plan.site.sources, day: day))
      guard try await inputDigest(options, configuration) == digest else {
        throw Stop(.content, [.changedMeanwhile(at: Place(path: options.root))])
      }
      let record = try staging.write(PartRecord.fileName, packer.bytes, day: day)
      let published = try await staging.publish(
        by: .current, edition: edition.name, day: day, files: made.files + [record], jobs: options.jobs)
      var result = report
      result.warnings += staging.finish(published).warnings
      return result
    } catch let stop as Stop {
      throw Stop(stop.cause, stop.diagnostics + staging.discard())
    } catch {
      throw Stop(.machine, Stop.unexpected(error).diagnostics + staging.discard())
    }
  }

  /// A digest of all files of a site but the register, by which its parts know one another.
  ///
  /// - Throws: ``Stop`` if a file cannot be read, or a symbolic link stands among them.
  static func inputDigest(_ options: Options, _ configuration: SiteConfiguration) async throws -> String {
    let scan = try stopping { try InputScan(root: options.root, register: configuration.register.folder) }
    guard let scan else { throw Stop(.usage, [.linkAmongInputs(at: Place(path: options.root))]) }
    return try await InputMemory(scan, known: [], readings: [:], root: options.root, jobs: options.jobs).digest
  }
}

extension Diagnostic {
  static func linkAmongInputs(at place: Place) -> Self {
    Self(
      "merge.link", at: place,
      Message(
        en: "a symbolic link stands among the files of the site, so that parts cannot be known to be of the same",
        ja: "サイトのファイルの中にシンボリックリンクがあり、部分が同じ原稿のものか分かりません"),
      hint: Message(en: "put the files themselves there, or build in one piece", ja: "ファイルそのものを置くか、分けずに作ってください"))
  }
}
