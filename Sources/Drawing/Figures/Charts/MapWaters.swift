// The sea and the rivers around a tile map: they tell which way is which to whoever knows the place.
extension ChartPainter {
  private static let waterGap = 10.0

  /// How wide the water on the left or the right is, with the gap beside it.
  func waterWidth(_ side: Chart.Side) -> Double {
    guard let name = chart.waters[side] else { return 0 }
    return min(max(44, small.width(name) + 16), width / 4) + Self.waterGap
  }

  /// Draws water along a side of the map, in a frame that has the gap in it.
  mutating func drawUprightWater(_ side: Chart.Side, _ frame: Box) {
    guard let name = chart.waters[side] else { return }
    let water = Box(
      x: side == .east ? frame.x + Self.waterGap : frame.x, y: frame.y, width: frame.width - Self.waterGap,
      height: frame.height)
    picture.rectangle(water, "sea", radius: 8)
    drawWaterName(name, water)
  }

  /// Draws water above or below the map, and goes on below it.
  mutating func drawLevelWater(_ side: Chart.Side, _ frame: Box) {
    guard let name = chart.waters[side] else { return }
    if side == .south { top += Self.waterGap }
    let water = Box(x: frame.x, y: top, width: frame.width, height: 30)
    picture.rectangle(water, "sea", radius: 8)
    drawWaterName(name, water)
    top = water.maxY + (side == .north ? Self.waterGap : 0)
  }

  private mutating func drawWaterName(_ name: String, _ water: Box) {
    let lines = TextLines(name, width: water.width - 8, font: small, most: 3)
    picture.lines(lines.lines, x: water.centerX, y: water.centerY, small, "soft", anchor: .middle)
  }
}
