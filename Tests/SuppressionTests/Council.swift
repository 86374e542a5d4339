import CaseRecords
import CheckedStatistics
import Codes
import Content
import Diagnostics
import TableDeclarations
@_spi(Exact) import Tables
import TestSupport
import Testing

@testable import Suppression

/// A council of a few codes, with people in the register and tables that are to be protected.
struct Council {
  /// Somebody who came in April, May or June 2022.
  struct Person {
    var district = "a"
    var route = "p"
    var household = "x"
    var issues = ["i"]
    var support = Support.both
    /// Whether support was closed in its last month.
    var isClosed = false

    /// In which months support goes on.
    enum Support: CaseIterable {
      case both, aprilAlone, mayAlone, always, mayAndJune, juneAlone

      var months: [String] {
        switch self {
        case .both: ["2022-04", "2022-05"]
        case .aprilAlone: ["2022-04"]
        case .mayAlone: ["2022-05"]
        case .always: ["2022-04", "2022-05", "2022-06"]
        case .mayAndJune: ["2022-05", "2022-06"]
        case .juneAlone: ["2022-06"]
        }
      }
    }

    /// What is known of somebody at the end of a month; `nil` if nobody knows them yet.
    func known(in month: String) -> Person? {
      let months = support.months.filter { $0 <= month }
      guard let known = Support.allCases.first(where: { $0.months == months }) else { return nil }
      var person = self
      person.support = known
      person.isClosed = isClosed && known == support
      return person
    }
  }

  private let folder: TemporaryFolder
  static let lists = [
    "districts": ["a", "b", "c", "d"], "routes": ["p", "q", "r"], "households": ["x", "y", "z"],
    "issues": ["i", "j", "k"], "states": ["new", "continuing"], "first-contacts": ["self"], "age-bands": ["adult"],
  ]

  init(_ people: [Person], tables: [String: String], sensitive: Set<String> = []) throws {
    folder = try TemporaryFolder()
    for (list, codes) in Self.lists {
      let rows = codes.map { code in
        "  - {code: \(code), label: {ja: \(code)}\(sensitive.contains(code) ? ", sensitive: true" : "")}\n"
      }
      try folder.write("content/codes/\(list).yml", "title: {ja: \(list)}\ncodes:\n\(rows.joined())")
    }
    try folder.write("content/cases/a.csv", Self.register(of: people))
    for (name, declaration) in tables {
      let unit = declaration.contains("unit: ") ? "" : "unit: persons\n"
      try folder.write("content/statistics/\(name).yml", "title: 表\n\(unit)source: 架空\n\(declaration)")
    }
  }

  private static func register(of people: [Person]) -> String {
    let months =
      ["2022-04", "2022-05"] + (people.contains { $0.support.months.contains("2022-06") } ? ["2022-06"] : [])
    let isAnyClosed = people.contains(where: \.isClosed)
    var text = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,"
    text += ((isAnyClosed ? ["closed"] : []) + months).joined(separator: ",") + "\n"
    for (index, one) in people.enumerated() {
      let own = one.support.months
      let states = months.map { !own.contains($0) ? "" : $0 == own.first ? "new" : "continuing" }
      let closed = isAnyClosed ? [one.isClosed ? "\(own.last ?? "")-28" : ""] : []
      text +=
        "R4-\(1000 + index),\(one.district),\(own.first ?? "")-01,\(one.route),self,adult,\(one.household),"
        + "\(one.issues.joined(separator: ";")),架空 人\(index),1980-01-01,\((closed + states).joined(separator: ","))\n"
    }
    return text
  }

  /// The declared tables with what they count.
  func tables() async throws -> [CountedTable] { try await counted().tables }

  /// The register, the declared tables with what they count, and what their checks say of them.
  func counted() async throws -> (register: Register, tables: [CountedTable], identities: [Identity]) {
    let (register, book, counts) = try await read()
    let checks = CheckRunner(VisibleTables(exact: counts))
    let failures = checks.run(book.tables).diagnostics
    #expect(!failures.haveErrors, "\(failures)")
    let tables = book.tables.flatMap { table in
      counts.filter { $0.table == table.declaration.id }.map { CountedTable(table, $0) }
    }
    return (register, tables, checks.identities(book.tables))
  }

  /// What is said of the checks that tables declare.
  func problemsOfChecks() async throws -> [String] {
    let (_, book, counts) = try await read()
    return CheckRunner(VisibleTables(exact: counts)).run(book.tables).diagnostics.map(\.id)
  }

  private func read() async throws -> (Register, StatisticsBook, [ExactTable]) {
    let codes = try CodeBook.read(root: folder.path).value
    let book = try StatisticsBook.read(root: folder.path, codes: codes)
    let read = try await Register.read(
      root: folder.path, settings: RegisterSettings(), codes: codes, today: nil, jobs: 1)
    #expect(!(book.diagnostics + read.diagnostics).haveErrors, "\(book.diagnostics + read.diagnostics)")
    let register = try #require(read.value)
    let counts = try await register.count(book.value.tables.filter(\.isCounted), jobs: 1).value + book.value.given
    return (register, book.value, counts)
  }

  /// The names of the cells that are small.
  func small(below threshold: Int) async throws -> Set<String> {
    var names: Set<String> = []
    for exactTable in try await tables().map(\.exactTable) {
      for (row, member) in exactTable.rows.members.enumerated() {
        for (column, other) in exactTable.columns.members.enumerated() {
          guard let count = exactTable.count(row: row, column: column), (1..<threshold).contains(count) else {
            continue
          }
          names.insert("\(exactTable.table)[\(other.code.isEmpty ? member.code : "\(member.code),\(other.code)")]")
        }
      }
    }
    return names
  }

  /// Clears the tables for everybody, by relations alone or with worlds that certify them.
  func protect(
    threshold: Int = 10, maxShare: Int = 100, certifying: Bool = true, after earlier: [ProtectedTables.Release] = []
  ) async throws -> ProtectedTables {
    let (register, tables, identities) = try await counted()
    return try ProtectedTables.protect(
      tables, identities, DisclosurePolicy(threshold: threshold, maxShare: maxShare), after: earlier,
      register: certifying ? register : nil)
  }
}
