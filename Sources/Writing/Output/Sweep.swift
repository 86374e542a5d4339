import Diagnostics
import Files

/// Clears away what lies beside an output folder: an old site after the swap, or what a process that died left there.
///
/// Only what the tool wrote is removed. A file of somebody else that is not in the output folder yet is moved there; if
/// another of that name is there, both are left alone and named.
struct Sweep {
  private let folder: OutputFolder

  init(_ folder: OutputFolder) { self.folder = folder }

  func run() throws(Stop) {
    try stopping {
      let old = folder.beside("old")
      if try fileKind(old) != nil {
        // A swap by two renames was cut in the middle: the old site goes back, if the new one has not arrived.
        if try fileKind(folder.path) == nil { try rename(old, to: folder.path) } else { try sweep(old) }
      }
      let staging = folder.beside("staging")
      if try fileKind(staging) != nil { try sweep(staging) }
    }
  }

  private func sweep(_ path: String) throws {
    // Without a manifest it is a site that was never finished, and nobody but the tool was in it.
    let manifest = try Manifest.read(in: path, name: path)
    let written = manifest.map { Set($0.files.map(\.path) + [Manifest.fileName]) }
    for entry in try listTree(path).reversed() {
      let whole = FilePath.join(path, entry.path)
      if entry.kind == .folder {
        try removeEmptyFolder(whole)
      } else if try written?.contains(entry.path) ?? true || isInOutput(entry, whole) {
        try removeFile(whole)
      } else {
        let target = FilePath.join(folder.path, entry.path)
        guard try fileKind(target) == nil else { throw Stop(.machine, [.leftBehind(at: Place(path: whole))]) }
        try makeFolder(FilePath.folder(of: target))
        try rename(whole, to: target)
      }
    }
    try removeEmptyFolder(path)
  }

  /// Whether the output folder has the same file, be it by another name of it or as a copy.
  private func isInOutput(_ entry: FolderEntry, _ whole: String) throws(FileError) -> Bool {
    let target = FilePath.join(folder.path, entry.path)
    guard try fileKind(target) == entry.kind else { return false }
    if entry.kind != .file { return true }
    return try readFile(target) == readFile(whole)
  }
}

extension Diagnostic {
  static func leftBehind(at place: Place) -> Self {
    Self(
      "output.left-behind", at: place,
      Message(
        en: "file that the tool did not write, left behind by a build that died", ja: "途中で終わったビルドが残した、このツールのものでないファイルです"
      ),
      hint: Message(en: "move it to where it belongs, and build again", ja: "あるべき場所に移してから、もう一度ビルドしてください"))
  }
}
