/// A line of source, without its line feed, and what it could begin.
struct Line {
  let bytes: ArraySlice<UInt8>
  /// How many spaces it begins with; a tab counts as reaching the next multiple of four.
  let indent: Int
  private let content: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    var width = 0
    var index = bytes.startIndex
    scan: while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: " "): width += 1
      case UInt8(ascii: "\t"): width += 4 - width % 4
      default: break scan
      }
      index += 1
    }
    indent = width
    content = bytes[index...]
  }

  var isBlank: Bool { content.isEmpty }

  /// Whether the line goes on with a paragraph before it, although it is not indented.
  var continuesLazily: Bool {
    guard let first = content.first else { return false }
    return !"#>-*+`~|<=".utf8.contains(first) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }

  /// The name and the first line of a footnote, if the line defines one: `[^name]: text`.
  var noteDefinition: (name: String, content: [UInt8])? {
    guard indent < 4, content.starts(with: "[^".utf8), let close = content.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let name = content[(content.startIndex + 2)..<close]
    guard !name.isEmpty, !name.contains(UInt8(ascii: " ")), close + 1 < content.endIndex,
      content[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let text = content[(close + 2)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return (String(decoding: name, as: UTF8.self), Array(text))
  }

  /// Whether the line could be a link reference definition: `[label]: destination`.
  var looksLikeReference: Bool {
    guard indent < 4, content.first == UInt8(ascii: "["), let close = content.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    return close + 1 < content.endIndex && content[close + 1] == UInt8(ascii: ":")
  }

  /// Whether the line holds nothing but what a delimiter row of a table may hold, and a pipe and a dash at least.
  var isDelimiterRow: Bool {
    guard let first = content.first, "|:->".utf8.contains(first) else { return false }
    return content.allSatisfy { "|:-> \t".utf8.contains($0) } && content.contains(UInt8(ascii: "|"))
      && content.contains(UInt8(ascii: "-"))
  }
}
