import Diagnostics
import Files
import Subprocess

/// Signatures by a key of SSH, by the `ssh-keygen` of the machine.
///
/// Source: `ssh-keygen -Y`, PROTOCOL.sshsig of OpenSSH.
enum SSHSigning {
  /// What the signature is for, so that it can be passed off as no other.
  private static let namespace = "engawa"
  private static let program = "ssh-keygen"

  /// Signs a manifest that lies in a file; the program writes beside it.
  ///
  /// - Throws: ``Stop`` if the key cannot be used; the system's error if there is no `ssh-keygen`.
  static func sign(_ file: String, with key: String) async throws -> [UInt8] {
    let done = try await run(
      .name(program), arguments: ["-q", "-Y", "sign", "-f", key, "-n", namespace, file],
      // Nobody is asked for a passphrase, on a terminal either.
      environment: .inherit.updating(["SSH_ASKPASS": "/bin/false", "SSH_ASKPASS_REQUIRE": "force"]),
      output: .discarded, error: .string(limit: 10_000))
    guard case .exited(0) = done.terminationStatus, try fileKind("\(file).sig") == .file else {
      throw Stop(.usage, [.cannotSign(done.standardError.split(whereSeparator: \.isNewline).first.map(String.init))])
    }
    return try readFile("\(file).sig")
  }

  /// Checks a signature.
  ///
  /// - Parameters:
  ///   - signature: the path of its file.
  ///   - signers: the path of a list of those who may sign, one a line, as `ssh-keygen` reads it; `nil` if anybody may.
  /// - Throws: the system's error if there is no `ssh-keygen`.
  static func check(
    _ manifest: [UInt8], signature: String, signers: String?
  ) async throws -> ManifestSignature.Verdict {
    func output(_ arguments: [String], _ input: [UInt8]) async throws -> String? {
      try await ManifestSignature.output(program, arguments, input)
    }
    guard let signers else {
      let words = try await output(["-Y", "check-novalidate", "-n", namespace, "-s", signature], manifest)
      // Good "engawa" signature with ED25519 key SHA256:…
      return words.flatMap { $0.split(whereSeparator: \.isWhitespace).last.map { .key(String($0)) } } ?? .wrong
    }
    let names = try await output(["-Y", "find-principals", "-s", signature, "-f", signers], [])
    guard let name = names?.split(whereSeparator: \.isNewline).first else { return .wrong }
    let words = try await output(
      ["-Y", "verify", "-f", signers, "-I", String(name), "-n", namespace, "-s", signature], manifest)
    return words == nil ? .wrong : .by(String(name))
  }
}
