import CommonMark
import Figures
import Ledger
import Markup
import Tables
import Templates

/// A chart as a template sees it, with its table.
struct ChartContext: Sendable {
  /// What its ids begin with, unique on the page.
  let id: String
  let chart: Chart
  let note: String?
  let table: TableContext
  /// What it is called by its number, such as 図2, where figures are numbered.
  let number: String?
  /// What the picture says of its colours, where the style sheet of the page does not reach it.
  let styles: [UInt8]
  /// How it is drawn on a slide, if it stands on one.
  let slide: SlideFigure?
  /// Whether its parts are shown one after another there.
  let isRevealed: Bool

  /// The widths at which text is as large as the text of the page: on a page, and on a phone.
  static let wide = 672.0
  static let narrow = 328.0

  static let members: Members<ChartContext> = [
    .text("id") { $0.id },
    .text("title") { $0.chart.title },
    .optionalText("number") { $0.number },
    .optionalText("note") { $0.note },
    .html("wide") { $0.svg("wide", Self.wide) },
    .html("narrow") { $0.svg("narrow", Self.narrow) },
    .url("permalink") { PageURL(fragment: $0.id) },
    .record("table", TableContext.members) { $0.table },
    .flag("is-on-slide") { $0.slide != nil },
    .flag("is-revealed") { $0.isRevealed },
  ]

  init(
    id: String, chart: Chart, note: String?, table: TableContext, number: String? = nil, styles: [UInt8] = [],
    slide: SlideFigure? = nil, isRevealed: Bool = false
  ) {
    self.slide = slide
    self.isRevealed = isRevealed
    self.number = number
    self.styles = styles
    self.id = id
    self.chart = chart
    self.note = note
    self.table = table
  }

  /// The chart of a page of figures; a table of one figure needs none.
  init?(_ context: PageContext) {
    guard let table = TableContext(context), let chart = Self.chart(of: table, context.site.words) else { return nil }
    self.init(id: "chart", chart: chart, note: nil, table: table)
  }

  /// How a table is drawn on its own page; `nil` for one that needs no chart: of a single figure, or of nothing but zeros.
  static func chart(of table: TableContext, _ words: Words) -> Chart? {
    if table.table.figures.count < 2 || table.table.figures.allSatisfy({ $0.value == 0 }) { return nil }
    return TableChart(table.table).chart(words: words.chart, unit: table.unit)
  }

  private func svg(_ form: String, _ width: Double) -> HTML {
    if form == "wide", let slide {
      return chart.svg(
        id: "\(id)-wide", width: slide.width, kind: "wide", styles: styles, scale: slide.scale, isStepped: isRevealed,
        density: slide.density)
    }
    return chart.svg(id: "\(id)-\(form)", width: width, kind: form, styles: styles)
  }
}

extension Words {
  /// What charts say.
  var chart: ChartWords {
    ChartWords(
      Dictionary(ChartWords.needed.map { ($0, text("chart-\($0)")) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What boxes in texts are called.
  var boxes: [ProseBlock: String] {
    let named: [ProseBlock] = [.summary, .internal, .notes, .question, .answer, .exercise]
    return Dictionary(named.map { ($0, text("\($0.rawValue)-block")) }, uniquingKeysWith: { first, _ in first })
  }

  /// What figures and tables are called that have numbers, with `{number}` for it.
  var figureNumbers: [FigureSeries: String] { [.figure: text("figure-number"), .table: text("table-number")] }
}
