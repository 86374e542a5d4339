/// The room that a figure has on a slide, in pixels of a slide of 1280 by 720.
public struct SlideRoom: Sendable, Hashable {
  /// The width.
  public let width: Double
  /// The height.
  public let height: Double
  /// Whether a heading stands above it, so that the figure needs no title of its own.
  public let isTitled: Bool

  /// Measures a room.
  public init(width: Double, height: Double, isTitled: Bool) {
    self.width = width
    self.height = height
    self.isTitled = isTitled
  }
}

/// How a text is cut into slides.
public struct SlideRules: Sendable {
  /// The number of its first slide; the page around it may begin with slides of its own.
  public let first: Int
  /// Works out whether a slide fits.
  public let fit: @Sendable (SlideOutline) -> SlideFit

  /// Makes rules from their parts.
  public init(first: Int, fit: @escaping @Sendable (SlideOutline) -> SlideFit) {
    self.first = first
    self.fit = fit
  }
}

/// Whether what stands on a slide fits.
public struct SlideFit: Sendable, Hashable {
  /// The room that is left for its picture or figure; `nil` if it has none.
  public let room: SlideRoom?
  /// Whether there is room for larger letters.
  public let isLarge: Bool
  /// By how many pixels of a slide of 1280 by 720 it is too high; 0 or less if it fits.
  public let overflow: Double
  /// About how many lines of text that is.
  public let lines: Int

  /// Tells how a slide fits.
  public init(room: SlideRoom?, isLarge: Bool, overflow: Double, lines: Int) {
    self.isLarge = isLarge
    self.room = room
    self.overflow = overflow
    self.lines = lines
  }
}
