/// The marks of a chart for what may not be seen.
///
/// They tell nothing: all have one size, and none stands on the scale. They stand in a band beside the axis, on the side
/// where no bar and no point is, or in a tile where its number would be written.
struct HiddenMarks {
  /// Whether they tell nothing.
  let tellNothing: Bool

  private static let height = 14.0
  private static let widths = 8.0...20.0
  private static let tolerance = 0.3

  init(_ marks: [ReadPicture.Mark], in picture: ReadPicture) {
    let sizes = Set(marks.map { [$0.number("width"), $0.number("height")] })
    let areUsual = sizes.count <= 1 && sizes.allSatisfy { Self.widths.contains($0[0]) && $0[1] == Self.height }
    let axes = picture.lines.filter { $0.kinds == ["axis"] }
    let tiles = picture.marks.filter { $0.kinds.contains("tile") }
    let areBeside = marks.allSatisfy { mark in
      Self.isBeside(mark, axes) || tiles.contains { Self.isNumber(mark, of: $0) }
    }
    // What is written for a hidden figure stands in its mark.
    let areWrittenThere = picture.texts.allSatisfy { text in
      guard text.text == "x", text.cell != nil else { return true }
      return marks.contains { $0.cell == text.cell && Self.holds($0, x: text.x, y: text.y) }
    }
    tellNothing = areUsual && areBeside && areWrittenThere
  }

  private static func holds(_ mark: ReadPicture.Mark, x: Double, y: Double) -> Bool {
    let (left, top) = (mark.number("x"), mark.number("y"))
    return (left...(left + mark.number("width"))).contains(x) && (top...(top + mark.number("height") + 4)).contains(y)
  }

  /// Whether a mark lies to the left of an upright axis, between two of them, or under a level one.
  private static func isBeside(_ mark: ReadPicture.Mark, _ axes: [ReadPicture.Line]) -> Bool {
    let (left, top) = (mark.number("x"), mark.number("y"))
    let right = left + mark.number("width")
    let (x, y) = ((left + right) / 2, top + mark.number("height") / 2)
    let upright = axes.filter { $0.isUpright && (min($0.y1, $0.y2) - 12...max($0.y1, $0.y2) + 12).contains(y) }
      .map(\.x1).sorted()
    // Of two axes of a pair each has its bars on the outer side.
    if upright.count == 2, left >= upright[0] - tolerance, right <= upright[1] + tolerance { return true }
    if let axis = upright.first(where: { $0 > x }), right <= axis + tolerance { return true }
    let level = axes.filter { $0.isLevel && (min($0.x1, $0.x2)...max($0.x1, $0.x2)).contains(x) }.map(\.y1).max()
    return level.map { top >= $0 - tolerance } ?? false
  }

  /// Whether a mark lies where the number of a tile is written, above its bar.
  private static func isNumber(_ mark: ReadPicture.Mark, of tile: ReadPicture.Mark) -> Bool {
    let (left, top) = (tile.number("x"), tile.number("y"))
    return mark.number("x") == left + 12 && mark.number("y") == top + 59
      && mark.number("x") + mark.number("width") <= left + tile.number("width")
  }
}

/// Sentences that say of a number that it is the greatest or the least.
enum Superlatives {
  private static let words = ["最も", "もっとも", "一番", "いちばん", "最多", "最少", "最大", "最小", "どれも", "すべて", "いずれも"]
  /// Words that say it of what is published alone.
  private static let limits = ["公表した", "公表された", "載せた"]

  /// Whether a text says so without saying that it speaks of published numbers.
  static func areClaimed(in text: String) -> Bool {
    text.split(whereSeparator: { "。\n".contains($0) }).contains { sentence in
      words.contains { sentence.contains($0) } && !limits.contains { sentence.contains($0) }
    }
  }
}
