import Chronology
import Tables

/// A chart as it stands on a page beside the table that was cleared.
///
/// Whatever tells a number is held against the published figure: what is written, how long a bar is, how high a point
/// stands. A hidden figure may have a mark, and all such marks are alike.
struct PictureComparison {
  private(set) var problems: [(kind: SiteAudit.Kind, subject: String)] = []
  private let picture: ReadPicture
  private let table: PublishedTable
  /// The day that the picture may say.
  private let day: String?

  /// - Parameter asOf: the last day that the figures know of.
  init(_ picture: ReadPicture, _ table: PublishedTable, asOf: String) {
    day = CalendarDate(iso: asOf)?.japanese
    self.picture = picture
    self.table = table
    if picture.isStrange { problems.append((.unreadable, table.id)) }
    compareTexts()
    compareForms()
    compareLines()
  }

  /// The published figure that a mark is of, by its place in the printed table.
  private func figure(_ cell: String) -> (figure: PublishedCell, name: String)? {
    place(of: cell).map { row, column in
      (table.figure(row: row, column: column), table.cell(row: row, column: column).name)
    }
  }

  /// The row and column that a mark says it is of, such as `2,0`.
  private func place(of cell: String) -> (row: Int, column: Int)? {
    let parts = cell.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 2, table.rows.members.indices.contains(parts[0]),
      table.columns.members.indices.contains(parts[1])
    else { return nil }
    return (parts[0], parts[1])
  }

  /// The numbers on the axis, and how low the middle of each lies; `nil` for what is no number.
  ///
  /// Letters stand a little lower than their middle, smaller ones less so.
  private var ticks: [(value: Int?, y: Double)] {
    picture.texts.filter { $0.kinds.contains("tick") }.map {
      (Self.number($0.text), $0.y - ($0.kinds.contains("z12") ? 4.3 : 5))
    }
  }

  // MARK: - What is written

  private mutating func compareTexts() {
    let labels = (table.rows.members + table.columns.members).map(\.label)
    for (text, cell, kinds, _, _) in picture.texts {
      if let cell {
        compare(text, cell: cell)
      } else if !kinds.contains("tick") {
        let piece = text.hasSuffix("…") ? String(text.dropLast()) : text
        if !labels.contains(where: { $0.contains(piece) }) { compareNumbers(text, in: table.id) }
      }
    }
    compareTicks(ticks.map(\.value))
    compareNumbers(picture.description, in: table.id)
    let hides = picture.texts.contains { $0.text == PublishedCell.mark && $0.cell != nil }
    if hides, Superlatives.areClaimed(in: picture.description) { problems.append((.sentence, table.id)) }
  }

  /// The text of a mark: the number that was cleared, or a sign.
  private mutating func compare(_ text: String, cell: String) {
    guard let (figure, name) = figure(cell) else {
      problems.append((.shape, table.id))
      return
    }
    let written = text.hasSuffix(table.unit.counter) ? String(text.dropLast()) : text
    if let value = Self.number(written) {
      if figure.value != value { problems.append((figure.isHidden ? .showsHidden : .differs, name)) }
    } else if written != (figure.isHidden ? PublishedCell.mark : "…") || figure.value != nil {
      problems.append((.differs, name))
    }
  }

  /// A text that is of no one cell: its numbers are published figures, parts of names, or how many are hidden.
  private mutating func compareNumbers(_ text: String, in subject: String) {
    let names = table.rows.members + table.columns.members
    let labels =
      names.map(\.label) + names.compactMap { name in name.label.split(separator: "（").first.map(String.init) }
    // The longest first, so that no name is left in parts.
    let words = (labels + [table.title, table.id, day ?? ""]).filter { !$0.isEmpty && Int($0) == nil }
      .sorted { $0.count > $1.count }
    let rest = words.reduce(text) { $0.replacing($1, with: " ") }
    // A name that is a number stands by itself; in another number it is none.
    var allowed = Set(table.figures.compactMap(\.value) + labels.compactMap { Int($0) })
    // How many marks there are for what is hidden, and for figures that the source does not have.
    for mark in [PublishedCell.mark, "…"] {
      allowed.insert(Set(picture.texts.filter { $0.text == mark }.compactMap(\.cell)).count)
    }
    for run in rest.split(whereSeparator: { !$0.isNumber && $0 != "," }) where run.contains(where: \.isNumber) {
      // In 東京 it is a part of a name; nobody counts in it.
      if run == "京" { continue }
      let isAllowed = Self.number(String(run)).map { allowed.contains($0) } ?? false
      if !isAllowed { problems.append((.stray, subject)) }
    }
  }

  /// Numbers on an axis are even steps, and go no further than the figures that may be seen.
  private mutating func compareTicks(_ ticks: [Int?]) {
    let values = ticks.compactMap(\.self).sorted()
    guard values.count == ticks.count else {
      problems.append((.stray, table.id))
      return
    }
    guard values.count > 1, let greatest = values.last else { return }
    let step = values[1] - values[0]
    let isEven = zip(values, values.dropFirst()).allSatisfy { $1 - $0 == step } && values.contains(0)
    let seen = table.figures.compactMap(\.value)
    // Parts of one bar stand on one another.
    let most =
      (table.rows.members.indices.map { row in
        table.columns.members.indices.reduce(0) { $0 + (table.figure(row: row, column: $1).value ?? 0) }
      }
      + table.columns.members.indices.map { column in
        table.rows.members.indices.reduce(0) { $0 + (table.figure(row: $1, column: column).value ?? 0) }
      } + seen).max() ?? 0
    if !isEven || greatest - step > max(most, 0) { problems.append((.stray, table.id)) }
  }

  /// A whole number, with commas and a true minus sign.
  private static func number(_ text: String) -> Int? {
    Int(text.replacing(",", with: "").replacing("−", with: "-"))
  }

  // MARK: - What is drawn

  private static let tolerance = 0.25
  /// The position of a number on an axis is estimated from that of its text, and so less exact.
  private static let toleranceOfTicks = 0.5

  /// Bars are as long as their numbers are great; what is hidden has one size, in a band beside the axis.
  private mutating func compareForms() {
    var lengths: [(value: Int, width: Double, height: Double, name: String)] = []
    var hidden: [ReadPicture.Mark] = []
    var rests: [(cell: String, width: Double, height: Double)] = []
    for mark in picture.marks where mark.element != "path" && !mark.kinds.contains("point") {
      guard let cell = mark.cell else {
        // What belongs to no cell tells no number: samples of a legend, tiles, and the water around them.
        let isSample = mark.number("width") == 16 && mark.number("height") == 12
        if mark.element != "rect" || !(isSample || mark.kinds == ["sea"] || mark.kinds.contains("tile")) {
          problems.append((.stray, table.id))
        }
        continue
      }
      guard let (figure, name) = figure(cell), mark.element == "rect" else {
        problems.append((.shape, table.id))
        continue
      }
      if let value = figure.value, !mark.kinds.contains("hidden") {
        lengths.append((value, mark.number("width"), mark.number("height"), name))
      } else if mark.kinds.contains("hidden"), figure.value != nil {
        rests.append((cell, mark.number("width"), mark.number("height")))
      } else if figure.isHidden, mark.kinds.contains("hidden") {
        hidden.append(mark)
      } else {
        problems.append((figure.isHidden ? .showsHidden : .differs, name))
      }
    }
    if !HiddenMarks(hidden, in: picture).tellNothing { problems.append((.showsHidden, table.id)) }
    compareLengths(
      lengths
        + rests.compactMap { mark in
          // What is left of a total that may be seen is known to everybody.
          guard let rest = rest(of: mark.cell) else {
            problems.append((.differs, table.id))
            return nil
          }
          return (rest, mark.width, mark.height, table.id)
        })
    compareGrid()
  }

  /// What is left of a total without those of its parts that may be seen.
  private func rest(of cell: String) -> Int? {
    guard let (row, column) = place(of: cell), let total = table.figure(row: row, column: column).value else {
      return nil
    }
    let (rows, columns) = (table.rows.members, table.columns.members)
    let parts: [PublishedCell]
    if rows[row].isTotal {
      parts = rows.indices.filter { !rows[$0].isTotal }.map { table.figure(row: $0, column: column) }
    } else if columns[column].isTotal {
      parts = columns.indices.filter { !columns[$0].isTotal }.map { table.figure(row: row, column: $0) }
    } else {
      return nil
    }
    return total - parts.reduce(0) { $0 + ($1.value ?? 0) }
  }

  /// Lines of the grid lie at the numbers of the axis.
  private mutating func compareGrid() {
    let heights = ticks.map(\.y)
    for line in picture.lines where !line.kinds.contains("axis") {
      if !line.isLevel || !heights.contains(where: { abs($0 - line.y1) < 0.3 }) { problems.append((.stray, table.id)) }
    }
  }

  private mutating func compareLengths(_ bars: [(value: Int, width: Double, height: Double, name: String)]) {
    // A bar of nothing has no length, whichever way it lies.
    for bar in bars where bar.value == 0 && min(bar.width, bar.height) > Self.tolerance {
      problems.append((.differs, bar.name))
    }
    guard let longest = bars.max(by: { abs($0.value) < abs($1.value) }), longest.value != 0 else { return }
    let isLying = Set(bars.map(\.height)).count == 1
    let unit = (isLying ? longest.width : longest.height) / Double(abs(longest.value))
    for bar in bars {
      let length = isLying ? bar.width : bar.height
      if abs(length - Double(abs(bar.value)) * unit) > Self.tolerance { problems.append((.differs, bar.name)) }
    }
  }

  /// Points of a line stand as high as their numbers are great, and lines go from point to point.
  private mutating func compareLines() {
    var points: [(value: Int, x: Double, y: Double, name: String)] = []
    for mark in picture.marks where mark.kinds.contains("point") {
      guard let cell = mark.cell, let (figure, name) = figure(cell) else {
        problems.append((.shape, table.id))
        continue
      }
      guard let value = figure.value else {
        problems.append((figure.isHidden ? .showsHidden : .differs, name))
        continue
      }
      let middle = Self.middle(of: mark)
      points.append((value, middle.x, middle.y, name))
    }
    if let low = points.min(by: { $0.value < $1.value }), let high = points.max(by: { $0.value < $1.value }) {
      let axis = axis
      let unit = axis?.unit ?? (low.y - high.y) / Double(max(high.value - low.value, 1))
      if let axis, abs(axis.zero - Double(low.value) * unit - low.y) > Self.toleranceOfTicks {
        problems.append((.differs, low.name))
      }
      for point in points where abs(low.y - Double(point.value - low.value) * unit - point.y) > Self.tolerance {
        problems.append((.differs, point.name))
      }
    }
    for line in picture.marks where line.element == "path" && !line.kinds.contains("point") {
      let isOnPoints = Self.vertices(line.attributes["d"] ?? "").allSatisfy { vertex in
        points.contains { abs($0.x - vertex.x) < Self.tolerance && abs($0.y - vertex.y) < Self.tolerance }
      }
      if line.cell != nil || !isOnPoints { problems.append((.stray, table.id)) }
    }
  }

  /// The position of zero and the height of one unit, from the numbers on the axis; `nil` if it has fewer than two.
  private var axis: (zero: Double, unit: Double)? {
    let ticks = ticks.compactMap { tick in tick.value.map { (value: $0, y: tick.y) } }
    guard let low = ticks.min(by: { $0.value < $1.value }), let high = ticks.max(by: { $0.value < $1.value }),
      low.value < high.value
    else { return nil }
    let unit = (low.y - high.y) / Double(high.value - low.value)
    return (low.y + Double(low.value) * unit, unit)
  }

  private static func middle(of mark: ReadPicture.Mark) -> (x: Double, y: Double) {
    switch mark.element {
    case "circle": (mark.number("cx"), mark.number("cy"))
    case "rect": (mark.number("x") + mark.number("width") / 2, mark.number("y") + mark.number("height") / 2)
    // A triangle begins at its tip, six above its middle.
    default: vertices(mark.attributes["d"] ?? "").first.map { ($0.x, $0.y + 6) } ?? (0, 0)
    }
  }

  /// The points that a path of straight lines goes through, written as `M1 2L3 4`.
  private static func vertices(_ path: String) -> [(x: Double, y: Double)] {
    path.split { $0 == "M" || $0 == "L" }.compactMap { part in
      let numbers = part.prefix { $0 != "l" }.split(separator: " ").compactMap { Double($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }
}
