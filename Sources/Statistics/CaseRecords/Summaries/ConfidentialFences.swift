import Diagnostics
import Markup
import Tables

/// Takes the texts between fences of a case summary: ```` ```confidential ````.
///
/// Nothing of the text is rendered, so that lines are all there is to know of it.
enum ConfidentialFences {
  /// The texts; a fence of another name, or without an end, is an error.
  static func read(_ source: SourceText, from offset: Int) -> Reviewed<[Confidential<String>]> {
    var texts: [Confidential<String>] = []
    var diagnostics: [Diagnostic] = []
    var open: (sign: UInt8, length: Int, line: Int, text: [UInt8])?
    var number = source.bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    for line in source.bytes[offset...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let fence = fence(line)
      if let current = open {
        if let fence, fence.sign == current.sign, fence.length >= current.length, fence.info.isEmpty {
          texts.append(Confidential(String(decoding: current.text, as: UTF8.self)))
          open = nil
        } else {
          open?.text += line + [UInt8(ascii: "\n")]
        }
      } else if let fence {
        if fence.info != Array("confidential".utf8) { diagnostics.append(.otherFence(at: source.place(line: number))) }
        open = (fence.sign, fence.length, number, [])
      } else if FenceLikeness.opens("confidential", line) {
        diagnostics.append(.almostFence(at: source.place(line: number)))
      }
    }
    if let open { diagnostics.append(.openFence(at: source.place(line: open.line))) }
    return Reviewed(texts, diagnostics)
  }

  /// A line of three or more backticks or tildes, with what stands behind them.
  private static func fence(_ line: ArraySlice<UInt8>) -> (sign: UInt8, length: Int, info: [UInt8])? {
    let content = line.drop { $0 == UInt8(ascii: " ") }
    guard line.count - content.count < 4, let sign = content.first, "`~".utf8.contains(sign) else { return nil }
    let length = content.prefix { $0 == sign }.count
    guard length >= 3 else { return nil }
    let info = content.dropFirst(length).drop { $0 == UInt8(ascii: " ") }
    return (sign, length, Array(info.prefix { $0 > UInt8(ascii: " ") }))
  }
}

extension Diagnostic {
  static func otherFence(at place: Place) -> Self {
    Self(
      "case.unknown-fence", at: place,
      Message(en: "only 'confidential' can stand behind a fence here", ja: "ここで使える囲みは「confidential」だけです"))
  }

  static func almostFence(at place: Place) -> Self {
    Self(
      "case.almost-fence", at: place,
      Message(
        en: "this looks like the beginning of a confidential block, and is none",
        ja: "confidential の囲みのつもりのようですが、囲みになっていません"),
      hint: Message(
        en: "write ```confidential at the beginning of the line, in half width",
        ja: "行の先頭に、半角で ```confidential と書いてください"))
  }

  static func openFence(at place: Place) -> Self {
    Self(
      "case.open-fence", at: place, Message(en: "fence has no end", ja: "囲みが閉じていません"),
      hint: Message(en: "close it with a line of ```", ja: "「```」だけの行で閉じてください"))
  }
}
