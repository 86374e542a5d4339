import Content
import Diagnostics
import Files
import Ledger

/// Where the certificate of a sealing and the report to the owner lie: with the register, for they tell as much as the
/// records do.
struct CertificateFile {
  /// The file of the certificate below the folder of the register.
  let name: String
  /// The file of the report below the folder of the register.
  let reportName: String
  private let note: RegisterNote
  private let report: RegisterNote
  /// How the names of half-written files of sealings with this number begin.
  private let unfinished: String

  private static let ending = ".certificates"

  /// Whether a folder among the notes has certificates.
  static func isIn(_ folder: some StringProtocol) -> Bool { folder.hasSuffix(ending) }

  init(_ sealing: Sealing, _ options: Publishing.Options, _ configuration: SiteConfiguration) {
    // Two who seal at once must not write over one another's: one of them is told to try again.
    let mark = sealing.certificate.map { "-\($0.sha256.prefix(12))" } ?? ""
    let stem = Sealing.fileStem(sealing.number)
    let path = "\(sealing.edition)\(Self.ending)/\(stem)\(mark)"
    unfinished = ".\(stem)"
    (name, reportName) = ("sealed/\(path).json", "sealed/\(path).txt")
    note = RegisterNote("\(path).json", options, configuration)
    report = RegisterNote("\(path).txt", options, configuration)
  }

  /// Writes it whole or not at all.
  func write(_ record: CertificateRecord) throws {
    try note.replace(with: String(decoding: try stopping { try record.bytes() }, as: UTF8.self))
  }

  /// Writes what the owner is told.
  func write(_ text: String) throws { try report.replace(with: text) }

  /// Removes what is left of sealings with this number that were stopped while they wrote.
  func removeUnfinished() throws {
    try note.removeNeighbours { $0.hasPrefix(unfinished) && $0.hasSuffix(".new") }
  }

  /// The bytes of the certificate; `nil` if there is none.
  var bytes: [UInt8]? { get throws { try note.text.map { Array($0.utf8) } } }
}
