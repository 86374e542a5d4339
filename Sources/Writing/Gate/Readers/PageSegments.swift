import Markup

/// The parts of a page that are read one by one: from a tag that ends a text to the next such tag.
///
/// What is found in one depends on nothing outside, so that what a theme prints on every page is read once.
enum PageSegments {
  /// Where the segment that begins at a place ends.
  static func end(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while let less = Bytes.first(UInt8(ascii: "<"), in: bytes, from: index) {
      let next = less + 1 < bytes.count ? bytes[less + 1] : 0
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        index = Declaration(bytes, at: less).end
        continue
      }
      let isEnd = next == UInt8(ascii: "/")
      let nameStart = less + (isEnd ? 2 : 1)
      let (name, nameEnd) = TagName.read(bytes, at: nameStart)
      guard nameEnd > nameStart else {
        index = less + 1
        continue
      }
      let meaning = TagMeaning(name)
      if less > start, meaning.isDisjoint(with: [.inline, .border]) { return less }
      if isEnd {
        index = behind(">", bytes, from: nameEnd)
      } else {
        var scanner = TagScanner(bytes, from: nameEnd)
        while scanner.next() != nil {}
        index = scanner.index
        if meaning.contains(.script) { index = Bytes.find("</script", in: bytes, from: index, ignoringCase: true) }
        if meaning.contains(.style) { index = Bytes.find("</style", in: bytes, from: index, ignoringCase: true) }
      }
    }
    return bytes.count
  }

  private static func behind(_ mark: StaticString, _ bytes: [UInt8], from start: Int) -> Int {
    min(bytes.count, Bytes.find(mark, in: bytes, from: start) + mark.utf8CodeUnitCount)
  }
}

/// A comment, a part that is no markup, or another declaration.
struct Declaration {
  /// What stands in it.
  let content: Range<Int>
  /// Where what follows begins.
  let end: Int
  /// Whether what stands in it is text of the page.
  let isText: Bool

  /// Reads what begins with `<!` or `<?`.
  init(_ bytes: [UInt8], at start: Int) {
    let (opening, closing): (Int, StaticString) =
      Bytes.starts("<!--", bytes, at: start)
      ? (4, "-->") : Bytes.starts("<![CDATA[", bytes, at: start) ? (9, "]]>") : (2, ">")
    isText = opening == 9
    let last = Bytes.find(closing, in: bytes, from: start + opening)
    content = min(start + opening, last)..<last
    end = min(bytes.count, last + closing.utf8CodeUnitCount)
  }
}
