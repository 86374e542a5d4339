public import Pictures

/// How a picture of a site is published.
public struct PictureWork: Sendable {
  /// The path of the picture below `content/`, which is that in the output too.
  public let image: String
  /// The picture itself.
  public let original: Original
  /// What browsers choose from besides.
  public let versions: [PictureVersion]

  /// How the picture itself is published.
  public enum Original: Sendable {
    /// Without what it says of its making, and else as it is.
    case asItIs
    /// Drawn anew, so that nothing is left in it but the picture, and no wider than pages need it.
    case drawn(PictureVersion)
    /// In another part of the site.
    case elsewhere
  }

  /// The picture itself as it is drawn, if it is.
  var drawnOriginal: PictureVersion? { if case .drawn(let version) = original { version } else { nil } }

  /// Where its files are written.
  public var paths: [String] {
    if case .elsewhere = original { return versions.map(\.path) }
    return [image] + versions.map(\.path)
  }

  /// The part of it whose files are in a part of a site; `nil` if there are none.
  func only(in shard: Shard?) -> PictureWork? {
    guard let shard else { return self }
    let work = PictureWork(
      image: image, original: shard.has(image) ? original : .elsewhere, versions: versions.filter { shard.has($0.path) }
    )
    return work.paths.isEmpty ? nil : work
  }
}

/// A picture as it is to be drawn: so large, and in a format that loads fast.
public struct PictureVersion: Sendable, Hashable {
  /// Where it is written.
  public let path: String
  /// The width in pixels.
  public let width: Int
  /// The height in pixels.
  public let height: Int
  /// The format.
  public let format: Picture.Format
}
