import Chronology
public import Codes
public import Content
public import Diagnostics
import Files

/// What a spreadsheet of an office is likely to mean, and what `engawa.yml` and the code lists would have to say.
///
/// No value of a record is in it: headings are, and what many rows have in a column of codes.
public struct RegisterInspection: Sendable {
  /// The sheets that have headings.
  public let sheets: [Sheet]
  /// Values that stand for codes which the lists do not have yet, by the name of the list.
  public let newValues: [String: [String]]
  /// The names of sheets without headings that are known, which are likely to be no part of the register.
  public let otherSheets: [String]
  /// How many other values of code columns are unknown, by the name of the list: too few rows have them to show them.
  public let otherValues: [String: Int]

  /// A sheet, and what its columns are.
  public struct Sheet: Sendable {
    /// The name on its tab; `nil` for a file without sheets.
    public let name: String?
    /// The row of the headings, as a spreadsheet counts rows.
    public let headerRow: Int
    /// How many rows stand below it.
    public let rows: Int
    /// What the columns hold, from left to right.
    public let columns: [Column]
  }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its heading.
    public let heading: String
    /// What it is taken for.
    public let meaning: Meaning

    /// What a column is taken for.
    public enum Meaning: Sendable, Hashable {
      /// A field of the record, by its key.
      case field(String)
      /// The state in a month.
      case month(String)
      /// Nobody knows; it is proposed as confidential text, so that the gate knows what stands in it.
      case notes
      /// Nothing: it has no heading.
      case blank
    }
  }

  /// What columns are called that are not called as what they hold.
  public var columnMap: [(field: String, heading: String)] {
    var map: [String: String] = [:]
    for column in sheets.flatMap(\.columns) {
      if case .field(let field) = column.meaning, field != column.heading, map[field] == nil {
        map[field] = column.heading
      }
    }
    return RegisterSettings.fields.compactMap { field in map[field].map { (field, $0) } }
  }

  /// The headings of columns of which nobody knows what they hold, each once.
  public var noteColumns: [String] {
    var seen: Set<String> = []
    return sheets.flatMap(\.columns).filter { $0.meaning == .notes && seen.insert($0.heading).inserted }.map(\.heading)
  }

  /// Fields that every record has, and no column holds.
  public var missing: [String] {
    let found = Set(sheets.flatMap(\.columns).map(\.meaning))
    return ColumnMap.required.filter { !found.contains(.field($0)) }
  }

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: the file as people call it.
  ///   - settings: what is known of columns already.
  /// - Throws: ``Stop`` if it cannot be read.
  public static func read(
    _ bytes: [UInt8], path: String, settings: RegisterSettings, codes: CodeBook
  ) throws(Stop) -> Reviewed<RegisterInspection> {
    var diagnostics: [Diagnostic] = []
    let sources: [(name: String?, source: SourceText)]
    if FilePath.ending(of: path) == "xlsx" {
      sources = (WorkbookText.read(bytes, path: path).unwrapped(into: &diagnostics) ?? []).map { ($0.name, $0.source) }
    } else {
      let source = try stopping { try SpreadsheetText.decode(bytes, path: path) }.unwrapped(into: &diagnostics)
      sources = source.map { [(nil, $0)] } ?? []
    }
    var values = ValueCount(codes)
    var sheets: [Sheet] = []
    var others: [String] = []
    for (name, source) in sources where !(name.map(settings.ignoredSheets.contains) ?? false) {
      if let sheet = SheetInspection.read(source, name, settings, &values) {
        sheets.append(sheet)
      } else if let name {
        others.append(name)
      }
    }
    if sheets.isEmpty, diagnostics.isEmpty { diagnostics.append(.nothingRecognised(at: Place(path: path))) }
    return Reviewed(
      RegisterInspection(
        sheets: sheets, newValues: values.frequent, otherSheets: others, otherValues: values.rare), diagnostics)
  }
}

/// Counts values of code columns that the lists do not have.
struct ValueCount {
  private let codes: CodeBook
  /// Of each value of a list the cases that have it.
  private var cases: [String: [String: Set<String>]] = [:]

  /// What so many cases have in a column of codes is a kind of thing and no person's.
  private static let least = 5
  /// A list that has so many values is none.
  private static let most = 60

  init(_ codes: CodeBook) { self.codes = codes }

  /// Counts a value of a case; `name` tells the case from others.
  mutating func add(_ text: String, of name: String, to list: String) {
    let isKnown = codes.lists[list]?.position(written: text) != nil
    if !isKnown, !text.isEmpty { cases[list, default: [:]][text, default: []].insert(name) }
  }

  /// Values that many cases have, by list, the most frequent first.
  var frequent: [String: [String]] {
    cases.compactMapValues { values in
      let many = values.filter { $0.value.count >= Self.least }
      guard !many.isEmpty, many.count <= Self.most else { return nil }
      return many.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.key)
    }
  }

  /// How many other values there are, by list.
  var rare: [String: Int] {
    let shown = frequent
    return cases.mapValues(\.count).map { ($0, $1 - (shown[$0]?.count ?? 0)) }.filter { $0.1 > 0 }
      .reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
}

/// Finds out what the columns of a sheet hold.
private enum SheetInspection {
  /// Headings do not lie deeper, and two of them are known at least.
  private static let mostRowsAbove = 30
  private static let leastKnown = 2

  static func read(
    _ source: SourceText, _ name: String?, _ settings: RegisterSettings, _ values: inout ValueCount
  ) -> RegisterInspection.Sheet? {
    guard var reader = header(source, settings) else { return nil }
    let row = reader.row
    let last = reader.cells.lastIndex { !reader.text($0).isEmpty } ?? 0
    let columns = reader.cells[...last].map { column(reader.text($0), settings) }
    let lists = columns.map { column -> String? in
      switch column.meaning {
      case .field(let field): ColumnNames.list(of: field)
      case .month: "states"
      case .notes, .blank: nil
      }
    }
    // Who has a value is told by the number of the case, or by the name; where there is neither no value is shown.
    let who =
      columns.firstIndex { $0.meaning == .field("id") } ?? columns.firstIndex { $0.meaning == .field("name") }
    var count = 0
    while reader.next(), reader.problem == nil {
      count += 1
      // A list of changes has many rows of one case.
      let name = who.flatMap { reader.cells.indices.contains($0) ? reader.text(reader.cells[$0]) : nil } ?? ""
      for (cell, list) in zip(reader.cells, lists) {
        guard let list else { continue }
        for part in list == "issues" ? parts(reader.text(cell)) : [reader.text(cell)] {
          values.add(part, of: name, to: list)
        }
      }
    }
    return .init(name: name, headerRow: row, rows: count, columns: columns)
  }

  private static func parts(_ text: String) -> [String] {
    text.split { ";、；".contains($0) }.map { $0.filter { $0 != " " } }.map { String($0) }
  }

  /// A reader that stands at the headings: the record with most of them that are known.
  private static func header(_ source: SourceText, _ settings: RegisterSettings) -> CSVReader? {
    var search = CSVReader(source.bytes)
    var best: (reader: CSVReader, count: Int)?
    for _ in 0..<mostRowsAbove {
      guard search.next(), search.problem == nil else { break }
      let known = search.cells.prefix(ColumnMap.mostColumns).map { column(search.text($0), settings).meaning }
      let fields = Set(known.filter { if case .field = $0 { true } else { false } }).count
      let count = fields + known.count { if case .month = $0 { true } else { false } }
      if fields >= leastKnown, count > best?.count ?? 0, !isForm(known) { best = (search, count) }
    }
    return best?.reader
  }

  /// Whether a row is one of a form of one person, where what it says stands beside each heading.
  private static func isForm(_ row: [RegisterInspection.Column.Meaning]) -> Bool {
    let cells = row.filter { $0 != .blank }
    let known = cells.indices.filter { cells[$0] != .notes }
    return known.count * 2 <= cells.count && known.allSatisfy { $0 + 1 == cells.count || cells[$0 + 1] == .notes }
  }

  private static func column(_ heading: String, _ settings: RegisterSettings) -> RegisterInspection.Column {
    let own = Dictionary(settings.columns.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    let meaning: RegisterInspection.Column.Meaning =
      if heading.isEmpty { .blank } else if let field = own[heading] ?? ColumnNames.field(heading) {
        .field(field)
      } else if let month = CalendarMonth(written: heading) { .month(month.iso) } else { .notes }
    return .init(heading: heading, meaning: meaning)
  }
}

extension Diagnostic {
  static func nothingRecognised(at place: Place) -> Self {
    Self(
      "inspect.nothing-recognised", at: place,
      Message(
        en: "no row has two headings that are known, such as 氏名 and 受付日",
        ja: "氏名や受付日のような、意味の分かる見出しが二つある行が見つかりません"),
      hint: Message(
        en: "give the columns headings in one row; what each may be called is in the guide, 'Register and code lists'",
        ja: "列の見出しを一つの行に書いてください。見出しの例は、手引きの「記録と符号」にあります"))
  }
}
