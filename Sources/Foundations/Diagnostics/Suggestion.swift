/// Finds what an author probably meant.
public enum Suggestion {
  /// The candidate nearest to a misspelt word, or `nil` if none is near.
  ///
  /// Near means an optimal string alignment distance (Damerau–Levenshtein without overlapping edits) of at most a
  /// third of the longer word, and at least one if it has three characters. The first of equally near candidates wins.
  /// A candidate that only has other digits in the same places is passed over: 2022-13 is no misspelling of 2022-10.
  public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard !differInDigitsAlone(wanted, scalars) else { continue }
      let longest = max(wanted.count, scalars.count)
      let limit = longest < 3 ? 0 : max(1, longest / 3)
      let distance = distance(wanted, scalars)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// A hint that names the nearest candidate, or lists what there is; for several words, how they are parted.
  public static func hint(for word: String, in candidates: [String]) -> Message? {
    if word.contains(where: { "、，".contains($0) }) {
      return Message(
        en: "values of a list are parted by a half-width comma and a space: [a, b]",
        ja: "リストの値は、「、」ではなく半角のコンマと空白で区切ってください: [a, b]")
    }
    if let closest = closest(to: word, in: candidates) {
      return Message(en: "did you mean '\(closest)'?", ja: "「\(closest)」のことですか")
    }
    guard !candidates.isEmpty else { return nil }
    let shown = candidates.prefix(24).joined(separator: ", ")
    let more = candidates.count > 24 ? ", …" : ""
    return Message(en: "there is: \(shown)\(more)", ja: "使えるもの: \(shown)\(more)")
  }

  private static func differInDigitsAlone(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    return a != b && a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || isDigit($0) && isDigit($1) }
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty else { return b.count }
    guard !b.isEmpty else { return a.count }
    var twoAgo = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = twoAgo
    for i in 1...a.count {
      current[0] = i
      for j in 1...b.count {
        let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], twoAgo[j - 2] + 1)
        }
      }
      (twoAgo, previous, current) = (previous, current, twoAgo)
    }
    return previous[b.count]
  }
}
