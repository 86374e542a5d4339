public import Diagnostics
public import Packing

/// What the parts of a site know of places that are linked to, until they are joined.
public struct OpenLinks: Sendable {
  /// Of each page its path, its title, and the places in its text.
  var anchors: [(path: String, title: String, places: [String])] = []
  /// Links to places on pages of other parts: the path of the page, the place, and where the link stands.
  var references: [(path: String, fragment: String, place: Place)] = []

  /// Nothing yet.
  public init() {}

  /// Takes what another part knows.
  public mutating func join(_ other: OpenLinks) {
    anchors += other.anchors
    references += other.references
  }

  /// Links to places that are on no page.
  public var problems: [Diagnostic] {
    let pages = Dictionary(anchors.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return references.compactMap { reference in
      let page = pages[reference.path]
      if page?.places.contains(where: { Array($0.utf8) == Array(reference.fragment.utf8) }) ?? false { return nil }
      return .missingAnchor(
        reference.fragment, page?.title ?? reference.path, page?.places ?? [], at: reference.place)
    }
  }
}

extension OpenLinks: Packable {
  /// Appends the links.
  public func pack(into packer: inout Packer) {
    packer.pack(anchors.map(\.path))
    packer.pack(anchors.map(\.title))
    packer.pack(anchors.map(\.places))
    packer.pack(references.map(\.path))
    packer.pack(references.map(\.fragment))
    packer.pack(references.map(\.place))
  }

  /// Reads the links back.
  public init(from unpacker: inout Unpacker) throws(Torn) {
    let paths = try [String](from: &unpacker)
    let titles = try [String](from: &unpacker)
    let places = try [[String]](from: &unpacker)
    let targets = try [String](from: &unpacker)
    let fragments = try [String](from: &unpacker)
    let positions = try [Place](from: &unpacker)
    guard paths.count == titles.count, paths.count == places.count, targets.count == fragments.count,
      targets.count == positions.count
    else { throw Torn() }
    anchors = paths.indices.map { (paths[$0], titles[$0], places[$0]) }
    references = targets.indices.map { (targets[$0], fragments[$0], positions[$0]) }
  }
}
