public import Diagnostics
import Fields
public import Figures

/// A chart as an author asks for it: which table, and how it is shown.
public struct ChartDeclaration: Sendable {
  /// The name of the table.
  public let table: PlacedName
  /// How it is drawn; by itself what suits the table.
  public let kind: Chart.Kind?
  /// Where that is written, or else the table.
  public let kindPlace: Place
  /// Its title; by itself that of the table.
  public let title: String?
  /// What is said below it.
  public let note: String?
  /// Whether its parts are shown one after another where it stands on a slide.
  public let isRevealed: Bool
  /// The codes that a reader is to look at first.
  public let highlight: [PlacedName]
  /// The codes of the rows that are shown, if not all.
  public let rows: [PlacedName]
  /// The codes of the columns that are shown, if not all.
  public let columns: [PlacedName]
  /// Whether rows come by their values, greatest first, where all may be seen.
  public let isSorted: Bool
  /// The codes as they lie on a map, row by row.
  public let tiles: [[PlacedName]]
  /// What water lies on which side of the map.
  public let waters: [Chart.Side: String]

  /// Reads a chart from YAML.
  ///
  /// - Parameter start: where the figure begins, for what is not there.
  public static func read(_ source: SourceText, start: Place.Position) -> Reviewed<ChartDeclaration?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    if pairs.isEmpty, diagnostics.haveErrors { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source, start: start)
    let table = reader.required("table", .named)
    let kind = reader.optional("kind", .placedKind)
    let title = reader.optional("title", .text)
    let note = reader.optional("note", .text)
    let isRevealed = reader.optional("reveal", .flag) ?? false
    let highlight = reader.optional("highlight", .list(.named)) ?? []
    let rows = reader.optional("rows", .list(.named)) ?? []
    let columns = reader.optional("columns", .list(.named)) ?? []
    let isSorted = reader.optional("sorted", .flag) ?? false
    let tiles = reader.optional("tiles", .list(.list(.named))) ?? []
    let waters = reader.optional("waters", .waters) ?? [:]
    diagnostics += reader.finish()
    guard let table, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    return Reviewed(
      ChartDeclaration(
        table: table, kind: kind?.kind, kindPlace: kind?.place ?? table.place, title: title, note: note,
        isRevealed: isRevealed, highlight: highlight, rows: rows, columns: columns,
        isSorted: isSorted, tiles: tiles, waters: waters), diagnostics)
  }
}

extension ChartDeclaration {
  /// The same with other names for rows and columns, in whatever it says of them.
  public func renamed(rows row: (String) -> String, columns column: (String) -> String) -> ChartDeclaration {
    func renamed(_ names: [PlacedName], _ rename: (String) -> String) -> [PlacedName] {
      names.map { PlacedName(name: rename($0.name), place: $0.place) }
    }
    return ChartDeclaration(
      table: table, kind: kind, kindPlace: kindPlace, title: title, note: note, isRevealed: isRevealed,
      highlight: renamed(highlight) { column(row($0)) }, rows: renamed(rows, row), columns: renamed(columns, column),
      isSorted: isSorted, tiles: tiles, waters: waters)
  }
}

extension FieldType where Value == [Chart.Side: String] {
  /// Names of waters by the side of a map.
  fileprivate static let waters = FieldType.record { reader in
    var waters: [Chart.Side: String] = [:]
    for side in Chart.Side.allCases { waters[side] = reader.optional(side.rawValue, .text) }
    return waters
  }
}

private struct PlacedKind: Sendable {
  let kind: Chart.Kind
  let place: Place
}

extension FieldType where Value == PlacedKind {
  fileprivate static let placedKind: FieldType = {
    let choice = FieldType<Chart.Kind>.choice()
    return FieldType(expected: choice.expected) { node, context in
      choice.parse(node, &context).map { PlacedKind(kind: $0, place: context.place(of: node)) }
    }
  }()
}
