import Codes
import Content
import Diagnostics

/// Reads a list of changes: one change of one case a row.
struct ChangeListReader {
  let variables: CaseVariables

  /// The changes.
  ///
  /// - Parameter source: the file in UTF-8, which must be marked as confidential.
  func read(_ sheet: Spreadsheet, _ source: SourceText) -> Reviewed<[CaseChanges.Change]> {
    var diagnostics = DiagnosticList()
    var changes: [CaseChanges.Change] = []
    var reader = sheet.reader
    while reader.next() {
      var row = SpreadsheetRow(
        reader: reader, source: source, names: sheet.names, record: reader.row, variables: variables)
      if let change = row.change(sheet.map, in: sheet.month) { changes.append(change) }
      diagnostics.add(row.diagnostics)
      if reader.problem != nil { break }
    }
    return Reviewed(changes, diagnostics.all(in: source))
  }
}
