import CaseRecords
import Chronology
import Codes
import Content
import Diagnostics
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import TestSupport
import Testing

@testable import Worlds

/// A council with districts, issues and three months, whose register is drawn by lot.
struct WorldsCouncil {
  let register: Register
  let tables: [CountedTable]

  static let period = "2022-04..2022-06"
  /// Tables that ask of records all that tables can ask.
  static let declarations = [
    "by-month": "period: \(period)\nrows: {by: state, total: true}\ncolumns: {by: month, levels: [month, quarter]}\n",
    "by-district": "period: 2022-05\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
    "issues": "unit: mentions\nperiod: 2022-04\nrows: {by: issue, levels: [code, group], total: true}\n",
    "issues-of-a": "period: \(period)\nwhere: {district: a}\nrows: {by: issue}\n",
    "numbers": "period: \(period)\nwhere: {issue: [i, j]}\nrows: {by: issue-count, from: 1, to: 2, and-over: true}\n",
    "opened": "period: \(period)\nwhere: {opened: \"\(period)\"}\nrows: {by: opened}\n",
    "closed": "period: \(period)\nwhere: {closed: \"\(period)\"}\nrows: {by: closed}\ncolumns: {by: district}\n",
    "new-in-may": "period: \(period)\nwhere: {state: new, month: 2022-05}\nrows: {by: district}\n",
  ]

  init(people: Int, seed: Int, declarations: [String: String] = Self.declarations) async throws {
    let folder = try TemporaryFolder()
    try Self.writeLists(folder)
    var random = RandomNumbers(seed: seed)
    var text =
      "id,district,opened,closed,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05,2022-06\n"
    for index in 0..<people { text += Self.line(index, &random) }
    try folder.write("content/cases/a.csv", text)
    for (name, declaration) in declarations {
      let unit = declaration.contains("unit: ") ? "" : "unit: persons\n"
      try folder.write("content/statistics/\(name).yml", "title: 表\n\(unit)source: 架空\n\(declaration)")
    }
    let lists = try CodeBook.read(root: folder.path)
    let codes = lists.value
    let book = try StatisticsBook.read(root: folder.path, codes: codes)
    let read = try await Register.read(
      root: folder.path, settings: RegisterSettings(), codes: codes, today: nil, jobs: 1)
    try #require(
      !(lists.diagnostics + book.diagnostics + read.diagnostics).haveErrors,
      "\(lists.diagnostics + book.diagnostics + read.diagnostics)")
    register = try #require(read.value)
    let counts = try await register.count(book.value.tables, jobs: 1).value
    // A table that cannot be counted would give its place to the next.
    try #require(counts.count == book.value.tables.count)
    tables = zip(book.value.tables, counts).map { CountedTable($0, $1) }
  }

  private static func writeLists(_ folder: TemporaryFolder) throws {
    let lists = [
      "districts": ["a", "b", "c"], "routes": ["p"], "households": ["x", "y"], "first-contacts": ["self"],
      "age-bands": ["adult"],
    ]
    for (list, codes) in lists {
      let rows = codes.map { "  - {code: \($0), label: {ja: \($0)}}\n" }
      try folder.write("content/codes/\(list).yml", "title: {ja: \(list)}\ncodes:\n\(rows.joined())")
    }
    try folder.write(
      "content/codes/issues.yml",
      "title: {ja: 課題}\ngroups: [{code: g, label: {ja: 甲}}, {code: h, label: {ja: 乙}}]\ncodes:\n"
        + "  - {code: i, group: g, label: {ja: い}}\n  - {code: j, group: g, label: {ja: ろ}}\n"
        + "  - {code: k, group: h, label: {ja: は}}\n  - {code: l, group: h, valid-from: 2022-06, label: {ja: に}}\n"
        + "  - {code: m, group: h, valid-until: 2022-04, label: {ja: ほ}}\n")
    try folder.write(
      "content/codes/states.yml",
      "title: {ja: 状態}\ncodes:\n  - {code: new, label: {ja: 新規}, lasts: month, then: continuing}\n"
        + "  - {code: continuing, label: {ja: 継続}}\n  - {code: waiting, label: {ja: 待機}}\n")
  }

  private static func line(_ index: Int, _ random: inout RandomNumbers) -> String {
    func one(_ values: [String]) -> String { values.randomElement(using: &random) ?? values[0] }
    let first = Int.random(in: 0..<3, using: &random)
    let leaves = Int.random(in: 0..<5, using: &random) == 0
    let last = leaves ? Int.random(in: first..<3, using: &random) : 2
    let states = (0..<3).map { month in
      month < first || month > last ? "" : month == first ? "new" : one(["continuing", "waiting"])
    }
    let (district, household) = (one(["a", "a", "b", "c"]), one(["x", "x", "y"]))
    let drawn = one(["i", "j", "k", "i;j", "j;k", "i;j;k"])
    // Some have a code that is in no use from the second month on.
    let issues = first == 0 && index.isMultiple(of: 4) ? "m" : drawn
    return "R4-\(1000 + index),\(district),2022-0\(4 + first)-01,"
      + "\(leaves ? "2022-0\(4 + last)-28" : ""),p,self,adult,\(household),"
      + "\(issues),架空 人\(index),1980-01-01,\(states.joined(separator: ","))\n"
  }

  /// What a search for worlds begins with.
  struct Search {
    let site: PublishedSite
    let setup: Certifier.Setup
    let people: RegisterPeople
    var finder: WorldFinder
  }

  /// The search over all tables, as it begins.
  func search() throws -> Search {
    let site = PublishedSite(tables: published(), identities: [], declared: tables, threshold: 10)
    var random = SplitMix(seed: 1)
    let people = RegisterPeople(register, &random)
    let setup = try #require(Certifier.Setup(site, people, &random))
    return Search(
      site: site, setup: setup, people: people,
      finder: WorldFinder(setup.search, setup.setting, random: random))
  }

  /// The tables as they would be published if nothing but small counts were hidden, and some cells besides.
  func published(threshold: Int = 10, hiding others: Set<CellPlace> = []) -> [PublishedTable] {
    tables.enumerated().map { place, counted in
      let (table, exactTable) = (counted.table, counted.exactTable)
      let figures = exactTable.rows.members.indices.flatMap { row in
        exactTable.columns.members.indices.map { column -> PublishedCell in
          guard let count = exactTable.count(row: row, column: column) else { return .missing }
          let isHidden = others.contains(CellPlace(table: place, row: row, column: column))
          return isHidden || (1..<threshold).contains(count) ? .hidden : .value(count)
        }
      }
      return PublishedTable(
        id: exactTable.table, title: exactTable.title, unit: exactTable.unit, measure: exactTable.measure,
        rows: exactTable.rows,
        columns: exactTable.columns, origin: .register, source: "", notes: [], breaks: [],
        scope: .init(
          period: table.declaration.period?.code,
          conditions: Dictionary(
            table.declaration.conditions.map { condition in
              (
                condition.variable.rawValue,
                condition.months.map { $0.months.map(\.iso) } ?? condition.codes.map(\.name)
              )
            }, uniquingKeysWith: { $1 })), choice: [], figures: figures)
    }
  }
}
