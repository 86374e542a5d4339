/// How an area is filled, so that it can be told from others without colours.
enum Texture: Hashable, Sendable {
  /// One of several series, counted from zero.
  case series(Int)
  /// What is not shown.
  case hidden

  /// How many series can be told apart.
  static let seriesCount = 6

  /// A series; the first is plain and needs no pattern.
  static func of(series: Int) -> Texture? {
    let index = series % seriesCount
    return index == 0 ? nil : .series(index)
  }

  var name: String {
    switch self {
    case .series(let index): "s\(index + 1)"
    case .hidden: "h"
    }
  }

  /// The pattern as an element with an id.
  func pattern(id: String) -> String {
    let (turn, mark) =
      switch self {
      case .series(1): (45, "<path class=\"pl\" d=\"M0 4H8\"/>")
      case .series(2): (0, "<circle class=\"pd\" cx=\"4\" cy=\"4\" r=\"1.5\"/>")
      case .series(3): (0, "<path class=\"pl\" d=\"M0 4H8\"/>")
      case .series(4): (-45, "<path class=\"pl\" d=\"M0 4H8\"/>")
      case .series: (0, "<path class=\"pl\" d=\"M4 0V8\"/>")
      case .hidden: (45, "<path class=\"ph\" d=\"M0 4H8\"/>")
      }
    return "<pattern id=\"\(id)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\""
      + (turn == 0 ? "" : " patternTransform=\"rotate(\(turn))\"")
      + "><rect class=\"\(self == .hidden ? "paper" : name)\" width=\"8\" height=\"8\"/>\(mark)</pattern>"
  }
}
