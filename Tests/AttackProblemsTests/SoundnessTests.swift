import Diagnostics
@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import AttackProblems

/// What an outsider found who attacked the auditor.
@Suite("The auditor")
struct SoundnessTests {
  private func problem(_ json: String) throws -> AttackProblem {
    let read = AttackProblemReader.read(SourceText(path: "a.json", bytes: Array(json.utf8)))
    #expect(read.diagnostics == [])
    return try #require(read.value)
  }

  private func finding(_ id: CellID, _ json: String) throws -> AuditReport.Finding {
    try #require(Auditor.audit(try problem(json)).findings.first { $0.id == id })
  }

  @Test("does not call a plain subtraction safe, whatever else makes the figures hard to solve")
  func subtraction() throws {
    let found = try finding(
      "r2c0",
      """
      {"threshold":10,"cells":[{"id":"r0c0","mark":"x"},{"id":"r0c1","percent":1.0,"decimals":0,"of":"rtct"},
      {"id":"r0ct","mark":"none"},{"id":"r1c0","mark":"none"},{"id":"r1c1","rounded":10,"base":10,"how":"up"},
      {"id":"r1ct","value":17},{"id":"r2c0","mark":"none"},{"id":"r2c1","value":8},{"id":"r2ct","value":11},
      {"id":"rtc0","mark":"x"},{"id":"rtc1","mark":"none"},{"id":"rtct","mark":"x"}],
      "relations":[{"sum":["r0c0","r0c1"],"eq":"r0ct"},{"sum":["r1c0","r1c1"],"eq":"r1ct"},
      {"sum":["r2c0","r2c1"],"eq":"r2ct"},{"sum":["rtc0","rtc1"],"eq":"rtct"},
      {"sum":["r0c0","r1c0","r2c0"],"eq":"rtc0"},{"sum":["r0c1","r1c1","r2c1"],"eq":"rtc1"},
      {"sum":["r0ct","r1ct","r2ct"],"eq":"rtct"}]}
      """)
    #expect(found.lower == 3 && found.upper == 3 && found.verdict == .leak)
  }

  @Test("is after ranges, rounded counts and shares as after marks")
  func blurred() throws {
    let sum = #""relations":[{"sum":["a","b","c"],"eq":"t"}]}"#
    // Three ranges from 1 to 9 that make 25 are all at least 7.
    let bands = #"{"threshold":10,"cells":[{"id":"a","band":[1,9]},{"id":"b","band":[1,9]},{"id":"c","band":[1,9]},"#
    let narrowed = try finding("a", bands + #"{"id":"t","value":25}],"# + sum)
    #expect(narrowed.lower == 7 && narrowed.upper == 9 && narrowed.verdict == .leak)
    #expect(try finding("a", bands + #"{"id":"t","value":15}],"# + sum).verdict == .safe)
    // Unless told otherwise, 10 by tens is from 5 on, and so is no count of which one is possible.
    let rounded = #"{"threshold":10,"cells":[{"id":"a","rounded":10,"base":10HOW}]}"#
    let nearest = try finding("a", rounded.replacing("HOW", with: ""))
    #expect(nearest.lower == 5 && nearest.upper == 15 && nearest.verdict == .leak)
    #expect(try finding("a", rounded.replacing("HOW", with: #","how":"up""#)).verdict == .safe)
    // A half of ten is five.
    let share = #"{"threshold":10,"cells":[{"id":"a","percent":50,"of":"t"},{"id":"t","value":10}]}"#
    let half = try finding("a", share)
    #expect(half.lower == 5 && half.upper == 5 && half.verdict == .leak)
    // Who knows that none is small may leave them.
    #expect(try finding("a", share.replacing(#""of":"t""#, with: #""of":"t","truth":20"#)).verdict == .safe)
  }

  @Test("knows that a count marked as small is at least one, and takes no numbers that it could not count with")
  func marks() throws {
    let cells =
      #"{"threshold":4,"zeros":"hidden","marks":"distinct","require":{"mode":"not_exact"},"cells":[{"id":"a","mark":"p"},{"id":"b","mark":"p"},{"id":"t","value":2}],"relations":[{"sum":["a","b"],"eq":"t"}]}"#
    let found = try finding("a", cells)
    #expect(found.lower == 1 && found.upper == 1 && found.verdict == .leak)
    let large =
      #"{"threshold":10,"cells":[{"id":"a","mark":"x"}],"relations":[{"coef":{"a":9000000000000000000},"op":"==","rhs":1}]}"#
    let read = AttackProblemReader.read(SourceText(path: "a.json", bytes: Array(large.utf8)))
    #expect(read.value == nil && read.diagnostics.haveErrors)
  }

  @Test("calls undecided what it had no time for, and safe only what it has shown to be so")
  func interrupted() throws {
    let problem = try problem(
      """
      {"threshold":10,"cells":[{"id":"a","mark":"x"},{"id":"b","mark":"x"},{"id":"t","value":40},{"id":"c","mark":"x"},
      {"id":"u","value":5}],"relations":[{"sum":["a","b"],"eq":"t"},{"sum":["c"],"eq":"u"}]}
      """)
    let report = Auditor.audit(problem, watch: AttackWatch { done, _ in done == 0 })
    #expect(report.findings.contains { $0.verdict == .undecided })
    #expect(!report.isSafe)
    #expect(Auditor.audit(problem).findings.filter { $0.verdict == .leak }.map(\.id) == ["c"])
  }

  @Test("calls undecided what a search in whole numbers does not settle, and never safe")
  func undecided() {
    // Whole numbers of which sums modulo one another are hard to reach.
    var hard = AttackProblem()
    hard.cells = (0..<24).map { .init(id: "x\($0)", figure: .band(0, 1)) } + [.init(id: "t", figure: .hidden(.none))]
    hard.relations = [.init((0..<24).map { ("x\($0)", 3 + (7 * $0 * $0) % 61) } + [("t", -1)], .equal, 331)]
    hard.relations.append(.init((0..<24).map { ("x\($0)", 5 + (11 * $0 * $0 * $0) % 53) }, .equal, 307))
    let report = Auditor.audit(hard, nodes: 1)
    let found = report.findings.first { $0.id == "t" }
    #expect(found?.verdict != .safe || (found?.lower ?? 9) <= 1)
    #expect(Rule(hard, .init(id: "t", terms: [])).mayBeSmall(lower: 0, upper: 1_000_000))
  }

  @Test("says of a count that nothing bounds that nothing does, however large the others are")
  func unbounded() throws {
    let json = """
      {"cells":[{"id":"a","mark":"x"},{"id":"b","mark":"x"},{"id":"c","mark":"x"},{"id":"t","value":2000000000}],
      "relations":[{"sum":["a","b"],"eq":"t"}]}
      """
    #expect(try finding("c", json).upper == nil)
    let a = try finding("a", json)
    #expect(a.lower == 1 && a.upper == 1_999_999_999)
  }

  @Test("takes increments between releases for counts of their own")
  func increments() throws {
    let json = """
      {"threshold":10,"snapshots":{"order":["s1","s2"],"mode":"append"},"lattice":{"dims":{"d":["p","q"]}},
      "cells":[{"id":"1","table":"t","snapshot":"s1","where":{},"value":20},{"id":"2","table":"t","snapshot":"s2","where":{},"value":23}]}
      """
    let found = try finding(.crossing("2,__entry=s2"), json)
    #expect(found.lower == 3 && found.upper == 3 && found.verdict == .leak)
  }

  @Test("lets a lower end be given up, and small counts be small all the same")
  func lowerEnd() throws {
    let json = """
      {"threshold":10,"require":{"mode":"band","lo":2},"cells":[{"id":"a","mark":"x","truth":1},{"id":"t","value":1}],
      "relations":[{"sum":["a"],"eq":"t"}]}
      """
    #expect(try finding("a", json).verdict == .leak)
  }

  @Test("refuses groups that name what there is not, and crossings without end")
  func lattices() {
    func ids(_ json: String) -> [String] {
      AttackProblemReader.read(SourceText(path: "a.json", bytes: Array(json.utf8))).diagnostics.map(\.id)
    }
    #expect(
      ids(#"{"lattice":{"dims":{"r":["1","2"]},"groups":{"r":{"g":["1","2x"]}}},"cells":[]}"#) == [
        "front-matter.wrong-type"
      ])
    #expect(
      ids(#"{"lattice":{"dims":{"r":["1"]},"groups":{"q":{"g":["1"]}}},"cells":[]}"#) == ["front-matter.wrong-type"])
    let codes = (0..<40).map { "\"\($0)\"" }.joined(separator: ",")
    let dimensions = "abcde".map { "\"\($0)\":[\(codes)]" }.joined(separator: ",")
    #expect(ids("{\"lattice\":{\"dims\":{\(dimensions)}},\"cells\":[]}") == ["instance.too-large"])
  }

  @Test("reads the order of rows that look sorted")
  func order() {
    func table(_ figures: [PublishedCell]) -> Publication {
      let codes = ["a", "b", "c", "d", "e", "f", "g"]
      let rows = Axis(
        variable: "route", name: "route", title: "経路",
        members: codes.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) }
          + [AxisMember.total.covering(codes)])
      let table = PublishedTable(
        id: "t", title: "", unit: .persons, measure: "n", rows: rows, columns: .single, origin: .register, source: "",
        notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]), choice: [], figures: figures)
      return Publication(releases: [.init(number: 1, tables: [table], identities: [])], threshold: 10)
    }
    let sorted: [PublishedCell] = [
      .value(87), .value(23), .value(16), .hidden, .value(13), .value(10), .hidden, .value(169),
    ]
    #expect(Auditor.audit(table(sorted)).findings.contains { $0.id == "t[g]" && $0.verdict == .leak })
    let mixed: [PublishedCell] = [
      .value(10), .value(23), .value(16), .hidden, .value(13), .value(87), .hidden, .value(169),
    ]
    #expect(Auditor.audit(table(mixed)).isSafe)
    // Zeros one after another are no order, and one that contradicts the figures is none either.
    let zeros: [PublishedCell] = [
      .value(0), .hidden, .value(0), .value(0), .value(0), .value(0), .hidden, .value(40),
    ]
    #expect(Auditor.audit(table(zeros)).isSafe)
    let chance: [PublishedCell] = [
      .hidden, .value(87), .value(23), .value(16), .hidden, .value(13), .value(10), .value(171),
    ]
    #expect(!Auditor.audit(table(chance)).isContradictory)
  }
}
