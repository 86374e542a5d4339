import Diagnostics
import Subprocess

/// Signs manifests with a key of SSH, by the `ssh-keygen` of the machine, and checks signatures.
///
/// Source: `ssh-keygen -Y`, PROTOCOL.sshsig of OpenSSH.
enum ManifestSignature {
  /// What the signature is for, so that it can be passed off as no other.
  private static let namespace = "engawa"
  private static let program = "ssh-keygen"

  /// Signs a manifest.
  ///
  /// - Throws: ``Stop`` if the key cannot be used.
  static func sign(_ manifest: [UInt8], with key: String) async throws -> [UInt8] {
    do {
      let done = try await run(
        .name(program), arguments: ["-q", "-Y", "sign", "-f", key, "-n", namespace], input: .array(manifest),
        output: .bytes(limit: 100_000), error: .string(limit: 10_000))
      guard case .exited(0) = done.terminationStatus, !done.standardOutput.isEmpty else {
        throw Stop(.usage, [.cannotSign(done.standardError.split(whereSeparator: \.isNewline).first.map(String.init))])
      }
      return done.standardOutput
    } catch let stop as Stop { throw stop } catch { throw Stop(.machine, [.cannotSign(nil)]) }
  }
}

extension ManifestSignature {
  /// Who signed a manifest, as far as can be told.
  enum Verdict: Sendable, Hashable {
    /// Somebody whose name is in the list of those who may.
    case by(String)
    /// The holder of a key that nobody asked about.
    case key(String)
    /// The signature is not of this manifest, or of nobody who may sign.
    case wrong
    /// Nobody can tell here, because the program is not there.
    case unknown
  }

  /// Checks the signature of a manifest.
  ///
  /// - Parameters:
  ///   - signature: the path of its file.
  ///   - signers: the path of a list of those who may sign, one a line, as `ssh-keygen` reads it; `nil` if anybody may.
  static func check(_ manifest: [UInt8], signature: String, signers: String?) async -> Verdict {
    do {
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
    } catch { return .unknown }
  }

  /// What the program prints; `nil` if it says no.
  private static func output(_ arguments: [String], _ input: [UInt8]) async throws -> String? {
    let result = try await run(
      .name(program), arguments: Arguments(arguments), input: .array(input), output: .string(limit: 10_000),
      error: .discarded)
    guard case .exited(0) = result.terminationStatus else { return nil }
    return result.standardOutput
  }
}

extension Diagnostic {
  static func cannotSign(_ words: String?) -> Self {
    Self(
      "snapshot.cannot-sign", at: nil,
      Message(
        en: "the manifest cannot be signed with this key" + (words.map { ": '\($0)'" } ?? ""),
        ja: "この鍵では目録に署名できません" + (words.map { ": 「\($0)」" } ?? "")),
      hint: Message(
        en:
          "name the private key of an SSH key that has no passphrase or is held by an agent; ssh-keygen must be there",
        ja: "SSHの秘密鍵を指定してください（パスフレーズがないか、エージェントに預けたもの）。ssh-keygen が要ります"))
  }
}
