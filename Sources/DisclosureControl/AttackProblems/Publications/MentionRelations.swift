import Tables

/// What mentions of issues say of the persons who have them.
///
/// A person mentions each of their issues once, so that the mentions of one issue are the persons who have it; of several,
/// at least those who have any; and all mentions together are the persons by how many issues they have, so many times.
struct MentionRelations {
  /// The figure of mentions.
  let id: CellID
  /// Mentions beyond persons: how many have several of these issues, and the figure of persons.
  private(set) var rests: [(id: CellID, persons: CellID)] = []
  private(set) var relations: [AttackProblem.Relation] = []

  /// Looks for figures of persons that a figure of mentions is about.
  ///
  /// - Parameter allIssues: every issue that there is, if a table lists them.
  init(
    _ id: CellID, _ mentions: CountedSet, _ sets: [CountedSet], _ ids: [CountedSet: CellID], allIssues: Set<String>?
  ) {
    self.id = id
    var values = mentions.values
    let issues = values.removeValue(forKey: "issue")
    let persons = sets.filter { set in
      set.layer.unit == .persons && set.layer.table == mentions.layer.table
        && set.layer.months == mentions.layer.months
        // Whatever else they have, they all have.
        && set.layer.any.filter { $0.key != "issue" } == mentions.layer.any
    }
    relateNumber(persons.first { $0.values == values && $0.layer.any["issue"] == nil && issues == nil }, ids, values)
    relateSame(persons.first { $0.values == values && $0.layer.any["issue"] == issues }, ids, issues)
    relateIssues(persons.filter { $0.values == values }, ids, within: issues ?? allIssues)
    if issues == nil { relateCounts(persons.filter { $0.layer.any["issue"] == nil }, values, ids) }
  }

  /// Persons who have the same number of issues each mention so many.
  private mutating func relateNumber(
    _ persons: CountedSet?, _ ids: [CountedSet: CellID], _ values: [String: Set<String>]
  ) {
    guard let other = persons.flatMap({ ids[$0] }), let numbers = values["issue-count"], numbers.count == 1,
      let number = numbers.first.flatMap({ Int($0) })
    else { return }
    relations.append(.init([(id, 1), (other, -number)], .equal, 0))
  }

  private mutating func relateSame(
    _ persons: CountedSet?, _ ids: [CountedSet: CellID], _ issues: Set<String>?
  ) {
    guard let other = persons.flatMap({ ids[$0] }) else { return }
    if issues?.count == 1 {
      relations.append(.init([(id, 1), (other, -1)], .equal, 0))
    } else {
      rests.append((.difference(id, minus: other), other))
    }
  }

  /// Persons who have some of the issues are at most the mentions; where each issue has its figure, they are as many.
  private mutating func relateIssues(
    _ persons: [CountedSet], _ ids: [CountedSet: CellID], within all: Set<String>?
  ) {
    let parts = persons.compactMap { set in
      set.layer.any["issue"].flatMap { issues in ids[set].map { (issues: issues, id: $0) } }
    }.filter { part in all.map { part.issues.isSubset(of: $0) } ?? true }
    // Finer figures first, and again coarser ones first: each is a list of figures that have no issue in common.
    let sorted = parts.sorted { ($0.issues.count, $0.id.description) < ($1.issues.count, $1.id.description) }
    for order in [sorted, sorted.reversed()] {
      var taken: Set<String> = []
      var disjoint: [(issues: Set<String>, id: CellID)] = []
      for part in order where taken.isDisjoint(with: part.issues) {
        taken.formUnion(part.issues)
        disjoint.append(part)
      }
      guard disjoint.count > 1 else { continue }
      let isWhole = taken == all && disjoint.allSatisfy { $0.issues.count == 1 }
      relations.append(.init(disjoint.map { ($0.id, 1) } + [(id, -1)], isWhole ? .equal : .atMost, 0))
    }
  }

  /// Persons with so many issues each mention so many.
  private mutating func relateCounts(
    _ persons: [CountedSet], _ values: [String: Set<String>], _ ids: [CountedSet: CellID]
  ) {
    let classes = persons.compactMap { set -> (least: Int, most: Int, id: CellID)? in
      var rest = set.values
      guard let numbers = rest.removeValue(forKey: "issue-count")?.compactMap({ Int($0) }), rest == values,
        let least = numbers.min(), let most = numbers.max(), let id = ids[set]
      else { return nil }
      return (least, most, id)
    }.sorted { ($0.most - $0.least, $0.least) < ($1.most - $1.least, $1.least) }
    var disjoint: [(least: Int, most: Int, id: CellID)] = []
    for part in classes where disjoint.allSatisfy({ $0.most < part.least || part.most < $0.least }) {
      disjoint.append(part)
    }
    guard disjoint.count > 1 else { return }
    relations.append(.init(disjoint.map { ($0.id, $0.least) } + [(id, -1)], .atMost, 0))
    // Nobody has no issue, so that numbers from one on without a gap are everybody.
    let sorted = disjoint.sorted { $0.least < $1.least }
    let isGapless = sorted.first?.least == 1 && zip(sorted, sorted.dropFirst()).allSatisfy { $0.most + 1 == $1.least }
    if isGapless, let last = sorted.last, last.least == last.most || last.most >= CountedSet.mostIssues {
      relations.append(.init(disjoint.map { ($0.id, $0.most) } + [(id, -1)], .atLeast, 0))
    }
  }
}
