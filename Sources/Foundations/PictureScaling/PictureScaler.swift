import CVips
public import Pictures

/// Draws pictures smaller and in formats that load fast, by libvips.
///
/// What it writes has nothing in it but the picture, and is the same for the same picture and version of libvips.
/// libvips is looked for when the first scaler is made.
public struct PictureScaler: Sendable {
  /// The version of libvips.
  public let version: String

  /// Looks for libvips; `nil` if there is none on this machine.
  public init?() {
    guard let version = unsafe engawa_vips_version() else { return nil }
    self.version = unsafe String(cString: version)
  }

  /// A picture at most so many pixels wide, upright and in sRGB.
  ///
  /// - Returns: `nil` if the file is torn, if libvips cannot read it, or if it cannot write the format.
  public func scaled(_ picture: [UInt8], width: Int, to format: Picture.Format) -> [UInt8]? {
    var count = 0
    guard Picture(picture) != nil, let width = Int32(exactly: width), width > 0, let code = Self.code(of: format) else {
      return nil
    }
    let result = unsafe picture.withUnsafeBytes { bytes in
      unsafe bytes.baseAddress.flatMap { unsafe engawa_vips_render($0, bytes.count, width, code, &count) }
    }
    guard let result = unsafe result else { return nil }
    defer { unsafe engawa_vips_free(result) }
    let written = unsafe Array(UnsafeRawBufferPointer(start: result, count: count))
    // In WebP libvips 8.14 leaves what it was told to take out.
    return Picture(written)?.stripped
  }

  private static func code(of format: Picture.Format) -> engawa_vips_format? {
    switch format {
    case .jpeg: engawa_vips_jpeg
    case .png: engawa_vips_png
    case .webp: engawa_vips_webp
    case .avif: engawa_vips_avif
    case .gif, .icon: nil
    }
  }
}
