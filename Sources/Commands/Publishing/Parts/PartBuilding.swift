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
    let scan = try stopping { try InputScan(root: options.root, register: configuration.register.folder) }
    let staging = try freshStaging(options, edition)
    do {
      let plan = try await plan(options)
      let day = plan.site.lastChange?.daysSince1970 ?? 0
      let making = SiteMaking(
        plan: plan, options: options, remembered: nil, keep: { _ in nil },
        take: { path, bytes in (try staging.write(path, bytes, day: day), false, false) },
        readOld: { try staging.readOld($0) })
      let made = try await making.make()
      let readings = Dictionary(
        plan.readings.lazy.filter { $0.digest != nil }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      let inputs = try await InputMemory(scan, known: [], readings: readings, root: options.root, jobs: options.jobs)
      let report = BuildReport(
        plan, sizes: made.files.map(\.size), made: .init(files: made.count, reason: nil), warnings: [])
      var packer = Packer()
      packer.pack(
        PartRecord(
          key: PartRecord.key(options, edition, digest: inputs.digest), shard: shard, report: report,
          sources: plan.site.sources, links: plan.site.openLinks, day: day))
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
}
