import Foundation
import Tables
import TestSupport
import Testing
import Worlds

@testable import Suppression

@Suite("What readers can work out")
struct AttackTests {
  /// Sites whose tables are tied to one another otherwise than by sums.
  enum Shape: String, CaseIterable {
    case issuesThroughZeros, monthsAndMentions, severalIssues, nestedMonths, closures

    var tables: [String: String] {
      func crossed(_ rows: String, _ columns: String, _ total: String = ", total: true") -> String {
        "period: 2022-04\nrows: {by: \(rows)\(total)}\ncolumns: {by: \(columns), total: true}\n"
      }
      switch self {
      case .issuesThroughZeros:
        return [
          "dh": crossed("district", "household"), "id": crossed("issue", "district", ""),
          "ih": crossed("issue", "household", ""),
        ]
      case .monthsAndMentions:
        return [
          "m": "unit: mentions\nperiod: 2022-04\nrows: {by: issue}\n",
          "n": "period: 2022-04\nrows: {by: issue-count, from: 1, to: 3}\n",
          "p": "period: 2022-04..2022-05\nrows: {by: district, total: true}\n",
        ]
      case .severalIssues:
        return [
          "m": "unit: mentions\nperiod: 2022-04\nrows: {by: issue}\ncolumns: {by: route, total: true}\n",
          "n": "period: 2022-04\nrows: {by: issue-count, from: 1, to: 3}\ncolumns: {by: route, total: true}\n",
          "r": crossed("route", "household"),
        ]
      case .nestedMonths:
        return [
          "a": crossed("district", "household"),
          "b":
            "period: 2022-04..2022-05\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
        ]
      case .closures:
        let (period, closed) = ("period: 2022-04..2022-05\n", "where: {closed: \"2022-04..2022-05\"}\n")
        return [
          "c": "\(period)\(closed)rows: {by: closed}\ncolumns: {by: district, total: true}\n",
          "h": "\(period)\(closed)rows: {by: household}\n",
          "m": "\(period)rows: {by: district, total: true}\ncolumns: {by: month}\n",
        ]
      }
    }

    func people(_ seed: Int) -> [Council.Person] {
      var random = RandomNumbers(seed: seed &* 7919 &+ 31)
      var people: [Council.Person] = []
      let isSingle = self == .monthsAndMentions && seed % 2 == 0
      for district in ["a", "b", "c", "d"] {
        for household in ["x", "y", "z"] where Int.random(in: 0..<10, using: &random) < 6 {
          for _ in 0..<Int.random(in: 4...40, using: &random) {
            let issues = isSingle ? [["i"], ["j"]] : [["i"], ["j"], ["k"], ["i", "j"], ["j", "k"], ["i", "j", "k"]]
            let chance = Int.random(in: 0..<20, using: &random)
            let isClosed = self == .closures && Int.random(in: 0..<3, using: &random) == 0
            people.append(
              .init(
                district: district, route: ["p", "p", "q", "r"].randomElement(using: &random) ?? "p",
                household: household, issues: issues.randomElement(using: &random) ?? ["i"],
                support: chance < 1 || isClosed && chance < 8 ? .aprilAlone : chance < 3 ? .mayAlone : .both,
                isClosed: isClosed))
          }
        }
      }
      return people
    }
  }

  /// `ATTACKS=200` attacks as many sites of each shape.
  static let sites = ProcessInfo.processInfo.environment["ATTACKS"].flatMap(Int.init) ?? 12

  @Test("is nothing small, whatever ties the tables", arguments: Shape.allCases)
  func attack(shape: Shape) async throws {
    var shown = 0
    for seed in 0..<Self.sites {
      let council = try Council(shape.people(seed), tables: shape.tables)
      let cleared = try await council.protect()
      let narrowed = TypeAttack([cleared.tables], threshold: 10)
        .narrowed([try await council.small(below: 10)])
      #expect(narrowed == [], "\(shape) \(seed)")
      #expect(cleared.isSafe && cleared.evidence.certification?.isComplete ?? false, "\(shape) \(seed)")
      shown += cleared.tables.count
    }
    #expect(shown > Self.sites / 2)
  }

  @Test("is nothing small by comparing releases either, whatever was sealed before", arguments: [20, 50])
  func later(newcomers: Int) async throws {
    var (isNew, isCarried, careless) = (0, 0, 0)
    for seed in 0..<Self.sites {
      var random = RandomNumbers(seed: seed)
      let people = Shape.nestedMonths.people(seed).map { person in
        var person = person
        person.support = Int.random(in: 0..<100, using: &random) < newcomers ? .mayAlone : .both
        return person
      }
      let known = people.compactMap { $0.known(in: "2022-04") }
      func tables(_ period: String) -> [String: String] {
        [
          "a": "period: \(period)\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
          "i": "unit: mentions\nperiod: \(period)\nrows: {by: issue}\n",
          "n": "period: \(period)\nrows: {by: issue-count, from: 1, to: 3}\n",
        ]
      }
      let (april, may) = (
        try Council(known, tables: tables("2022-04")), try Council(people, tables: tables("2022-04..2022-05"))
      )
      let first = try await april.protect()
      let second = try await may.protect(
        after: [ProtectedTables.Release(number: 1, asOf: "2022-04-30", tables: first.tables, known: first.known)])
      #expect(first.isSafe && second.isSafe && second.evidence.openBefore == 0, "\(seed)")
      let anew = second.tables.filter { $0.carriedFrom == nil }
      let narrowed = TypeAttack([first.tables, anew], threshold: 10)
        .narrowed([try await april.small(below: 10), try await may.small(below: 10)])
      #expect(narrowed == [], "\(seed)")
      // Who forgets what was published before gives somebody away.
      careless +=
        TypeAttack([first.tables, try await may.protect().tables], threshold: 10)
        .narrowed([[], []]).count
      isNew += anew.count
      isCarried += second.tables.count - anew.count
    }
    #expect(careless > 0)
    #expect(isNew > 0 && isCarried > 0, "\(isNew) new, \(isCarried) as before")
  }

  @Test("is nothing small by comparing three releases")
  func three() async throws {
    let months = ["2022-04", "2022-05", "2022-06"]
    var isNew = [0, 0, 0]
    for seed in 0..<Self.sites {
      var random = RandomNumbers(seed: seed)
      let people = Shape.nestedMonths.people(seed).map { person in
        var person = person
        person.support =
          [.always, .always, .always, .mayAndJune, .juneAlone, .both].randomElement(using: &random) ?? .always
        return person
      }
      var releases: [ProtectedTables.Release] = []
      var (published, small): ([[PublishedTable]], [Set<String>]) = ([], [])
      for (number, month) in months.enumerated() {
        let period = number == 0 ? month : "2022-04..\(month)"
        let council = try Council(
          people.compactMap { $0.known(in: month) },
          tables: [
            "a": "period: \(period)\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
            "i": "unit: mentions\nperiod: \(period)\nrows: {by: issue}\n",
          ])
        let protected = try await council.protect(after: releases)
        #expect(protected.isSafe && protected.evidence.openBefore == 0, "\(seed) \(month)")
        releases.append(
          .init(number: number + 1, asOf: "\(month)-30", tables: protected.tables, known: protected.known))
        published.append(protected.tables.filter { $0.carriedFrom == nil })
        small.append(try await council.small(below: 10))
        isNew[number] += published[number].count
      }
      let narrowed = TypeAttack(published, threshold: 10).narrowed(small)
      #expect(narrowed == [], "\(seed)")
    }
    #expect(isNew.allSatisfy { $0 > 0 }, "\(isNew)")
  }
}
