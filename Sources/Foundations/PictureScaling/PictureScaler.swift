import CVips
public import Pictures

/// Draws pictures smaller and in formats that load fast, by libvips.
///
/// What it writes has nothing in it but the picture, and is the same for the same picture and ``version``.
/// libvips is looked for when the first scaler is made.
public struct PictureScaler: Sendable {
  /// What decides on the bytes that are written: the version of libvips, and how each format is written, such as
  /// `8.14.1 avif55.4 jpeg82.0 png0.9 webp80.4`.
  public let version: String
  /// The formats that can be written on this machine.
  public let formats: Set<Picture.Format>

  /// Looks for libvips; `nil` if there is none on this machine.
  public init?() {
    guard let version = unsafe engawa_vips_version() else { return nil }
    let library = unsafe String(cString: version)
    // AVIF is written by a library that not every machine has beside libvips.
    let formats = Self.encodings.filter { Self.written(Self.dot, width: 1, to: $0) != nil }
    self.version = ([library] + formats.map(\.description)).joined(separator: " ")
    self.formats = Set(formats.map(\.format))
  }

  /// A picture upright and in sRGB.
  ///
  /// - Parameters:
  ///   - width: how many pixels it gets in its width.
  ///   - height: how many it gets in its height; `nil` for as many as its width makes in proportion, and then a picture
  ///     that is smaller stays as large as it is.
  /// - Returns: `nil` if the file is torn, if libvips cannot read it, or if it cannot write the format.
  public func scaled(_ picture: [UInt8], width: Int, height: Int? = nil, to format: Picture.Format) -> [UInt8]? {
    guard Picture(picture) != nil, let encoding = Self.encodings.first(where: { $0.format == format }) else {
      return nil
    }
    return Self.written(picture, width: width, height: height, to: encoding)
  }

  /// A drawing of our own as PNG.
  ///
  /// - Parameter svg: an SVG file that says its size in pixels, with letters of fonts of this machine.
  /// - Returns: `nil` if it cannot be read, or libvips cannot draw such files.
  public func drawn(_ svg: [UInt8]) -> [UInt8]? {
    var count = 0
    let result = unsafe svg.withUnsafeBytes { bytes in
      unsafe bytes.baseAddress.flatMap { unsafe engawa_vips_draw($0, bytes.count, &count) }
    }
    return unsafe result.flatMap { unsafe Self.taken($0, count: count) }
  }

  private static func written(
    _ picture: [UInt8], width: Int, height: Int? = nil, to encoding: Encoding
  ) -> [UInt8]? {
    guard let width = Int32(exactly: width), let height = Int32(exactly: height ?? 0), width > 0 else { return nil }
    var count = 0
    let result = unsafe picture.withUnsafeBytes { bytes in
      unsafe bytes.baseAddress.flatMap {
        unsafe engawa_vips_render($0, bytes.count, width, height, encoding.code, encoding.settings, &count)
      }
    }
    return unsafe result.flatMap { unsafe taken($0, count: count) }
  }

  /// What libvips wrote.
  private static func taken(_ result: UnsafeMutableRawPointer, count: Int) -> [UInt8]? {
    defer { unsafe engawa_vips_free(result) }
    let written = unsafe Array(UnsafeRawBufferPointer(start: result, count: count))
    // In WebP libvips 8.14 leaves an empty block of metadata.
    return Picture(written)?.stripped
  }

  /// How a format is written.
  private struct Encoding: CustomStringConvertible {
    let format: Picture.Format
    let code: engawa_vips_format
    let settings: engawa_vips_encoding

    var description: String { "\(format.rawValue)\(settings.quality).\(settings.effort)" }
  }

  /// On photographs of meetings the files are as good as their originals to the eye; more effort makes them some
  /// percent smaller and takes twice the time.
  private static let encodings = [
    Encoding(format: .avif, code: engawa_vips_avif, settings: .init(quality: 55, effort: 4)),
    Encoding(format: .jpeg, code: engawa_vips_jpeg, settings: .init(quality: 82, effort: 0)),
    Encoding(format: .png, code: engawa_vips_png, settings: .init(quality: 0, effort: 9)),
    Encoding(format: .webp, code: engawa_vips_webp, settings: .init(quality: 80, effort: 4)),
  ]

  /// A GIF of one pixel, to see what can be written.
  private static let dot: [UInt8] =
    Array("GIF89a".utf8) + [
      1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
    ]
    + [0x3B]
}
