import Content
import Tables

/// Finds made-up figures in finished texts, and puts the mark on pages, whatever their templates say.
enum FictionMarking {
  /// Whether a text has a figure in it that rests on one of some tables.
  ///
  /// - Parameter known: the names of all tables.
  static func isFound(in html: [UInt8], of fictional: Set<String>, known: Set<String>) -> Bool {
    FigureMentions.tables(in: html, known: known).contains { name in
      fictional.contains(TableReference(name: name).id)
    }
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
  ///
  /// - Parameter isJapanese: whether its readers are told in Japanese.
  func marked(isJapanese: Bool) -> Page {
    // A page of which all is made up says so already.
    guard notice == nil else { return self }
    return Page(
      entry: entry, template: template, title: Fiction.titleOfText(title, isJapanese: isJapanese), summary: summary,
      path: path,
      otherLanguage: otherLanguage, statistics: statistics, release: release, notice: .text)
  }
}
