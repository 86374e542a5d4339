import Content
public import Diagnostics
import TableDeclarations
import Tables

extension Publishing {
  /// The tables of a site with exact counts, for the register's owner.
  ///
  /// - Parameter table: the name of the only one that is wanted.
  /// - Throws: ``Stop`` with everything that is wrong, also if there is no such table.
  public static func inspectedTables(_ options: Options, table: String? = nil) async throws -> Reviewed<
    [InspectedTable]
  > {
    try await masking(options) {
      let read = try await exactTablesUnmasked(options, table: table)
      return Reviewed(read.value, await masked(read.diagnostics, options))
    }
  }

  private static func exactTablesUnmasked(_ options: Options, table: String?) async throws -> Reviewed<[InspectedTable]>
  {
    let configuration = try SiteConfiguration.read(root: options.root)
    let figures = try await Figures.read(options, configuration)
    guard !figures.diagnostics.haveErrors else { throw Stop(.content, figures.diagnostics.sorted()) }
    let tables = figures.value.exactTables.filter { table == nil || $0.table == table }.map { InspectedTable($0) }
    var notes = figures.diagnostics
    let isCountable = figures.value.statistics.tables.contains { $0.declaration.id == table }
    if let table, tables.isEmpty {
      guard isCountable else {
        throw Stop(.usage, [.noSuchTable(table, figures.value.statistics.tables.map(\.declaration.id))])
      }
      throw Stop(.content, [.tableWithoutRegister(table, configuration.register.folder)])
    }
    if figures.value.caseCount == nil { notes.append(.noRegister(configuration.register.folder)) }
    return Reviewed(tables, configuration.accepted.taking(from: [.exactCounts] + notes.sorted()).left)
  }
}

extension Diagnostic {
  static let exactCounts = Self(
    "statistics.exact", severity: .warning, at: nil,
    Message(
      en: "exact counts, for the owner of the register alone: do not publish them, and do not keep the output",
      ja: "正確な数です。登録簿の持ち主だけが見るもので、公開したり、出力を残したりしないでください"))

  static func noSuchTable(_ table: String, _ known: [String]) -> Self {
    Self(
      "statistics.no-such-table", at: nil,
      Message(en: "there is no table '\(table)' in content/statistics", ja: "content/statistics に「\(table)」という表はありません"),
      hint: Suggestion.hint(for: table, in: known))
  }

  static func tableWithoutRegister(_ table: String, _ folder: String) -> Self {
    Self(
      "statistics.no-register", at: nil,
      Message(
        en: "'\(table)' is counted from the register, and there is none in \(folder)",
        ja: "「\(table)」は登録簿から数える表ですが、\(folder) に登録簿がありません"),
      hint: Message(en: "name its folder in engawa.yml under 'register'", ja: "engawa.yml の register で、置き場所を示してください"))
  }

  static func noRegister(_ folder: String) -> Self {
    Self(
      "register.none", severity: .warning, at: nil,
      Message(
        en: "there is no register in \(folder), so that only given tables are shown",
        ja: "\(folder) に登録簿がないので、数値を直接書いた表だけを示します"))
  }
}
