import Diagnostics

/// The characters of a file that readers see, with their offsets: no keys, code, destinations or bare data.
struct Prose: Sendable {
  struct Character: Sendable {
    let scalar: Unicode.Scalar
    let offset: Int
  }

  /// The characters, line after line, with a line feed between lines.
  let characters: [Character]
  /// Where destinations of links have a space in them, which makes them text.
  let spacedDestinations: [Int]
  /// Where the text begins, behind the front matter.
  private let bodyOffset: Int

  init(_ source: SourceText, bodyOffset: Int) {
    var characters: [Character] = []
    var spaced: [Int] = []
    var offset = 0
    var isCode = false
    var isFenced = false
    for line in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { offset += line.count + 1 }
      let text = String(decoding: line, as: UTF8.self)
      if offset < bodyOffset {
        // Comments are for the author alone.
        if text.utf8.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "#") { continue }
        // Codes, dates and addresses of front matter are all ASCII; what is for readers is not.
        let value = text.firstIndex(of: ":").map { text[text.index(after: $0)...] } ?? text[...]
        if value.utf8.allSatisfy({ $0 < 0x80 }) { continue }
      } else {
        let content = text.drop { $0 == " " }
        if content.hasPrefix("```") || content.hasPrefix("~~~") {
          isFenced.toggle()
          // What stands in a fence with a name is for readers, as notes are.
          isCode = isFenced && content.drop { $0 == "`" || $0 == "~" }.allSatisfy { $0 == " " }
          continue
        }
        if isCode { continue }
      }
      characters += Self.visible(text, from: offset, &spaced)
      characters.append(Character(scalar: "\n", offset: offset + line.count))
    }
    self.characters = characters
    spacedDestinations = spaced.filter { $0 >= bodyOffset }
    self.bodyOffset = bodyOffset
  }

  /// The lines of the text itself.
  var bodyLines: [ArraySlice<Character>] {
    characters.drop { $0.offset < bodyOffset }.split { $0.scalar == "\n" }
  }

  /// The text without code spans, destinations of links and their titles, and addresses.
  private static func visible(_ text: String, from start: Int, _ spaced: inout [Int]) -> [Character] {
    var characters: [Character] = []
    var offset = start
    var depth = 0
    var isCode = false
    var previous: Unicode.Scalar = "\n"
    var place: (start: Int, isPlain: Bool) = (0, true)
    for scalar in text.unicodeScalars {
      defer {
        offset += UTF8.width(scalar)
        previous = scalar
      }
      if scalar == "`" { isCode.toggle() }
      if depth > 0 {
        // What stands behind a space is a title, in quotes.
        if previous == " ", place.isPlain, scalar != " ", scalar != ")", offset > place.start + 1 {
          // Figures are checked elsewhere.
          let isFigure = text.utf8.dropFirst(place.start - start).starts(with: "stat:".utf8)
          if scalar != "\"", scalar != "'", scalar != "(", !isFigure { spaced.append(place.start) }
          place.isPlain = false
        }
        if offset == place.start, scalar == "<" { place.isPlain = false }
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth -= 1 }
        continue
      }
      if scalar == "(", previous == "]" {
        depth = 1
        place = (offset + 1, !isCode)
        continue
      }
      if !isCode, scalar != "`" { characters.append(Character(scalar: scalar, offset: offset)) }
    }
    return characters
  }

  /// The text alone.
  var text: String { String(String.UnicodeScalarView(characters.map(\.scalar))) }

  /// The indices of the first character of each place where a text stands.
  func indices(of wanted: String) -> [Int] {
    let wanted = Array(wanted.unicodeScalars)
    guard let first = wanted.first else { return [] }
    return characters.indices.filter { index in
      characters[index].scalar == first && index + wanted.count <= characters.count
        && wanted.indices.allSatisfy { characters[index + $0].scalar == wanted[$0] }
    }
  }
}
