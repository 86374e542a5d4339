import Optimization
import Tables
import Testing

@testable import Suppression

/// Works out who has an issue from three tables: the issue by one variable, by another, and everybody by both.
///
/// It knows nothing of how tables are protected: for each pair of codes there are so many people, and so many of them
/// have the issue. Which codes there are everybody knows.
struct CrossingAttack {
  private var program = LinearProgram()
  private var targets: [(id: String, column: Int)] = []
  private let threshold: Int

  private static let (rows, columns) = (["a", "b", "c", "d"], ["x", "y", "z"])

  /// - Parameters:
  ///   - everybody: all persons by the two variables.
  ///   - byRow: an issue by the first, which are its columns.
  ///   - byColumn: the same by the second.
  init(_ issue: String, everybody: PublishedTable?, byRow: PublishedTable?, byColumn: PublishedTable?, threshold: Int) {
    self.threshold = threshold
    let (rows, columns) = (Self.rows, Self.columns)
    var pairs: [[(all: Int, some: Int)]] = []
    for _ in rows {
      pairs.append(
        columns.map { _ in
          let (all, some) = (program.addColumn(.init(0, 10_000)), program.addColumn(.init(0, 10_000)))
          program.addRow([.init(some), .init(all, times: -1)], .init(nil, 0))
          return (all, some)
        })
    }
    for (row, member) in (everybody?.rows.members ?? []).enumerated() {
      for (column, other) in (everybody?.columns.members ?? []).enumerated() {
        let chosen = rows.indices.filter { member.isTotal || rows[$0] == member.code }.flatMap { row in
          columns.indices.filter { other.isTotal || columns[$0] == other.code }.map { pairs[row][$0].all }
        }
        if let figure = everybody?.figure(row: row, column: column) { add(figure, nil, chosen) }
      }
    }
    for (table, isRow) in [(byRow, true), (byColumn, false)] {
      guard let table, let place = table.rows.members.firstIndex(where: { $0.code == issue }) else { continue }
      for (column, member) in table.columns.members.enumerated() {
        let chosen = rows.indices.flatMap { row in
          columns.indices.filter { column in
            member.isTotal || (isRow ? rows[row] : columns[column]) == member.code
          }.map { pairs[row][$0].some }
        }
        add(table.figure(row: place, column: column), "\(table.id)[\(issue),\(member.code)]", chosen)
      }
    }
  }

  private mutating func add(_ figure: PublishedCell, _ id: String?, _ columns: [Int]) {
    let cell = program.addColumn(figure.value.map { .init($0, $0) } ?? .init(1, 10_000))
    program.addRow(columns.map { .init($0) } + [.init(cell, times: -1)], .init(0, 0))
    if figure.isHidden, let id { targets.append((id, cell)) }
  }

  /// How many hidden counts are attacked.
  var targetCount: Int { targets.count }

  /// The hidden counts that lie between two small ones, with these, where marks alone do not say as much.
  var narrowed: [String] {
    var simplex = Simplex(program)
    return targets.compactMap { target in
      guard case .optimal(let least) = simplex.minimize([(target.column, 1)]),
        case .optimal(let cost) = simplex.minimize([(target.column, -1)])
      else { return "\(target.id): no counts fit what is published" }
      let most = Int((0.001 - cost).rounded(.down))
      return most < threshold - 1 ? "\(target.id): \(Int((least - 0.001).rounded(.up)))–\(most)" : nil
    }
  }
}
