import Diagnostics
import Markup

/// The blocks of a text that not everybody has: fences with the name `internal`, `notes` or `answer`, which only internal
/// editions have, and `published`, which is there only while a table is.
///
/// For others what stands in the former is cut out before anything else looks at the text, so that no heading, footnote,
/// link or picture in them can have an effect on what is left.
struct RestrictedBlocks {
  /// The text as the edition has it.
  private(set) var text: ArraySlice<UInt8>
  /// The number of each line in the file, or `nil` if nothing was cut.
  private(set) var lineNumbers: [Int]?
  /// The lines of the file that were left out, fences included.
  private(set) var leftOut: [ClosedRange<Int>] = []
  /// Lines of the file at which something is wrong, in the order of the file.
  private(set) var problems: [(line: Int, block: ProseBlock, kind: Problem)] = []

  /// What can be wrong with a block.
  enum Problem {
    /// It goes on to the end of the file.
    case unclosed
    /// Text stands right before or behind it, which would run together without it.
    case crowded
    /// A fence stands in it, which would close it too early.
    case fenced
    /// Something looks like one and is none.
    case lookalike
    /// An indented line comes next, which would belong to something else without it.
    case indentedBehind
  }

  /// The blocks, with the names of their fences.
  private static let names: [(block: ProseBlock, name: StaticString)] = [
    (.internal, "internal"), (.notes, "notes"), (.answer, "answer"), (.published, "published"),
  ]

  /// Looks for the blocks of a text.
  ///
  /// - Parameters:
  ///   - firstLine: how many lines of the file come before the text.
  ///   - isCut: whether they are cut out.
  init(_ text: ArraySlice<UInt8>, firstLine: Int, isCut: Bool) {
    self.text = text
    guard FenceLikeness.mayOccur(anyOf: Self.names.map(\.name), in: text) || FenceLikeness.mayHideName(in: text) else {
      return
    }
    let lines = Self.lines(of: text)
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
    var inside: [ClosedRange<Int>] = []
    for block in tree.nodes(where: { $0 == .codeBlock }) {
      guard let name = FencePass.name(of: block).flatMap(ProseBlock.init), name.mayBeMissing else { continue }
      let (start, end) = (block.startLine, max(block.endLine, block.startLine))
      let isClosed = end > start && Self.closes(lines[end - 1], lines[start - 1])
      if !isClosed { problems.append((firstLine + start, name, .unclosed)) }
      problems += Self.problems(of: block, in: start...end, lines).map { (firstLine + $0.line, name, $0.kind) }
      inside.append(start...end)
      guard name.isRestricted else { continue }
      leftOut.append(firstLine + start...firstLine + end)
      guard isCut else { continue }
      keep(through: start)
      next = isClosed ? end : end + 1
    }
    problems += Self.lookalikes(in: lines, outside: inside).map { (firstLine + $0.line, $0.block, .lookalike) }
    problems.sort { $0.line < $1.line }
    guard isCut, !leftOut.isEmpty else { return }
    keep(through: lines.count)
    self.text = kept[...]
    lineNumbers = numbers
  }

  /// What is wrong with where a block stands, and with what stands in it.
  private static func problems(
    of block: Node, in place: ClosedRange<Int>, _ lines: [ArraySlice<UInt8>]
  ) -> [(line: Int, kind: Problem)] {
    let (start, end) = (place.lowerBound, place.upperBound)
    var problems: [(Int, Problem)] = []
    if block.parent?.parent != nil { problems.append((start, .lookalike)) }
    let isBlank = { (line: Int) in !lines.indices.contains(line - 1) || Self.isBlank(lines[line - 1]) }
    if !isBlank(start - 1) || !isBlank(end + 1) || joinsLists(block) { problems.append((start, .crowded)) }
    let follower = lines.dropFirst(end).first { !Self.isBlank($0) }
    if let first = follower?.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
      problems.append((start, .indentedBehind))
    }
    for line in start + 1..<max(end, start + 1) where isFence(lines[line - 1]) { problems.append((line, .fenced)) }
    return problems
  }

  /// Lines outside all blocks that look as if they opened one.
  private static func lookalikes(
    in lines: [ArraySlice<UInt8>], outside blocks: [ClosedRange<Int>]
  ) -> [(line: Int, block: ProseBlock)] {
    var blocks = blocks[...]
    var found: [(Int, ProseBlock)] = []
    for (line, text) in zip(1..., lines) {
      while let first = blocks.first, first.upperBound < line { blocks.removeFirst() }
      guard !(blocks.first?.contains(line) ?? false),
        let name = names.first(where: { FenceLikeness.opens($0.name, text) })?.block
      else { continue }
      found.append((line, name))
    }
    return found
  }

  private static let marks: Set<UInt8> = [UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: ":")]

  /// The lines as CommonMark has them, which end in LF, CR or both.
  private static func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    for index in text.indices {
      let isReturn = text[index] == UInt8(ascii: "\r")
      let isPair = isReturn && index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "\n")
      guard !isPair, isReturn || text[index] == UInt8(ascii: "\n") else { continue }
      lines.append(text[start..<index])
      start = index + 1
    }
    return lines + [text[start...]]
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 0x20 } }

  /// Whether a line is one of three marks of a fence or more, whatever stands in front of them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    guard let mark = text.first, marks.contains(mark) else { return false }
    return text.prefix { $0 == mark }.count >= 3
  }

  /// Whether a block stands between two lists, which would be one without it.
  private static func joinsLists(_ block: Node) -> Bool {
    block.previous?.kind == .list && block.next?.kind == .list
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
  static func restrictedBlock(
    _ block: ProseBlock, _ problem: RestrictedBlocks.Problem, at place: Place
  ) -> Self {
    let name = block.rawValue
    return switch problem {
    case .unclosed: unclosedInternal(name, at: place)
    case .crowded: crowdedInternal(name, at: place)
    case .fenced: fencedInternal(name, at: place)
    case .lookalike: nestedInternal(name, at: place)
    case .indentedBehind: indentedBehindInternal(name, at: place)
    }
  }

  static func crowdedInternal(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.crowded-internal", at: place,
      Message(
        en: "'\(name)' block without an empty line around it, or between two lists",
        ja: "「\(name)」の囲みの前後に空行がないか、二つのリストの間にあります"),
      hint: Message(
        en: "put it between paragraphs, so that the rest reads the same without it",
        ja: "段落と段落の間に置いてください。囲みがなくても、残りの文が同じに読めるようにするためです"))
  }

  static func indentedBehindInternal(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.indented-behind-internal", at: place,
      Message(
        en: "an indented line follows the '\(name)' block, and would be read differently without it",
        ja: "「\(name)」の囲みのあとに字下げした行があり、囲みがないと読まれ方が変わります"),
      hint: Message(
        en: "let a paragraph at the beginning of the line follow, or put the block behind the list or footnote",
        ja: "行の先頭から始まる段落を続けるか、囲みをリストや脚注が終わったあとに置いてください"))
  }

  static func fencedInternal(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.fenced-internal", at: place,
      Message(en: "fence inside the '\(name)' block", ja: "「\(name)」の囲みの中に、別の囲みがあります"),
      hint: Message(
        en: "it would close the block too early: write two such blocks",
        ja: "囲みが途中で終わってしまいます。「\(name)」の囲みを二つに分けてください"))
  }

  static func unclosedInternal(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.unclosed-internal", at: place,
      Message(en: "'\(name)' block is not closed", ja: "「\(name)」の囲みが閉じられていません"),
      hint: Message(
        en: "without a closing fence everything to the end would be part of it", ja: "閉じる ``` がないと、終わりまで囲みの中になります"))
  }

  static func nestedInternal(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.nested-internal", at: place,
      Message(
        en: "'\(name)' block inside a list, quote, note or footnote, or no block at all",
        ja: "「\(name)」の囲みが、リストや引用、ほかの囲み、脚注の中にあるか、囲みになっていません"),
      hint: Message(en: "put it between paragraphs, at the beginning of the line", ja: "段落と段落の間に、行の先頭から書いてください"))
  }
}
