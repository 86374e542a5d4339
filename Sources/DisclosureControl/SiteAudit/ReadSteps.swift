/// The steps in which the parts of a chart are shown one after another.
///
/// They may tell an order and nothing else: by one side of the table, all figures of a member in one step, and no step left
/// out. Any other numbers could say a figure to a machine.
struct ReadSteps: Sendable {
  private var ofCells: [(cell: [Int], step: Int)] = []
  private var ofOthers: Set<Int> = []
  private var isTorn = false

  /// Takes the step of a part, and the place of the cell that it tells, if it tells one.
  mutating func add(_ step: String, of cell: String?) {
    guard let number = Int(step), "\(number)" == step, number > 0 else {
      isTorn = true
      return
    }
    guard let cell else {
      ofOthers.insert(number)
      return
    }
    let place = cell.split(separator: ",").compactMap { Int($0) }
    if place.count == 2 { ofCells.append((place, number)) } else { isTorn = true }
  }

  /// Whether they tell an order alone.
  var areOrder: Bool {
    if isTorn { return false }
    let all = Set(ofCells.map(\.step))
    guard all == Set(1..<(all.count + 1)), ofOthers.isSubset(of: all) else { return false }
    return (0...1).contains { side in
      let steps = Dictionary(grouping: ofCells, by: { $0.cell[side] }).mapValues { Set($0.map(\.step)) }
      return steps.values.allSatisfy { $0.count == 1 }
    }
  }
}
