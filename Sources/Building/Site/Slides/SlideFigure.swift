import CommonMark
import Diagnostics
import Figures

/// How a figure is drawn on a slide: at the width at which its letters are largest, and as high as there is room.
struct SlideFigure: Sendable {
  /// The width in the units of the picture.
  let width: Double
  /// How many pixels of the slide a unit is.
  private(set) var scale: Double
  /// The height of its smallest letters in pixels of the slide.
  let smallestText: Double
  /// How close its parts stand.
  private(set) var density = Density.slide()

  /// Widths in units that are tried: from a figure for a phone to one that fills a slide with small letters.
  private static let widths = stride(from: 328.0, through: 1000.0, by: 28.0)

  /// What is rounded away is nothing that anybody sees.
  private static let enough = SlideSheet.smallestText - 0.05

  /// Finds the best width.
  ///
  /// - Parameters:
  ///   - room: the room for the figure with its title and what stands below it.
  ///   - title: its title.
  ///   - captions: the texts below it.
  ///   - size: how large the picture is at a width.
  init(in room: SlideRoom, title: String, captions: [String], size: (Double, Density) -> PictureSize) {
    let texts =
      (room.isTitled ? 0 : SlideSheet.figureTitle.height(title, width: room.width))
      + captions.reduce(0) { $0 + SlideSheet.caption.height($1, width: room.width) }
    let height = max(40, room.height - texts)
    var best = SlideFigure(width: 328, scale: 0, smallestText: 0)
    for width in Self.widths {
      let size = size(width, best.density)
      let scale = min(room.width / size.width, height / size.height)
      let text = scale * size.smallestText
      // Letters that are large enough need not be larger: then the wider picture fills the slide better.
      let isBetter =
        min(text, Self.enough) > min(best.smallestText, Self.enough)
        || text >= Self.enough && size.width * scale > best.width * best.scale
      if isBetter { best = SlideFigure(width: width, scale: scale, smallestText: text) }
    }
    self = best
    // Within that width, what has a ground may use the height that is left.
    for plotHeight in stride(from: 320, to: Density.leastPlotHeight, by: -20) {
      let higher = Density.slide(plotHeight: plotHeight)
      if size(width, higher).height * scale > height { continue }
      density = higher
      break
    }
  }

  private init(width: Double, scale: Double, smallestText: Double) {
    self.width = width
    self.scale = scale
    self.smallestText = smallestText
  }

  /// Draws it smaller, as a handout does.
  mutating func shrink(by factor: Double) { scale *= factor }

  /// Whether the last row can read its letters.
  var isLegible: Bool { smallestText >= Self.enough }

  /// What is wrong with it: letters that the last row cannot read.
  func problems(at place: Place) -> [Diagnostic] {
    isLegible ? [] : [.smallText(smallestText, at: place)]
  }
}

extension Diagnostic {
  static func smallText(_ size: Double, at place: Place) -> Self {
    let size = Int(size)
    return Self(
      "slide.small-text", at: place,
      Message(
        en: "letters of this figure are \(size) pixels high on its slide; the last row needs 24",
        ja: "この図の文字は、スライドの上で高さ\(size)になります。後ろの席から読むには24が要ります"),
      hint: Message(
        en: "give it a slide of its own, show fewer rows or parts, or shorten its words",
        ja: "図だけのスライドにするか、載せる行や部分を減らすか、言葉を短くしてください"))
  }
}
