/// Style sheets as browsers need them: without comments, and without the space that people read them by.
enum StyleSheet {
  private static let closesSpace = Set("{};,".utf8)

  /// The same style sheet in fewer bytes.
  ///
  /// What stands in quotes stays; elsewhere any space is as good as one, and none is needed beside braces, semicolons and
  /// commas, nor behind a colon: before one it may stand between two selectors. (CSS Syntax Module Level 3, sections 4.3.2
  /// and 4.3.5.) The last declaration of a block needs no semicolon.
  static func compacted(_ css: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(css.count)
    var hasSpace = false
    var index = 0
    while index < css.count {
      let byte = css[index]
      if byte == UInt8(ascii: "/"), index + 1 < css.count, css[index + 1] == UInt8(ascii: "*") {
        index = end(ofComment: css, index + 2)
        hasSpace = true
        continue
      }
      if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
        hasSpace = true
        index += 1
        continue
      }
      if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
      let isBare = result.last.map { closesSpace.contains($0) || $0 == UInt8(ascii: ":") } ?? true
      if hasSpace, !isBare, !closesSpace.contains(byte) { result.append(0x20) }
      hasSpace = false
      let end = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? self.end(ofString: css, index) : index + 1
      result += css[index..<end]
      index = end
    }
    return result
  }

  private static func end(ofComment css: [UInt8], _ start: Int) -> Int {
    var index = start
    while index + 1 < css.count {
      if css[index] == UInt8(ascii: "*"), css[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return css.count
  }

  private static func end(ofString css: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < css.count {
      if css[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if css[index] == css[start] { return index + 1 }
      index += 1
    }
    return css.count
  }
}
