import Tables

/// What mentions of issues say of the persons who have them.
///
/// A person mentions each of their issues once, so that the mentions of one issue are the persons who have it; of several,
/// at least those who have any; and all mentions together are the persons by how many issues they have, so many times.
struct MentionRelations {
  /// The name of the figure of mentions.
  let name: String
  /// Mentions beyond persons: how many have several of these issues, by a name for that and the figure of persons.
  private(set) var rests: [(name: String, persons: String)] = []
  private(set) var relations: [AttackProblem.Relation] = []

  /// Looks for figures of persons that a figure of mentions is about.
  ///
  /// - Parameter allIssues: every issue that there is, if a table lists them.
  init(_ mentions: CountedSet, _ sets: [CountedSet], _ names: [CountedSet: String], allIssues: Set<String>?) {
    name = names[mentions] ?? ""
    var values = mentions.values
    let issues = values.removeValue(forKey: "issue")
    let persons = sets.filter { set in
      set.layer.unit == .persons && set.layer.table == mentions.layer.table
        && set.layer.months == mentions.layer.months
        // Whatever else they have, they all have.
        && set.layer.any.filter { $0.key != "issue" } == mentions.layer.any
    }
    relateNumber(persons.first { $0.values == values && $0.layer.any["issue"] == nil && issues == nil }, names, values)
    relateSame(persons.first { $0.values == values && $0.layer.any["issue"] == issues }, names, issues)
    relateIssues(persons.filter { $0.values == values }, names, within: issues ?? allIssues)
    if issues == nil { relateCounts(persons.filter { $0.layer.any["issue"] == nil }, values, names) }
  }

  /// Persons who have the same number of issues each mention so many.
  private mutating func relateNumber(
    _ persons: CountedSet?, _ names: [CountedSet: String], _ values: [String: Set<String>]
  ) {
    guard let other = persons.flatMap({ names[$0] }), let numbers = values["issue-count"], numbers.count == 1,
      let number = numbers.first.flatMap({ Int($0) })
    else { return }
    relations.append(.init([(name, 1), (other, -number)], .equal, 0))
  }

  private mutating func relateSame(
    _ persons: CountedSet?, _ names: [CountedSet: String], _ issues: Set<String>?
  ) {
    guard let other = persons.flatMap({ names[$0] }) else { return }
    if issues?.count == 1 {
      relations.append(.init([(name, 1), (other, -1)], .equal, 0))
    } else {
      rests.append(("\(name) − \(other)", other))
    }
  }

  /// Persons who have some of the issues are at most the mentions; where each issue has its figure, they are as many.
  private mutating func relateIssues(
    _ persons: [CountedSet], _ names: [CountedSet: String], within all: Set<String>?
  ) {
    let parts = persons.compactMap { set in
      set.layer.any["issue"].flatMap { issues in names[set].map { (issues: issues, name: $0) } }
    }.filter { part in all.map { part.issues.isSubset(of: $0) } ?? true }
    // Finer figures first, and again coarser ones first: each is a list of figures that have no issue in common.
    let sorted = parts.sorted { ($0.issues.count, $0.name) < ($1.issues.count, $1.name) }
    for order in [sorted, sorted.reversed()] {
      var taken: Set<String> = []
      var disjoint: [(issues: Set<String>, name: String)] = []
      for part in order where taken.isDisjoint(with: part.issues) {
        taken.formUnion(part.issues)
        disjoint.append(part)
      }
      guard disjoint.count > 1 else { continue }
      let isWhole = taken == all && disjoint.allSatisfy { $0.issues.count == 1 }
      relations.append(.init(disjoint.map { ($0.name, 1) } + [(name, -1)], isWhole ? .equal : .atMost, 0))
    }
  }

  /// Persons with so many issues each mention so many.
  private mutating func relateCounts(
    _ persons: [CountedSet], _ values: [String: Set<String>], _ names: [CountedSet: String]
  ) {
    let classes = persons.compactMap { set -> (least: Int, most: Int, name: String)? in
      var rest = set.values
      guard let numbers = rest.removeValue(forKey: "issue-count")?.compactMap({ Int($0) }), rest == values,
        let least = numbers.min(), let most = numbers.max(), let name = names[set]
      else { return nil }
      return (least, most, name)
    }.sorted { ($0.most - $0.least, $0.least) < ($1.most - $1.least, $1.least) }
    var disjoint: [(least: Int, most: Int, name: String)] = []
    for part in classes where disjoint.allSatisfy({ $0.most < part.least || part.most < $0.least }) {
      disjoint.append(part)
    }
    guard disjoint.count > 1 else { return }
    relations.append(.init(disjoint.map { ($0.name, $0.least) } + [(name, -1)], .atMost, 0))
    // Nobody has no issue, so that numbers from one on without a gap are everybody.
    let sorted = disjoint.sorted { $0.least < $1.least }
    let isGapless = sorted.first?.least == 1 && zip(sorted, sorted.dropFirst()).allSatisfy { $0.most + 1 == $1.least }
    if isGapless, let last = sorted.last, last.least == last.most || last.most >= CountedSet.mostIssues {
      relations.append(.init(disjoint.map { ($0.name, $0.most) } + [(name, -1)], .atLeast, 0))
    }
  }
}
