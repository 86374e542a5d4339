import Diagnostics
import Digests
import Fields
import Files

/// A Markdown file of the content as a page, read or remembered.
struct TextReading: Sendable {
  /// What it is, and what is wrong with it.
  let reading: Reviewed<EntryReader.Reading>
  /// Whether it was written as Windows does, and read all the same.
  let isForgiven: Bool
  /// What it says, if it was read.
  let text: SourceText?
  /// The same for the next build.
  let file: ContentLibrary.FileReading

  /// Reads a file, unless it is remembered.
  ///
  /// - Parameters:
  ///   - path: its path relative to the folder.
  ///   - folder: where that lies on this machine.
  ///   - name: what diagnostics call the folder.
  init(_ path: String, in folder: String, name: String, _ kinds: KindBook, remembering memory: ContentMemory) {
    let place = "\(name)/\(path)"
    if let known = memory.reading(of: path) {
      (reading, isForgiven) = (known.reading, known.isForgiven)
      text = nil
      file = .init(path: place, packed: known.packed, digest: nil)
      return
    }
    let read = Text(FilePath.join(folder, path), path: place)
    (text, isForgiven) = (read.source, read.isForgiven)
    guard let source = read.source else {
      reading = Reviewed(.nothing, read.problems)
      file = .init(path: place, packed: nil, digest: nil)
      return
    }
    reading = EntryReader.read(source, kinds)
    let packed = RememberedReading(reading, isForgiven: isForgiven)?.packed
    file = .init(path: place, packed: packed, digest: read.digest)
  }

  /// What a file says, if it can be read as text.
  private struct Text {
    var source: SourceText?
    var digest: ContentDigest?
    var isForgiven = false
    var problems: [Diagnostic] = []

    init(_ file: String, path: String) {
      let bytes: [UInt8]
      do { bytes = try readFile(file) } catch {
        problems = [.unreadable(error, at: Place(path: path))]
        return
      }
      let plain = WindowsText.plain(bytes)
      // Nothing of a case may be shown, not even in an error.
      if CaseMark.isFound(in: plain ?? bytes) {
        problems = [.misplacedCase(at: Place(path: path))]
        return
      }
      let source = SourceText(path: path, bytes: plain ?? bytes)
      problems = FileCheck.problems(source)
      guard problems.isEmpty else { return }
      (self.source, digest, isForgiven) = (source, Digest.of(bytes), plain != nil)
    }
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ error: FileError, at place: Place) -> Self {
    Self("file.unreadable", at: place, error.diagnostic.message)
  }
}
