import Testing

@testable import AttackProblems

@Suite("A search for other tables behind the figures")
struct WitnessSearchTests {
  /// A table of four rows and four columns with printed margins, all of whose inner cells are hidden.
  private static let problem: AttackProblem = {
    let values = [[3, 14, 25, 18], [21, 7, 16, 30], [12, 28, 5, 19], [17, 22, 31, 6]]
    var problem = AttackProblem()
    problem.threshold = 10
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() {
        problem.cells.append(.init(id: "\(row)\(column)", figure: .hidden(.none), truth: value))
      }
    }
    for place in 0..<4 {
      problem.cells.append(.init(id: "r\(place)", figure: .value(values[place].reduce(0, +))))
      problem.cells.append(.init(id: "c\(place)", figure: .value(values.reduce(0) { $0 + $1[place] })))
      problem.relations.append(.init((0..<4).map { ("\(place)\($0)", 1) } + [("r\(place)", -1)], .equal, 0))
      problem.relations.append(.init((0..<4).map { ("\($0)\(place)", 1) } + [("c\(place)", -1)], .equal, 0))
    }
    return problem
  }()

  @Test("moves hidden cells only where it must, if it spares them")
  func sparing() throws {
    let problem = Self.problem
    let model = try #require(ProtectionModel(problem))
    let isHidden = model.cells.map(\.isUnprinted)
    var search = WitnessSearch(model, problem, ProtectionOptions(), sparesHidden: true)
    for cell in 0..<16 {
      for end in [Demand.End.atMost(max(1, model.cells[cell].value - 2)), .atLeast(model.cells[cell].value + 2)] {
        let found = search.witness(Demand(target: .cell(cell), end: end), isHidden)
        let witness = try #require(found)
        // Two cells of a row and two of a column at least, or the margins would not hold.
        #expect(model.cells.indices.count { witness.cells[$0] != model.cells[$0].value } == 4)
      }
    }
  }
}
