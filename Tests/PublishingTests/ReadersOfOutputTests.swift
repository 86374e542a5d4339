import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Who reads what is written")
struct ReadersOfOutputTests {
  private let monthly: MonthlySite
  private var folder: TemporaryFolder { monthly.site.folder }

  init() throws { monthly = try MonthlySite() }

  private func options(_ edition: String? = nil, output: String? = nil) -> Publishing.Options {
    var options = monthly.options
    options.edition = edition
    options.output = output.map { folder.file($0) }
    return options
  }

  private func problems(_ work: () async throws -> Void) async -> [String] {
    do {
      try await work()
      return []
    } catch { return (error as? Stop)?.diagnostics.map(\.id) ?? ["\(error)"] }
  }

  @Test("No edition is written where more people read than it is for, whatever folder is typed")
  func otherReaders() async throws {
    _ = try await Publishing.seal(options(), isDryRun: false)
    _ = try await Publishing.build(options())
    let before = try folder.tree("public")
    for output in ["public", "public/staff", "public/a/b"] {
      let found = await problems { _ = try await Publishing.build(options("training", output: output)) }
      #expect(found == ["output.other-readers"], "\(output): \(found)")
    }
    #expect(try folder.tree("public") == before)
    // A folder that engawa.yml does not name is told by the site in it.
    _ = try await Publishing.build(options(output: "www"))
    for output in ["www", "www/staff"] {
      let found = await problems { _ = try await Publishing.build(options("training", output: output)) }
      #expect(found == ["output.other-readers"], "\(output): \(found)")
    }
    _ = try await Publishing.build(options("training", output: "elsewhere"))
    _ = try await Publishing.build(options(output: "elsewhere"))
  }

  @Test("No edition is written where nobody says any more who reads it, until that site is gone")
  func unknownReaders() async throws {
    _ = try await Publishing.seal(options(), isDryRun: false)
    _ = try await Publishing.build(options("training"))
    let settings = try folder.read("engawa.yml")
    try folder.write("engawa.yml", settings.replacing("  training:", with: "  staff:"))
    for output in [nil, "internal/a"] {
      let found = await problems { _ = try await Publishing.build(options("staff", output: output)) }
      #expect(found == ["output.unknown-readers"], "\(found)")
    }
    #expect(try await Publishing.clean(options("staff")).removed > 10)
    _ = try await Publishing.build(options("staff"))
  }

  @Test("A site that stands where it should not can be removed")
  func mended() async throws {
    _ = try await Publishing.seal(options(), isDryRun: false)
    _ = try await Publishing.build(options())
    let manifest = try folder.read("public/engawa-manifest.json")
    try folder.write(
      "public/engawa-manifest.json", manifest.replacing("\"residents\"", with: "\"training\""))
    #expect(try await Publishing.clean(options()).removed > 10)
  }

  @Test("What an internal edition wrote is not published with the residents' site, wherever it comes from")
  func foreign() async throws {
    _ = try await Publishing.seal(options(), isDryRun: false)
    _ = try await Publishing.seal(options("training"), isDryRun: false)
    _ = try await Publishing.build(options())
    _ = try await Publishing.build(options("training"))
    let exact = try folder.read("internal/statistics/districts.csv")
    for (path, text) in [
      ("old/districts.csv", exact), ("old/districts.html", try folder.read("internal/statistics/districts.html")),
      ("staff/engawa-manifest.json", try folder.read("internal/engawa-manifest.json")),
    ] {
      try folder.write("public/\(path)", text)
      #expect(await problems { _ = try await Publishing.build(options()) } == ["output.foreign-internal"], "\(path)")
      do { _ = try await Publishing.build(options()) } catch let stop as Stop {
        #expect(stop.diagnostics.first?.place?.path.hasSuffix("/public/\(path)") == true, "\(stop.diagnostics)")
      }
      try FileManager.default.removeItem(atPath: folder.file("public/\(path)"))
    }
    #expect(await problems { _ = try await Publishing.build(options()) } == [])
  }

  @Test("The public edition keeps its name once it has published figures, so that no ledger begins anew")
  func renamed() async throws {
    _ = try await Publishing.seal(options(), isDryRun: false)
    _ = try await Publishing.build(options())
    let settings = try folder.read("engawa.yml")
    try folder.write("engawa.yml", settings.replacing("  residents:", with: "  everybody:"))
    for work in [
      { _ = try await Publishing.seal(options(), isDryRun: false) }, { _ = try await Publishing.build(options()) },
      { _ = try await Publishing.build(options("training")) }, { _ = try await Publishing.check(options()) },
    ] as [() async throws -> Void] {
      #expect(await problems(work) == ["sealing.other-name"])
    }
    // Where the sealings are taken away, the site that is there tells of them.
    try FileManager.default.removeItem(atPath: folder.file("content/sealed"))
    _ = try await Publishing.seal(options(), isDryRun: false)
    #expect(await problems { _ = try await Publishing.build(options()) } == ["sealing.lost"])
  }

  @Test("Handouts are not written into a site that was built")
  func handouts() async throws {
    _ = try await Publishing.seal(options(), isDryRun: false)
    _ = try await Publishing.build(options(output: "www"))
    for folder in ["www", "www/h"] {
      let found = await problems {
        _ = try await Publishing.handout(
          options(), .init(course: "any", folder: folder, hasPDF: false))
      }
      #expect(found == ["handout.unfit-folder"], "\(found)")
    }
  }
}
