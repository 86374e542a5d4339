// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

public import Packing

extension FileStamp: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(size)
    packer.pack(modified)
    packer.pack(changed)
    packer.pack(node)
    packer.pack(Int(mode))
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let size = try Int(from: &unpacker)
    let modified = try Int(from: &unpacker)
    let changed = try Int(from: &unpacker)
    let node = try UInt64(from: &unpacker)
    self.init(
      size: size, modified: modified, changed: changed, node: node,
      mode: UInt32(truncatingIfNeeded: try Int(from: &unpacker)))
  }
}

extension FileKind: Packable {
  private static let all: [FileKind] = [.file, .folder, .link, .other]

  public func pack(into packer: inout Packer) { packer.pack(Self.all.firstIndex(of: self) ?? 3) }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let number = try Int(from: &unpacker)
    guard Self.all.indices.contains(number) else { throw Torn() }
    self = Self.all[number]
  }
}
