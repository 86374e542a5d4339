import Foundation
import Ledger
import Tables
import TestSupport
import Testing

@testable import Publishing

/// Whoever knows nothing of linear programmes subtracts one printed figure from another.
///
/// These tests know the people of a register, and look at every pair and triple of figures that were sealed.
@Suite("Subtracting sealed figures")
struct SubtractionTests {
  private struct Person: Sendable {
    let district: String
    let household: String
    let age: String
    let course: Course
    let issues: [String]

    var isOpenedInApril: Bool { [.newAndLeft, .new, .takenOver].contains(course) }
  }

  /// In which months somebody is in the register, and how.
  private enum Course: String, CaseIterable {
    case oldAndLeft = "continuing,"
    case old = "continuing,continuing"
    case newAndLeft = "new,"
    case new = "new,continuing"
    case later = ",new"
    case cameBack = ",continuing"
    case newAgain = "continuing,new"
    /// Opened earlier, and new once more in April.
    case reopened = "new,on-consultation"
    /// Opened in April and taken over as continuing: whether it is new is what its state says.
    case takenOver = "continuing,on-consultation"

    /// The states in April and in May, none where somebody is not in the register.
    var states: [String] { rawValue.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

    func isIn(_ months: [Int]) -> Bool { months.contains { !states[$0].isEmpty } }
  }

  private static let threshold = 4
  private static let ages = ["20s", "40s", "60s"]
  private static let issues = ["illness", "poverty", "debt"]

  /// A table, and who is in a cell of it.
  private struct Table: Sendable {
    let name: String
    let declaration: String
    let months: [Int]
    /// Whether everybody who is counted is in one row alone.
    let isSplit: Bool
    private let isInRow: @Sendable (Person, String) -> Bool

    init(
      name: String, in months: [Int] = [0], isSplit: Bool = true, declaration: String,
      isInRow: @escaping @Sendable (Person, String) -> Bool
    ) {
      (self.name, self.months, self.isSplit, self.isInRow) = (name, months, isSplit, isInRow)
      let period = months == [0] ? "2022-04" : months == [1] ? "2022-05" : "2022-04..2022-05"
      self.declaration = "period: \(period)\n\(declaration)"
    }

    func contains(_ person: Person, _ row: String) -> Bool { person.course.isIn(months) && isInRow(person, row) }
  }

  private static let tables: [Table] = [
    Table(name: "ages", declaration: "rows: {by: age-band, total: true}") { $1 == "total" || $0.age == $1 },
    Table(name: "new-ages", declaration: "where: {opened: 2022-04}\nrows: {by: age-band, total: true}") {
      $0.isOpenedInApril && ($1 == "total" || $0.age == $1)
    },
    Table(name: "homes", declaration: "rows: {by: household, total: true}") { $1 == "total" || $0.household == $1 },
    Table(name: "omori-homes", declaration: "where: {district: omori}\nrows: {by: household}") {
      $0.district == "omori" && $0.household == $1
    },
    Table(name: "two-homes", declaration: "where: {district: [omori, kamata]}\nrows: {by: household}") {
      ["omori", "kamata"].contains($0.district) && $0.household == $1
    },
    Table(name: "new-homes", declaration: "where: {opened: 2022-04, district: omori}\nrows: {by: household}") {
      $0.isOpenedInApril && $0.district == "omori" && $0.household == $1
    },
    Table(name: "ill", declaration: "where: {issue: illness}\nrows: {by: age-band}") {
      $0.issues.contains("illness") && $0.age == $1
    },
    Table(name: "either", declaration: "where: {issue: [illness, debt]}\nrows: {by: age-band}") {
      !Set($0.issues).isDisjoint(with: ["illness", "debt"]) && $0.age == $1
    },
    Table(name: "numbers", declaration: "rows: {by: issue-count, from: 1, to: 2, and-over: true}") {
      $1 == "2+" ? $0.issues.count >= 2 : $0.issues.count == 1
    },
    Table(name: "more-numbers", declaration: "rows: {by: issue-count, from: 1, to: 3, and-over: true}") {
      $1 == "3+" ? $0.issues.count >= 3 : $0.issues.count == Int($1)
    },
    Table(name: "omori-districts", declaration: "where: {district: omori}\nrows: {by: district}") {
      $0.district == "omori" && $1 == "omori"
    },
    // Of its columns the first is looked at, which is that of new persons.
    Table(
      name: "states-by-month", in: [0, 1], isSplit: false,
      declaration: "rows: {by: month, total: true}\ncolumns: {by: state}"
    ) {
      switch $1 {
      case "2022-04": $0.course.states[0] == "new"
      case "2022-05": $0.course.states[1] == "new"
      default: $0.course.states.contains("new")
      }
    },
    Table(name: "both-ages", in: [0, 1], declaration: "rows: {by: age-band, total: true}") {
      $1 == "total" || $0.age == $1
    },
    Table(name: "both-omori", in: [0, 1], declaration: "where: {district: omori}\nrows: {by: age-band, total: true}") {
      $0.district == "omori" && ($1 == "total" || $0.age == $1)
    },
    Table(
      name: "may-single", in: [1], declaration: "where: {household: single}\nrows: {by: age-band, total: true}"
    ) { $0.household == "single" && ($1 == "total" || $0.age == $1) },
    Table(name: "may-homes", in: [1], declaration: "rows: {by: household}") { $0.household == $1 },
    Table(name: "both-couple", in: [0, 1], declaration: "where: {household: couple}\nrows: {by: district}") {
      $0.household == "couple" && $0.district == $1
    },
    Table(name: "states", in: [0, 1], isSplit: false, declaration: "rows: {by: state, total: true}") {
      $1 == "total" || $0.course.states.contains($1)
    },
    Table(
      name: "continuing", in: [0, 1], isSplit: false,
      declaration: "where: {state: [continuing]}\nrows: {by: month, total: true}"
    ) {
      switch $1 {
      case "2022-04": $0.course.states[0] == "continuing"
      case "2022-05": $0.course.states[1] == "continuing"
      default: $0.course.states.contains("continuing")
      }
    },
    Table(name: "months", in: [0, 1], isSplit: false, declaration: "rows: {by: month, total: true}") {
      switch $1 {
      case "2022-04": $0.course.isIn([0])
      case "2022-05": $0.course.isIn([1])
      default: true
      }
    },
  ]

  @Test(
    "tells of no few people, whichever tables are sealed together or one after another",
    arguments: Array(0..<44) + [208, 211, 221, 353, 494])
  func nested(seed: Int) async throws {
    var random = RandomNumbers(seed: seed)
    let people = (0..<Int.random(in: 20...60, using: &random)).map { _ in
      Person(
        district: ["omori", "kamata", "chofu"].randomElement(using: &random) ?? "omori",
        household: random.chance(60) ? "single" : "couple", age: Self.ages.randomElement(using: &random) ?? "20s",
        course: random.chance(40) ? .new : Course.allCases.randomElement(using: &random) ?? .old,
        issues: Array(Self.issues.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))))
    }
    let site = try TinySite([
      "engawa.yml": TinySite.configuration + TinySite.editions("threshold: \(Self.threshold)")
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    try site.folder.write("content/cases/a.csv", Self.csv(people))
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    // Who could be counted, whoever is: what the figures mean, and not how it happened to come out.
    let everybody = Self.everybody
    var shown: [String: (count: Int, meaning: Meaning)] = [:]
    // Two sealings, the second with other tables.
    for round in 0..<2 {
      let chosen = Self.tables.shuffled(using: &random).prefix(Int.random(in: 2...4, using: &random))
      for table in Self.tables {
        try? FileManager.default.removeItem(atPath: site.folder.file("content/statistics/\(table.name).yml"))
      }
      for table in chosen {
        try site.folder.write(
          "content/statistics/\(table.name).yml",
          "title: \(table.name)\nunit: persons\nsource: 架空\n\(table.declaration)\n")
      }
      do { _ = try await Publishing.seal(options, isDryRun: false) } catch { continue }
      for table in try Publishing.publicLedger(options).latest?.tables ?? [] {
        guard let declared = Self.tables.first(where: { $0.name == table.id }) else { continue }
        let rows = table.rows.members.enumerated().map { row, member in
          (code: member.code, isTotal: member.isTotal, value: table.figure(row: row, column: 0).value)
        }
        for row in rows {
          guard let value = row.value else { continue }
          #expect(people.count { declared.contains($0, row.code) } == value, "\(seed) \(round) \(table.id)")
          shown["\(table.id)[\(row.code)]"] = (value, Meaning(everybody.map { declared.contains($0, row.code) }))
        }
        // What everybody can add up is as good as printed.
        let parts = rows.filter { !$0.isTotal }
        if declared.isSplit, parts.allSatisfy({ $0.value != nil }) {
          shown["\(table.id)[sum]"] = (
            parts.reduce(0) { $0 + ($1.value ?? 0) },
            Meaning(everybody.map { person in parts.contains { declared.contains(person, $0.code) } })
          )
        }
      }
    }
    Self.subtract(shown.sorted { $0.key < $1.key }, seed)
  }

  private static func subtract(_ figures: [(key: String, value: (count: Int, meaning: Meaning))], _ seed: Int) {
    let small = 1..<threshold
    for (name, whole) in figures {
      #expect(!small.contains(whole.count), "\(seed) \(name)")
      for (partName, part) in figures where part.meaning.isStrictlyWithin(whole.meaning) {
        let rest = whole.count - part.count
        #expect(!small.contains(rest), "\(seed) \(name) − \(partName)")
        for (otherName, other) in figures
        where small.contains(rest - other.count) && otherName > partName && other.meaning.isWithin(whole.meaning)
          && other.meaning.isDisjoint(with: part.meaning) && !other.meaning.isEmpty
        {
          Issue.record("\(seed) \(name) − \(partName) − \(otherName)")
        }
        for (otherName, other) in figures
        where otherName > partName && small.contains(part.count + other.count - whole.count)
          && part.meaning.union(other.meaning) == whole.meaning
        {
          Issue.record("\(seed) \(partName) + \(otherName) − \(name)")
        }
      }
    }
  }

  /// Which of all that could be counted a figure counts, a bit for each.
  private struct Meaning: Equatable {
    let words: [UInt64]

    init(_ members: [Bool]) {
      words = stride(from: 0, to: members.count, by: 64).map { start in
        members[start..<min(start + 64, members.count)].enumerated().reduce(0) { word, member in
          member.element ? word | 1 << UInt64(member.offset) : word
        }
      }
    }

    private init(words: [UInt64]) { self.words = words }

    func union(_ other: Meaning) -> Meaning { Meaning(words: zip(words, other.words).map { $0 | $1 }) }
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    func isWithin(_ other: Meaning) -> Bool { zip(words, other.words).allSatisfy { $0 & ~$1 == 0 } }
    func isStrictlyWithin(_ other: Meaning) -> Bool { self != other && isWithin(other) }
    func isDisjoint(with other: Meaning) -> Bool { zip(words, other.words).allSatisfy { $0 & $1 == 0 } }
  }

  /// One person of each sort.
  private static var everybody: [Person] {
    // There are more issues than these people happen to have.
    let known = issues + ["housing", "isolation"]
    let issueSets = (1..<32).map { bits in known.indices.filter { bits >> $0 & 1 == 1 }.map { known[$0] } }
    return ["omori", "kamata", "chofu"].flatMap { district in
      ["single", "couple"].flatMap { household in
        ages.flatMap { age in
          Course.allCases.flatMap { course in
            issueSets.map {
              Person(district: district, household: household, age: age, course: course, issues: $0)
            }
          }
        }
      }
    }
  }

  private static func csv(_ people: [Person]) -> String {
    var text = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05\n"
    for (index, person) in people.enumerated() {
      let opened = person.isOpenedInApril ? "2022-04-05" : person.course == .later ? "2022-05-06" : "2022-03-05"
      let born = ["20s": 1996, "40s": 1977, "60s": 1957][person.age] ?? 1977
      text +=
        "R4-\(1000 + index),\(person.district),\(opened),telephone,self,\(person.age),"
        + "\(person.household),\(person.issues.joined(separator: ";")),架空 人\(index),\(born)-01-05,"
        + "\(person.course.rawValue)\n"
    }
    return text
  }
}
