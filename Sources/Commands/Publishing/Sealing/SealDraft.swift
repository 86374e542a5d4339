import CaseRecords
import Content
import Diagnostics
import Files
import Ledger
import Suppression
import Worlds

/// A sealing that may be added to the ledger, with all that is known of how it came about.
struct SealDraft {
  let sealing: Sealing
  /// The certificate; `nil` where nothing was to be certified.
  let certificate: CertificateRecord?
  let protected: ProtectedTables
}

extension SealPreparation {
  /// The certificate of what was protected, as it is kept; `nil` where nothing was to be certified.
  func certificate(of protected: ProtectedTables) throws(Stop) -> CertificateRecord? {
    guard let certification = protected.evidence.certification, certification.wanted > 0,
      let register = figures.register
    else { return nil }
    var random = SystemRandomNumberGenerator()
    let salt = (0..<4).map { _ in String(random.next(), radix: 16) }.joined(separator: "-")
    let content = CertificateRecord.Content(
      certification.certificate, edition: edition.name, sealing: ledger.sealings.count + 1, salt: salt,
      protected.published, register.variables)
    return try stopping { try CertificateRecord(content) }
  }
}
