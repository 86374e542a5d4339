import Tables

/// Whom a figure counts, as far as a reader can tell from the table: the layer of records, and which of them.
struct CountedSet: Hashable {
  /// What may hold several times of one record.
  let layer: Layer
  /// Of what each record has one value of, the values that are counted.
  let values: [String: Set<String>]

  /// Records of one unit with a state in some months, with some issue, in some state.
  struct Layer: Hashable {
    let unit: CountingUnit
    /// The table, if no records stand behind it.
    let table: String?
    /// The months in which they are in the register.
    ///
    /// Those to whom something happened in a month are in the register then, whatever the table's months. Of what may
    /// happen several times the first counts, so that the month with which a table begins is kept, and no other.
    let months: Set<String>
    /// Whether it is of what happens to a record, such as that it is opened.
    var isOfEvents = false
    /// For variables of which a record may have several values: those of which it has one.
    let any: [String: Set<String>]
  }

  /// What every case has, so that all values together are everybody.
  private static let universal: Set<String> = [
    "district", "route", "first-contact", "age-band", "household", "issue-count", "issue", "state",
  ]

  /// Reads a cell of a table.
  init(_ table: PublishedTable, row: AxisMember, column: AxisMember) {
    var months = Set(Self.months(table.scope.period))
    var restrictions = table.scope.conditions.mapValues(Set.init)
    for (axis, member) in [(table.rows, row), (table.columns, column)] where !axis.variable.isEmpty {
      let covered = Set(member.covers)
      if axis.variable == "month" {
        months = months.isEmpty ? covered : months.intersection(covered)
        continue
      }
      let everything = axis.members.reduce(into: Set<String>()) { $0.formUnion($1.covers) }
      if Self.universal.contains(axis.variable), covered == everything { continue }
      restrictions[axis.variable] = restrictions[axis.variable].map { $0.intersection(covered) } ?? covered
    }
    var any: [String: Set<String>] = [:]
    // A person has several issues, and over several months several states; a mention is of one issue.
    for variable in ["issue", "state"] {
      let hasOneIssue = table.unit == .mentions || restrictions["issue-count"] == ["1"]
      let isOne = variable == "issue" ? hasOneIssue : months.count <= 1
      if !isOne, let values = restrictions.removeValue(forKey: variable) { any[variable] = values }
    }
    let isOfEvents =
      table.origin != .given && restrictions["state"] == nil && any["state"] == nil
      && Self.events.contains { restrictions[$0]?.isSubset(of: months) ?? false }
    if isOfEvents { months = Self.begin(of: table, restrictions) }
    // Nobody is in the register before the month in which the case is opened.
    if !isOfEvents, let opened = restrictions["opened"]?.min() { months = months.filter { $0 >= opened } }
    layer = Layer(
      unit: table.unit, table: table.origin == .given ? table.id : nil, months: months, isOfEvents: isOfEvents, any: any
    )
    values = restrictions
  }

  /// What happens to a record in a month in which it has a state.
  private static let events = ["opened", "reopened", "closed"]

  /// The month with which a table begins to look for what may happen several times; none if it looks for no such thing.
  private static func begin(of table: PublishedTable, _ restrictions: [String: Set<String>]) -> Set<String> {
    let repeated = ["reopened", "closed"].filter { restrictions[$0] != nil }
    let wanted = repeated.compactMap { table.scope.conditions[$0]?.min() }
    let first = Self.months(table.scope.period).first
    return repeated.isEmpty ? [] : Set([(wanted + [first].compactMap { $0 }).max()].compactMap { $0 })
  }

  /// Whether whoever is in it is there in the months of another.
  func isDuring(_ other: CountedSet) -> Bool {
    if !layer.isOfEvents || other.layer.isOfEvents { return layer.isDuring(other.layer) }
    return Self.events.contains { values[$0]?.isSubset(of: other.layer.months) ?? false }
  }

  /// The greatest number of issues that the open end of a table has in mind.
  static let mostIssues = 99

  /// Whether everybody in it is in another, whatever the months.
  func isWithin(_ other: CountedSet) -> Bool {
    layer.unit == other.layer.unit && layer.table == other.layer.table
      && other.values.allSatisfy { variable, wanted in values[variable]?.isSubset(of: wanted) ?? false }
      && other.layer.any.allSatisfy { variable, wanted in
        // What a record has in one month it has in several of which that is one.
        (layer.any[variable] ?? values[variable])?.isSubset(of: wanted) ?? false
      }
  }

  /// Whether nobody can be in both, whatever the months.
  func isApart(from other: CountedSet) -> Bool {
    values.contains { variable, wanted in
      // In another month a record may be in another state.
      (variable != "state" || layer.months == other.layer.months)
        && other.values[variable]?.isDisjoint(with: wanted) ?? false
    } || isBeforeOpening(of: other) || other.isBeforeOpening(of: self)
  }

  private func isBeforeOpening(of other: CountedSet) -> Bool {
    guard let opened = other.values["opened"]?.min(), let last = layer.months.max() else { return false }
    return last < opened
  }

  /// Whoever is in both, if a figure of that kind could count them.
  func intersection(_ other: CountedSet) -> CountedSet? {
    let (narrow, wide) = isDuring(other) ? (self, other) : (other, self)
    guard narrow.layer.unit == wide.layer.unit, narrow.layer.table == wide.layer.table, narrow.isDuring(wide) else {
      return nil
    }
    let isSameTime = narrow.layer.months == wide.layer.months
    // A state is one of its own months.
    if !isSameTime, wide.values["state"] != nil || wide.layer.any["state"] != nil { return nil }
    var any = narrow.layer.any
    for (variable, values) in wide.layer.any {
      // Who has one of few is who has one of many and one of those few.
      guard let own = any[variable] else {
        any[variable] = values
        continue
      }
      if own.isSubset(of: values) { continue }
      guard values.isSubset(of: own) else { return nil }
      any[variable] = values
    }
    return CountedSet(layer: narrow.layer.with(any), values: narrow.values.merging(wide.values) { $0.intersection($1) })
  }

  /// The same with a state of one month told as one of those that it has in these months, as over several months.
  var loosened: CountedSet {
    guard layer.unit != .mentions, let state = values["state"] else { return self }
    return CountedSet(
      layer: layer.with(layer.any.merging(["state": state]) { $1 }),
      values: values.filter { $0.key != "state" })
  }

  /// The same people, told without values that nobody of them has, because a figure of those is zero.
  func without(_ empty: [CountedSet]) -> CountedSet {
    var set = self
    for (variable, wanted) in values.sorted(by: { $0.key < $1.key }) where wanted.count > 1 {
      let left = wanted.filter { value in
        let part = set.with(variable, [value])
        return !empty.contains { part.isDuring($0) && part.isWithin($0) }
      }
      if !left.isEmpty { set = set.with(variable, left) }
    }
    return set
  }

  /// The mentions of one issue, which are as many as the persons who have it; `nil` for any other figure.
  var asMentions: CountedSet? {
    guard layer.unit == .persons, layer.any.count == 1, let issue = layer.any["issue"], issue.count == 1 else {
      return nil
    }
    return mentions.with("issue", issue)
  }

  /// The persons behind the mentions of one issue, who are as many; `nil` for any other figure.
  var asPersons: CountedSet? {
    guard layer.unit == .mentions, let issue = values["issue"], issue.count == 1 else { return nil }
    return CountedSet(
      layer: layer.of(.persons).with(layer.any.merging(["issue": issue]) { $1 }),
      values: values.filter { $0.key != "issue" })
  }

  /// Mentions that there are at least, one of each of the persons; a figure of mentions is its own.
  var leastMentions: CountedSet {
    if layer.unit != .persons { return self }
    return layer.any["issue"].map { mentions.with("issue", $0) } ?? mentions
  }

  /// What the same persons mention, whatever it is.
  var mentions: CountedSet {
    CountedSet(layer: layer.of(.mentions).with(layer.any.filter { $0.key != "issue" }), values: values)
  }

  /// The same records, whatever the months.
  var withoutMonths: CountedSet {
    CountedSet(
      layer: Layer(unit: layer.unit, table: layer.table, months: [], isOfEvents: layer.isOfEvents, any: layer.any),
      values: values)
  }

  /// The same records, whatever value they have of a variable.
  func without(_ variable: String) -> CountedSet {
    CountedSet(
      layer: layer.with(layer.any.filter { $0.key != variable }),
      values: values.filter { $0.key != variable })
  }

  /// The same records, of which only those with some values of a variable that each has one of.
  func with(_ variable: String, _ wanted: Set<String>) -> CountedSet {
    CountedSet(layer: layer, values: values.merging([variable: wanted]) { $1 })
  }

  init(layer: Layer, values: [String: Set<String>]) {
    self.layer = layer
    self.values = values
  }

  /// Whether every record of the layer has a value of a variable.
  static func isUniversal(_ variable: String) -> Bool { universal.contains(variable) }

  /// The months of a period such as `2022-04..2022-12`.
  private static func months(_ period: String?) -> [String] {
    guard let period else { return [] }
    let ends = period.split(separator: ".").map(String.init)
    guard let first = ends.first, let last = ends.last else { return [] }
    var months: [String] = []
    var month = first
    while month <= last, months.count < 2_400 {
      months.append(month)
      month = next(month)
    }
    return months
  }

  private static func next(_ month: String) -> String {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return "9999-99" }
    let (year, number) = parts[1] == 12 ? (parts[0] + 1, 1) : (parts[0], parts[1] + 1)
    return "\(year)-\(number < 10 ? "0" : "")\(number)"
  }
}

extension CountedSet.Layer {
  /// What it is, in words that tell it from every other.
  var title: String {
    let sorted = months.sorted()
    let span =
      switch (sorted.first, sorted.last) {
      case (let first?, let last?) where first != last: "\(first)–\(last) (\(sorted.count) months)"
      case (let only?, _): only
      case (nil, _): nil as String?
      }
    return
      ([unit.rawValue, table, isOfEvents ? "events" : nil, span].compactMap(\.self)
      + any.keys.sorted().map { "\($0)=\((any[$0] ?? []).sorted().joined(separator: "+"))" }).joined(separator: " ")
  }

  /// The same with other values of variables that a record may have several of.
  func with(_ any: [String: Set<String>]) -> Self {
    Self(unit: unit, table: table, months: months, isOfEvents: isOfEvents, any: any)
  }

  /// The same of another unit.
  func of(_ unit: CountingUnit) -> Self {
    Self(unit: unit, table: table, months: months, isOfEvents: isOfEvents, any: any)
  }

  /// Whether whoever is there in its months is there in those of another, what happens to them being the same.
  func isDuring(_ other: Self) -> Bool {
    if other.isOfEvents { return other.months.isEmpty || isOfEvents && months == other.months }
    return !isOfEvents && months.isSubset(of: other.months)
  }

  /// Whether all its records are records of another layer too, told by months and by what they have.
  func isWithin(_ other: Self) -> Bool {
    guard unit == other.unit, table == other.table, isDuring(other) else { return false }
    return other.any.allSatisfy { variable, values in any[variable]?.isSubset(of: values) ?? false }
  }
}
