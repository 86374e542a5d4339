/// Writes the files of an index: each calls the one function of the search page with what it holds.
///
/// Scripts are loaded from the same site also where pages are opened from a disk, where nothing else can be fetched.
enum SearchFile {
  /// What numbers are written with: no digit, no vowel and no sign that has a meaning in a page or between numbers, so
  /// that no word and no number ever appears by chance.
  static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz!#$%*,:;=?^_|~{}[]+`".utf8)
  /// Numbers are written in halves of so many values: those that end one, and those that go on.
  private static let half = 30

  /// The terms of a file, with the pages that have them.
  ///
  /// - Parameter brief: of a term that so many pages have, neither weight nor place is told.
  static func terms(
    _ number: Int, _ terms: [(key: SearchTerms.Key, postings: ArraySlice<SearchIndex.Posting>)], brief: Int
  ) -> [UInt8] {
    var bytes = call("i", number)
    bytes.append(UInt8(ascii: "{"))
    for (index, (key, own)) in terms.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      scalars(of: key) { bytes += (Unicode.Scalar($0) ?? " ").utf8 }
      let isBrief = own.count >= brief
      // A letter keeps numbers of two neighbours apart.
      bytes += (isBrief ? "\":\"y" : "\":\"x").utf8
      var last = -1
      for posting in own {
        add(Int(posting.page) - last, to: &bytes)
        if !isBrief { bytes.append(alphabet[Int(posting.step) * SearchIndex.pieces + Int(posting.piece)]) }
        last = Int(posting.page)
      }
      bytes += "\"".utf8
    }
    return bytes + "})\n".utf8
  }

  /// What a term is called: its characters, or a sign of groups with the number of one.
  static func scalars(of key: SearchTerms.Key, _ take: (UInt32) -> Void) {
    let (first, second) = (UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key))
    guard first != UInt32.max else {
      var bytes = [UInt8(ascii: "=")]
      add(Int(second), to: &bytes)
      return bytes.forEach { take(UInt32($0)) }
    }
    take(first)
    if second != 0 { take(second) }
  }

  /// Adds a number, in as many signs as it needs.
  private static func add(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= half {
      bytes.append(alphabet[half + rest % half])
      rest /= half
    }
    bytes.append(alphabet[rest])
  }

  /// Pieces of texts, each with where it is and what its page is called.
  static func texts(_ number: Int, _ pieces: ArraySlice<(SearchPage, String)>) -> [UInt8] {
    var bytes = call("t", number)
    for (index, (page, text)) in pieces.enumerated() {
      bytes += (index == 0 ? "[" : ",").utf8
      bytes.append(UInt8(ascii: "["))
      for word in [page.path, page.title, page.language] {
        add(quoted: word, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      add(quoted: text, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
    }
    return bytes + "])\n".utf8
  }

  /// The list of all pages: how many pieces each has, and what it is listed under.
  static func pages(_ pages: [SearchPage], shards: Int, perFile: Int, _ synonyms: [[String]]) -> [UInt8] {
    let sections = Array(Set(pages.map(\.section))).sorted()
    let groups = Array(Set(pages.flatMap(\.groups))).sorted()
    let (sectionPlaces, groupPlaces) = (places(sections), places(groups))
    // Many pages are alike in all of it, and are told by the number of their sort.
    let sorts = pages.map { page in
      let groups = page.groups.compactMap { groupPlaces[$0] }.map(String.init).joined(separator: ",")
      return "[\(max(1, page.pieces.count)),\(sectionPlaces[page.section] ?? 0),[\(groups)]]"
    }
    let counts = Dictionary(grouping: sorts) { $0 }.mapValues(\.count)
    let known = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    let numbers = places(known)
    var list: [UInt8] = []
    for sort in sorts { add(numbers[sort] ?? 0, to: &list) }
    let same = synonyms.map { "[\($0.map(quoted).joined(separator: ","))]" }.joined(separator: ",")
    let text = """
      {"shards":\(shards),"per":\(perFile),"sections":[\(sections.map(quoted).joined(separator: ","))],\
      "groups":[\(groups.map(quoted).joined(separator: ","))],"same":[\(same)],"sorts":[\(known.joined(separator: ","))],"pages":"x
      """
    return call("p", 0) + text.utf8 + list + "\"})\n".utf8
  }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func call(_ sort: String, _ number: Int) -> [UInt8] {
    Array("engawaSearch(\"\(sort)\",\(number),".utf8)
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    add(quoted: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a text as JavaScript reads it, also in the middle of a page.
  private static func add(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "<"), 0..<0x20: bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
      // U+2028 and U+2029 end lines in old JavaScript.
      case 0xA8 where bytes.suffix(2).elementsEqual([0xE2, 0x80]):
        bytes.replaceSubrange((bytes.count - 2)..., with: "\\u2028".utf8)
      case 0xA9 where bytes.suffix(2).elementsEqual([0xE2, 0x80]):
        bytes.replaceSubrange((bytes.count - 2)..., with: "\\u2029".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
