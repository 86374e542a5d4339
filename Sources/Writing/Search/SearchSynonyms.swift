import Folding

/// Words that stand for one another, in groups, as pages are searched for them.
///
/// A page that has any word of a group has a term of the group, so that whoever asks for one loads no more than for
/// a single word.
public struct SearchSynonyms: Sendable {
  /// The words as they are written.
  let groups: [[String]]
  /// The code points of each, folded.
  private let folded: [[[UInt32]]]

  /// Takes words in groups.
  public init(_ groups: [[String]]) {
    self.groups = groups
    folded = groups.map { $0.map { PlainFolding.fold($0) }.filter { !$0.isEmpty } }
  }

  /// The term of a group: no character is before it in the alphabet that terms are made of.
  static func key(of group: Int) -> SearchTerms.Key { SearchTerms.Key(UInt32.max) << 32 | SearchTerms.Key(group) }

  /// The groups that a folded text has words of, each as often as it has.
  func found(in text: [UInt32]) -> [(group: Int, count: Int)] {
    folded.enumerated().compactMap { group, words in
      let count = words.reduce(0) { $0 + Self.count(of: $1, in: text) }
      return count > 0 ? (group, count) : nil
    }
  }

  private static func count(of word: [UInt32], in text: [UInt32]) -> Int {
    guard let first = word.first, text.count >= word.count else { return 0 }
    var count = 0
    var place = 0
    while place + word.count <= text.count {
      if text[place] == first, text[place..<(place + word.count)].elementsEqual(word) {
        count += 1
        place += word.count
      } else {
        place += 1
      }
    }
    return count
  }
}
