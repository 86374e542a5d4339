import Content
import Diagnostics
import Digests
import PictureScaling
import Pictures
import Site

/// Draws pictures as they are published: upright, with nothing but the picture, in the widths and formats that browsers
/// choose from.
///
/// Where there is no libvips they are published as they are, without what they say of their making.
struct PictureDrawing: Sendable {
  let scaler: PictureScaler?
  private let store: PictureStore

  /// What draws pictures on this machine.
  static var version: String { PictureScaler()?.version ?? "none" }

  /// - Parameter isNeeded: whether there are pictures; libvips is not loaded for a site without any.
  init(_ options: Publishing.Options, isNeeded: Bool) {
    scaler = isNeeded ? PictureScaler() : nil
    store = PictureStore(root: options.root)
  }

  /// The picture itself, or a file to hand out.
  ///
  /// - Throws: ``Stop`` if it is none, or says something that cannot be taken out.
  func published(_ image: String, _ options: Publishing.Options) throws -> (path: String, bytes: [UInt8]) {
    guard let scaler, !Publishing.isDocument(image) else { return try Publishing.finishedImage(image, options) }
    let bytes = try Publishing.readImage(image, options)
    // What need not be drawn anew is not.
    guard let shape = PictureShape(beginning: bytes), !shape.isFilm,
      shape.width > PictureVersion.widest || Picture(bytes)?.stripped == nil
    else { return try Publishing.finishedImage(image, options) }
    return (image, try drawn(bytes, image, PictureVersion.widest, shape.format, scaler))
  }

  /// A version of a picture.
  ///
  /// - Throws: ``Stop`` if it cannot be drawn.
  func drawn(_ version: PictureVersion, _ options: Publishing.Options) throws -> [UInt8] {
    guard let scaler else { throw Stop(.machine, [.undrawnPicture(at: Place(path: "content/\(version.image)"))]) }
    let bytes = try Publishing.readImage(version.image, options)
    return try drawn(bytes, version.image, version.width, version.format, scaler)
  }

  private func drawn(
    _ bytes: [UInt8], _ image: String, _ width: Int, _ format: Picture.Format, _ scaler: PictureScaler
  ) throws(Stop) -> [UInt8] {
    let name = "\(Digest.hexadecimal(bytes))-\(width)-\(scaler.version).\(format.rawValue)"
    if let kept = store.picture(name) { return kept }
    guard Picture(bytes) != nil else { throw Stop(.content, [.brokenPicture(at: Place(path: "content/\(image)"))]) }
    guard let drawn = scaler.scaled(bytes, width: width, to: format) else {
      throw Stop(.content, [.undrawnPicture(at: Place(path: "content/\(image)"))])
    }
    store.keep(drawn, as: name)
    return drawn
  }

  /// Pictures that are larger than any page needs, where they are published as they are.
  ///
  /// - Parameter remembered: what the last build found in pictures that are as they were.
  func warnings(
    _ files: [String], _ options: Publishing.Options, remembering remembered: Remembered?
  ) throws -> [Diagnostic] {
    let pictures = files.filter { !Publishing.isDocument($0) }
    let known = Set(pictures.filter { remembered?.images.contains($0) ?? false }.map { "content/\($0)" })
    let kept = (remembered?.pictures ?? []).filter { $0.place.map { known.contains($0.path) } ?? false }
    return try kept
      + pictures.filter { !known.contains("content/\($0)") }.compactMap { file in
        let bytes = try Publishing.readImage(file, options)
        let place = Place(path: "content/\(file)")
        if scaler != nil, let shape = PictureShape(beginning: bytes), !shape.isFilm { return nil }
        if let size = Picture.size(of: bytes), max(size.width, size.height) > Self.largestSide {
          return .widePicture(size.width, size.height, Self.largestSide, at: place)
        }
        return bytes.count > Self.largestPicture ? .heavyPicture(bytes.count, Self.largestPicture, at: place) : nil
      }
  }

  private static let largestPicture = 2_000_000
  private static let largestSide = 4_000
}

extension Diagnostic {
  static func undrawnPicture(at place: Place) -> Self {
    Self(
      "picture.undrawn", at: place,
      Message(en: "picture cannot be drawn smaller", ja: "この画像を小さく描き直せません"),
      hint: Message(en: "save it anew in an image program", ja: "画像ソフトで保存し直してください"))
  }

  static func widePicture(_ width: Int, _ height: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "picture.wide", severity: .warning, at: place,
      Message(
        en: "picture has \(width) × \(height) pixels; no page needs more than \(most)",
        ja: "画像が\(width)×\(height)ピクセルあります。ページには\(most)ピクセルもあれば足ります"),
      hint: Message(
        en: "make it smaller in an image program, or install libvips, which draws pictures smaller",
        ja: "画像ソフトで小さくするか、画像を小さく描き直す libvips を入れてください"))
  }

  static func heavyPicture(_ bytes: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "picture.heavy", severity: .warning, at: place,
      Message(
        en: "picture has \(bytes / 1_000_000) MB; readers on telephones wait for it",
        ja: "画像が\(bytes / 1_000_000)MBあります。携帯電話で見る人を待たせます"),
      hint: Message(
        en:
          "save it smaller, or with more compression, below \(most / 1_000_000) MB; libvips draws still pictures smaller",
        ja: "小さくするか圧縮を強めて、\(most / 1_000_000)MBより小さくしてください。libvips があれば、動かない画像は自動で小さくなります"))
  }
}
