import Chronology
import Content
import Diagnostics
import Files
import Parallelism

/// The spreadsheets of a register with their headers read, and what lists of changes say.
struct RegisterSheets: Sendable {
  private(set) var cases: [(sheet: Spreadsheet, source: SourceText)] = []
  private(set) var changes = CaseChanges.none

  /// Reads CSV files and workbooks.
  ///
  /// - Parameter period: the months that the register is complete for; `nil` if only named months count.
  static func read(
    _ files: [RegisterFiles.File], _ variables: CaseVariables, _ settings: RegisterSettings, _ period: MonthRange?,
    jobs: Int
  ) async throws -> Reviewed<RegisterSheets> {
    let opened = try await parallelMap(count: files.count, jobs: jobs) { index in
      let bytes = try stopping { try readFile(files[index].location) }
      let wantsMonths = period == nil && files.count == 1
      return files[index].form == .workbook
        ? workbook(bytes, files[index].path, settings, wantsMonths: wantsMonths)
        : try values(bytes, files[index].path, settings, wantsMonths: wantsMonths)
    }
    var diagnostics: [Diagnostic] = []
    var sheets = RegisterSheets()
    var changes: [CaseChanges.Change] = []
    for (sheet, source) in opened.flatMap({ $0.unwrapped(into: &diagnostics) }) {
      if sheet.hasChanges {
        changes += ChangeListReader(variables: variables).read(sheet, source).unwrapped(into: &diagnostics)
      }
      if sheet.hasCases { sheets.cases.append((sheet, source)) }
    }
    sheets.changes = CaseChanges(changes)
    return Reviewed(sheets, diagnostics)
  }

  private static func values(
    _ bytes: [UInt8], _ path: String, _ settings: RegisterSettings, wantsMonths: Bool
  ) throws(Stop) -> Reviewed<[(sheet: Spreadsheet, source: SourceText)]> {
    var diagnostics: [Diagnostic] = []
    let source = try stopping { try SpreadsheetText.decode(bytes, path: path) }.unwrapped(into: &diagnostics)
    let sheet = source.flatMap {
      Spreadsheet.open($0, settings, wantsMonths: wantsMonths).unwrapped(into: &diagnostics)
    }
    guard let source, let sheet else { return Reviewed([], diagnostics) }
    return Reviewed([(sheet, source)], diagnostics)
  }

  /// The sheets of a workbook, but for those that nobody reads.
  private static func workbook(
    _ bytes: [UInt8], _ path: String, _ settings: RegisterSettings, wantsMonths: Bool
  ) -> Reviewed<[(sheet: Spreadsheet, source: SourceText)]> {
    var diagnostics: [Diagnostic] = []
    let sheets = WorkbookText.read(bytes, path: path).unwrapped(into: &diagnostics) ?? []
    let found = sheets.enumerated().compactMap { index, sheet -> (sheet: Spreadsheet, source: SourceText)? in
      if settings.ignoredSheets.contains(sheet.name) { return nil }
      let opened = Spreadsheet.open(
        sheet.source, settings, wantsMonths: wantsMonths && sheets.count == 1, month: sheet.month)
      // What nobody can read may hold anything, and the gate would not know it.
      let isUnknown = opened.diagnostics.contains { $0.id == Diagnostic.noHeaderID }
      diagnostics +=
        isUnknown ? [.sheetWithoutHeader(index + 1, at: sheet.source.wholePlace)] : opened.diagnostics
      return opened.value.map { ($0, sheet.source) }
    }
    return Reviewed(found, diagnostics)
  }
}
