/// Changes the size of what is set in pixels, for a medium that cannot scale it.
enum PixelScale {
  /// A style sheet with all its pixels multiplied.
  static func scaled(_ styles: [UInt8], by factor: Double) -> [UInt8] {
    let text = String(decoding: styles, as: UTF8.self)
    let scaled = text.replacing(#/(\d+(?:\.\d+)?)px/#) { match in
      let pixels = (Double(match.1) ?? 0) * factor
      return "\((pixels * 100).rounded() / 100)px"
    }
    return Array(scaled.utf8)
  }
}
