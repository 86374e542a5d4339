import Digests
import Files
import Pictures

/// Pictures that were drawn before, by what they were drawn from: in the folder of what builds remember, so that another
/// edition, or a build after a change that concerns all pages, does not draw them again.
struct PictureStore: Sendable {
  /// What a drawn picture follows from.
  struct Name: Sendable {
    fileprivate let text: String

    /// - Parameters:
    ///   - digest: the digest of the original.
    ///   - version: what drew it.
    init(digest: String, width: Int, format: Picture.Format, by version: String) {
      // A version is long, and may have signs that file names have not.
      text = "\(digest)-\(width)-\(Digest.hexadecimal(Array(version.utf8)).prefix(8)).\(format.rawValue)"
    }
  }

  private static let folder = "pictures"
  private let folder: FolderHandle

  /// Opens the store of a site; `nil` where nothing can be written, and pictures are drawn again each time.
  init?(root: String) {
    do { folder = try BuildCache.folder(in: root).makingFolder(Self.folder, for: .owner) } catch { return nil }
  }

  /// A picture that was drawn; `nil` if it was not, or is torn.
  func picture(_ name: Name) -> [UInt8]? {
    do {
      guard try folder.kind(of: name.text) == .file else { return nil }
      let bytes = try folder.read(name.text)
      // What follows the picture tells whether all of it was written.
      let picture = Array(bytes.dropLast(64))
      return bytes.suffix(64).elementsEqual(Digest.hexadecimal(picture).utf8) ? picture : nil
    } catch { return nil }
  }

  /// Keeps a picture; where that is not possible it is drawn again the next time.
  func keep(_ picture: [UInt8], as name: Name) {
    do {
      try folder.replace(name.text, with: picture + Array(Digest.hexadecimal(picture).utf8), for: .owner)
    } catch { return }
  }

  /// Removes all that was kept beside a site.
  ///
  /// - Parameter handle: the folder of what builds remember.
  /// - Throws: the system's error.
  static func remove(in handle: FolderHandle) throws(FileError) {
    guard try handle.kind(of: folder) == .folder else { return }
    let pictures = try handle.folder(folder)
    for entry in try pictures.entries() where entry.kind == .file { try pictures.removeFile(entry.path) }
    try handle.removeEmptyFolder(folder)
  }
}
