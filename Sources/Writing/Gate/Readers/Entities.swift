/// Entities of HTML and XML.
enum Entities {
  /// Names for characters that tell something.
  private static let names: [String: [UInt32]] = [
    "amp": [0x26], "lt": [0x3C], "gt": [0x3E], "quot": [0x22], "apos": [0x27], "nbsp": [0xA0], "shy": [0xAD],
    "ensp": [0x2002], "emsp": [0x2003], "thinsp": [0x2009], "zwnj": [0x200C], "zwj": [0x200D], "hyphen": [0x2010],
    "dash": [0x2010], "ndash": [0x2013], "mdash": [0x2014], "minus": [0x2212], "lpar": [0x28], "rpar": [0x29],
    "period": [0x2E], "commat": [0x40], "sol": [0x2F], "colon": [0x3A], "comma": [0x2C], "Tab": [0x09],
    "NewLine": [0x0A],
    "plus": [0x2B], "lowbar": [0x5F], "num": [0x23], "percnt": [0x25], "bsol": [0x5C], "ZeroWidthSpace": [0x200B],
  ]
  private static let withoutSemicolon = ["amp", "lt", "gt", "quot", "nbsp", "shy"]
  /// No entity is longer.
  private static let longest = 32

  /// What an ampersand and what follows stand for, and how many bytes that takes.
  static func decoded(_ bytes: [UInt8], at start: Int) -> (scalars: [UInt32], length: Int) {
    let rest = bytes[(start + 1)...].prefix(longest)
    if rest.first == UInt8(ascii: "#") {
      let digits = rest.dropFirst()
      let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
      let number = (isHex ? digits.dropFirst() : digits).prefix {
        isHex ? Encodings.hex($0) != nil : (0x30...0x39).contains($0)
      }
      guard !number.isEmpty, let value = UInt32(String(decoding: number, as: UTF8.self), radix: isHex ? 16 : 10),
        let scalar = Unicode.Scalar(value)
      else { return ([0x26], 1) }
      let isClosed = number.endIndex < bytes.count && bytes[number.endIndex] == UInt8(ascii: ";")
      return ([scalar.value], number.endIndex - start + (isClosed ? 1 : 0))
    }
    let name = rest.prefix { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    let word = String(decoding: name, as: UTF8.self)
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";") else {
      // A few old ones need no semicolon.
      guard let old = withoutSemicolon.first(where: word.hasPrefix) else { return ([0x26], 1) }
      return (names[old] ?? [], old.utf8.count + 1)
    }
    // What has a name that is not here is mostly not seen: it must hide nothing.
    return (names[word] ?? [], name.endIndex - start + 1)
  }
}
