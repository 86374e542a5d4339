import Content
import Diagnostics
import Digests
import Files
import Packing

/// The file in which a build leaves what it remembers: in the folder `.engawa` of the site, which no version control
/// takes, one for each edition and output folder.
///
/// What is torn, of another tool or made for something else is as good as not there. It holds nothing of the register.
struct BuildCache: Sendable {
  private let root: String
  private let name: String
  /// Everything that is not a file of the site and that the site follows from.
  private let key: [String]

  /// The folder, in that of the site.
  static let folder = ".engawa"
  private static let format = "engawa cache 1"

  /// - Parameter output: the path of the output folder, links followed.
  init(_ options: Publishing.Options, _ edition: Edition, output: String) {
    root = options.root
    name = "\(edition.name)-\(String(Fingerprint.of(output), radix: 36)).cache"
    key = [
      Self.format, ToolVersion.text, Self.text(stampOfThisProgram()), Self.text(stampOfProgram(PDFText.program)),
      output, edition.name, options.baseURL ?? "", options.today?.iso ?? "", Self.resolved(options.root),
    ]
  }

  private static func text(_ stamp: FileStamp?) -> String {
    stamp.map { "\($0.size) \($0.modified) \($0.changed) \($0.node)" } ?? ""
  }

  private static func resolved(_ path: String) -> String {
    do { return try resolvedPath(path) } catch { return path }
  }

  private var path: String { FilePath.join(root, "\(Self.folder)/\(name)") }

  /// What the last build left; `nil` if there is nothing that fits.
  func read() -> BuildMemory? {
    let bytes: [UInt8]
    do { bytes = try readFile(path) } catch { return nil }
    var unpacker = Unpacker(bytes[...])
    do {
      guard try [String](from: &unpacker) == key else { return nil }
      let digest = try ContentDigest(from: &unpacker)
      let memory = try unpacker.unpackBytes()
      guard Digest.of(memory) == digest else { return nil }
      var inner = Unpacker(memory)
      return try BuildMemory(from: &inner)
    } catch { return nil }
  }

  /// Leaves what a build remembers.
  ///
  /// - Throws: the system's error, such as where the site may not be written to.
  func write(_ memory: BuildMemory) throws(FileError) {
    var inner = Packer()
    inner.pack(memory)
    var packer = Packer()
    packer.pack(key)
    packer.pack(Digest.of(inner.bytes[...]))
    packer.pack(bytes: inner.bytes)
    let folder = try FolderHandle(resolvedPath(root)).makingFolder(Self.folder, for: .owner)
    if try folder.kind(of: ".gitignore") == nil { try folder.replace(".gitignore", with: Array("*\n".utf8)) }
    try folder.replace(name, with: packer.bytes, for: .owner)
  }

  /// Removes what was left.
  ///
  /// - Throws: the system's error.
  func remove() throws(FileError) {
    guard try fileKind(FilePath.join(root, Self.folder)) == .folder else { return }
    let folder = try FolderHandle(FilePath.join(root, Self.folder))
    try folder.removeFile(name)
    // With the last one goes the folder.
    if try folder.entries().map(\.path) == [".gitignore"] {
      try folder.removeFile(".gitignore")
      try FolderHandle(root).removeEmptyFolder(Self.folder)
    }
  }
}
