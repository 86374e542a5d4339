import Chronology
import Content
import Diagnostics
import Digests
import Files
import Packing

/// The file in which a build leaves what it remembers: in the folder `.engawa` of the site, which no version control
/// takes, one for each edition and output folder.
///
/// What is torn, of another tool or made for something else is as good as not there. It holds no value of a record.
struct BuildCache: Sendable {
  private let root: String
  private let name: String
  /// Everything that is not a file of the site and that the site follows from.
  private let key: [String]

  /// The folder, in that of the site.
  static let folder = ".engawa"
  /// The folder in that of a site, made if need be, which says itself that no version control takes it.
  ///
  /// - Throws: the system's error.
  static func folder(in root: String) throws(FileError) -> FolderHandle {
    let folder = try FolderHandle(resolvedPath(root)).makingFolder(Self.folder, for: .owner)
    if try folder.kind(of: ".gitignore") == nil { try folder.replace(".gitignore", with: Array("*\n".utf8)) }
    return folder
  }

  private static let format = "engawa cache 1"

  /// - Parameter output: the path of the output folder, links followed.
  init(_ options: Publishing.Options, _ edition: Edition, output: String) {
    root = options.root
    name = "\(edition.name)-\(String(Fingerprint.of(output), radix: 36)).cache"
    key = [
      Self.format, ToolVersion.text, Self.text(stampOfThisProgram()), Self.text(stampOfProgram(PDFText.program)),
      output, edition.name, options.baseURL ?? "", options.today?.iso ?? "",
      options.shownDay?.iso ?? "", Self.resolved(options.root),
    ]
  }

  private static func text(_ stamp: FileStamp?) -> String {
    stamp.map { "\($0.size) \($0.modified) \($0.changed) \($0.node)" } ?? ""
  }

  private static func resolved(_ path: String) -> String {
    do { return try resolvedPath(path) } catch { return path }
  }

  private var path: String { FilePath.join(root, "\(Self.folder)/\(name)") }

  /// What the last build left, to see whether anything has changed; `nil` if there is nothing that fits.
  func mark() -> BuildMark? {
    do {
      guard try fileKind(path) == .file else { return nil }
      return try head(of: readBeginning(of: path, Self.usualHead))?.mark
    } catch { return nil }
  }

  /// What the last build remembers; `nil` if there is nothing that fits.
  func memory() -> BuildMemory? {
    do {
      guard try fileKind(path) == .file else { return nil }
      let bytes = try readFile(path)
      guard let head = try head(of: bytes), head.end <= bytes.count, Digest.of(bytes[head.end...]) == head.rest else {
        return nil
      }
      var unpacker = Unpacker(bytes[head.end...])
      return try BuildMemory(from: &unpacker)
    } catch { return nil }
  }

  /// What stands at the beginning, where that ends, and the digest of the rest; `nil` if it was left by another tool or
  /// for something else.
  private func head(of bytes: [UInt8]) throws -> (mark: BuildMark, end: Int, rest: ContentDigest)? {
    var unpacker = Unpacker(bytes[...])
    let length = try Int(from: &unpacker)
    let start = bytes.count - unpacker.left
    guard length > 0, length < 1 << 40 else { return nil }
    // Long heads, such as with very many warnings, are read for themselves.
    let all = start + length <= bytes.count ? bytes : try readBeginning(of: path, start + length)
    guard start + length <= all.count else { return nil }
    var outer = Unpacker(all[start..<(start + length)])
    let digest = try ContentDigest(from: &outer)
    let inner = outer.rest()
    guard Digest.of(inner) == digest else { return nil }
    var reader = Unpacker(inner)
    guard try [String](from: &reader) == key else { return nil }
    let rest = try ContentDigest(from: &reader)
    let mark = try BuildMark(from: &reader)
    // Where there are pictures, whatever draws them now must draw them as then.
    guard mark.drawing.map(ShareImageDrawing.isOfThisMachine) ?? true else { return nil }
    return (mark, start + length, rest)
  }

  private static let usualHead = 1 << 16

  /// Leaves what a build remembers.
  ///
  /// - Parameter memory: what was packed of a ``BuildMemory``.
  /// - Throws: the system's error, such as where the site may not be written to.
  func write(_ mark: BuildMark, _ memory: [UInt8]) throws(FileError) {
    var inner = Packer()
    inner.pack(key)
    inner.pack(Digest.of(memory))
    inner.pack(mark)
    var outer = Packer()
    outer.pack(Digest.of(inner.bytes))
    outer.pack(rest: inner.bytes)
    var packer = Packer(capacity: outer.bytes.count + memory.count + 16)
    packer.pack(outer.bytes.count)
    packer.pack(rest: outer.bytes)
    packer.pack(rest: memory)
    let folder = try Self.folder(in: root)
    try folder.replace(name, with: packer.bytes, for: .owner)
  }

  /// Removes what was left.
  ///
  /// - Throws: the system's error.
  func remove() throws(FileError) {
    guard try fileKind(FilePath.join(root, Self.folder)) == .folder else { return }
    let folder = try FolderHandle(FilePath.join(root, Self.folder))
    try folder.removeFile(name)
    // Of pictures nobody knows which editions still show them; the next build draws its own.
    try PictureStore.remove(in: folder)
    // With the last one goes the folder.
    if try folder.entries().map(\.path) == [".gitignore"] {
      try folder.removeFile(".gitignore")
      try FolderHandle(root).removeEmptyFolder(Self.folder)
    }
  }
}
