/// The quoted parts of a message: in single quotes in English, in corner brackets in Japanese.
///
/// A quoted value may contain quotes itself. Where they do not pair up, everything from the first quote to the last counts as
/// quoted. The text is read by Unicode scalars, because a combining mark behind a quote makes one `Character` of both.
struct QuotedWords {
  private let scalars: [Unicode.Scalar]
  /// The places of the quoted parts, in order, without their quotes.
  let pairs: [Range<Int>]
  /// Everything from behind the first quote to the last, or to the end.
  private let whole: Range<Int>?

  private init(_ scalars: [Unicode.Scalar], pairs: [Range<Int>]?, marks: [Int]) {
    self.scalars = scalars
    whole = marks.first.map { first in
      let last = marks.count > 1 ? marks[marks.count - 1] : scalars.count
      return first + 1..<last
    }
    self.pairs = pairs ?? whole.map { [$0] } ?? []
  }

  /// Looks for single quotes; an apostrophe in a word is none.
  init(english text: String) {
    let scalars = Array(text.unicodeScalars)
    func isWord(_ index: Int) -> Bool { scalars.indices.contains(index) && Self.isOfWord(scalars[index]) }
    let marks = scalars.indices.filter { scalars[$0] == "'" && !(isWord($0 - 1) && isWord($0 + 1)) }
    var pairs: [Range<Int>] = []
    var opened: Int?
    var isSure = true
    for mark in marks {
      if let start = opened {
        // A quote begins within another.
        if !isWord(mark - 1), isWord(mark + 1) { isSure = false }
        pairs.append(start + 1..<mark)
        opened = nil
      } else if !isWord(mark - 1) {
        opened = mark
      } else if !pairs.isEmpty {
        isSure = false
      }
    }
    self.init(scalars, pairs: isSure && opened == nil ? pairs : nil, marks: marks)
  }

  /// Looks for corner brackets.
  init(japanese text: String) {
    let scalars = Array(text.unicodeScalars)
    var pairs: [Range<Int>] = []
    var (opened, depth) = (0, 0)
    var isSure = true
    for (index, scalar) in scalars.enumerated() {
      if scalar == "「" {
        if depth == 0 { opened = index }
        depth += 1
      } else if scalar == "」" {
        depth -= 1
        if depth == 0 { pairs.append(opened + 1..<index) }
        if depth < 0 { isSure = false }
      }
    }
    let marks = scalars.indices.filter { scalars[$0] == "「" || scalars[$0] == "」" }
    self.init(scalars, pairs: isSure && depth == 0 ? pairs : nil, marks: marks)
  }

  /// What stands in quotes, in order.
  var words: [String] { pairs.map { String(String.UnicodeScalarView(scalars[$0])) } }

  /// The sentence with other words in the place of those in quotes.
  func replacing(_ words: (String) -> String) -> String { text(replacing: pairs, words) }

  /// The sentence with other words in the place of everything from the first quote to the last.
  func replacingWhole(with words: String) -> String { text(replacing: [whole].compactMap(\.self)) { _ in words } }

  private func text(replacing ranges: [Range<Int>], _ words: (String) -> String) -> String {
    var result = String.UnicodeScalarView()
    var end = 0
    for range in ranges {
      result += scalars[end..<range.lowerBound]
      result += words(String(String.UnicodeScalarView(scalars[range]))).unicodeScalars
      end = range.upperBound
    }
    result += scalars[end...]
    return String(result)
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
