import Disclosure
import Foundation
import Ledger
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
    let isNew: Bool
    let issues: [String]
  }

  private static let threshold = 4
  private static let ages = ["20s", "40s", "60s"]
  private static let issues = ["illness", "poverty", "debt"]

  /// A table, and who is in a cell of it.
  private struct Table: Sendable {
    let name: String
    let declaration: String
    let contains: @Sendable (Person, String) -> Bool
  }

  private static let tables: [Table] = [
    Table(name: "ages", declaration: "rows: {by: age-band, total: true}") { $1 == "total" || $0.age == $1 },
    Table(name: "new-ages", declaration: "where: {opened: 2022-04}\nrows: {by: age-band, total: true}") {
      $0.isNew && ($1 == "total" || $0.age == $1)
    },
    Table(name: "homes", declaration: "rows: {by: household, total: true}") { $1 == "total" || $0.household == $1 },
    Table(name: "omori-homes", declaration: "where: {district: omori}\nrows: {by: household}") {
      $0.district == "omori" && $0.household == $1
    },
    Table(name: "two-homes", declaration: "where: {district: [omori, kamata]}\nrows: {by: household}") {
      ["omori", "kamata"].contains($0.district) && $0.household == $1
    },
    Table(name: "new-homes", declaration: "where: {opened: 2022-04, district: omori}\nrows: {by: household}") {
      $0.isNew && $0.district == "omori" && $0.household == $1
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
  ]

  @Test("tells of no few people, whichever tables are sealed together or one after another", arguments: 0..<40)
  func nested(seed: Int) async throws {
    var random = RandomNumbers(seed: seed)
    let people = (0..<Int.random(in: 20...60, using: &random)).map { _ in
      Person(
        district: ["omori", "kamata", "chofu"].randomElement(using: &random) ?? "omori",
        household: random.chance(60) ? "single" : "couple", age: Self.ages.randomElement(using: &random) ?? "20s",
        isNew: random.chance(70),
        issues: Array(Self.issues.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))))
    }
    let site = try TinySite([
      "engawa.yml": TinySite.configuration + TinySite.editions("threshold: \(Self.threshold)")
    ])
    try Repository.copy(["content/codes"], to: site.folder)
    try site.folder.write("content/cases/a.csv", Self.csv(people))
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    // Who could be counted, whoever is: what the figures mean, and not how it happened to come out.
    let everybody = Self.everybody
    var shown: [String: (count: Int, meaning: Set<Int>)] = [:]
    // Two sealings, the second with other tables.
    for round in 0..<2 {
      let chosen = Self.tables.shuffled(using: &random).prefix(Int.random(in: 2...4, using: &random))
      for table in Self.tables {
        try? FileManager.default.removeItem(atPath: site.folder.file("content/statistics/\(table.name).yml"))
      }
      for table in chosen {
        try site.folder.write(
          "content/statistics/\(table.name).yml",
          "title: \(table.name)\nunit: persons\nsource: 架空\nperiod: 2022-04\n\(table.declaration)\n")
      }
      do { _ = try await Publishing.seal(options, isDryRun: false) } catch { continue }
      for table in try Publishing.publicLedger(options).latest?.tables ?? [] {
        guard let declared = Self.tables.first(where: { $0.name == table.id }) else { continue }
        for (row, member) in table.rows.members.enumerated() {
          guard let value = table.figure(row: row, column: 0).value else { continue }
          #expect(people.count { declared.contains($0, member.code) } == value, "\(seed) \(round) \(table.id)")
          let meaning = Set(everybody.indices.filter { declared.contains(everybody[$0], member.code) })
          shown["\(table.id)[\(member.code)]"] = (value, meaning)
        }
      }
    }
    let figures = shown.sorted { $0.key < $1.key }
    let small = 1..<Self.threshold
    for (name, whole) in figures {
      #expect(!small.contains(whole.count), "\(seed) \(name)")
      for (partName, part) in figures where part.meaning.isStrictSubset(of: whole.meaning) {
        #expect(!small.contains(whole.count - part.count), "\(seed) \(name) − \(partName)")
        for (otherName, other) in figures
        where other.meaning.isSubset(of: whole.meaning) && other.meaning.isDisjoint(with: part.meaning)
          && otherName > partName && !other.meaning.isEmpty
        {
          #expect(
            !small.contains(whole.count - part.count - other.count), "\(seed) \(name) − \(partName) − \(otherName)")
        }
      }
    }
  }

  /// One person of each sort.
  private static var everybody: [Person] {
    let issueSets = (1..<8).map { bits in issues.indices.filter { bits >> $0 & 1 == 1 }.map { issues[$0] } }
    return ["omori", "kamata", "chofu"].flatMap { district in
      ["single", "couple"].flatMap { household in
        ages.flatMap { age in
          [true, false].flatMap { isNew in
            issueSets.map {
              Person(district: district, household: household, age: age, isNew: isNew, issues: $0)
            }
          }
        }
      }
    }
  }

  private static func csv(_ people: [Person]) -> String {
    var text = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-03,2022-04\n"
    for (index, person) in people.enumerated() {
      let born = ["20s": 1996, "40s": 1977, "60s": 1957][person.age] ?? 1977
      text +=
        "R4-\(1000 + index),\(person.district),\(person.isNew ? "2022-04-05" : "2022-03-05"),telephone,self,\(person.age),"
        + "\(person.household),\(person.issues.joined(separator: ";")),架空 人\(index),\(born)-01-05,"
        + (person.isNew ? ",new\n" : "new,continuing\n")
    }
    return text
  }
}
