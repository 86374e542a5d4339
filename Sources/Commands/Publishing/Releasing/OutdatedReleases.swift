import Diagnostics
import Files
import Ledger
import Releases
import Tables

/// Releases with figures that were corrected after they were made, and that nobody has replaced or withdrawn: who reads
/// one must learn of it, and whoever answers for it.
struct OutdatedReleases {
  /// The last correction of each release, by its name.
  let corrections: [String: Correction]
  private let folder: String

  /// - Parameter edition: the name of the edition whose releases matter; those of others rest on other sealings.
  init(_ archive: ReleaseArchive, _ ledger: Ledger, edition: String) {
    folder = archive.folder
    var corrections: [String: Correction] = [:]
    for release in archive.releases where release.manifest.edition == edition && release.withdrawal == nil {
      guard let sealing = release.manifest.sealing, archive.correction(of: release) == nil else { continue }
      corrections[release.manifest.id] =
        ledger.corrections(since: sealing.number, of: release.manifest.tables).first
    }
    self.corrections = corrections
  }

  /// What their owner is told.
  var problems: [Diagnostic] {
    corrections.sorted { $0.key < $1.key }.map { id, correction in
      .outdatedRelease(id, correction.day, at: Place(path: FilePath.join(folder, id)))
    }
  }
}

extension ReleaseManifest {
  /// The tables that it has the data of.
  fileprivate var tables: Set<TableReference> {
    Set(
      files.map(\.path).filter { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") }.map {
        TableReference(name: $0.dropFirst("tables/".count).dropLast(".csv".count))
      })
  }
}

extension Diagnostic {
  fileprivate static func outdatedRelease(_ id: String, _ day: String, at place: Place) -> Self {
    Self(
      "release.outdated", severity: .warning, at: place,
      Message(
        en: "figures of release '\(id)' were corrected on \(day), after it was made",
        ja: "確定版「\(id)」に載っている数が、その後\(day)に訂正されました"),
      hint: Message(
        en:
          "bring its report up to date and freeze another: engawa snapshot <name> --report <page> --corrects \(id) --reason <text>; or withdraw it: engawa withdraw \(id) --reason <text>",
        ja:
          "報告を直して、代わりを確定してください（engawa snapshot 新しい名前 --report ページ --corrects \(id) --reason 理由）。取り下げるなら engawa withdraw \(id) --reason 理由 です"
      )
    )
  }
}
