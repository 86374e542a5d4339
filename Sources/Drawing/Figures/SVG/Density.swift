/// How close the parts of a picture stand.
public enum Density: Sendable, Hashable {
  /// As on a page, which is read from near by and can be long.
  case page
  /// As on a slide, which is low and read from far away: parts stand closer, and no letters are smaller than others.
  ///
  /// How high the ground of columns and lines is can be chosen, so that a chart fills its slide.
  case slide(plotHeight: Double = leastPlotHeight)

  /// A lower ground shows no difference to the last row.
  public static let leastPlotHeight = 104.0

  var isPage: Bool { self == .page }
}
