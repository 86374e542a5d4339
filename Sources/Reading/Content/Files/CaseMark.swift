import Diagnostics
import Markup

/// Tells a case record that was put among the pages, by its bytes alone: it is found before anything reads the file, so
/// that nothing of it stands in an error, whatever else is wrong with it.
enum CaseMark {
  /// Whether the front matter has the key `confidential`, or the text a block of that name.
  static func isFound(in bytes: [UInt8]) -> Bool {
    guard FenceLikeness.mayOccur("confidential", in: bytes[...]) else { return false }
    var fence: ArraySlice<UInt8>?
    var line = bytes[...]
    var rules = 0
    while !line.isEmpty {
      let end = line.firstIndex(of: UInt8(ascii: "\n")) ?? line.endIndex
      let text = line[..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      line = line[min(end + 1, line.endIndex)...]
      if text.starts(with: "---".utf8) { rules += 1 }
      if rules < 2, text.starts(with: "confidential".utf8) { return true }
      guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { continue }
      let marks = text.prefix { $0 == sign }
      guard marks.count >= 3 else { continue }
      let name = text[marks.endIndex...].drop { $0 <= 0x20 }
      if let open = fence {
        if open.first == sign, marks.count >= open.count, name.isEmpty { fence = nil }
      } else {
        if name.starts(with: "confidential".utf8) { return true }
        fence = marks
      }
    }
    return false
  }
}

extension Diagnostic {
  static func misplacedCase(at place: Place) -> Self {
    Self(
      "content.misplaced-case", at: place,
      Message(en: "case summary among the pages", ja: "個別支援の記録が、ページの中に置かれています"),
      hint: Message(en: "move it to the folder of the register at once", ja: "すぐに登録簿のフォルダへ移してください"))
  }
}
