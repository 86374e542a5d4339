/// Text that shows what is in it: nothing in it steers a terminal, a log or the direction of reading.
public enum Visible {
  /// The text with a replacement character for whatever would not be seen; tabs stay.
  public static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map(scalar)))
  }

  /// A character, or the replacement character for one that would not be seen.
  static func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar { isHidden(scalar) ? "\u{FFFD}" : scalar }

  /// Control characters, line and paragraph separators, and what changes the direction or is invisible: they can begin
  /// a line of a log, or show a name in another order than it has.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
