public import Diagnostics

/// The YAML between two lines of `---` at the head of a file, and where the text behind it begins.
public struct FrontMatter: Sendable {
  /// The keys with their values.
  public let pairs: [YAMLPair]
  /// Where the text begins, behind the front matter.
  public let bodyOffset: Int
  /// Whether all keys are known, so that one that is not there is missing.
  public let isWhole: Bool

  private static let fence = Array("---".utf8)

  /// Reads the head of a file; the value is `nil` if it has no front matter.
  public static func read(_ source: SourceText) -> Reviewed<FrontMatter?> {
    let bytes = source.bytes
    guard let first = endOfFence(bytes, at: 0) else {
      return Reviewed(nil, [.missingFrontMatter(at: source.place(line: 1))])
    }
    var line = first
    while line < bytes.count {
      if let end = endOfFence(bytes, at: line) {
        let mapping = YAMLReader.mapping(first..<line, of: source)
        let frontMatter = FrontMatter(pairs: mapping.value, bodyOffset: end, isWhole: !mapping.isUnreadable)
        return Reviewed(frontMatter, mapping.diagnostics)
      }
      line = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    }
    return Reviewed(nil, [.unterminated(at: source.place(line: 1))])
  }

  /// The offset behind a fence line that begins here, or `nil`.
  private static func endOfFence(_ bytes: [UInt8], at start: Int) -> Int? {
    guard bytes[start...].starts(with: fence) else { return nil }
    var index = start + fence.count
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    if index == bytes.count { return index }
    return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }
}

extension Diagnostic {
  static func missingFrontMatter(at place: Place) -> Self {
    Self(
      "front-matter.missing", at: place,
      Message(en: "file does not begin with front matter", ja: "ファイルの先頭に前付けがありません"),
      hint: Message(en: "begin with a line of '---', keys, and '---' again", ja: "「---」の行、キー、もう一度「---」の行で始めてください"))
  }

  static func unterminated(at place: Place) -> Self {
    Self(
      "front-matter.unterminated", at: place,
      Message(en: "front matter has no end", ja: "前付けが終わっていません"),
      hint: Message(en: "close it with a line of '---'", ja: "「---」だけの行で閉じてください"))
  }
}
