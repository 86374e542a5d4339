/// What is seen of a chart where a link to it is shared: its message, what is counted, and the chart itself.
///
/// It says nothing that the page of the chart does not say.
public struct ShareImage: Sendable {
  private let chart: Chart
  private let table: String
  private let title: String
  private let subtitle: String
  private let footer: String

  /// How large it is drawn, in pixels: what the services that show links ask for.
  public static let size = (width: 1200, height: 630)

  // In units of the picture, each of which is two pixels.
  private static let scale = 2.0
  private static let (width, height) = (Double(size.width) / scale, Double(size.height) / scale)
  private static let margin = 30.0
  /// What stands above the name of the site.
  private static let body = Box(x: margin, y: 26, width: width - 2 * margin, height: height - 26 - 44)
  private static let gap = 20.0
  private static let label = TextMeasure(size: 14, isWide: true)
  /// The widths at which a chart may be drawn, of which that is taken which shows it largest.
  private static let widths = Array(stride(from: 280.0, through: 960, by: 40))
  /// Below this, letters are smaller than anybody reads where links are shown.
  private static let smallestScale = 0.6

  /// Takes a chart.
  ///
  /// - Parameters:
  ///   - table: the name of the table that it is of, by which machines find it in the drawing.
  ///   - title: what the chart tells, in words.
  ///   - subtitle: the plain name of what is counted; empty if that is the title.
  ///   - footer: what stands at the end, such as the name of the site.
  public init(chart: Chart, table: String, title: String, subtitle: String, footer: String) {
    self.chart = chart
    self.table = table
    self.title = title
    self.subtitle = subtitle
    self.footer = footer
  }

  /// All that is written in it.
  public var text: String { boxes.map(\.label).joined(separator: "\n") }

  /// Where texts and marks stand.
  var boxes: [(label: String, box: Box)] { picture.boxes }

  /// The image as an SVG file.
  ///
  /// - Parameter styles: the style sheet that says which colours and letters it has.
  public func svg(styles: [UInt8]) -> [UInt8] { picture.file(styles: styles, scale: Self.scale) }

  private var picture: Picture {
    var picture = Picture(id: "share", width: Self.width, height: Self.height)
    picture.rectangle(Box(x: 0, y: 0, width: Self.width, height: Self.height), "ground")
    picture.rectangle(Box(x: 0, y: 0, width: Self.width, height: 8), "accent")
    draw(in: &picture)
    let line = Self.height - 36
    picture.line(Self.margin, line, Self.width - Self.margin, line, "grid")
    let font = TextMeasure(size: 12, isBold: true, isWide: true)
    let name = TextLines(footer, width: Self.body.width, font: font, most: 1).lines[0]
    picture.text(name, x: Self.margin, y: Self.height - 19, font, "soft")
    return picture
  }

  // MARK: - Words and chart

  /// Puts the chart below the words or beside them, wherever it is larger; one that would be too small to be read is left
  /// to its page.
  private func draw(in picture: inout Picture) {
    let body = Self.body
    let above = words(width: body.width, size: 24)
    let beside = words(width: body.width * 0.36, size: 20)
    let below = Box(
      x: body.x, y: body.y + above.height + 10, width: body.width, height: body.height - above.height - 10)
    let left = beside.width + Self.gap
    let right = Box(x: body.x + left, y: body.y, width: body.width - left, height: body.height)
    let choices = [(above, below), (beside, right)].flatMap { words, box in
      Self.widths.map { width in (words, box, Placed(chart, width: width, in: box)) }
    }
    let fitting = choices.filter { words, _, _ in words.height <= body.height }
    guard let (words, box, placed) = fitting.max(by: { $0.2 < $1.2 }),
      placed.scale >= Self.smallestScale
    else {
      let words = self.words(width: body.width, size: 32, most: 4)
      return write(words, y: body.centerY - words.height / 2, in: &picture)
    }
    write(words, y: body.y, in: &picture)
    picture.place(
      placed.picture, of: table, description: chart.alternative, x: box.x, y: box.y, scale: placed.scale)
  }

  /// A chart as large as a box has room for it.
  private struct Placed: Comparable {
    let picture: Picture
    let scale: Double

    static func < (a: Self, b: Self) -> Bool { (a.scale, a.picture.width) < (b.scale, b.picture.width) }

    static func == (a: Self, b: Self) -> Bool { (a.scale, a.picture.width) == (b.scale, b.picture.width) }

    init(_ chart: Chart, width: Double, in box: Box) {
      picture = chart.picture(id: "share", width: width)
      scale = min(box.width / width, box.height / picture.height)
    }
  }

  // MARK: - Words

  /// The title and the subtitle in lines.
  private struct Words {
    let font: TextMeasure
    let title: [String]
    let subtitle: [String]
    let width: Double

    var titleHeight: Double { font.size * Picture.lineHeight * Double(title.count) }
    var subtitleHeight: Double { ShareImage.label.size * Picture.lineHeight * Double(subtitle.count) }
    var height: Double { titleHeight + 6 + subtitleHeight }
  }

  /// - Parameter most: how many lines the title may have.
  private func words(width: Double, size: Double, most: Int = 7) -> Words {
    let font = TextMeasure(size: size, isBold: true, isWide: true)
    return Words(
      font: font, title: Self.lines(title, width: width, font, most: most),
      subtitle: subtitle.isEmpty || subtitle == title
        ? [] : Self.lines(subtitle, width: width, Self.label, most: 3),
      width: width)
  }

  /// A text in lines, of which one begins with what stands in brackets at its end, such as months.
  private static func lines(_ text: String, width: Double, _ font: TextMeasure, most: Int) -> [String] {
    guard font.width(text) > width, text.hasSuffix("）"), let bracket = text.lastIndex(of: "（"),
      bracket > text.startIndex
    else { return TextLines(text, width: width, font: font, most: most).lines }
    return [text[..<bracket], text[bracket...]].flatMap { part in
      TextLines(String(part), width: width, font: font, most: most / 2).lines
    }
  }

  private func write(_ words: Words, y: Double, in picture: inout Picture) {
    picture.lines(words.title, x: Self.margin, y: y + words.titleHeight / 2, words.font)
    let below = y + words.titleHeight + 6
    picture.lines(words.subtitle, x: Self.margin, y: below + words.subtitleHeight / 2, Self.label, "soft")
  }
}
