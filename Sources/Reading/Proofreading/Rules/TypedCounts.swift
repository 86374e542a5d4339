import Diagnostics

extension Rule {
  /// 208人, typed by hand: nobody holds it against the data, and it stays when they change.
  static let typedCount = Rule(name: "typed-count") { prose in
    guard TypedCount.mayOccur(in: prose) else { return [] }
    return (prose.titleLines + prose.bodyLines).flatMap { line in
      TypedCount.places(in: prose.scalars[line]).filter { place in
        !prose.figureTexts.contains { $0.contains(place) }
      }.map { place in
        Finding(
          offset: prose.offset(place),
          message: Message(
            en: "a count that is typed and not checked", ja: "手で書いた数で、データと照らし合わせていません"),
          hint: Message(
            en:
              "hold it against a table with 'stat:' (guide: Write figures in sentences); or, if it counts nothing of the council's, silence 'typed-count' with a reason",
            ja: "stat: を付けて表と照らし合わせてください（手引き「文の中に数を書く」）。社協の数でなければ、前付けの proofreading に typed-count と理由を書けます"))
      }
    }
  }
}

/// A count that nobody holds against data: people, cases or households by an exact number.
private enum TypedCount {
  private static let words = [WrittenCount.nin, WrittenCount.mei, WrittenCount.ken, WrittenCount.se]

  static func mayOccur(in prose: Prose) -> Bool {
    // 世 stands in many other words, 帯 in few.
    [WrittenCount.nin, WrittenCount.mei, WrittenCount.ken, WrittenCount.tai].contains(where: prose.has)
      && (prose.hasAny(0x30...0x39) || prose.hasAny(0xFF10...0xFF19)
        || WrittenCount.numerals.contains(where: prose.has))
  }

  /// Where such numbers begin.
  static func places(in line: ArraySlice<UInt32>) -> [Int] {
    WrittenCount.all(in: line).filter { $0.kind == .exact && words.contains($0.word) }.map(\.range.lowerBound)
  }
}
