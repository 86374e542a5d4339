import Diagnostics

/// The blocks of a text that only internal editions have: fences with the name `internal`.
///
/// For others what stands in them is cut out before anything else looks at the text, so that no heading, footnote, link
/// or picture in them can have an effect on what is left.
struct InternalBlocks {
  /// The text as the edition has it.
  private(set) var text: ArraySlice<UInt8>
  /// The number of each line in the file, or `nil` if nothing was cut.
  private(set) var lineNumbers: [Int]?
  /// The lines of the file that were left out, fences included.
  private(set) var leftOut: [ClosedRange<Int>] = []
  /// Lines of the file at which a block is not closed.
  private(set) var unclosed: [Int] = []

  /// The name that such a fence has.
  static let name = "internal"

  /// Looks for the blocks of a text.
  ///
  /// - Parameters:
  ///   - firstLine: how many lines of the file come before the text.
  ///   - isCut: whether they are cut out.
  init(_ text: ArraySlice<UInt8>, firstLine: Int, isCut: Bool) {
    self.text = text
    guard Self.mayOccur(in: text) else { return }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var numbers: [Int] = []
    var kept: [UInt8] = []
    var next = 1
    func keep(through last: Int) {
      while next <= min(last, lines.count) {
        if !numbers.isEmpty { kept.append(UInt8(ascii: "\n")) }
        kept += lines[next - 1]
        numbers.append(firstLine + next)
        next += 1
      }
    }
    let tree = Tree(parsing: Array(text))
    for block in tree.nodes(where: { $0 == .codeBlock }) where FencePass.name(of: block) == Self.name {
      let (start, end) = (block.startLine, max(block.endLine, block.startLine))
      let isClosed = end > start && Self.closes(lines[end - 1], lines[start - 1])
      if !isClosed { unclosed.append(firstLine + start) }
      leftOut.append(firstLine + start...firstLine + end)
      guard isCut else { continue }
      keep(through: start)
      next = isClosed ? end : end + 1
    }
    guard isCut, !leftOut.isEmpty else { return }
    keep(through: lines.count)
    self.text = kept[...]
    lineNumbers = numbers
  }

  private static func mayOccur(in text: ArraySlice<UInt8>) -> Bool {
    let name = Array(name.utf8)
    return text.indices.contains { index in
      (text[index] == UInt8(ascii: "`") || text[index] == UInt8(ascii: "~"))
        && text[(index + 1)...].drop(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }).starts(with: name)
    }
  }

  /// Whether a line closes the fence that another opens.
  private static func closes(_ line: ArraySlice<UInt8>, _ opening: ArraySlice<UInt8>) -> Bool {
    func fence(_ line: ArraySlice<UInt8>) -> (byte: UInt8, count: Int, rest: ArraySlice<UInt8>)? {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      guard let byte = text.first else { return nil }
      let rest = text.drop { $0 == byte }
      return (byte, rest.startIndex - text.startIndex, rest)
    }
    guard let first = fence(opening), let last = fence(line) else { return false }
    return last.byte == first.byte && last.count >= first.count
      && last.rest.allSatisfy { [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains($0) }
  }
}

extension Diagnostic {
  static func unclosedInternal(at place: Place) -> Self {
    Self(
      "markdown.unclosed-internal", at: place,
      Message(en: "internal block is not closed", ja: "「internal」の囲みが閉じられていません"),
      hint: Message(
        en: "without a closing fence everything to the end would be internal", ja: "閉じる ``` がないと、終わりまで内部用になります"))
  }

  static func nestedInternal(at place: Place) -> Self {
    Self(
      "markdown.nested-internal", at: place,
      Message(
        en: "internal block inside a list, quote, note or footnote", ja: "「internal」の囲みが、リストや引用、ほかの囲み、脚注の中にあります"),
      hint: Message(en: "put it between paragraphs, at the beginning of the line", ja: "段落と段落の間に、行の先頭から書いてください"))
  }
}
