import Diagnostics
import Files
import Releases
import Subprocess

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Signatures by a key of minisign, by the `minisign` of the machine.
///
/// Source: the formats of keys and signatures in minisign's manual.
enum Minisign {
  private static let program = "minisign"
  /// What its files begin with.
  private static let head = "untrusted comment:"
  /// What the signature is for; minisign would write the time here, and the same manifest is signed alike twice.
  private static let purpose = "engawa"

  /// Whether a file is one of minisign's, and no key of SSH.
  ///
  /// - Throws: the system's error, if it is there and cannot be read.
  static func isKey(at path: String) throws(FileError) -> Bool {
    guard try fileKind(path) == .file else { return false }
    return try readFile(path).starts(with: head.utf8)
  }

  /// Signs a manifest that lies in a file.
  ///
  /// - Throws: ``Stop`` if the key cannot be used; the system's error if there is no `minisign`.
  static func sign(_ file: String, with key: String) async throws -> [UInt8] {
    let done = try await run(
      .name(program),
      arguments: [
        "-S", "-s", key, "-m", file, "-x", "/dev/stdout", "-t", purpose, "-c", "signature of a manifest",
      ],
      output: .bytes(limit: 10_000), error: .string(limit: 10_000))
    guard case .exited(0) = done.terminationStatus, done.standardOutput.starts(with: head.utf8) else {
      throw Stop(.usage, [.cannotSign(done.standardError.split(whereSeparator: \.isNewline).first.map(String.init))])
    }
    return done.standardOutput
  }

  /// Checks a signature.
  ///
  /// - Throws: the system's error if there is no `minisign`.
  static func check(
    _ manifest: [UInt8], _ signature: ReleaseSignature, at path: String, signers: SignerList?
  ) async throws -> ManifestSignature.Verdict {
    guard let named = keyName(of: signature.bytes) else { return .wrong }
    guard let signers else { return .unproved(key: "minisign \(named)") }
    for signer in signers.minisign {
      let words = try await ManifestSignature.output(
        program, ["-V", "-Q", "-m", "/dev/stdin", "-x", path, "-P", signer.key], manifest)
      if words?.split(whereSeparator: \.isNewline).first.map(String.init) == purpose { return .by(signer.name) }
    }
    return .wrong
  }

  /// The number of the key that a signature names: eight bytes behind the two that name the algorithm, the lowest first.
  private static func keyName(of signature: [UInt8]) -> String? {
    let lines = String(decoding: signature, as: UTF8.self).split(separator: "\n")
    guard lines.count >= 2, lines[0].hasPrefix(head), let bytes = Data(base64Encoded: String(lines[1])),
      bytes.count == 74
    else { return nil }
    return bytes[2..<10].reversed().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      .uppercased()
  }
}
