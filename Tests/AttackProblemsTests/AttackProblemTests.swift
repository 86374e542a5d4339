import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import AttackProblems

@Suite("Attack problems in files")
struct AttackProblemTests {
  private func read(_ json: String) -> Reviewed<AttackProblem?> {
    AttackProblemReader.read(SourceText(path: "a.json", bytes: Array(json.utf8)))
  }

  private static let full = """
    {"name":"試験","threshold":5,"zeros":"hidden","marks":"distinct","require":{"mode":"width","width":3},"protect":"all",
    "targets":"lattice","floor":{"a":2},"cells":[{"id":"a","mark":"p","truth":3,"where":{"d":"x"}},
    {"id":"b","band":[1,4],"table":"t"},{"id":"c","rounded":10,"base":5,"how":"up"},
    {"id":"e","percent":12.5,"decimals":1,"of":"t"},{"id":"t","value":40,"where":{"d":"*"}}],
    "relations":[{"sum":["a","b"],"eq":"t"},{"coef":{"a":2,"c":-1},"op":">=","rhs":-3}],
    "lattice":{"dims":{"d":["x","y"]},"groups":{"d":{"all":["x","y"]}},"forbid":[{"d":"y"}]}}
    """

  @Test("that are read and written are the same")
  func printed() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let first = read(Self.full)
    let problem = try #require(first.value, "\(first.diagnostics)")
    let once = String(decoding: try encoder.encode(problem), as: UTF8.self)
    let again = try #require(read(once).value)
    #expect(String(decoding: try encoder.encode(again), as: UTF8.self) == once)
    #expect(again.cells.map(\.figure) == problem.cells.map(\.figure))
    #expect(again.cells.map(\.figure)[3] == .percent(125, decimals: 1, of: "t"))
    #expect(again.threshold == 5 && again.requirement == .width(3) && again.floors == ["a": 2])
  }

  @Test("ask of differences no more than that they need not be small")
  func differences() throws {
    // What is left of a total besides two marks is 8 to 16: it may be small, and nobody knows that it is.
    let json = """
      {"cells":[{"id":"a","mark":"x"},{"id":"rest","mark":"none"},{"id":"b","mark":"x"},{"id":"t","value":17}],
      "relations":[{"sum":["a","rest"],"eq":"t"},{"coef":{"a":1},"op":"<=","rhs":9}]}
      """
    var problem = try #require(read(json).value)
    func verdict(_ problem: AttackProblem) -> AuditReport.Finding? {
      Auditor.audit(problem).findings.first { $0.id == "rest" }
    }
    #expect(verdict(problem)?.verdict == .leak && verdict(problem)?.lower == 8 && verdict(problem)?.upper == 16)
    problem.differences = ["rest"]
    #expect(verdict(problem)?.verdict == .safe)
    // Where it is certain to be small it is given away all the same.
    let small = try #require(read(json.replacing("17", with: "10")).value)
    problem = small
    problem.differences = ["rest"]
    #expect(verdict(problem)?.verdict == .safe && verdict(problem)?.upper == 9)
    let certain = json.replacing("17", with: "9").replacing(#"<=","rhs":9"#, with: #"<=","rhs":6"#)
    problem = try #require(read(certain).value)
    problem.differences = ["rest"]
    #expect(verdict(problem)?.verdict == .leak && verdict(problem)?.lower == 3 && verdict(problem)?.upper == 8)
  }

  @Test("keep the order of their releases")
  func releases() throws {
    let json = """
      {"cells":[{"id":"a","value":12,"snapshot":"1"},{"id":"b","mark":"x","truth":15,"snapshot":"2"}],
      "snapshots":{"order":["1","2"],"mode":"append"}}
      """
    let problem = try #require(read(json).value)
    #expect(problem.snapshots?.order == ["1", "2"] && problem.cells.map(\.snapshot) == ["1", "2"])
    #expect(read(json.replacing(#""snapshot":"2""#, with: #""snapshot":"3""#)).value == nil)
  }

  @Test("have the usual rules unless told otherwise, and counts are rounded to the nearest multiple")
  func defaults() throws {
    let problem = try #require(read(#"{"cells":[{"id":"a","rounded":10,"base":5}]}"#).value)
    #expect(problem.threshold == 10 && problem.zeros == .published && problem.requirement == .band(from: 1))
    #expect(problem.cells.first?.figure == .rounded(10, base: 5, .nearest))
  }

  @Test(
    "that say what cannot be are refused, with a place",
    arguments: [
      "{}", #"{"cells":[{"id":"a"}]}"#, #"{"cells":[{"id":"a","value":-1}]}"#,
      #"{"cells":[{"id":"a","value":1,"mark":"x"}]}"#, #"{"cells":[{"id":"a","value":1},{"id":"a","value":2}]}"#,
      #"{"cells":[{"id":"a","value":1}],"relations":[{"sum":["a","b"],"eq":"c"}]}"#,
      #"{"cells":[{"id":"a","band":[4,1]}]}"#, #"{"cells":[{"id":"a","rounded":1,"base":0}]}"#,
      #"{"cells":[{"id":"a","percent":5,"of":"t"}]}"#, #"{"cells":[],"threshhold":3}"#, "[1", "{\"cells\":",
    ])
  func refused(json: String) {
    let read = read(json)
    #expect(read.value == nil && read.diagnostics.haveErrors)
    #expect(read.diagnostics.allSatisfy { $0.place?.path == "a.json" })
  }
}
