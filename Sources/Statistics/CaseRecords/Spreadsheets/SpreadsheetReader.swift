import Chronology
import Codes
import Content
import Diagnostics
import Tables

/// A CSV file whose header was read.
struct Spreadsheet: Sendable {
  /// What reads the rows behind the header.
  let reader: CSVReader
  /// The names of the columns as they stand there.
  let names: [String]
  /// What each column holds.
  let map: ColumnMap
  /// The month that all its rows are of, if it is a sheet that is called after one.
  let month: CalendarMonth?

  /// Whether its rows say what changed.
  var hasChanges: Bool { map.isListOfChanges || month != nil && map.columns.contains(.field("state")) }
  /// Whether its rows are cases.
  var hasCases: Bool { !map.isListOfChanges && (month == nil || map.columns.contains(.field("district"))) }

  /// Reads the header; the value is `nil` if something is wrong with it.
  ///
  /// - Parameters:
  ///   - source: the file in UTF-8, which must be marked as confidential.
  ///   - wantsMonths: whether the states of its cases stand in this file or nowhere.
  ///   - month: the month that all its rows are of, if it is a sheet that is called after one.
  static func open(
    _ source: SourceText, _ settings: RegisterSettings, wantsMonths: Bool, month: CalendarMonth? = nil
  ) -> Reviewed<Spreadsheet?> {
    var reader = CSVReader(source.bytes)
    guard toHeader(&reader, settings) else { return Reviewed(nil, [.noHeader(at: source.wholePlace)]) }
    guard reader.cells.count <= ColumnMap.mostColumns else {
      return Reviewed(
        nil, [.tooManyColumns(reader.cells.count, most: ColumnMap.mostColumns, at: source.wholePlace)])
    }
    // Behind the last heading there is nothing, however wide a title above it was.
    let last = reader.cells.lastIndex { !reader.text($0).isEmpty } ?? 0
    let header = reader.cells[...last].map { (name: reader.text($0), place: source.place(at: $0.range.lowerBound)) }
    let map = ColumnMap.read(
      header, settings, wantsMonths: wantsMonths && month == nil, isOfMonth: month != nil, file: source.wholePlace)
    guard !map.diagnostics.haveErrors else { return Reviewed(nil, map.diagnostics) }
    return Reviewed(
      Spreadsheet(reader: reader, names: header.map(\.name), map: map.value, month: month), map.diagnostics)
  }

  /// Reads on to the header: the record with most columns that are known, and two at least, for titles and headings of
  /// headings stand above it in an office.
  ///
  /// Where there is none, the first record is taken for it, so that what is wrong with it is told.
  private static func toHeader(_ reader: inout CSVReader, _ settings: RegisterSettings) -> Bool {
    let known = Set(RegisterSettings.fields.map { settings.columns[$0] ?? $0 })
    var search = reader
    var best: (reader: CSVReader, count: Int)?
    for _ in 0..<mostRecordsAbove {
      guard search.next(), search.problem == nil else { break }
      let names = Set(search.cells.prefix(ColumnMap.mostColumns).map { search.text($0) })
      let fields = names.intersection(known).count
      let count = fields + names.count { CalendarMonth(written: $0) != nil }
      if fields >= 2, count > best?.count ?? 0 { best = (search, count) }
    }
    if let best {
      reader = best.reader
      return true
    }
    return reader.next() && reader.problem == nil
  }

  /// A header does not lie deeper.
  private static let mostRecordsAbove = 30
}

/// Reads a CSV register, one case a record.
struct SpreadsheetReader: Sendable {
  let variables: CaseVariables
  let check: CaseCheck
  let changes: CaseChanges

  /// The cases, each with the line that it begins in.
  ///
  /// - Parameter source: the file in UTF-8, which must be marked as confidential.
  func read(_ sheet: Spreadsheet, _ source: SourceText) -> Reviewed<[(case: Case, line: Int)]> {
    var diagnostics = DiagnosticList()
    var cases: [(case: Case, line: Int)] = []
    // What the register is known for; one is enough to tell that it still is.
    var accepted: [Diagnostic] = []
    var reader = sheet.reader
    while reader.next() {
      var row = SpreadsheetRow(
        reader: reader, source: source, names: sheet.names, record: reader.row, variables: variables)
      var draft = row.draft(sheet.map)
      row.diagnostics += changes.add(to: &draft)
      if check.period == nil, draft.months?.isEmpty ?? false, !row.diagnostics.haveErrors {
        row.diagnostics.append(.noStates(reader.row, at: source.place(line: reader.recordLine)))
      }
      let finished = check.record(draft) { row.place(of: $0, sheet.map) }.unwrapped(into: &row.diagnostics)
      if !row.diagnostics.haveErrors, let finished {
        cases.append((finished, reader.recordLine))
        if accepted.isEmpty { accepted = row.diagnostics }
      } else {
        diagnostics.add(row.diagnostics)
      }
      // Where quotes are wrong, nobody can tell where the next record begins.
      if reader.problem != nil { break }
    }
    return Reviewed(cases, diagnostics.all(in: source) + accepted)
  }
}

/// What is wrong with a file, as much as anybody reads of it.
struct DiagnosticList {
  private var listed: [Diagnostic] = []
  private var unlisted = 0
  /// After so many mistakes in a file the rest is only counted.
  private static let most = 1000

  mutating func add(_ diagnostics: [Diagnostic]) {
    if listed.count < Self.most { listed += diagnostics } else { unlisted += diagnostics.count }
  }

  func all(in source: SourceText) -> [Diagnostic] {
    listed + (unlisted > 0 ? [.more(unlisted, at: source.wholePlace)] : [])
  }
}

extension Diagnostic {
  static let noHeaderID = "csv.no-header"

  static func noHeader(at place: Place) -> Self {
    Self(noHeaderID, at: place, Message(en: "file has no header", ja: "見出しの行がありません"))
  }

  static func more(_ count: Int, at place: Place) -> Self {
    Self(
      "csv.more", at: place,
      Message(en: "and \(count) more in this file, which are not listed", ja: "このファイルには、ほかに\(count)件のまちがいがあります"),
      hint: Message(en: "mend those above first", ja: "まず上のまちがいを直してください"))
  }
}
