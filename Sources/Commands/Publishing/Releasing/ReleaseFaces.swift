import Chronology
import Content
import Diagnostics
import Releases
import Site
import Tables

extension Publishing {
  /// The releases of an edition: those for everybody lie among the content, those with exact counts beside the register.
  ///
  /// - Throws: ``Stop`` with everything that is no release, or is not as it was frozen.
  static func releases(
    _ options: Options, _ configuration: SiteConfiguration, _ edition: Edition
  ) throws(Stop) -> ReleaseArchive {
    if edition.isPublic { return try ReleaseArchive.read(root: options.root) }
    let (base, path) = RegisterNote.place("sealed/releases", options, configuration)
    return try ReleaseArchive.read(root: base, at: path)
  }
}

extension ReleaseArchive {
  /// What pages of an edition show of its releases, the latest first.
  ///
  /// - Parameter outdated: those with figures that were corrected since.
  func faces(of edition: String, _ outdated: OutdatedReleases) -> [ReleaseFace] {
    releases.filter { $0.manifest.edition == edition }.compactMap { release in
      release.face(
        correctedBy: correction(of: release)?.manifest, outdatedBy: outdated.corrections[release.manifest.id])
    }
  }

  /// The files of the releases of an edition that are published: all that was not withdrawn.
  func publishedFiles(of edition: String) -> [FrozenSource] {
    releases.filter { $0.manifest.edition == edition && $0.withdrawal == nil }.flatMap { release in
      release.publishedNames.map { FrozenSource(release: release, name: $0, folder: folder) }
    }
  }
}

/// A file of a release, to be published as it is.
struct FrozenSource: Sendable {
  let release: Release
  /// Its path relative to the release.
  let name: String

  /// The folder of all releases of its sort.
  let folder: String

  /// Where it is published.
  var path: String { "releases/\(release.manifest.id)/\(name)" }
  /// Where it is kept.
  var source: String { "\(folder)/\(release.manifest.id)/\(name)" }

  /// Its bytes.
  ///
  /// - Throws: ``Stop`` if it cannot be read.
  func bytes() throws -> [UInt8] { try release.read(name) }
}

extension Release {
  /// All its files with the manifest and, if there is one, the signature.
  var publishedNames: [String] {
    manifest.files.map(\.path) + [ReleaseManifest.fileName] + (signature.map { [$0.form.fileName] } ?? [])
  }

  /// What pages show of it; `nil` if a day in it is none.
  fileprivate func face(correctedBy other: ReleaseManifest?, outdatedBy correction: Correction?) -> ReleaseFace? {
    let sizes = Dictionary(manifest.files.map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
    var own = [ReleaseManifest.fileName: manifestBytes.count]
    if let signature { own[signature.form.fileName] = signature.bytes.count }
    return manifest.face(
      correctedBy: other.flatMap { other in
        other.corrects.map { .init(id: other.id, isMistake: $0.isMistake, reason: $0.reason) }
      },
      outdatedBy: correction, withdrawal: withdrawal,
      files: withdrawal == nil ? publishedNames.map { ($0, sizes[$0] ?? own[$0] ?? 0) } : [])
  }
}

extension ReleaseManifest.Replacement {
  /// Whether the other was wrong, and not only provisional.
  var isMistake: Bool { kind == "mistake" }
}

extension ReleaseManifest {
  /// What pages show of a release; `nil` if a day in it is none.
  func face(
    correctedBy other: ReleaseFace.Replacement? = nil, outdatedBy correction: Correction? = nil,
    withdrawal: Withdrawal? = nil,
    files: [(path: String, size: Int)] = []
  ) -> ReleaseFace? {
    guard let day = CalendarDate(iso: day) else { return nil }
    return ReleaseFace(
      id: id, report: report, title: title, period: period.flatMap { MonthRange(code: $0) }, day: day,
      asOf: (sealing?.asOf).flatMap { CalendarDate(iso: $0) }, sealing: sealing.map { ($0.number, $0.sha256) },
      isFictional: isFictional,
      corrects: corrects.map { .init(id: $0.id, isMistake: $0.isMistake, reason: $0.reason) }, correctedBy: other,
      outdatedBy: correction,
      withdrawal: withdrawal.flatMap { gone in CalendarDate(iso: gone.day).map { ($0, gone.reason) } }, files: files)
  }
}
