import Diagnostics
import Gate
import Ledger
import Releases
import SiteAudit

extension Publishing {
  /// Holds the files of releases against the sealings that each rests on.
  ///
  /// - Parameter readings: what finished files show; those that are of no release are left alone.
  /// - Throws: ``Stop`` if a release shows what was not cleared when it was made, or its sealing is not there.
  static func audit(
    _ readings: [PageReading], of frozen: [FrozenSource], _ ledger: Ledger, root: String
  ) throws(Stop) {
    let byPath = Dictionary(readings.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, files) in Dictionary(grouping: frozen, by: { $0.release.manifest.id }).sorted(by: { $0.key < $1.key }) {
      guard let manifest = files.first?.release.manifest, let sealing = manifest.sealing else { continue }
      guard let then = ledger.asOf(number: sealing.number, hash: sealing.sha256), let publication = then.publication,
        let latest = then.latest
      else { throw Stop(.refused, [.releaseWithoutSealing(id, sealing.number)]) }
      let pages = files.compactMap { byPath[$0.path] }
      let problems = SiteAudit.problems(
        pages, latest: latest.tables, fictional: latest.fictional, publication: publication)
      guard problems.isEmpty else { throw Stop(.refused, problems.map { .onSite($0, at: nil) }) }
    }
  }

  /// What must not leave in the PDFs of releases: what nobody knew when they were made may be known by now.
  static func documentHits(_ frozen: [FrozenSource], _ gatekeeping: Gatekeeping) async throws -> [Gate.Hit] {
    var hits: [Gate.Hit] = []
    for file in frozen where isDocument(file.path) { hits += await gatekeeping.hits(in: file.path, try file.bytes()) }
    return hits
  }
}

extension Diagnostic {
  static func releaseWithoutSealing(_ id: String, _ number: Int) -> Self {
    Self(
      "release.no-sealing", at: Place(path: "\(ReleaseArchive.folder)/\(id)"),
      Message(
        en: "release '\(id)' rests on sealing \(number), which is missing here or another",
        ja: "確定版「\(id)」のもとになった\(number)番の封印が、ここにないか、別のものです"),
      hint: Message(en: "get it back from version control", ja: "版管理から取り戻してください"))
  }
}
