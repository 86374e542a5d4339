public import Diagnostics
import Markup

/// What every text file must be before anybody reads it: UTF-8, with line feeds, without characters that only one
/// machine can show.
public enum FileCheck {
  /// Everything that is wrong with the bytes; empty for almost every file.
  public static func problems(_ source: SourceText) -> [Diagnostic] {
    let bytes = source.bytes
    if bytes.isEmpty { return [.emptyFile(at: source.wholePlace)] }
    if let place = UTF8Text.firstInvalid(bytes) { return [.notUTF8(at: source.place(at: place))] }
    var problems: [Diagnostic] = []
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { problems.append(.byteOrderMark(at: source.place(line: 1))) }
    // Of each kind the first is reported; a file that has one often has thousands.
    var seen: (carriageReturn: Bool, control: Bool, privateUse: Bool) = (false, false, false)
    for index in bytes.indices {
      let byte = bytes[index]
      // Two comparisons pass almost all text.
      guard byte < 0x20 || byte == 0x7F || byte >= 0xEE || byte == 0xE2 else { continue }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "\r"):
        if !seen.carriageReturn { problems.append(.carriageReturn(at: source.place(at: index))) }
        seen.carriageReturn = true
      case 0..<0x20, 0x7F:
        if !seen.control { problems.append(.controlCharacter(byte, at: source.place(at: index))) }
        seen.control = true
      case 0xE2:
        // U+2028 and U+2029 end lines for some programs and not for others.
        guard bytes[index + 1] == 0x80, bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 else { continue }
        if !seen.control { problems.append(.lineSeparator(at: source.place(at: index))) }
        seen.control = true
      default:
        guard isPrivateUse(bytes, index), !seen.privateUse else { continue }
        problems.append(.privateUse(at: source.place(at: index)))
        seen.privateUse = true
      }
    }
    return problems
  }

  /// Whether a private-use character begins here: U+E000–F8FF, or planes 15 and 16.
  private static func isPrivateUse(_ bytes: [UInt8], _ index: Int) -> Bool {
    switch bytes[index] {
    case 0xEE: true
    // U+F000–F8FF, and the noncharacters U+FDD0–FDEF, U+FFFE, U+FFFF.
    case 0xEF:
      bytes[index + 1] <= 0xA3 || (bytes[index + 1] == 0xB7 && (0x90...0xAF).contains(bytes[index + 2]))
        || (bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE)
    case 0xF3: bytes[index + 1] >= 0xB0
    case 0xF4: true
    default: false
    }
  }
}

extension Diagnostic {
  static func emptyFile(at place: Place) -> Self {
    Self(
      "file.empty", at: place, Message(en: "file is empty", ja: "ファイルが空です"),
      hint: Message(en: "write something into it, or delete it", ja: "中身を書くか、ファイルを消してください"))
  }

  static func notUTF8(at place: Place) -> Self {
    Self(
      "file.not-utf8", at: Place(path: place.path, position: place.position),
      Message(en: "file is not UTF-8 from here on", ja: "ここから先がUTF-8ではありません"),
      hint: Message(en: "save it as UTF-8 in your editor", ja: "エディタで文字コードをUTF-8にして保存してください"))
  }

  static func byteOrderMark(at place: Place) -> Self {
    Self(
      "file.byte-order-mark", at: place,
      Message(en: "file begins with a byte order mark", ja: "ファイルの先頭にBOM（バイト順マーク）があります"),
      hint: Message(en: "save it as UTF-8 without BOM", ja: "「UTF-8（BOMなし）」で保存してください"))
  }

  static func carriageReturn(at place: Place) -> Self {
    Self(
      "file.carriage-return", at: place,
      Message(en: "line ends in a carriage return", ja: "改行コードがLFではありません（CRがあります）"),
      hint: Message(en: "save it with LF line endings", ja: "エディタで改行コードをLFにして保存してください"))
  }

  static func controlCharacter(_ byte: UInt8, at place: Place) -> Self {
    let code = String(byte, radix: 16, uppercase: true)
    return Self(
      "file.control-character", at: place,
      Message(en: "control character U+00\(code.count < 2 ? "0" : "")\(code)", ja: "制御文字（16進で\(code)）があります"),
      hint: Message(en: "delete it", ja: "消してください"))
  }

  static func lineSeparator(at place: Place) -> Self {
    Self(
      "file.line-separator", at: place, Message(en: "line or paragraph separator", ja: "特別な改行文字（U+2028かU+2029）があります"),
      hint: Message(en: "delete it and press Enter instead", ja: "消して、ふつうに改行してください"))
  }

  static func privateUse(at place: Place) -> Self {
    Self(
      "file.private-use-character", at: place,
      Message(en: "private-use character", ja: "外字（私用領域の文字）があります"),
      hint: Message(en: "other machines cannot show it; use another character", ja: "ほかの機械では表示できません。別の字で書いてください"))
  }
}
