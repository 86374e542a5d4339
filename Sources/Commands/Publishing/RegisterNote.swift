import Content
import Diagnostics
import Files
import Ledger

/// A note of the tool's own that lies with the register, in its folder `sealed`, and that nobody but its owner may read.
struct RegisterNote: Sendable {
  private let base: String
  private let path: String
  /// The file, from the folder of the site.
  let file: String

  /// Names a note.
  init(_ name: String, _ options: Publishing.Options, _ configuration: SiteConfiguration) {
    (base, path) = Self.place("sealed/\(name)", options, configuration)
    file = FilePath.join(configuration.register.folder, "sealed/\(name)")
  }

  /// Where something lies in the folder of the register: below a folder that the user chose, which is that of the site
  /// or, for a register elsewhere, the register's own.
  static func place(
    _ path: String, _ options: Publishing.Options, _ configuration: SiteConfiguration
  ) -> (base: String, path: String) {
    let folder = configuration.register.folder
    let isInSite = !folder.hasPrefix("/") && !folder.split(separator: "/").contains("..")
    return isInSite
      ? (options.root, FilePath.join(folder, path)) : (FilePath.join(options.root, folder), path)
  }

  /// What it says; `nil` if there is none.
  var text: String? {
    get throws {
      try stopping {
        let whole = FilePath.join(base, path)
        return try fileKind(whole) == .file ? String(decoding: try readFile(whole), as: UTF8.self) : nil
      }
    }
  }

  /// Removes files beside it by their names.
  func removeNeighbours(_ isMeant: (String) -> Bool) throws {
    try stopping {
      let folder = try FolderHandle(resolvedPath(base)).makingFolder(FilePath.folder(of: path), for: .owner)
      for entry in try folder.entries() where entry.kind == .file && isMeant(entry.path) {
        try folder.removeFile(entry.path)
      }
    }
  }

  /// Writes it whole or not at all.
  func replace(with text: String) throws {
    try stopping {
      let folder = try FolderHandle(resolvedPath(base)).makingFolder(FilePath.folder(of: path), for: .owner)
      try folder.replace(FilePath.name(of: path), with: Array(text.utf8), for: .owner)
    }
  }
}
