import Content
import Digests
import Files
import Output

/// Remembers which site passed the gate, so that its files are not read again while they and all secrets stay as they are.
///
/// It lies beside the register, for it tells whoever guesses the records that the guess is right; without a register
/// there is nothing to remember, and every file is read.
struct GateMemory: Sendable {
  private let digest: String
  private let file: String
  private let remembered: String?

  /// A word for what the gate looks for and how; another gate may find more in the same files.
  private static let method = "1"

  /// Reads what the gate follows from, and what it remembers.
  init?(_ options: Publishing.Options, _ configuration: SiteConfiguration, _ edition: Edition) throws {
    let register = FilePath.join(options.root, configuration.register.folder)
    let file = FilePath.join(register, "sealed/\(edition.name).passed")
    self.file = file
    let found = try stopping { () -> (digest: String, remembered: String?)? in
      guard try fileKind(register) != nil else { return nil }
      var parts = [Self.method, edition.name].map { Array($0.utf8) }
      parts.append(try readFile(FilePath.join(options.root, "engawa.yml")))
      parts.append(Array(try resolvedPath(options.root).utf8))
      parts += try SealedInput.files(in: register)
      let remembered = try fileKind(file) == .file ? String(decoding: try readFile(file), as: UTF8.self) : nil
      return (Digest.hexadecimal(ofParts: parts), remembered)
    }
    guard let found else { return nil }
    (digest, remembered) = found
  }

  /// Whether the files of a site have passed the gate as it is now.
  func knows(_ manifest: Manifest) -> Bool { remembered == mark(manifest) }

  /// Notes that a site has passed.
  func note(_ manifest: Manifest) throws {
    let mark = mark(manifest)
    if mark == remembered { return }
    try SealedInput.replace(file, with: mark)
  }

  private func mark(_ manifest: Manifest) -> String {
    Digest.hexadecimal(ofParts: [Array(digest.utf8), manifest.json])
  }
}
