// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Files
public import Packing

/// How an output folder was when a site had been published into it: what still has its stamp need not be read again.
public struct OutputMemory: Sendable {
  /// The manifest.
  let manifest: Manifest
  /// The stamps of the files that the tool had written, by path, that of the manifest included.
  let stamps: [String: FileStamp]

  /// The files that the tool had written.
  public var files: [Manifest.File] { manifest.files }

  /// Whether the stamp of something in the folder is as it was.
  func isUntouched(_ entry: StampedEntry) -> Bool { stamps[entry.path] == entry.stamp }
}

extension Manifest.File: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(path)
    packer.pack(size)
    packer.pack(sha256)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    path = try String(from: &unpacker)
    size = try Int(from: &unpacker)
    sha256 = try String(from: &unpacker)
  }
}

extension OutputMemory: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(manifest.tool.version)
    packer.pack(manifest.tool.commit)
    packer.pack(manifest.edition)
    packer.pack(manifest.files)
    packer.pack(stamps.count)
    for (path, stamp) in stamps.sorted(by: { $0.key < $1.key }) {
      packer.pack(path)
      packer.pack(stamp)
    }
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let version = try String(from: &unpacker)
    let tool = Manifest.Tool(version: version, commit: try String?(from: &unpacker))
    let edition = try String(from: &unpacker)
    manifest = Manifest(tool: tool, edition: edition, sorted: try [Manifest.File](from: &unpacker))
    let count = try Int(from: &unpacker)
    guard count >= 0, count <= unpacker.left else { throw Torn() }
    var stamps: [String: FileStamp] = [:]
    stamps.reserveCapacity(count)
    for _ in 0..<count {
      let path = try String(from: &unpacker)
      stamps[path] = try FileStamp(from: &unpacker)
    }
    self.stamps = stamps
  }
}
