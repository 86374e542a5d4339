public import Chronology
public import Codes
public import Diagnostics
import Fields
import Files
public import Tables

/// All tables that a site declares, from `content/statistics/`.
public struct StatisticsBook: Sendable {
  /// The tables, sorted by name.
  public let tables: [StatisticsTable]
  /// The tables that are given and not counted, sorted by name.
  public let given: [ExactTable]
  /// Names of tables whose declarations have errors, so that nobody is told that they are missing.
  public let unreadable: Set<String>

  /// Reads all declarations; a site without the folder has none.
  ///
  /// - Parameters:
  ///   - root: the folder of the site.
  ///   - reporting: the months that the register is complete for; `nil` where nobody says them.
  /// - Throws: ``Stop`` if the folder cannot be read.
  public static func read(
    root: String, codes: CodeBook, reporting: MonthRange? = nil
  ) throws(Stop) -> Reviewed<StatisticsBook> {
    var diagnostics: [Diagnostic] = []
    var tables: [StatisticsTable] = []
    var given: [ExactTable] = []
    var unreadable: Set<String> = []
    for source in try YAMLFolder.read(root: root, "content/statistics", besides: "md").unwrapped(into: &diagnostics) {
      let id = String(FilePath.name(of: source.path).dropLast(".yml".count))
      guard Name.isValid(id) else {
        diagnostics.append(.malformedName(id, at: source.wholePlace))
        continue
      }
      let declaration = TableReader.read(source, id: id, reporting: reporting).unwrapped(into: &diagnostics)
      guard let declaration, let table = table(declaration, codes).unwrapped(into: &diagnostics) else {
        unreadable.insert(id)
        continue
      }
      guard case .given = declaration.origin else {
        tables.append(table)
        continue
      }
      if let exactTable = table.given().unwrapped(into: &diagnostics) {
        given.append(exactTable)
        tables.append(table)
      } else {
        unreadable.insert(id)
      }
    }
    tables = withCounterparts(tables)
    diagnostics += problems(tables, unreadable: unreadable) + problemsOfLeavers(tables)
    return Reviewed(StatisticsBook(tables: tables, given: given, unreadable: unreadable), diagnostics)
  }

  private static func table(_ declaration: TableDeclaration, _ codes: CodeBook) -> Reviewed<StatisticsTable?> {
    var builder = AxisBuilder(book: codes, period: declaration.period, source: declaration.source)
    let rows = builder.axis(declaration.rows)
    let columns = declaration.columns.map { builder.axis($0) } ?? AxisIndex.single
    var diagnostics = builder.diagnostics
    for condition in declaration.conditions {
      guard case .codes(let name) = condition.variable.values else { continue }
      guard let list = codes.lists[name] else {
        diagnostics.append(.missingCodeList(name, at: declaration.source.wholePlace))
        continue
      }
      for code in condition.codes where list.position(of: code.name) == nil {
        let place = declaration.source.place(code.position)
        diagnostics.append(.unknownCodeOfList(code.name, name, list.codes.map(\.code), at: place))
      }
    }
    guard let rows, let columns, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    return Reviewed(
      StatisticsTable(declaration: declaration, rows: rows, columns: columns, breaks: builder.breaks), diagnostics)
  }
}
