/// What stands in quotes in a sentence of the tool's, in English or in Japanese.
///
/// What is quoted may have quotes in it, and nobody can be sure which is which then: everything from the first to the last
/// counts as quoted.
enum QuotedWords {
  /// The sentence with other words in the place of those in single quotes; an apostrophe in a word is none.
  static func replacingEnglish(in text: String, _ words: (Substring) -> String) -> String {
    let marks = text.indices.filter { text[$0] == "'" && !isInWord($0, text) }
    var pairs: [(Range<String.Index>)] = []
    var opened: String.Index?
    for mark in marks {
      if let start = opened {
        // A quote begins within another.
        if !isBehindWord(mark, text), isBeforeWord(mark, text) { return replacing(whole(marks, text), in: text, words) }
        pairs.append(text.index(after: start)..<mark)
        opened = nil
      } else if !isBehindWord(mark, text) {
        opened = mark
      } else if !pairs.isEmpty {
        return replacing(whole(marks, text), in: text, words)
      }
    }
    return replacing(opened == nil ? pairs : whole(marks, text), in: text, words)
  }

  /// The sentence with other words in the place of those in corner brackets.
  static func replacingJapanese(in text: String, _ words: (Substring) -> String) -> String {
    var pairs: [Range<String.Index>] = []
    var opened: String.Index?
    var depth = 0
    for index in text.indices {
      if text[index] == "「" {
        if depth == 0 { opened = text.index(after: index) }
        depth += 1
      } else if text[index] == "」" {
        depth -= 1
        if depth == 0, let start = opened { pairs.append(start..<index) }
        if depth < 0 { break }
      }
    }
    if depth == 0 { return replacing(pairs, in: text, words) }
    let marks = text.indices.filter { "「」".contains(text[$0]) }
    return replacing(whole(marks, text), in: text, words)
  }

  private static func isBehindWord(_ index: String.Index, _ text: String) -> Bool {
    index > text.startIndex && isOfWord(text[text.index(before: index)])
  }

  private static func isBeforeWord(_ index: String.Index, _ text: String) -> Bool {
    let next = text.index(after: index)
    return next < text.endIndex && isOfWord(text[next])
  }

  private static func isInWord(_ index: String.Index, _ text: String) -> Bool {
    isBehindWord(index, text) && isBeforeWord(index, text)
  }

  private static func isOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// Everything from behind the first mark to the last.
  private static func whole(_ marks: [String.Index], _ text: String) -> [Range<String.Index>] {
    guard let first = marks.first, let last = marks.last, first < last else {
      return marks.map { text.index(after: $0)..<text.endIndex }
    }
    return [text.index(after: first)..<last]
  }

  private static func replacing(
    _ ranges: [Range<String.Index>], in text: String, _ words: (Substring) -> String
  ) -> String {
    var result = ""
    var end = text.startIndex
    for range in ranges {
      result += text[end..<range.lowerBound] + words(text[range])
      end = range.upperBound
    }
    return result + text[end...]
  }
}
