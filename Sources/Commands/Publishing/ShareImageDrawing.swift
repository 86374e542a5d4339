import Content
import Diagnostics
import Digests
import PictureScaling
import Pictures
import Site

/// Draws the images that are seen where links are shared.
struct ShareImageDrawing: Sendable {
  /// The family that their style sheet names.
  private static let family = "BIZ UDPGothic"
  /// What draws them.
  private let version: String
  private let scaler: PictureScaler
  private let font: DrawingFont
  private let store: PictureStore?
  private let takes: Bool

  /// What the images of a site are drawn with, where it has any.
  ///
  /// - Parameters:
  ///   - standalone: the page that leaves the site, if one does; nobody sees links to it.
  /// - Returns: nothing where the site wants none; no drawing and a warning if they cannot be drawn on this machine.
  static func ready(
    _ configuration: SiteConfiguration, _ edition: Edition, _ options: Publishing.Options, isStandalone: Bool
  ) -> Reviewed<(drawing: ShareImageDrawing?, version: String)?> {
    guard configuration.hasShareImages, edition.isPublic, !isStandalone, options.drawsShareImages else {
      return Reviewed(nil, [])
    }
    let (scaler, font) = (PictureScaler(), DrawingFont(family: family))
    let version = version(scaler, font)
    guard let scaler, scaler.drawn(dot) != nil else { return Reviewed((nil, version), [.noShareImages]) }
    guard let font else { return Reviewed((nil, version), [.noShareFont(family)]) }
    let drawing = ShareImageDrawing(
      version: version, scaler: scaler, font: font, store: PictureStore(root: options.root), takes: options.usesCache)
    return Reviewed((drawing, version), [])
  }

  /// What draws them, so that the same version gives the same images; also what is missing, so that images are made once
  /// it is there.
  private static func version(_ scaler: PictureScaler?, _ font: DrawingFont?) -> String {
    "\(scaler?.version ?? PictureDrawing.nothing) \(mark)\(font.map { "\($0.version)" } ?? PictureDrawing.nothing)"
  }

  private static let mark = "font"

  /// A drawing of one pixel, to see whether there is librsvg.
  private static let dot = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>".utf8)

  /// Whether this machine draws as some version did, which may have drawn pictures alone.
  static func isOfThisMachine(_ version: String) -> Bool {
    let scaler = PictureScaler()
    guard version.contains(" \(mark)") else { return version == scaler?.version ?? PictureDrawing.nothing }
    return version == self.version(scaler, DrawingFont(family: family))
  }

  /// Which pages have an image.
  var images: ShareImages { ShareImages { [font] in font.missing(in: $0) } }

  /// An image that was drawn before; `nil` if it was not, or may not be taken.
  func kept(_ file: DrawnFile) -> [UInt8]? { takes ? store?.picture(name(of: file)) : nil }

  /// An image as PNG.
  ///
  /// - Throws: ``Stop`` if libvips does not draw it.
  func drawn(_ file: DrawnFile) throws(Stop) -> [UInt8] {
    guard let drawn = scaler.drawn(file.drawing) else {
      throw Stop(.machine, [.undrawnShareImage(at: Place(path: file.path))])
    }
    return drawn
  }

  /// Keeps an image that may be published.
  func keep(_ drawn: [UInt8], of file: DrawnFile) { store?.keep(drawn, as: name(of: file)) }

  private func name(of file: DrawnFile) -> PictureStore.Name {
    PictureStore.Name(digest: Digest.hexadecimal(file.drawing), width: 0, format: .png, by: version)
  }
}

extension Diagnostic {
  fileprivate static let noShareImages = Self(
    "share-image.undrawn", severity: .warning, at: Place(path: "engawa.yml"),
    Message(
      en: "'share-images' has no effect: there is no libvips that draws SVG",
      ja: "SVG を描ける libvips がないので、share-images の画像を作れません"),
    hint: Message(
      en: "install libvips with librsvg (on Debian: libvips42), or write 'share-images: false'",
      ja: "libvips（Debian では libvips42）を入れるか、share-images: false にしてください"))

  fileprivate static func noShareFont(_ family: String) -> Self {
    Self(
      "share-image.no-font", severity: .warning, at: Place(path: "engawa.yml"),
      Message(
        en: "'share-images' has no effect: the font \(family) is not installed",
        ja: "書体 \(family) がないので、share-images の画像を作れません"),
      hint: Message(
        en: "install it (on Debian: fonts-morisawa-bizud-gothic), or write 'share-images: false'",
        ja: "書体（Debian では fonts-morisawa-bizud-gothic）を入れるか、share-images: false にしてください"))
  }

  fileprivate static func undrawnShareImage(at place: Place) -> Self {
    Self(
      "share-image.refused", at: place,
      Message(en: "libvips does not draw this image for links", ja: "リンクに添えるこの画像を、libvips が描けません"),
      hint: Message(
        en: "look at templates/figures/share.css, if you have one; 'share-images: false' in engawa.yml does without",
        ja: "templates/figures/share.css を置いていれば、見直してください。engawa.yml を share-images: false にすれば、画像なしで公開できます"))
  }
}
