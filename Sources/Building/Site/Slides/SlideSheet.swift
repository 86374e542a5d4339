import CommonMark
import Diagnostics
import Figures

/// The sheet that slides are set on, 1280 by 720, with the sizes that `training.css` gives to what stands on it.
///
/// A slide is measured when it is built, so that no part of it is missing when it is shown. A test in a browser holds the
/// sizes against one another.
struct SlideSheet {
  /// The room inside the margins.
  static let width = 1152.0
  static let height = 612.0

  /// Letters of a slide are at least this high, so that the last row can read them.
  static let smallestText = 24.0

  /// A text as a slide sets it.
  struct Setting {
    let font: TextMeasure
    /// The height of a line.
    let line: Double
    /// The room below it.
    let below: Double

    init(_ size: Double, isBold: Bool = false, line: Double, below: Double) {
      font = TextMeasure(size: size, isBold: isBold)
      self.line = size * line
      self.below = below
    }

    /// How high a text is in a width, with the room below it.
    func height(_ text: String, width: Double) -> Double {
      Double(TextLines.count(of: text, width: width, font: font)) * line + below
    }
  }

  static let heading = Setting(44, isBold: true, line: 1.35, below: 24)
  static let statement = Setting(56, isBold: true, line: 1.5, below: 32)
  static let title = Setting(72, isBold: true, line: 1.3, below: 24)
  /// What stands above a figure, and below it.
  static let figureTitle = Setting(26, isBold: true, line: 1.4, below: 8)
  static let caption = Setting(24, line: 1.4, below: 8)

  let subheading: Setting
  let text: Setting
  let item: Setting
  let quote: Setting
  let cell: Setting
  let code = Setting(26, line: 1.5, below: 0)

  /// A figure or picture that is lower says nothing to the last row.
  private static let leastFigure = 200.0
  private static let indent = 40.0
  private static let columnGap = 48.0

  /// - Parameter isLarge: whether there is room for letters that are larger than the last row needs.
  private init(isLarge: Bool) {
    func size(_ normal: Double) -> Double { isLarge ? (normal * 1.25).rounded() : normal }
    subheading = Setting(size(34), isBold: true, line: 1.4, below: 12)
    text = Setting(size(30), line: 1.6, below: 20)
    item = Setting(size(30), line: 1.5, below: 8)
    quote = Setting(size(36), line: 1.6, below: 12)
    cell = Setting(size(26), line: 1.4, below: 17)
  }

  /// Whether what stands on a slide fits, and the room that is left for its figure.
  static func fit(_ outline: SlideOutline) -> SlideFit {
    let hasFigure = outline.blocks.contains(.figure) || outline.blocks.contains(.picture)
    let isLarge = !hasFigure && SlideSheet(isLarge: true).height(of: outline) <= height
    let sheet = SlideSheet(isLarge: isLarge)
    let left = height - sheet.height(of: outline)
    let overflow = max(0, hasFigure ? leastFigure - left : -left)
    return SlideFit(
      room: hasFigure ? SlideRoom(width: width, height: max(left, leastFigure), isTitled: outline.hasHeading) : nil,
      isLarge: isLarge, overflow: overflow, lines: Int((overflow / sheet.text.line).rounded(.up)))
  }

  private func height(of outline: SlideOutline) -> Double {
    switch outline.layout {
    case .title:
      return outline.blocks.reduce(0) { $0 + height(of: $1, width: Self.width, heading: Self.title) }
    case .statement:
      return outline.blocks.reduce(0) { sum, block in
        if case .paragraph(let text) = block { sum + Self.statement.height(text, width: Self.width) } else { sum }
      }
    case .columns: return heightOfColumns(outline.blocks)
    case .exercise:
      // The countdown stands beside the heading.
      return outline.blocks.reduce(0) { sum, block in
        if case .heading = block {
          sum + height(of: block, width: Self.width - 260)
        } else {
          sum + height(of: block, width: Self.width)
        }
      }
    default: return height(of: outline.blocks, width: Self.width)
    }
  }

  private func height(of blocks: [SlideOutline.Block], width: Double) -> Double {
    blocks.reduce(0) { $0 + height(of: $1, width: width) }
  }

  /// The heading over all columns, and the highest of them.
  private func heightOfColumns(_ blocks: [SlideOutline.Block]) -> Double {
    var columns: [[SlideOutline.Block]] = [[]]
    for block in blocks {
      if case .heading(let level, _) = block, level > 2 { columns.append([]) }
      columns[columns.count - 1].append(block)
    }
    let count = Double(max(1, columns.count - 1))
    let column = (Self.width - Self.columnGap * (count - 1)) / count
    return height(of: columns[0], width: Self.width)
      + (columns.dropFirst().map { height(of: $0, width: column) }.max() ?? 0)
  }

  private func height(
    of block: SlideOutline.Block, width: Double, heading: Setting = SlideSheet.heading
  ) -> Double {
    switch block {
    case .heading(let level, let words):
      return (level > 2 ? subheading : heading).height(words, width: width)
    case .paragraph(let words): return text.height(words, width: width)
    case .list(let items):
      return items.reduce(12) { $0 + item.height($1.text, width: width - Self.indent * Double($1.depth + 1)) }
    case .quote(let texts): return texts.reduce(24) { $0 + quote.height($1, width: width - Self.indent) }
    case .table(let rows): return height(of: rows, width: width) + 20
    case .code(let lines): return Double(lines) * code.line + 68
    case .box(let blocks): return height(of: blocks, width: width - 62) + 54 + text.line
    case .picture, .figure: return 0
    }
  }

  /// How high a table is whose columns are as wide as they are asked for, within the whole.
  private func height(of rows: [[String]], width: Double) -> Double {
    let count = rows.map(\.count).max() ?? 0
    let padding = 30.0
    let wanted = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? cell.font.width($0[column]) + padding : padding }.max() ?? padding
    }
    let total = wanted.reduce(0, +)
    // Columns that ask for less than their share keep what they ask for; the others share the rest as they ask.
    let share = width / Double(max(1, count))
    let narrow = wanted.filter { $0 <= share }.reduce(0, +)
    let wide = max(1, total - narrow)
    let widths = wanted.map { total <= width || $0 <= share ? $0 : max(share / 2, $0 / wide * (width - narrow)) }
    return rows.reduce(0) { sum, row in
      sum + (zip(row, widths).map { cell.height($0, width: $1 - padding) }.max() ?? 0)
    }
  }

  /// What is wrong with a published table on a slide: rows that do not fit.
  static func problems(
    of table: TableBlockContext, in room: SlideRoom, at place: Place
  ) -> [Diagnostic] {
    let sheet = SlideSheet(isLarge: false)
    let rows = [[table.table.corner] + table.table.columnTitles] + table.table.printedRows
    let captions = [table.note, table.table.source].compactMap(\.self)
    let used =
      (room.isTitled ? 0 : figureTitle.height(table.title ?? table.table.title, width: room.width))
      + sheet.height(of: rows, width: room.width)
      + captions.reduce(caption.line + caption.below) { $0 + caption.height($1, width: room.width) }
    let overflow = used - room.height
    guard overflow > 0 else { return [] }
    return [.highTable(overflow, rows: Int((overflow / (sheet.cell.line + sheet.cell.below)).rounded(.up)), at: place)]
  }
}

extension Diagnostic {
  static func highTable(_ overflow: Double, rows: Int, at place: Place) -> Self {
    let pixels = Int(overflow.rounded(.up))
    return Self(
      "slide.high-table", at: place,
      Message(
        en: "this table is \(pixels) of 720 pixels too high for its slide, about \(rows) rows",
        ja: "この表は、スライドの高さ720のうち\(pixels)だけはみ出します（約\(rows)行分）"),
      hint: Message(
        en: "give it a slide of its own, or show a chart of some of its rows",
        ja: "表だけのスライドにするか、一部の行だけのグラフにしてください"))
  }
}
