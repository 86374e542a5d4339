import Folding

/// What a page can be found by: pairs of neighbouring characters of its words, and single ones that stand alone.
///
/// Japanese has no spaces between words; pairs find every word without a dictionary, and with no misses.
struct SearchTerms: Sendable {
  /// A pair, the first in the upper half; a single character has nothing in the lower one.
  typealias Key = UInt64

  /// A term of a page.
  struct Term: Sendable {
    let key: Key
    /// How often it is there; one in the title counts as five, one in a heading as two.
    var frequency: Int
    /// The first piece of the text that has it.
    let piece: Int
  }

  /// All terms, each once, in the order in which they are met.
  let terms: [Term]
  /// How many there are with repetitions.
  let length: Int

  init(title: String, headings: [String], pieces: [String], _ synonyms: SearchSynonyms) {
    var numbers = TermNumbers()
    var terms: [Term] = []
    var length = 0
    func add(_ key: Key, frequency: Int, piece: Int) {
      let number = numbers.number(of: key)
      if number == terms.count { terms.append(Term(key: key, frequency: 0, piece: piece)) }
      terms[number].frequency += frequency
    }
    func add(_ text: String, weight: Int, piece: Int) {
      let folded = PlainFolding.fold(text)
      let keys = Self.keys(ofFolded: folded)
      for key in keys { add(key, frequency: weight, piece: piece) }
      length += keys.count
      for (group, count) in synonyms.found(in: folded) {
        add(SearchSynonyms.key(of: group), frequency: weight * count, piece: piece)
      }
    }
    for (index, piece) in pieces.enumerated() { add(piece, weight: 1, piece: index) }
    for heading in headings { add(heading, weight: 1, piece: 0) }
    add(title, weight: 5, piece: 0)
    self.terms = terms
    self.length = length
  }

  /// The terms of a text, as often as they stand in it.
  static func keys(of text: String) -> [Key] { keys(ofFolded: PlainFolding.fold(text)) }

  private static func keys(ofFolded text: [UInt32]) -> [Key] {
    var keys: [Key] = []
    var run: [UInt32] = []
    func end() {
      for place in run.indices.dropLast() { keys.append(Key(run[place]) << 32 | Key(run[place + 1])) }
      // A character of Chinese that stands among others is often a word of its own: 米, 車.
      for place in run.indices where isIdeograph(run[place]) {
        let hasBefore = place > 0 && isIdeograph(run[place - 1])
        let hasAfter = place + 1 < run.count && isIdeograph(run[place + 1])
        if !hasBefore, !hasAfter { keys.append(Key(run[place]) << 32) }
      }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in text {
      if PlainFolding.isOfWord(scalar) { run.append(scalar) } else { end() }
    }
    end()
    return keys
  }

  static func isIdeograph(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
  }
}
