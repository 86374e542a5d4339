import Content
import Disclosure

/// Finds made-up figures in finished texts, and puts the mark on pages, whatever their templates say.
enum FictionMarking {
  /// Whether a text has a figure in it that rests on one of some tables.
  ///
  /// - Parameter known: the names of all tables.
  static func isFound(in html: [UInt8], of fictional: Set<String>, known: Set<String>) -> Bool {
    values(of: "<data value=\"", in: html).contains { formula in
      formula.split { !isOfName($0) && $0 != UInt8(ascii: "[") }.contains { part in
        guard let bracket = part.firstIndex(of: UInt8(ascii: "[")) else { return false }
        return named(String(decoding: part[..<bracket], as: UTF8.self), known).map(fictional.contains) ?? false
      }
    } || values(of: "data-table=\"", in: html).contains { fictional.contains(String(decoding: $0, as: UTF8.self)) }
  }

  /// The name of a table, which may stand behind a number and a minus sign.
  private static func named(_ text: String, _ known: Set<String>) -> String? {
    var rest = text.prefix { $0 != "@" }
    while !known.contains(String(rest)) {
      guard let minus = rest.firstIndex(of: "-") else { return nil }
      rest = rest[rest.index(after: minus)...]
    }
    return String(rest)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// What stands in an attribute, wherever its beginning is found.
  private static func values(of beginning: String, in html: [UInt8]) -> [ArraySlice<UInt8>] {
    let beginning = Array(beginning.utf8)
    var found: [ArraySlice<UInt8>] = []
    var place = html.startIndex
    while let start = html[place...].firstIndex(of: beginning[0]) {
      guard html[start...].starts(with: beginning) else {
        place = start + 1
        continue
      }
      let value = html[(start + beginning.count)...].prefix { $0 != UInt8(ascii: "\"") }
      found.append(value)
      place = value.endIndex
    }
    return found
  }

  /// Puts a notice where the content of a page begins: behind `<main>`, else behind `<body>`, else at the end.
  static func mark(_ page: inout [UInt8], with notice: String) {
    let place = end(of: "<main", in: page) ?? end(of: "<body", in: page) ?? page.endIndex
    page.insert(contentsOf: "\n<p class=\"fictional\">\(notice)</p>".utf8, at: place)
  }

  /// Where an element begins: behind its first tag outside comments, whose attributes may hold any sign in quotes.
  private static func end(of tag: String, in page: [UInt8]) -> Int? {
    let (tag, opening, closing) = (Array(tag.utf8), Array("<!--".utf8), Array("-->".utf8))
    var place = page.startIndex
    while let start = page[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = start + 1
      if page[start...].starts(with: opening) {
        while place < page.endIndex, !page[place...].starts(with: closing) { place += 1 }
      } else if page[start...].starts(with: tag) {
        let behind = page[(start + tag.count)...]
        guard let next = behind.first, next == UInt8(ascii: ">") || next <= UInt8(ascii: " ") else { continue }
        var quote: UInt8?
        for index in behind.indices {
          switch (page[index], quote) {
          case (UInt8(ascii: ">"), nil): return index + 1
          case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = page[index]
          case (let byte, let open?) where byte == open: quote = nil
          default: break
          }
        }
      }
    }
    return nil
  }
}

extension Page {
  /// The same page with the mark of made-up figures in its title.
  func marked() -> Page {
    Page(
      entry: entry, template: template, title: Fiction.titleOfText(title), summary: summary, path: path,
      otherLanguage: otherLanguage, statistics: statistics, notice: Fiction.noticeOfText)
  }
}
