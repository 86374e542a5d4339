import Chronology
import Diagnostics

/// What somebody probably meant who wrote a value in another way than it is read.
enum MeantValue {
  /// How to write it, if that can be told.
  static func hint(for value: YAMLNode, expected: Message) -> Message? {
    guard case .scalar(let text, _) = value.content else { return nil }
    let plain = narrow(text)
    if expected == FieldType<CalendarDate>.date.expected {
      return CalendarDate(written: plain).map { write($0.iso) }
    }
    if expected == FieldType<CalendarMonth>.month.expected {
      return CalendarMonth(written: plain).map { write($0.iso) }
    }
    if expected == FieldType<Bool>.flag.expected { return flags[text.lowercased()].map { write($0) } }
    if expected == FieldType<Int>.number.expected {
      return plain.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(plain).map { write(String($0)) } : nil
    }
    // From one to another is no list of two.
    if expected.en.hasPrefix("a list"), !plain.contains("..") {
      let parts = text.split(whereSeparator: { "、，,".contains($0) }).map { $0.filter { !" 　".contains($0) } }
      let list = "[\(parts.joined(separator: ", "))]"
      return parts.isEmpty ? nil : Message(en: "write '\(list)'", ja: "「\(list)」と書いてください")
    }
    return nil
  }

  private static let flags = [
    "はい": "true", "yes": "true", "on": "true", "true": "true", "あり": "true", "いいえ": "false", "no": "false",
    "off": "false",
    "false": "false", "なし": "false",
  ]

  /// Letters and signs of full width in half width.
  private static func narrow(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  private static func write(_ text: String) -> Message { Message(en: "write \(text)", ja: "\(text) と書いてください") }
}
