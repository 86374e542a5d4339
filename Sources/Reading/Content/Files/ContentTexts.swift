public import Diagnostics
import Digests
import Fields
import Files
import Synchronization

/// The texts of content files, of which entries have the front matter alone.
///
/// What was read is at hand until somebody takes it, so that a site of many pages does not hold all its texts to the end.
/// What was taken, and what an earlier build has read, is read from its file again.
public final class ContentTexts: Sendable {
  private let root: String
  private let memory: ContentMemory
  private let files: Mutex<[String: File]>

  /// A file that was read.
  private struct File {
    /// Its text, unless it was taken.
    var text: SourceText?
    let digest: ContentDigest
  }

  /// - Parameter memory: the digests of files that were not read.
  init(_ readings: [TextReading], root: String, remembering memory: ContentMemory) {
    self.root = root
    self.memory = memory
    var files: [String: File] = [:]
    files.reserveCapacity(readings.count)
    for reading in readings {
      guard let text = reading.text, let digest = reading.file.digest else { continue }
      files[text.path] = File(text: text, digest: digest)
    }
    self.files = Mutex(files)
  }

  /// The text of a file.
  ///
  /// - Parameter path: the path of the file, `content/…`.
  /// - Throws: ``Stop`` if it has other bytes than those that were read first, or the system's error.
  public func text(of path: String) throws -> SourceText {
    try files.withLock { $0[path]?.text } ?? readAgain(path)
  }

  /// The text of a file, which is not kept at hand any longer.
  ///
  /// - Parameter path: the path of the file, `content/…`.
  /// - Throws: ``Stop`` if it has other bytes than those that were read first, or the system's error.
  public func take(_ path: String) throws -> SourceText {
    let text = files.withLock { files in
      let text = files[path]?.text
      files[path]?.text = nil
      return text
    }
    return try text ?? readAgain(path)
  }

  private func readAgain(_ path: String) throws -> SourceText {
    let bytes = try readFile(FilePath.join(root, path))
    guard let digest = files.withLock({ $0[path]?.digest }) ?? memory.digest(of: path), Digest.of(bytes) == digest
    else { throw Stop(.content, [.changedMeanwhile(at: Place(path: path))]) }
    return SourceText(path: path, bytes: WindowsText.plain(bytes) ?? bytes)
  }
}

extension Diagnostic {
  /// The files that a build reads are not those that it has read.
  public static func changedMeanwhile(at place: Place) -> Self {
    Self(
      "file.changed-meanwhile", at: place,
      Message(en: "file was changed while the site was being built", ja: "サイトを作っているあいだに、このファイルが変わりました"),
      hint: Message(en: "build once more", ja: "もう一度ビルドしてください"))
  }
}
