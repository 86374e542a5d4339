import Markup

/// Ways in which text is wrapped in other text.
enum Encodings {
  /// A `data:` address in a text.
  struct DataAddress {
    let format: FileFormat
    /// What it holds; `nil` if it cannot be decoded.
    let content: [UInt8]?
    let offset: Int
  }

  private static let percent = UInt8(ascii: "%")

  /// The text with percent-encoding undone, and pluses as the spaces of a form; `nil` if there is neither.
  static func percentDecoded(_ text: ArraySlice<UInt8>, hasSpaces: Bool = true) -> [UInt8]? {
    let plus = UInt8(ascii: "+")
    guard text.contains(where: { $0 == percent || hasSpaces && $0 == plus }) else { return nil }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var isChanged = false
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == percent, index + 2 < text.endIndex, let high = hex(text[index + 1]),
        let low = hex(text[index + 2])
      {
        decoded.append(high << 4 | low)
        isChanged = true
        index += 3
      } else {
        let isSpace = hasSpaces && text[index] == plus
        isChanged = isChanged || isSpace
        decoded.append(isSpace ? 0x20 : text[index])
        index += 1
      }
    }
    return isChanged ? decoded : nil
  }

  /// The value of a hexadecimal digit.
  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// All `data:` addresses in a text.
  static func dataAddresses(in text: ArraySlice<UInt8>) -> [DataAddress] {
    // Most texts have no colon.
    guard Bytes.first(UInt8(ascii: ":"), in: text, from: text.startIndex) != nil else { return [] }
    let scheme = Array("data:".utf8)
    var found: [DataAddress] = []
    var index = text.startIndex
    while index + scheme.count < text.endIndex {
      guard text[index] | 0x20 == scheme[0],
        text[index..<index + scheme.count].elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 })
      else {
        index += 1
        continue
      }
      let start = index
      let head = text[(index + scheme.count)...].prefix(200).prefix { $0 != UInt8(ascii: ",") && $0 > 0x20 }
      index += scheme.count
      guard head.endIndex < text.endIndex, text[head.endIndex] == UInt8(ascii: ",") else { continue }
      let type = String(decoding: head, as: UTF8.self).lowercased()
      guard type.contains("/") || type.isEmpty || type.contains(";") else { continue }
      // Base64 may be broken into lines.
      let isBase64 = type.hasSuffix(";base64")
      let stops = Array((isBase64 ? "\"'<>)" : "\"'<> )\n\r\t").utf8)
      let body = text[(head.endIndex + 1)...].prefix(while: { !stops.contains($0) })
      let format = FileFormat(mediaType: type.split(separator: ";").first.map(String.init) ?? "text/plain")
      let plain = percentDecoded(body, hasSpaces: false) ?? Array(body)
      found.append(
        DataAddress(format: format, content: isBase64 ? base64(plain) : plain, offset: start))
      index = body.endIndex
    }
    return found
  }

  /// The bytes that base64 stands for, with or without padding, in either alphabet.
  static func base64(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in text where byte != UInt8(ascii: "=") && byte > 0x20 {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// Text in which backslashes hide characters, as in CSS and scripts: `\96F7`, `\u96f7`, `\u{96f7}`, `\xe9`.
  ///
  /// The value is `nil` if there are none.
  static func backslashDecoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.contains(UInt8(ascii: "\\")) else { return nil }
    var decoded: [UInt8] = []
    var high: UInt32?
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        decoded.append(text[index])
        index += 1
        continue
      }
      index += 1
      let sign = text[index]
      if sign == UInt8(ascii: "u") || sign == UInt8(ascii: "U") || sign == UInt8(ascii: "x") { index += 1 }
      if index < text.endIndex, text[index] == UInt8(ascii: "{") { index += 1 }
      let most = sign == UInt8(ascii: "u") ? 4 : sign == UInt8(ascii: "x") ? 2 : 6
      let digits = text[index...].prefix(most).prefix { hex($0) != nil }
      if digits.count >= 2 {
        let unit = digits.reduce(0) { $0 << 4 | UInt32(hex($1) ?? 0) }
        // Characters beyond the first plane stand as two in JSON.
        if let first = high, (0xDC00...0xDFFF).contains(unit) {
          append(0x10000 + (first - 0xD800) << 10 + unit - 0xDC00, to: &decoded)
        } else {
          append(unit, to: &decoded)
        }
        high = (0xD800...0xDBFF).contains(unit) ? unit : nil
        index = digits.endIndex
        // A space ends an escape of CSS.
        if index < text.endIndex, [UInt8(ascii: " "), UInt8(ascii: "}")].contains(text[index]) { index += 1 }
      } else {
        // An escaped sign is the sign; a line break or the like is a space.
        let isBreak = [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(sign)
        if index < text.endIndex, !isBreak { decoded.append(text[index]) } else { decoded.append(0x20) }
        index += 1
      }
    }
    return decoded
  }

  /// Appends a character in UTF-8.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let character = Unicode.Scalar(scalar) else { return }
    bytes += String(character).utf8
  }
}
