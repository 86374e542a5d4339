import Foundation
import TestSupport
import Testing

@Suite("Tables made elsewhere")
struct InstanceCommandTests {
  private func file(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("tables.json", text)
    return folder
  }

  private let open = """
    {"threshold": 10, "cells": [{"id": "a", "value": 3}, {"id": "b", "value": 20}, {"id": "c", "value": 30},
    {"id": "sum", "value": 53}], "relations": [{"sum": ["a", "b", "c"], "eq": "sum"}]}
    """

  @Test("are attacked, with the interval and the way to it")
  func audit() throws {
    let folder = try file(open.replacing("\"value\": 3}", with: "\"mark\": \"x\"}"))
    let result = try Tool.run(["audit", "--instance", folder.file("tables.json"), "--format", "json"])
    #expect(result.code == 3)
    #expect(
      result.output.filter { !$0.isWhitespace }
        == "{\"cells\":{\"a\":{\"hi\":3,\"lo\":3,\"verdict\":\"leak\"}},\"exit\":3,\"leaks\":1,\"undecided\":0}")
    let text = try Tool.run(["audit", "--instance", folder.file("tables.json"), "--language", "en"])
    #expect(text.output.contains("3 = 53（sum） − 20（b） − 30（c）"))
  }

  @Test("are protected, and what comes out is an instance that passes")
  func protect() throws {
    let folder = try file(open)
    let result = try Tool.run(["protect", "--instance", folder.file("tables.json"), "--format", "json"])
    #expect(result.code == 0)
    #expect(result.output.contains("\"secondaries\" : ["))
    try folder.write("tables.json", result.output)
    let audit = try Tool.run(["audit", "--instance", folder.file("tables.json"), "--format", "json"])
    #expect(audit.code == 0, "\(audit.output)")
  }

  @Test("have the same marks and the same findings in every process, whatever its hashes begin with")
  func same() throws {
    var cells: [String] = []
    for row in 0..<6 {
      for column in 0..<5 {
        cells.append("{\"id\": \"\(row)/\(column)\", \"value\": \((row * 7 + column * column * 5) % 23)}")
      }
    }
    let sums = (0..<6).map { row in (0..<5).map { (row * 7 + $0 * $0 * 5) % 23 }.reduce(0, +) }
    cells += sums.enumerated().map { "{\"id\": \"\($0)\", \"value\": \($1)}" }
    let relations = (0..<6).map { row in
      "{\"sum\": [\((0..<5).map { "\"\(row)/\($0)\"" }.joined(separator: ", "))], \"eq\": \"\(row)\"}"
    }
    let folder = try file(
      "{\"cells\": [\(cells.joined(separator: ", "))], \"relations\": [\(relations.joined(separator: ", "))]}")
    let protected = try (0..<3).map { _ in
      try Tool.run(["protect", "--instance", folder.file("tables.json"), "--format", "json"]).output
    }
    #expect(Set(protected).count == 1)
    try folder.write("tables.json", protected[0])
    let audited = try (0..<3).map { _ in try Tool.run(["audit", "--instance", folder.file("tables.json")]).output }
    #expect(Set(audited).count == 1)
    #expect(protected[0].contains("\"mark\""))
  }

  @Test("tell what somebody learns who is one of two")
  func insider() throws {
    let folder = try file(open.replacing("\"value\": 3}", with: "\"value\": 2}").replacing("53", with: "52"))
    let result = try Tool.run(["audit", "--insider", "--instance", folder.file("tables.json"), "--language", "en"])
    #expect(result.errors.contains("whoever is counted in 'a'"))
  }

  @Test(
    "are refused where they say nothing, or contradict themselves, and their values are not shown",
    arguments: [
      ("{\"cells\": [{\"id\": \"a\", \"mark\": \"x\", \"truth\": 98765}], \"foo\": 1}", "front-matter.unknown-key"),
      ("{\"cells\": [{\"id\": \"a\", \"value\": 98765}, {\"id\": \"a\", \"value\": 1}]}", "instance.repeated-cell"),
      (
        "{\"cells\": [{\"id\": \"a\", \"value\": 1}], \"relations\": [{\"sum\": [\"b\"], \"eq\": \"a\"}]}",
        "instance.unknown-cell"
      ),
      ("{\"cells\": [{\"id\": \"a\", \"where\": {\"x\": \"y\"}, \"value\": 1}]}", "instance.without-lattice"),
      ("{\"threshold\": 1, \"cells\": []}", "instance.low-threshold"),
      ("{\"cells\": [{\"id\": \"a\", \"band\": [5, 2]}]}", "instance.empty-band"),
      (
        "{\"cells\": [{\"id\": \"a\", \"value\": 1}], \"snapshots\": {\"order\": [\"s\"], \"mode\": \"append\"}}",
        "instance.unknown-snapshot"
      ),
      (
        "{\"lattice\": {\"dims\": {\"x\": [\"y\"]}}, \"cells\": [{\"id\": \"a\", \"where\": {\"z\": \"y\"}, \"value\": 1}]}",
        "instance.unknown-dimension"
      ),
      (
        "{\"lattice\": {\"dims\": {\"x\": [\"y\"]}}, \"cells\": [{\"id\": \"a\", \"where\": {\"x\": \"w\"}, \"value\": 1}]}",
        "instance.unknown-code"
      ),
      (
        "{\"cells\": [{\"id\": \"a\", \"value\": 98765}, {\"id\": \"b\", \"value\": 98766}], \"relations\": [{\"sum\": [\"a\"], \"eq\": \"b\"}]}",
        "audit.contradictory"
      ),
      ("{\"cells\": [", "yaml.open-bracket"),
    ])
  func bad(text: String, id: String) throws {
    let folder = try file(text)
    let result = try Tool.run(["audit", "--instance", folder.file("tables.json"), "--language", "en"])
    #expect(result.code == 1)
    #expect(result.errors.contains("[\(id)]"), "\(result.errors)")
    #expect(!result.errors.contains("9876"))
  }

  @Test("are not protected without their values")
  func truth() throws {
    let folder = try file("{\"cells\": [{\"id\": \"a\", \"mark\": \"x\"}]}")
    let result = try Tool.run(["protect", "--instance", folder.file("tables.json"), "--language", "en"])
    #expect(result.code == 1 && result.errors.contains("[protect.without-truth]"))
  }
}
