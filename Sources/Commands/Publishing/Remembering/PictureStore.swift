import Digests
import Files

/// Pictures that were drawn before, by what they were drawn from: in the folder of what builds remember, so that neither
/// another edition nor a build of everything draws them again.
struct PictureStore: Sendable {
  /// The folder in that of what builds remember.
  static let name = "pictures"
  private let folder: String
  private let root: String

  init(root: String) {
    self.root = root
    folder = "\(BuildCache.folder)/\(Self.name)"
  }

  /// A picture that was drawn; `nil` if it was not, or is torn.
  func picture(_ name: String) -> [UInt8]? {
    do {
      let path = FilePath.join(root, "\(folder)/\(name)")
      guard try fileKind(path) == .file else { return nil }
      let bytes = try readFile(path)
      // What follows the picture tells whether all of it was written.
      let picture = Array(bytes.dropLast(64))
      return bytes.suffix(64).elementsEqual(Digest.hexadecimal(picture).utf8) ? picture : nil
    } catch { return nil }
  }

  /// Removes all that were kept.
  ///
  /// - Throws: the system's error.
  func remove() throws(FileError) {
    let path = FilePath.join(root, folder)
    guard try fileKind(path) == .folder else { return }
    let handle = try FolderHandle(path)
    for entry in try handle.entries() where entry.kind == .file { try handle.removeFile(entry.path) }
    try FolderHandle(FilePath.join(root, BuildCache.folder)).removeEmptyFolder(Self.name)
  }

  /// Keeps a picture; where that is not possible it is drawn again the next time.
  func keep(_ picture: [UInt8], as name: String) {
    do {
      let handle = try BuildCache.folder(in: root).makingFolder(Self.name, for: .owner)
      try handle.replace(name, with: picture + Array(Digest.hexadecimal(picture).utf8), for: .owner)
    } catch { return }
  }
}
