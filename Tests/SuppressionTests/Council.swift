import CaseRecords
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
  /// Somebody who came in April or May 2022.
  struct Person {
    var district = "a"
    var route = "p"
    var household = "x"
    var issues = ["i"]
    var support = Support.both

    /// In which months support goes on.
    enum Support: CaseIterable {
      case both, aprilAlone, mayAlone

      /// The states of April and May.
      var states: (april: String, may: String) {
        switch self {
        case .both: ("new", "continuing")
        case .aprilAlone: ("new", "")
        case .mayAlone: ("", "new")
        }
      }
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
    var text =
      "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05\n"
    for (index, one) in people.enumerated() {
      let states = one.support.states
      text +=
        "R4-\(1000 + index),\(one.district),\(one.support == .mayAlone ? "2022-05-01" : "2022-04-01"),\(one.route),"
        + "self,adult,\(one.household),\(one.issues.joined(separator: ";")),架空 人\(index),1980-01-01,"
        + "\(states.april),\(states.may)\n"
    }
    try folder.write("content/cases/a.csv", text)
    for (name, declaration) in tables {
      let unit = declaration.contains("unit: ") ? "" : "unit: persons\n"
      try folder.write("content/statistics/\(name).yml", "title: 表\n\(unit)source: 架空\n\(declaration)")
    }
  }

  /// The declared tables with what they count.
  func tables() async throws -> [CountedTable] { try await counted().tables }

  /// The register, and the declared tables with what they count.
  func counted() async throws -> (register: Register, tables: [CountedTable]) {
    let codes = try CodeBook.read(root: folder.path).value
    let book = try StatisticsBook.read(root: folder.path, codes: codes)
    let read = try await Register.read(
      root: folder.path, settings: RegisterSettings(), codes: codes, today: nil, jobs: 1)
    #expect(!(book.diagnostics + read.diagnostics).haveErrors, "\(book.diagnostics + read.diagnostics)")
    let register = try #require(read.value)
    let counts = try await register.count(book.value.tables, jobs: 1).value
    return (register, zip(book.value.tables, counts).map { CountedTable($0, $1) })
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
    let (register, tables) = try await counted()
    return try ProtectedTables.protect(
      tables, [], DisclosurePolicy(threshold: threshold, maxShare: maxShare), after: earlier,
      register: certifying ? register : nil)
  }
}
