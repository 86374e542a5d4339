/// Names of tags as numbers, so that comparing them costs nothing: the last eight letters, in lower case.
enum TagName {
  static func packed(_ name: String) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }

  /// A name and where it ends; what is before a colon belongs to it.
  @inline(__always)
  static func read(_ bytes: [UInt8], at start: Int) -> (name: UInt64, end: Int) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      var (name, index): (UInt64, Int) = (0, start)
      guard index < bytes.count, (0x41...0x5A).contains(unsafe bytes[index] & 0xDF) else { return (0, start) }
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
        name = name << 8 | UInt64(byte | 0x20)
        index += 1
      }
      return (name, index)
    }
  }
}

/// What a tag means to whoever reads the text around it.
struct TagMeaning: OptionSet {
  let rawValue: UInt16

  /// It does not end a word.
  static let inline = TagMeaning(rawValue: 1)
  /// It begins or ends what stands beside something alike: cells, rows, items of lists, texts of a drawing.
  static let border = TagMeaning(rawValue: 2)
  /// It holds the small letters beside a text, or the brackets around them.
  static let rubyText = TagMeaning(rawValue: 4)
  /// It begins or ends small letters, closed or not.
  static let rubyEnd = TagMeaning(rawValue: 8)
  /// It is inline, and stands apart from what is around it.
  static let pause = TagMeaning(rawValue: 16)
  static let script = TagMeaning(rawValue: 32)
  static let style = TagMeaning(rawValue: 64)
  static let link = TagMeaning(rawValue: 128)
  static let anchor = TagMeaning(rawValue: 256)
  static let meta = TagMeaning(rawValue: 512)

}

extension TagMeaning {
  /// What a tag of a name means; nothing for one that ends a text.
  @inline(__always)
  init(_ name: UInt64) { self = Self.table[name] }

  private static let table = Table(
    [
      (
        .inline,
        [
          "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input",
          "ins", "kbd", "label", "mark", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "source",
          "span", "strong", "sub",
          "sup", "time", "tspan", "textpath", "u", "var", "wbr",
        ]
      ),
      (.border, ["td", "th", "tr", "li", "dt", "dd", "option", "text"]), (.rubyText, ["rt", "rp"]),
      (.rubyEnd, ["ruby", "rb"]), (.pause, ["br", "sup", "sub"]), (.script, ["script"]), (.style, ["style"]),
      (.link, ["link"]), (.anchor, ["a", "area"]), (.meta, ["meta"]),
    ])

  /// Meanings by names, in places that follow from the names.
  private struct Table: Sendable {
    private var names = [UInt64](repeating: 0, count: 256)
    private var meanings = [TagMeaning](repeating: [], count: 256)

    init(_ all: [(TagMeaning, [String])]) {
      for (meaning, words) in all {
        for word in words {
          let name = TagName.packed(word)
          var place = Self.place(name)
          while names[place] != 0, names[place] != name { place = (place + 1) & 255 }
          names[place] = name
          meanings[place].formUnion(meaning)
        }
      }
    }

    @inline(__always)
    subscript(name: UInt64) -> TagMeaning {
      var place = Self.place(name)
      while names[place] != 0 {
        if names[place] == name { return meanings[place] }
        place = (place + 1) & 255
      }
      return []
    }

    @inline(__always)
    private static func place(_ name: UInt64) -> Int { Int((name &* 0x9E37_79B9_7F4A_7C15) >> 56) }
  }
}
