import Diagnostics
import Files
import Releases
import Subprocess

/// Signs manifests by a program of the machine, and checks signatures.
enum ManifestSignature {
  /// Who signed a manifest, as far as can be told.
  enum Verdict: Sendable, Hashable {
    /// Somebody whose name is in the list of those who may.
    case by(String)
    /// The holder of a key that nobody asked about.
    case key(String)
    /// A signature that names a key, and nothing more can be told without that key.
    case unproved(key: String)
    /// The signature is not of this manifest, or of nobody who may sign.
    case wrong
    /// Nobody can tell here, because the program is not there.
    case unknown
  }

  /// Signs a manifest.
  ///
  /// - Parameter key: the path of a private key of SSH, or of a secret key of minisign.
  /// - Throws: ``Stop`` if the key cannot be used.
  static func sign(_ manifest: [UInt8], with key: String) async throws -> ReleaseSignature {
    let form: ReleaseSignature.Form = try stopping { try Minisign.isKey(at: key) } ? .minisign : .ssh
    // From a file, so that a program that refuses the key is not still being written to.
    let work = try TemporaryWork()
    defer { work.remove() }
    let file = try work.write("manifest", String(decoding: manifest, as: UTF8.self))
    do {
      switch form {
      case .ssh: return ReleaseSignature(form, try await SSHSigning.sign(file, with: key))
      case .minisign: return ReleaseSignature(form, try await Minisign.sign(file, with: key))
      }
    } catch let stop as Stop { throw stop } catch { throw Stop(.machine, [.cannotSign(nil)]) }
  }

  /// Checks the signature of a manifest.
  ///
  /// - Parameters:
  ///   - path: the path of the signature.
  ///   - signers: the path of a list of those who may sign; `nil` if anybody may.
  static func check(
    _ manifest: [UInt8], _ signature: ReleaseSignature, at path: String, signers: SignerList?
  ) async -> Verdict {
    do {
      switch signature.form {
      case .ssh: return try await SSHSigning.check(manifest, signature: path, signers: signers?.path)
      case .minisign: return try await Minisign.check(manifest, signature, at: path, signers: signers)
      }
    } catch { return .unknown }
  }

  /// What a program prints; `nil` if it says no, also before it has read what it is given.
  ///
  /// - Throws: if there is no such program.
  static func output(_ program: String, _ arguments: [String], _ input: [UInt8]) async throws -> String? {
    guard pathOfProgram(program) != nil else { throw Stop(.machine, [.cannotSign(nil)]) }
    do {
      let result = try await run(
        .name(program), arguments: Arguments(arguments), input: .array(input), output: .string(limit: 10_000),
        error: .discarded)
      guard case .exited(0) = result.terminationStatus else { return nil }
      return result.standardOutput
    } catch { return nil }
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
          "name the private key of an SSH key that has no passphrase or is held by an agent, or a secret key of minisign without a password; ssh-keygen or minisign must be there",
        ja: "SSHの秘密鍵（パスフレーズがないか、エージェントに預けたもの）か、パスワードのない minisign の秘密鍵を指定してください。ssh-keygen か minisign が要ります"))
  }
}
