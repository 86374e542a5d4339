import Diagnostics
public import Pictures

/// A picture as browsers may choose it: in a width that the layout uses, and in a format that loads fast.
public struct PictureVersion: Sendable, Hashable {
  /// The path of the picture below `content/`.
  public let image: String
  /// The width in pixels.
  public let width: Int
  /// The format.
  public let format: Picture.Format

  /// Where it is written.
  public var path: String { "\(image).\(width).\(format.rawValue)" }

  /// What no page needs more of: the text is 672 wide, and a telephone has two or three pixels for one.
  public static let widest = 1600

  private static let widths = [480, 960]

  /// How wide the picture stands on a page, for browsers.
  static let sizes = "(min-width: 48rem) 42rem, 100vw"

  /// The versions of a picture besides the picture itself; none of one that moves.
  static func all(of image: String, _ shape: PictureShape) -> [PictureVersion] {
    guard !shape.isFilm else { return [] }
    let most = min(shape.width, widest)
    return [Picture.Format.avif, .webp].flatMap { format in
      // The picture itself is the widest of its own format.
      (Self.widths.filter { $0 < most } + (format == shape.format ? [] : [most])).map {
        PictureVersion(image: image, width: $0, format: format)
      }
    }
  }

  /// How large the picture itself is published: no wider than pages need it, unless it moves.
  static func publishedSize(of shape: PictureShape) -> (width: Int, height: Int) {
    guard !shape.isFilm, shape.width > widest else { return (shape.width, shape.height) }
    return (widest, max(1, (shape.height * widest + shape.width / 2) / shape.width))
  }
}

extension Diagnostic {
  static func takenPictureName(_ version: PictureVersion) -> Self {
    Self(
      "picture.taken-name", at: Place(path: "content/\(version.path)"),
      Message(
        en: "the tool gives this name to a version of \(version.image)", ja: "この名前は、\(version.image) を描き直したものに使われます"),
      hint: Message(en: "rename this file", ja: "このファイルの名前を変えてください"))
  }
}
