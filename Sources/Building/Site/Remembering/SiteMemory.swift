// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

public import Packing

/// What an earlier build knew of a site, so that pages whose inputs are the same need not be made again.
///
/// It holds as long as nothing has changed that concerns all pages: configuration, kinds, code lists, words, figures and
/// the tool itself. Whoever keeps it knows that.
public struct SiteMemory: Sendable {
  /// How everything was that pages can look at.
  let state: SiteState
  /// Of each page by its path in the output: a packed ``PageMemory``.
  private(set) var pages: [String: ArraySlice<UInt8>]
  /// The texts of files that have changed since, or were not there.
  public var changed: Set<String> = []

  init(_ state: SiteState, pages: [String: ArraySlice<UInt8>]) {
    self.state = state
    self.pages = pages
  }

  /// Forgets a page, so that it is made again.
  public mutating func forget(_ path: String) { pages[path] = nil }

  /// What is remembered of a page.
  func page(_ path: String) -> PageMemory? {
    guard let bytes = pages[path] else { return nil }
    var unpacker = Unpacker(bytes)
    do { return try PageMemory(from: &unpacker) } catch { return nil }
  }
}

extension SiteMemory: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(state)
    packer.pack(pages.count)
    for (path, bytes) in pages.sorted(by: { $0.key < $1.key }) {
      packer.pack(path)
      packer.pack(bytes: bytes)
    }
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    state = try SiteState(from: &unpacker)
    let count = try Int(from: &unpacker)
    guard count >= 0, count <= unpacker.left else { throw Torn() }
    var pages: [String: ArraySlice<UInt8>] = [:]
    pages.reserveCapacity(count)
    for _ in 0..<count {
      let path = try String(from: &unpacker)
      pages[path] = try unpacker.unpackBytes()
    }
    self.pages = pages
  }
}
