import CUtf8proc

/// Brings a text to the form that it is searched in, in a way that a browser can follow to the letter.
///
/// It is NFKC, then lower case by code points, then katakana as hiragana and both small letters of sigma as one.
/// What hides or varies on purpose is no concern here; for that there is ``TextFolding``.
public enum PlainFolding {
  /// The code points of a folded text.
  public static func fold(_ text: String) -> [UInt32] {
    let bytes = Array(text.utf8)
    let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue)
    // One code point of compatibility becomes eighteen at most.
    var buffer = [Int32](repeating: 0, count: bytes.count + 18)
    var count = decompose(bytes, into: &buffer, options)
    if count > buffer.count {
      buffer = [Int32](repeating: 0, count: count)
      count = decompose(bytes, into: &buffer, options)
    }
    guard count > 0 else { return [] }
    count = unsafe utf8proc_normalize_utf32(&buffer, count, options)
    return buffer.prefix(max(0, count)).map { usual(UInt32(bitPattern: utf8proc_tolower($0))) }
  }

  private static func decompose(_ bytes: [UInt8], into buffer: inout [Int32], _ options: utf8proc_option_t) -> Int {
    unsafe utf8proc_decompose(bytes, bytes.count, &buffer, buffer.count, options)
  }

  private static func usual(_ scalar: UInt32) -> UInt32 {
    if (0x30A1...0x30F6).contains(scalar) { return scalar - 0x60 }
    return scalar == 0x3C2 ? 0x3C3 : scalar
  }

  /// Whether a folded code point is of a word: a letter, a digit, or a mark upon one.
  public static func isOfWord(_ scalar: UInt32) -> Bool {
    switch utf8proc_category(Int32(bitPattern: scalar)) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO,
      UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NL,
      UTF8PROC_CATEGORY_NO:
      true
    default: false
    }
  }
}
