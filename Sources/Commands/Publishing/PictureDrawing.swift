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
  /// What draws pictures, so that the same version gives the same files; `nil` where there are none to draw.
  let version: String?
  private let scaler: PictureScaler?
  private let store: PictureStore?
  /// Whether something may be taken that was drawn before.
  private let takes: Bool

  /// The version where there is no libvips.
  static let nothing = "none"

  /// The formats that can be drawn.
  var formats: Set<Picture.Format> { scaler?.formats ?? [] }

  /// - Parameter isNeeded: whether there are pictures; libvips is not loaded for a site without any.
  init(_ options: Publishing.Options, isNeeded: Bool) {
    scaler = isNeeded ? PictureScaler() : nil
    version = isNeeded ? scaler?.version ?? Self.nothing : nil
    store = scaler == nil ? nil : PictureStore(root: options.root)
    takes = options.usesCache
  }

  /// The files of a picture.
  ///
  /// - Throws: ``Stop`` if it is none, cannot be drawn, or says something that cannot be taken out.
  func files(of work: PictureWork, _ options: Publishing.Options) throws -> [(path: String, bytes: [UInt8])] {
    let source = Source(image: work.image, bytes: try Publishing.readImage(work.image, options))
    let original = try original(of: work, source).map { [(work.image, $0)] } ?? []
    return try original + work.versions.map { ($0.path, try drawn($0, source)) }
  }

  /// The picture itself.
  ///
  /// - Throws: ``Stop`` if it is none, cannot be drawn, or says something that cannot be taken out.
  func original(of work: PictureWork, _ options: Publishing.Options) throws -> [UInt8] {
    let source = Source(image: work.image, bytes: try Publishing.readImage(work.image, options))
    return try original(of: work, source) ?? source.published
  }

  private func original(of work: PictureWork, _ source: Source) throws(Stop) -> [UInt8]? {
    // What is no picture, or would have to be turned and does not say so in its first bytes, is refused in any form.
    let published = try source.published
    switch work.original {
    case .asItIs: return published
    case .drawn(let version): return try drawn(version, source)
    case .elsewhere: return nil
    }
  }

  private func drawn(_ version: PictureVersion, _ source: Source) throws(Stop) -> [UInt8] {
    guard let scaler else { throw Stop(.machine, [.undrawnPicture(at: source.place)]) }
    let name = PictureStore.Name(
      digest: source.digest, width: version.width, format: version.format, by: scaler.version)
    if takes, let kept = store?.picture(name), Self.isMeant(version, kept) { return kept }
    guard
      let drawn = scaler.scaled(
        source.bytes, width: version.width, height: version.height, to: version.format),
      Self.isMeant(version, drawn)
    else { throw Stop(.content, [.undrawnPicture(at: source.place)]) }
    store?.keep(drawn, as: name)
    return drawn
  }

  /// Whether a picture is what pages say it is.
  private static func isMeant(_ version: PictureVersion, _ bytes: [UInt8]) -> Bool {
    guard let picture = Picture(bytes), let size = Picture.size(of: bytes) else { return false }
    return picture.format == version.format && picture.metadata == nil && size == (version.width, version.height)
  }

  /// A picture as it lies among the content.
  private struct Source {
    let image: String
    let bytes: [UInt8]
    let digest: String

    init(image: String, bytes: [UInt8]) {
      (self.image, self.bytes) = (image, bytes)
      digest = Digest.hexadecimal(bytes)
    }

    var place: Place { Place(path: "content/\(image)") }

    /// The picture without what it says of its making.
    var published: [UInt8] {
      get throws(Stop) {
        guard let picture = Picture(bytes) else { throw Stop(.content, [.brokenPicture(at: place)]) }
        guard let bytes = picture.stripped else {
          throw Stop(.content, [.cannotStrip((picture.metadata ?? []).joined(separator: ", "), at: place)])
        }
        return bytes
      }
    }
  }

  /// Pictures that are larger than any page needs, where they are published as they are.
  ///
  /// - Parameter remembered: what the last build found in pictures that are as they were.
  func warnings(
    _ works: [PictureWork], _ options: Publishing.Options, remembering remembered: Remembered?
  ) throws -> [Diagnostic] {
    let known = Set(works.map(\.image).filter { remembered?.images.contains($0) ?? false }.map { "content/\($0)" })
    let kept = (remembered?.pictures ?? []).filter { $0.place.map { known.contains($0.path) } ?? false }
    return try kept
      + works.compactMap { work in
        // Readers load one of the versions.
        guard work.versions.isEmpty, !known.contains("content/\(work.image)") else { return nil }
        let bytes = try Publishing.readImage(work.image, options)
        let place = Place(path: "content/\(work.image)")
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
      Message(
        en: "picture cannot be drawn: it is damaged, or saved in an unusual way",
        ja: "この画像を描き直せません。壊れているか、特殊な方法で保存されています"),
      hint: Message(
        en: "open it in an image program and save it anew, as JPEG or PNG",
        ja: "画像ソフトで開き、JPEG か PNG で保存し直してください"))
  }

  static func brokenPicture(at place: Place) -> Self {
    Self(
      "picture.unreadable", at: place,
      Message(
        en: "neither JPEG, PNG, WebP, GIF nor AVIF, or torn", ja: "画像として読めません（JPEG、PNG、WebP、GIF、AVIF のどれでもないか、壊れています）"),
      hint: Message(en: "save it anew in an image program", ja: "画像ソフトで保存し直してください"))
  }

  static func cannotStrip(_ names: String, at place: Place) -> Self {
    Self(
      "picture.metadata", at: place,
      Message(
        en: "picture has \(names), which cannot be taken out without drawing it anew",
        ja: "画像に\(names)があり、そのままでは取り除けません"),
      hint: Message(
        en: "turn it upright and save it without metadata in an image program", ja: "画像ソフトで正しい向きにして、撮影情報を付けずに保存してください"))
  }

  static func widePicture(_ width: Int, _ height: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "picture.wide", severity: .warning, at: place,
      Message(
        en: "picture has \(width) × \(height) pixels; no page needs more than \(most)",
        ja: "画像が\(width)×\(height)ピクセルあります。ページには\(most)ピクセルもあれば足ります"),
      hint: Message(
        en: "make it smaller in an image program, or install libvips, which draws still JPEG, PNG and WebP smaller",
        ja: "画像ソフトで小さくしてください。libvips があれば、動かない JPEG・PNG・WebP は自動で小さくなります"))
  }

  static func heavyPicture(_ bytes: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "picture.heavy", severity: .warning, at: place,
      Message(
        en: "picture has \(bytes / 1_000_000) MB; readers on telephones wait for it",
        ja: "画像が\(bytes / 1_000_000)MBあります。携帯電話で見る人を待たせます"),
      hint: Message(
        en:
          "save it smaller, or with more compression, below \(most / 1_000_000) MB; libvips draws still JPEG, PNG and WebP smaller",
        ja: "小さくするか圧縮を強めて、\(most / 1_000_000)MBより小さくしてください。libvips があれば、動かない JPEG・PNG・WebP は自動で小さくなります"))
  }
}
