/// How wide a text will be, told from the widths of letters.
///
/// The widths are those of Noto Sans CJK JP, which the pages ask for first. Fonts that stand in for it are about as wide;
/// whoever places text leaves some room.
public struct TextMeasure: Sendable {
  /// The height of the letters, in the units of the picture.
  public let size: Double
  /// Whether the letters are bold.
  public let isBold: Bool
  /// How much wider Latin letters and figures are, in thousandths: those of BIZ UDPGothic, which stands on paper and in
  /// images, are by a third.
  private let latin: Int

  /// Takes a font.
  ///
  /// - Parameter isWide: whether letters are drawn in BIZ UDPGothic.
  public init(size: Double, isBold: Bool = false, isWide: Bool = false) {
    self.size = size
    self.isBold = isBold
    latin = isWide ? 1350 : 1000
  }

  /// The width of a text in the units of the picture.
  public func width(_ text: some StringProtocol) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += thousandthsOfEm(scalar) }
    return Double(thousandths) * size / 1000
  }

  private func thousandthsOfEm(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return Int((isBold ? Self.bold : Self.regular)[Int(scalar.value) - 0x20]) * latin / 1000
    // Combining marks, variation selectors and what has no width.
    case 0..<0x20, 0x0300..<0x0370, 0x200B...0x200F, 0x3099, 0x309A, 0xFE00...0xFE0F: return 0
    // Latin letters with accents, and dashes.
    case 0xA0..<0x0300 where scalar.value != 0xD7 && scalar.value != 0xF7 && scalar.value != 0xB1:
      return isBold ? 640 : 610
    case 0x2010...0x2013, 0x2212: return isBold ? 590 : 555
    // Katakana of half width.
    case 0xFF61...0xFF9F: return 500
    // In a Japanese font signs such as × → ① are as wide as letters.
    default: return 1000
    }
  }

  // From a space to a tilde, in thousandths of the size.
  private static let regular: [Int16] = [
    224, 323, 475, 555, 555, 921, 680, 279, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555,
    555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812,
    723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620,
    554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338,
    270, 338, 555,
  ]
  private static let bold: [Int16] = [
    227, 370, 577, 590, 590, 963, 740, 326, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590,
    590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853,
    749, 770, 667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644,
    581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378,
    296, 378, 590,
  ]
}
