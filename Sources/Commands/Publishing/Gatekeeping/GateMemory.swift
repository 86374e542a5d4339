import Content
import Diagnostics
import Digests
import Files
import Gate
import Output

/// Remembers which site passed the gate, so that its files are not read again while they and all secrets stay as they are.
///
/// It lies beside the register, for it tells whoever guesses the records that the guess is right; without a register
/// there is nothing to remember, and every file is read.
struct GateMemory: Sendable {
  private let digest: String
  private let note: RegisterNote
  private let remembered: String?

  /// A word for what the gate looks for and how; another gate may find more in the same files.
  private static let method = "2"

  /// Reads what the gate follows from, and what it remembers.
  ///
  /// - Parameter answers: what it looks for besides the register.
  init?(
    _ options: Publishing.Options, _ configuration: SiteConfiguration, _ edition: Edition, answers: [Secret]
  ) throws {
    let register = FilePath.join(options.root, configuration.register.folder)
    let note = RegisterNote("\(edition.name).passed", options, configuration)
    self.note = note
    let found = try stopping { () -> (digest: String, remembered: String?)? in
      guard try fileKind(register) != nil else { return nil }
      var parts = [Self.method, edition.name].map { Array($0.utf8) }
      parts.append(try readFile(FilePath.join(options.root, "engawa.yml")))
      parts.append(Array(try resolvedPath(options.root).utf8))
      for answer in answers {
        if case .answer(let text) = answer.content { parts.append(Array(text.utf8)) }
      }
      parts += try SealedInput.files(in: register)
      return (Digest.hexadecimal(ofParts: parts), try note.text)
    }
    guard let found else { return nil }
    (digest, remembered) = found
  }

  /// Whether the files of a site have passed the gate as it is now.
  func knows(_ manifest: Manifest) -> Bool { remembered == mark(manifest) }

  /// Notes that a site has passed, and returns a warning if that cannot be written down.
  func note(_ manifest: Manifest) -> [Diagnostic] {
    let mark = mark(manifest)
    if mark == remembered { return [] }
    do {
      try note.replace(with: mark)
      return []
    } catch let stop as Stop {
      return stop.diagnostics.map { .notRemembered($0) }
    } catch { return Stop.unexpected(error).diagnostics.map { .notRemembered($0) } }
  }

  private func mark(_ manifest: Manifest) -> String {
    Digest.hexadecimal(ofParts: [Array(digest.utf8), manifest.json])
  }
}

extension Diagnostic {
  /// The site is published; only the next build will read all of it again.
  static func notRemembered(_ problem: Diagnostic) -> Self {
    Self(
      "gate.not-remembered", severity: .warning, at: problem.place,
      Message(
        en:
          "the site is published, but it cannot be noted here that it passed the gate; the next build reads all of it again",
        ja: "サイトは公開しましたが、関門を通ったことをここに記録できません。次のビルドでは、すべてを読み直します"),
      hint: Message(en: problem.message.en, ja: problem.message.ja))
  }
}
