import Proofreading

/// A small count of people or cases in words that nobody holds against the figures: 東は4人.
struct SmallCount {
  /// Counts from 1 to one less are small.
  let threshold: Int

  /// - Parameters:
  ///   - texts: titles, sources and notes.
  ///   - axes: the labels of each axis, where 3人 and 4人以上 are sizes of households.
  func stands(in texts: [String], axes: [[String]] = []) -> Bool {
    texts.contains { !small(in: $0).isEmpty }
      || axes.contains { labels in
        let shapes = Dictionary(grouping: Set(labels), by: shape)
        return labels.contains { label in
          !small(in: label).isEmpty && !isSize(label) && (shapes[shape(of: label)] ?? []).count < 2
        }
      }
  }

  /// Whether a label is a count by itself: 3人.
  private func isSize(_ label: String) -> Bool { shape(of: label).allSatisfy { $0 == "#" || $0 == " " } }

  /// A text without what its counts are, so that 世帯人数 3人 and 世帯人数 4人 are alike.
  private func shape(of text: String) -> String {
    var codes = text.unicodeScalars.map(\.value)
    for count in WrittenCount.all(in: text).reversed() { codes.replaceSubrange(count.range, with: [0x23]) }
    return String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
  }

  private func small(in text: String) -> [Int] {
    let codes = text.unicodeScalars.map(\.value)
    let japanese = WrittenCount.all(in: text).filter { count in
      // A rule of how people are counted: 4人以上の世帯, 1人が複数の課題を持つ, 一人でも.
      let behind = String(
        String.UnicodeScalarView(codes[count.range.upperBound...].prefix(3).compactMap(Unicode.Scalar.init)))
      let isRule =
        ["以上", "以下"].contains(where: behind.hasPrefix)
        || count.number == 1 && ["が", "ひとり", "でも", "一人"].contains(where: behind.hasPrefix)
      return !isRule
    }.map(\.number)
    return (japanese + english(in: text)).filter { (1..<max(1, threshold)).contains($0) }
  }

  private func english(in text: String) -> [Int] {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let count =
      #/\b([0-9][0-9,]*|one|two|three|four|five|six|seven|eight|nine|ten) *(persons?|people|cases?|households?)\b(?! may| can| or more| or fewer)/#
    return text.matches(of: count.ignoresCase()).compactMap { match in
      let number = match.1.lowercased().filter { $0 != "," }
      return words.firstIndex(of: number).map { $0 + 1 } ?? Int(number.prefix(8))
    }
  }
}
