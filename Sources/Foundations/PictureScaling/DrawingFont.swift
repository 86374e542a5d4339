import CVips

/// A family of fonts that letters in pictures are drawn with, and which signs it has.
public struct DrawingFont: Sendable {
  /// The version of the font, which decides on what is drawn.
  public let version: Int
  /// A bit for each sign that it has.
  private let signs: [UInt8]

  /// Of all planes that have letters.
  private static let count = 0x4_0000 / 8

  /// Looks for a family, such as `BIZ UDPGothic`; `nil` if it is not installed.
  public init?(family: String) {
    var signs = [UInt8](repeating: 0, count: Self.count)
    let version = unsafe engawa_font_signs(family, &signs, signs.count)
    guard version >= 0 else { return nil }
    self.version = Int(version)
    self.signs = signs
  }

  /// The signs of a text that it does not have, each once; others would be taken from whatever font has them.
  public func missing(in text: String) -> [Character] {
    var missing: Set<Unicode.Scalar> = []
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace && !has(scalar) { missing.insert(scalar) }
    return missing.sorted().map(Character.init)
  }

  private func has(_ scalar: Unicode.Scalar) -> Bool {
    let value = Int(scalar.value)
    return value / 8 < signs.count && signs[value / 8] & 1 << UInt8(value % 8) != 0
  }
}
