import AttackProblems
import TableDeclarations
import Tables

/// What cells say of one another, because of what they count.
///
/// Where a record has one value of a variable, what is counted for several values is the sum over them. Where it may have
/// several (issues of a person, months of a case), each part is at most the whole, the parts together are at least the
/// whole, and whoever is in the whole but not in a part is a count of its own that nobody must be able to work out.
struct CellRelations {
  private(set) var relations: [AttackProblem.Relation] = []
  /// Counts that are never printed: those in a whole that are not in a part.
  private(set) var differences: [(id: CellID, count: Int)] = []

  /// Differences of cells that differ in months alone.
  private var monthDifferences: [(whole: Int, part: Int, id: CellID)] = []
  private let catalogue: CellCatalogue
  private let threshold: Int
  /// Differences that are kept though they are not small.
  private let alsoKeep: Set<CellID>

  /// The cells that are looked at, by place.
  private let considered: Set<Int>
  private let places: [Int]

  /// - Parameter considered: the cells that are looked at.
  init(_ catalogue: CellCatalogue, threshold: Int, alsoKeep: Set<CellID>, considered: Set<Int>) {
    self.catalogue = catalogue
    self.considered = considered
    places = considered.sorted()
    self.threshold = threshold
    self.alsoKeep = alsoKeep
    var families: [Family: [Int]] = [:]
    var order: [Family] = []
    for place in places where catalogue.cells[place].predicate.unit.isPersonal {
      let cell = catalogue.cells[place]
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
    keepOthers()
    relateLeavers()
    relateMentions()
  }

  private var cells: [CellCatalogue.Cell] { places.map { catalogue.cells[$0] } }

  private func place(of predicate: Predicate) -> Int? {
    catalogue.place(of: predicate).flatMap { considered.contains($0) ? $0 : nil }
  }

  /// Cells that differ in one variable alone.
  private struct Family: Hashable {
    let rest: Predicate
    let variable: String
  }

  private mutating func relate(_ family: Family, _ places: [Int], others: Set<String>) {
    var sets = places.map { (place: $0, values: catalogue.cells[$0].predicate.values(of: family.variable) ?? []) }
    // All values together are the cell that does not ask for the variable.
    if family.variable != Variable.month.rawValue, let whole = place(of: family.rest) {
      let listed = catalogue.listed[family.variable]
      let all = sets.reduce(into: others.union(listed ?? [])) { $0.formUnion($1.values) }
      // Something that nobody has makes the whole larger than its parts, where not everybody has a value that is listed.
      sets.append((whole, Predicate.isComplete(family.variable) && listed != nil ? all : all.union([""])))
    }
    for whole in sets {
      let inside = sets.filter { $0.place != whole.place && $0.values.isStrictSubset(of: whole.values) }
      let parts = inside.filter { part in !inside.contains { part.values.isStrictSubset(of: $0.values) } }
      let isCovered = parts.reduce(into: Set<String>()) { $0.formUnion($1.values) } == whole.values
      let isDisjoint =
        parts.reduce(0) { $0 + $1.values.count } == parts.reduce(into: Set<String>()) { $0.formUnion($1.values) }.count
      let areSummed = isDisjoint && catalogue.cells[whole.place].predicate.isSingle(family.variable)
      relate(whole.place, parts.map(\.place), areSummed: areSummed, areAll: isCovered)
      // Who is in the whole and not in a part of a part is somebody too; only a few of these counts are small.
      for part in inside where !parts.contains(where: { $0.place == part.place }) {
        let difference = catalogue.cells[whole.place].count - catalogue.cells[part.place].count
        let isKept = alsoKeep.contains(catalogue.difference(whole.place, minus: part.place))
        if isKept || (1..<max(1, threshold)).contains(difference) { addDifference(whole.place, part.place) }
      }
    }
  }

  private mutating func relate(_ whole: Int, _ parts: [Int], areSummed: Bool, areAll: Bool) {
    guard !parts.isEmpty else { return }
    let id = catalogue.cells[whole].id
    let sum = parts.map { (catalogue.cells[$0].id, 1) } + [(id, -1)]
    if areSummed, areAll {
      relations.append(.init(sum, .equal, 0))
      return
    }
    if areSummed {
      // Who is in the whole and in none of the parts.
      let rest = CellID.difference([id], minus: parts.map { catalogue.cells[$0].id })
      let count = parts.reduce(catalogue.cells[whole].count) { $0 - catalogue.cells[$1].count }
      differences.append((rest, count))
      relations.append(.init(sum + [(rest, 1)], .equal, 0))
      return
    }
    if areAll { relations.append(.init(sum, .atLeast, 0)) }
    for part in parts { addDifference(whole, part) }
  }

  private mutating func addDifference(_ whole: Int, _ part: Int) {
    let id = catalogue.difference(whole, minus: part)
    let (all, some) = (catalogue.cells[whole].predicate, catalogue.cells[part].predicate)
    if all.period != some.period, all.conditions == some.conditions {
      monthDifferences.append((whole, part, id))
    }
    differences.append((id, catalogue.cells[whole].count - catalogue.cells[part].count))
    relations.append(
      .init([(catalogue.cells[part].id, 1), (id, 1), (catalogue.cells[whole].id, -1)], .equal, 0))
  }

  /// Differences of cells that lie in one another by several variables are kept where they are asked for.
  private mutating func keepOthers() {
    let known = Set(differences.map(\.id))
    for id in alsoKeep.subtracting(known).sorted(by: { $0.description < $1.description }) {
      guard case .difference(let plus, let minus) = id, plus.count == 1, minus.count == 1,
        let whole = catalogue.place(plus[0]), let part = catalogue.place(minus[0]),
        considered.isSuperset(of: [whole, part])
      else { continue }
      addDifference(whole, part)
    }
  }

  // MARK: - Who left

  /// Whoever left is among all who left: what is not in the later months of a part is not in those of the whole.
  private mutating func relateLeavers() {
    let state = Variable.state.rawValue
    let leavers = monthDifferences.filter { catalogue.cells[$0.whole].predicate.conditions[state] == nil }
    for one in leavers {
      for other in leavers where one.whole != other.whole {
        let (whole, part) = (catalogue.cells[one.whole].predicate, catalogue.cells[one.part].predicate)
        let (otherWhole, otherPart) = (catalogue.cells[other.whole].predicate, catalogue.cells[other.part].predicate)
        guard whole.period == otherWhole.period, part.period == otherPart.period, whole.isWithin(otherWhole) else {
          continue
        }
        relations.append(.init([(one.id, 1), (other.id, -1)], .atMost, 0))
      }
    }
  }

  // MARK: - Mentions

  /// An issue is mentioned once by each person who has it; several issues at least once by each; and all mentions
  /// together are the persons by the number of their issues, so many times.
  private mutating func relateMentions() {
    for cell in cells where cell.predicate.unit == .mentions {
      let persons = Predicate(
        unit: .persons, givenIn: cell.predicate.givenIn, period: cell.predicate.period,
        conditions: cell.predicate.conditions)
      let issue = Variable.issue.rawValue
      if let place = self.place(of: persons), let mentions = self.place(of: cell.predicate) {
        if cell.predicate.conditions[issue]?.count == 1 {
          relations.append(.init([(cell.id, 1), (catalogue.cells[place].id, -1)], .equal, 0))
        } else {
          // What is mentioned beyond persons tells how many have several of these issues.
          addDifference(mentions, place)
        }
      }
      let all = cell.predicate.conditions[issue] ?? catalogue.listed[issue]
      let parts = cells.filter { part in
        part.predicate.without(issue) == persons.without(issue) && part.predicate.conditions[issue] != nil
          && part.predicate.conditions[issue].map { all?.isSuperset(of: $0) ?? true } ?? false
      }
      let finest = parts.sorted { (values($0).count, $0.id.description) < (values($1).count, $1.id.description) }
      for order in [finest, finest.reversed()] {
        let (chosen, taken) = Self.disjoint(order, by: values)
        let isWhole = taken == all && chosen.allSatisfy { values($0).count == 1 }
        guard chosen.count > 1 else { continue }
        relations.append(.init(chosen.map { ($0.id, 1) } + [(cell.id, -1)], isWhole ? .equal : .atMost, 0))
      }
      if cell.predicate.conditions[issue] == nil { relateNumbers(cell, persons) }
    }
  }

  private func values(_ cell: CellCatalogue.Cell) -> Set<String> {
    cell.predicate.conditions[Variable.issue.rawValue] ?? []
  }

  /// The first of some cells that have no value in common with those before.
  private static func disjoint(
    _ cells: [CellCatalogue.Cell], by values: (CellCatalogue.Cell) -> Set<String>
  ) -> (chosen: [CellCatalogue.Cell], taken: Set<String>) {
    var taken: Set<String> = []
    var chosen: [CellCatalogue.Cell] = []
    for cell in cells where taken.isDisjoint(with: values(cell)) {
      taken.formUnion(values(cell))
      chosen.append(cell)
    }
    return (chosen, taken)
  }

  private mutating func relateNumbers(_ mentions: CellCatalogue.Cell, _ persons: Predicate) {
    let variable = Variable.issueCount.rawValue
    func numbers(_ cell: CellCatalogue.Cell) -> [Int] {
      (cell.predicate.conditions[variable] ?? []).compactMap { Int($0) }.sorted()
    }
    let cells = cells.filter { cell in
      cell.predicate.without(variable) == persons && !numbers(cell).isEmpty
    }.sorted {
      (numbers($0).count, numbers($0)[0], $0.id.description) < (numbers($1).count, numbers($1)[0], $1.id.description)
    }
    let (chosen, taken) = Self.disjoint(cells) { $0.predicate.conditions[variable] ?? [] }
    guard chosen.count > 1 else { return }
    relations.append(.init(chosen.map { ($0.id, numbers($0)[0]) } + [(mentions.id, -1)], .atMost, 0))
    let all = taken.compactMap { Int($0) }.sorted()
    let isGapless = all.first == 1 && all.last == all.count
    let isClosed = chosen.allSatisfy { numbers($0).count == 1 } && catalogue.listed[variable] == taken
    if isGapless, isClosed || all.last == 99 {
      relations.append(.init(chosen.map { ($0.id, numbers($0).last ?? 0) } + [(mentions.id, -1)], .atLeast, 0))
    }
  }
}
