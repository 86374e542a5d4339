import Disclosure
import Instances
import Statistics

/// What cells say of one another, because of what they count.
///
/// Where a record has one value of a variable, what is counted for several values is the sum over them. Where it may have
/// several (issues of a person, months of a case), each part is at most the whole, the parts together are at least the
/// whole, and whoever is in the whole but not in a part is a count of its own that nobody must be able to work out.
struct CellRelations {
  private(set) var relations: [Instance.Relation] = []
  /// Counts that are never printed: those in a whole that are not in a part.
  private(set) var differences: [(id: String, count: Int)] = []

  private let catalogue: CellCatalogue
  private let threshold: Int
  /// Differences that are kept though they are not small.
  private let alsoKeep: Set<String>
  /// What stands between a whole and the part that is taken from it, in the name of a difference.
  static let minus = " − "

  init(_ catalogue: CellCatalogue, threshold: Int, alsoKeep: Set<String>) {
    self.catalogue = catalogue
    self.threshold = threshold
    self.alsoKeep = alsoKeep
    var families: [Family: [Int]] = [:]
    var order: [Family] = []
    for (place, cell) in catalogue.cells.enumerated() where cell.predicate.unit.isPersonal {
      for variable in Variable.allCases.map(\.rawValue) where cell.predicate.values(of: variable) != nil {
        let family = Family(rest: cell.predicate.without(variable), variable: variable)
        if families[family] == nil { order.append(family) }
        families[family, default: []].append(place)
      }
    }
    // Parts of which nothing is known are parts of the whole all the same.
    var others: [Family: Set<String>] = [:]
    for predicate in catalogue.unknown {
      for variable in Variable.allCases.map(\.rawValue) {
        guard let values = predicate.values(of: variable) else { continue }
        others[Family(rest: predicate.without(variable), variable: variable), default: []].formUnion(values)
      }
    }
    for family in order { relate(family, families[family] ?? [], others: others[family] ?? []) }
    relateMentions()
  }

  /// Cells that differ in one variable alone.
  private struct Family: Hashable {
    let rest: Predicate
    let variable: String
  }

  private mutating func relate(_ family: Family, _ places: [Int], others: Set<String>) {
    var sets = places.map { (place: $0, values: catalogue.cells[$0].predicate.values(of: family.variable) ?? []) }
    // All values together are the cell that does not ask for the variable.
    if family.variable != Variable.month.rawValue, let whole = catalogue.place(of: family.rest) {
      let all = sets.reduce(into: others) { $0.formUnion($1.values) }
      // Something that nobody has makes the whole larger than its parts where not everybody has a value.
      sets.append((whole, Predicate.isComplete(family.variable) ? all : all.union([""])))
    }
    for whole in sets {
      let inside = sets.filter { $0.place != whole.place && $0.values.isStrictSubset(of: whole.values) }
      let parts = inside.filter { part in !inside.contains { part.values.isStrictSubset(of: $0.values) } }
      let isCovered = parts.reduce(into: Set<String>()) { $0.formUnion($1.values) } == whole.values
      let isDisjoint =
        parts.reduce(0) { $0 + $1.values.count } == parts.reduce(into: Set<String>()) { $0.formUnion($1.values) }.count
      let areSummed = isDisjoint && catalogue.cells[whole.place].predicate.isSingle(family.variable)
      relate(whole.place, parts.map(\.place), areSummed: areSummed, areAll: isCovered)
      if areSummed { continue }
      // Who is in the whole and not in a part of a part is somebody too; only a few of these counts are small.
      for part in inside where !parts.contains(where: { $0.place == part.place }) {
        let difference = catalogue.cells[whole.place].count - catalogue.cells[part.place].count
        let isKept = alsoKeep.contains(Self.difference(whole.place, part.place, catalogue))
        if isKept || (1..<max(1, threshold)).contains(difference) { addDifference(whole.place, part.place) }
      }
    }
  }

  private mutating func relate(_ whole: Int, _ parts: [Int], areSummed: Bool, areAll: Bool) {
    guard !parts.isEmpty else { return }
    let name = catalogue.cells[whole].name
    let sum = parts.map { (catalogue.cells[$0].name, 1) } + [(name, -1)]
    if areSummed {
      relations.append(.init(sum, areAll ? .equal : .atMost, 0))
      return
    }
    if areAll { relations.append(.init(sum, .atLeast, 0)) }
    for part in parts { addDifference(whole, part) }
  }

  private mutating func addDifference(_ whole: Int, _ part: Int) {
    let id = Self.difference(whole, part, catalogue)
    differences.append((id, catalogue.cells[whole].count - catalogue.cells[part].count))
    relations.append(
      .init([(catalogue.cells[part].name, 1), (id, 1), (catalogue.cells[whole].name, -1)], .equal, 0))
  }

  private static func difference(_ whole: Int, _ part: Int, _ catalogue: CellCatalogue) -> String {
    "\(catalogue.cells[whole].name)\(minus)\(catalogue.cells[part].name)"
  }

  /// An issue is mentioned once by each person who has it; several issues at least once by each.
  private mutating func relateMentions() {
    for cell in catalogue.cells where cell.predicate.unit == .mentions {
      let persons = Predicate(
        unit: .persons, givenIn: cell.predicate.givenIn, period: cell.predicate.period,
        conditions: cell.predicate.conditions)
      guard let place = catalogue.place(of: persons) else { continue }
      let isOne = cell.predicate.conditions[Variable.issue.rawValue]?.count == 1
      if isOne {
        relations.append(.init([(cell.name, 1), (catalogue.cells[place].name, -1)], .equal, 0))
      } else if let mentions = catalogue.place(of: cell.predicate) {
        // What is mentioned beyond persons tells how many have several of these issues.
        addDifference(mentions, place)
      }
    }
  }
}
