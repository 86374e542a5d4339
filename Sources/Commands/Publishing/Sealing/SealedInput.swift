import Chronology
import Content
import Diagnostics
import Digests
import Files
import Ledger

/// What a sealing was made from, so that nothing is worked out again where nothing has changed.
///
/// The digest lies beside the register, for it tells whoever guesses the records that the guess is right.
struct SealedInput {
  /// The digest of everything that the figures of a sealing follow from.
  let digest: String
  private let note: RegisterNote

  /// Reads whatever figures are counted from.
  ///
  /// - Parameters:
  ///   - asOf: the day that was asked for.
  ///   - after: the sealings so far, if they are others than those that the preparation knows.
  init(
    _ options: Publishing.Options, _ preparation: SealPreparation, _ asOf: CalendarDate?, after: Ledger? = nil
  ) throws {
    let (edition, configuration) = (preparation.edition, preparation.configuration)
    let (request, ledger) = (asOf?.iso ?? "", after ?? preparation.ledger)
    let register = FilePath.join(options.root, configuration.register.folder)
    let folders = ["content/codes", "content/statistics"].map { FilePath.join(options.root, $0) } + [register]
    note = RegisterNote("\(edition.name).unchanged", options, configuration)
    digest = try stopping {
      var parts = [Self.method, edition.name, request, ledger.lastHash ?? ""].map { Array($0.utf8) }
      parts.append(try readFile(FilePath.join(options.root, "engawa.yml")))
      for folder in folders where try fileKind(folder) != nil { parts += try Self.files(in: folder) }
      return Digest.hexadecimal(ofParts: parts)
    }
  }

  /// A word for the way that tables are cleared; another way may clear other figures from the same records.
  private static let method = "14"

  /// Whether the last sealing was made from the very same.
  var isUnchanged: Bool {
    get throws { try note.text == digest }
  }

  /// Notes that nothing new comes from it.
  func noteUnchanged() throws { try note.replace(with: digest) }

  // MARK: - Files beside the register

  /// The names and bytes of all files of a folder, but for what the tool keeps there itself.
  static func files(in folder: String) throws(FileError) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    for entry in try listTree(folder).sorted(by: { $0.path < $1.path })
    where entry.kind == .file && FilePath.first(of: entry.path) != "sealed" {
      parts += [Array(entry.path.utf8), try readFile(FilePath.join(folder, entry.path))]
    }
    return parts
  }
}
