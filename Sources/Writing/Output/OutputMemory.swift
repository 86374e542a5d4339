// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Digests
import Files
public import Packing

/// How an output folder was when a site had been published into it, in a few numbers: enough to see that nothing has been
/// touched since.
///
/// A file is known by its node, its length and its time, which the tool gave it and which follows from its contents; and
/// by its not having been changed since.
public struct OutputMark: Sendable {
  /// How many files and folders there were.
  let count: Int
  /// The sum of the fingerprints of their paths and stamps.
  let sum: UInt64
  /// When everything was done, in nanoseconds since 1970.
  let moment: Int

  /// Whether a folder holds those files, as they were, and nothing else.
  func fits(_ entries: [StampedEntry]) -> Bool {
    var (found, total): (Int, UInt64) = (0, 0)
    for entry in entries {
      if entry.kind == .folder {
        found += 1
        total &+= Self.print(entry.path, node: 0, size: 0, modified: 0)
        continue
      }
      guard entry.kind == .file, entry.stamp.changed <= moment, entry.stamp.mode == 0o644 else { return false }
      found += 1
      total &+= Self.print(
        entry.path, node: entry.stamp.node, size: entry.stamp.size, modified: entry.stamp.modified)
    }
    return found == count && total == sum
  }

  static func print(_ path: String, node: UInt64, size: Int, modified: Int) -> UInt64 {
    var print = Fingerprint()
    print.add(path)
    print.add(node)
    print.add(UInt64(size))
    print.add(UInt64(bitPattern: Int64(modified)))
    return print.value
  }
}

/// What was published into an output folder: what still has its stamp need not be read again.
public struct OutputMemory: Sendable {
  /// The manifest.
  let manifest: Manifest
  /// The day of the site's last change, which times of files follow from.
  let day: Int
  /// The nodes of the files of the manifest, in its order, and behind them that of the manifest itself.
  let nodes: [UInt64]
  /// The manifest as a file.
  let own: Manifest.File

  /// The files that the tool had written.
  public var files: [Manifest.File] { manifest.files }

  /// The same in a few numbers.
  ///
  /// - Parameter moment: when everything was done.
  func mark(at moment: Int) -> OutputMark {
    let times = FileTimes(day: day)
    var sum: UInt64 = 0
    for (file, node) in zip(manifest.files + [own], nodes) {
      sum &+= OutputMark.print(
        file.path, node: node, size: file.size, modified: times.seconds(of: file) * 1_000_000_000)
    }
    let folders = FilePath.folders(above: manifest.files.lazy.map(\.path))
    for folder in folders { sum &+= OutputMark.print(folder, node: 0, size: 0, modified: 0) }
    return OutputMark(count: nodes.count + folders.count, sum: sum, moment: moment)
  }

  /// Whether the manifest is as it was.
  func hasManifest(_ stamp: FileStamp, before moment: Int) -> Bool {
    isUntouched(stamp, nodes.last, own, before: moment)
  }

  /// The places in the manifest of the files that are not as they were.
  func touched(_ entries: [StampedEntry], before moment: Int) -> Set<Int> {
    let found = Dictionary(
      entries.lazy.filter { $0.kind == .file }.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
    return Set(
      manifest.files.indices.filter { place in
        let file = manifest.files[place]
        return found[file.path].map { !isUntouched($0, nodes[place], file, before: moment) } ?? true
      })
  }

  /// Whether the file in a place of the manifest is as it was.
  func isUntouched(_ stamp: FileStamp, at place: Int, before moment: Int) -> Bool {
    isUntouched(stamp, nodes[place], manifest.files[place], before: moment)
  }

  private func isUntouched(_ stamp: FileStamp, _ node: UInt64?, _ file: Manifest.File, before moment: Int) -> Bool {
    stamp.node == node && stamp.size == file.size && stamp.changed <= moment && stamp.mode == 0o644
      && stamp.modified == FileTimes(day: day).seconds(of: file) * 1_000_000_000
  }
}

extension OutputMark: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(count)
    packer.pack(sum)
    packer.pack(moment)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    count = try Int(from: &unpacker)
    sum = try UInt64(from: &unpacker)
    moment = try Int(from: &unpacker)
  }
}

extension Manifest.File: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(path)
    packer.pack(size)
    packer.pack(sha256)
    packer.pack(blocks)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    path = try String(from: &unpacker)
    size = try Int(from: &unpacker)
    sha256 = try String(from: &unpacker)
    blocks = try String?(from: &unpacker)
  }
}

extension OutputMemory: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(manifest.tool.version)
    packer.pack(manifest.tool.commit)
    packer.pack(manifest.edition)
    packer.pack(manifest.anchor)
    packer.pack(manifest.files)
    packer.pack(own)
    packer.pack(day)
    packer.pack(nodes)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let version = try String(from: &unpacker)
    let tool = Manifest.Tool(version: version, commit: try String?(from: &unpacker))
    let edition = try String(from: &unpacker)
    let anchor = try String?(from: &unpacker)
    manifest = Manifest(tool: tool, edition: edition, anchor: anchor, sorted: try [Manifest.File](from: &unpacker))
    own = try Manifest.File(from: &unpacker)
    day = try Int(from: &unpacker)
    nodes = try [UInt64](from: &unpacker)
    guard nodes.count == manifest.files.count + 1 else { throw Torn() }
  }
}
