import CaseRecords
import Codes
import Content
import Diagnostics
import Disclosure
import Statistics
import TestSupport
import Testing

@testable import Clearance

/// A council of a few codes, with people in the register and tables that are to be cleared.
struct Council {
  /// Somebody who came in April 2022.
  struct Person {
    var district = "a"
    var route = "p"
    var household = "x"
    var issues = ["i"]
    var isThereInMay = true
  }

  private let folder: TemporaryFolder
  private static let lists = [
    "districts": ["a", "b", "c", "d"], "routes": ["p", "q", "r"], "households": ["x", "y", "z"],
    "issues": ["i", "j", "k"], "states": ["new", "continuing"], "first-contacts": ["self"], "age-bands": ["adult"],
  ]

  init(_ people: [Person], tables: [String: String]) throws {
    folder = try TemporaryFolder()
    for (list, codes) in Self.lists {
      let rows = codes.map { "  - {code: \($0), label: {ja: \($0)}}\n" }
      try folder.write("content/codes/\(list).yml", "title: {ja: \(list)}\ncodes:\n\(rows.joined())")
    }
    var text =
      "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05\n"
    for (index, one) in people.enumerated() {
      text +=
        "R4-\(1000 + index),\(one.district),2022-04-01,\(one.route),self,adult,\(one.household),"
        + "\(one.issues.joined(separator: ";")),架空 人\(index),1980-01-01,new,\(one.isThereInMay ? "continuing" : "")\n"
    }
    try folder.write("content/cases/a.csv", text)
    for (name, declaration) in tables {
      try folder.write("content/statistics/\(name).yml", "title: 表\nunit: persons\nsource: 架空\n\(declaration)")
    }
  }

  /// The declared tables with what they count.
  func tables() async throws -> [(table: StatisticsTable, tally: Tally)] {
    let codes = try CodeBook.read(root: folder.path).value
    let book = try StatisticsBook.read(root: folder.path, codes: codes)
    let read = try await Register.read(
      root: folder.path, settings: RegisterSettings(), codes: codes, today: nil, jobs: 1)
    #expect(!(book.diagnostics + read.diagnostics).haveErrors, "\(book.diagnostics + read.diagnostics)")
    let register = try #require(read.value)
    return Array(zip(book.value.tables, try await register.count(book.value.tables, jobs: 1).value))
  }

  /// Clears the tables for everybody.
  func clear(threshold: Int = 10) async throws -> Clearance {
    try Clearance.clear(try await tables(), [], DisclosurePolicy(threshold: threshold))
  }
}
