// Figures that lie in one another: by months, by what a record may have several of, and by any variables together.
extension PublicationModel {
  mutating func relateLayers() {
    let sets = order
    let loose = sets.map(\.loosened)
    // Those that a figure may lie in, or that may lie in it, have the same values.
    let alike = Dictionary(grouping: sets.indices) { loose[$0].values }
    for (place, whole) in sets.enumerated() {
      let parts = (alike[loose[place].values] ?? []).filter {
        sets[$0].layer != whole.layer && loose[$0].layer.isWithin(loose[place].layer)
      }
      let widest = parts.filter { part in
        !parts.contains {
          $0 != part && sets[part].layer != sets[$0].layer && loose[part].layer.isWithin(loose[$0].layer)
        }
      }.map { sets[$0] }
      guard let id = ids[whole] else { continue }
      for part in widest {
        guard let partID = ids[part] else { continue }
        let rest = CellID.difference(id, minus: partID)
        addCell(rest, .hidden(.none))
        problem.relations.append(.init([(partID, 1), (rest, 1), (id, -1)], .equal, 0))
        if part.layer.any == whole.layer.any, part.layer.any["state"] == nil, part.values["state"] == nil {
          leavers.append((whole, part, rest))
        }
      }
      addCover(of: whole, by: widest, id)
    }
  }

  /// Whoever is in a figure and not in another that lies in it, by whatever variables, is a count that nobody printed.
  mutating func relateNested() {
    let sets = order.filter { !unprinted.contains($0) || remainders.contains($0) }
    for whole in sets {
      guard let id = ids[whole] else { continue }
      for part in sets where part != whole && part.isWithin(whole) {
        guard part.isDuring(whole), let partID = ids[part] else { continue }
        // Within a layer the crossings tell what is left over.
        if part.layer == whole.layer, unprinted.contains(part) || unprinted.contains(whole) { continue }
        let rest = CellID.difference(id, minus: partID)
        if placeOf[rest] != nil || hasFigure(for: whole, without: part) { continue }
        // What is the difference of two printed figures is known, and matters only where it is small.
        if let all = printed(id), let some = printed(partID), !(1..<problem.threshold).contains(all - some) {
          continue
        }
        addCell(rest, .hidden(.none))
        problem.relations.append(.init([(partID, 1), (rest, 1), (id, -1)], .equal, 0))
      }
    }
  }

  /// What a reader can work out of a few figures, where that is small.
  mutating func relateSubtractions() {
    // The states are few and known: those that any figure is of are taken for all.
    let states = order.reduce(into: axes["state"] ?? []) {
      $0.formUnion($1.layer.any["state"] ?? [])
      $0.formUnion($1.values["state"] ?? [])
    }
    let everything = axes.merging(["state": states]) { $1 }
    for rest in Subtractions(known, threshold: problem.threshold, everything: everything).small {
      let (plus, minus) = (rest.plus.compactMap { ids[$0] }, rest.minus.compactMap { ids[$0] })
      let id = CellID.difference(plus, minus: minus)
      if placeOf[id] != nil { continue }
      addCell(id, .hidden(.none))
      problem.relations.append(
        .init(minus.map { ($0, 1) } + [(id, 1)] + plus.map { ($0, -1) }, .equal, 0))
    }
  }

  /// Figures that are printed, and totals that follow from figures that are.
  private var known: [Subtractions.Known] {
    var known = order.compactMap { set in
      unprinted.contains(set)
        ? nil : ids[set].flatMap(printed).map { Subtractions.Known(set: set, value: $0, terms: [set]) }
    }
    var next = 0
    var taken = Set(known.map(\.set))
    while next < known.count {
      let set = known[next].set
      next += 1
      for variable in set.values.keys.sorted() {
        let whole = set.without(variable)
        guard !taken.contains(whole), CountedSet.isUniversal(variable) else { continue }
        var values: Set<String> = []
        var parts: [Subtractions.Known] = []
        for part in known where part.set.values[variable] != nil && part.set.without(variable) == whole {
          guard let own = part.set.values[variable], own.isDisjoint(with: values) else { continue }
          values.formUnion(own)
          parts.append(part)
        }
        // Where no table lists the values, those that figures are of are taken for all.
        guard values == universe(of: variable).subtracting([""]) else { continue }
        taken.insert(whole)
        known.append(
          .init(set: whole, value: parts.reduce(0) { $0 + $1.value }, terms: parts.flatMap(\.terms)))
      }
    }
    let asMentions = known.compactMap { figure in
      figure.set.asMentions.flatMap {
        ids[$0] == nil || taken.contains($0)
          ? nil : Subtractions.Known(set: $0, value: figure.value, terms: figure.terms)
      }
    }
    let empty = known.filter { $0.value == 0 }.map(\.set)
    return (known + asMentions).map { .init(set: $0.set.without(empty), value: $0.value, terms: $0.terms) }
  }

  /// Whether those of a whole that are not in a part have a figure of their own.
  private func hasFigure(for whole: CountedSet, without part: CountedSet) -> Bool {
    let differing = Set(part.values.keys).filter { part.values[$0] != whole.values[$0] }
    guard part.layer == whole.layer, differing.count == 1, let variable = differing.first,
      let all = whole.values[variable] ?? axes[variable], let some = part.values[variable]
    else { return false }
    var values = whole.values
    values[variable] = all.subtracting(some)
    return ids[CountedSet(layer: whole.layer, values: values)] != nil
  }

  func printed(_ id: CellID) -> Int? {
    if let place = placeOf[id], case .value(let value) = problem.cells[place].figure { value } else { nil }
  }

  /// Whoever left is among all who left: what is not in the later months of a part is not in those of the whole.
  mutating func relateLeavers() {
    for one in leavers {
      for other in leavers
      where one.whole.layer.months == other.whole.layer.months && one.part.layer.months == other.part.layer.months
        && one.whole != other.whole && one.whole.isWithin(other.whole)
      {
        problem.relations.append(.init([(one.id, 1), (other.id, -1)], .atMost, 0))
      }
    }
  }

  private func name(_ set: CountedSet) -> String { ids[set]?.description ?? "" }

  /// Whoever is opened after some months was not there in them, and so is among those of the whole who were not.
  mutating func relateNewcomers() {
    let newcomers = order.filter { $0.layer.isOfEvents && $0.values["opened"] != nil }
    let families = Dictionary(grouping: newcomers) { $0.without("opened") }
      .mapValues {
        $0.sorted {
          ($0.values["opened"]?.count ?? 0, name($0)) < ($1.values["opened"]?.count ?? 0, name($1))
        }
      }
    for one in leavers {
      guard let last = one.part.layer.months.max() else { continue }
      for (_, family) in families.sorted(by: { name($0.value[0]) < name($1.value[0]) }) {
        var taken: Set<String> = []
        var terms: [(id: CellID, coefficient: Int)] = [(one.id, -1)]
        // Finer figures first: each of them is somebody else.
        for set in family where set.isWithin(one.whole) && set.isDuring(one.whole) {
          guard let opened = set.values["opened"], let first = opened.min(), first > last,
            opened.isDisjoint(with: taken), let id = ids[set]
          else { continue }
          taken.formUnion(opened)
          terms.append((id, 1))
        }
        if terms.count > 1 { problem.relations.append(.init(terms, .atMost, 0)) }
      }
    }
  }

  /// Where parts differ in one thing alone and together have all of the whole, they are at least as many.
  private mutating func addCover(of whole: CountedSet, by parts: [CountedSet], _ id: CellID) {
    func add(_ group: [CountedSet]) {
      // What the parts have beyond the whole is of those who are in several of them.
      let excess = CellID.derived(id, "several \(group.first.map(name) ?? "")")
      if placeOf[excess] == nil { addCell(excess, .hidden(.none)) }
      problem.relations.append(
        .init(group.compactMap { ids[$0].map { ($0, 1) } } + [(id, -1), (excess, -1)], .equal, 0))
    }
    let byMonth = parts.filter { $0.loosened.layer.any == whole.loosened.layer.any }
    if !byMonth.isEmpty, byMonth.reduce(into: Set<String>(), { $0.formUnion($1.layer.months) }) == whole.layer.months {
      add(byMonth)
    }
    for variable in ["issue", "state"] {
      let others = parts.filter { part in
        part.layer.months == whole.layer.months
          && part.layer.any.filter { $0.key != variable } == whole.layer.any.filter { $0.key != variable }
      }
      let covered = others.reduce(into: Set<String>()) { $0.formUnion($1.layer.any[variable] ?? []) }
      guard let wanted = whole.layer.any[variable] ?? axes[variable] else { continue }
      if !others.isEmpty, covered.isSuperset(of: wanted) { add(others) }
    }
  }
}
