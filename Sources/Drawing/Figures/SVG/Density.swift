/// How close the parts of a picture stand.
public enum Density: Sendable, Hashable {
  /// As on a page, which is read from near by and can be long.
  case page
  /// As on a slide, which is low and read from far away: parts stand closer, and no letters are smaller than others.
  case slide
}
