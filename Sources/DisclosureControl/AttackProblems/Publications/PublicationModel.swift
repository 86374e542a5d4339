import Tables

/// A publication as an attack problem, worked out anew from what the tables say of themselves.
///
/// Within a layer the values of single records are crossed, table by table; figures are sums of crossings, and a figure
/// that several tables have is the same in all. Between layers, whoever is in the narrower is in the wider.
struct PublicationModel {
  var problem = AttackProblem()
  private(set) var ids: [CountedSet: CellID] = [:]
  private(set) var order: [CountedSet] = []
  private(set) var aliases: [CellID: CellID] = [:]
  private(set) var placeOf: [CellID: Int] = [:]
  /// The tables whose figures are given, of which nothing tells whom they count but what is known of their cells.
  let givenTables: Set<String>
  /// The number of the release that is taken up; `nil` for the last, which gives cells their names.
  private var release: Int?
  /// Counts that everybody can add up, and that no table prints.
  private(set) var unprinted: Set<CountedSet> = []
  /// Those of a whole whom no figure tells apart from one another, after all figures of its parts.
  private(set) var remainders: Set<CountedSet> = []
  /// Of each variable all values that an axis has, so that together they are everybody.
  private(set) var axes: [String: Set<String>] = [:]
  /// Of each variable all values that figures are of.
  private var conditions: [String: Set<String>] = [:]
  /// What is left of a whole without a part that differs from it in months alone.
  var leavers: [(whole: CountedSet, part: CountedSet, id: CellID)] = []
  /// Columns whose rows look sorted, each as what that tells; only looks, for codes may fall by chance.
  private(set) var apparentOrders: [[AttackProblem.Relation]] = []
  /// Cells in which different releases contradict one another.
  private(set) var conflicts: [CellID] = []

  /// Whether crossings of variables had to be left out, because there are too many.
  var isTooLarge = false

  /// - Parameter isJoint: whether variables of several tables are crossed with one another, where that can tell more.
  init(_ publication: Publication, isJoint: Bool = false) {
    problem.threshold = publication.threshold
    givenTables = Set(publication.releases.flatMap(\.tables).filter { $0.origin == .given }.map(\.id))
    for table in publication.releases.flatMap(\.tables) where table.unit.isPersonal {
      for axis in [table.rows, table.columns] where !axis.variable.isEmpty {
        axes[axis.variable, default: []].formUnion(axis.members.flatMap(\.covers))
      }
    }
    for release in publication.releases.reversed() {
      self.release = release.number == publication.releases.last?.number ? nil : release.number
      for table in release.tables where table.unit.isPersonal {
        add(table)
        addOrder(of: table)
      }
    }
    addRemainders()
    addUnprinted()
    addUnprintedMentions()
    crossVariables(isJoint: isJoint)
    relateLayers()
    relateNested()
    relateSubtractions()
    relateLeavers()
    relateNewcomers()
    relateMentions()
    for release in publication.releases.reversed() {
      self.release = release.number == publication.releases.last?.number ? nil : release.number
      for known in release.identities { add(known) }
    }
    addGivenRemainders(publication)
  }

  /// Small counts that are printed as they are.
  var printedSmall: [AuditReport.Finding] {
    problem.cells.compactMap { cell in
      guard case .value(let value) = cell.figure, (1..<problem.threshold).contains(value) else { return nil }
      return .init(id: cell.id, lower: value, upper: value, verdict: .leak, tables: 1, argument: nil)
    }
  }

  // MARK: - Figures

  /// Which cell of all releases one of the release that is taken up is.
  func id(_ cell: CellID) -> CellID { release.map { .earlier(cell, release: $0) } ?? cell }

  private mutating func add(_ table: PublishedTable) {
    for (row, rowMember) in table.rows.members.enumerated() {
      for (column, columnMember) in table.columns.members.enumerated() {
        let figure = table.figure(row: row, column: column)
        guard figure.value != nil || figure.isHidden else { continue }
        let id = self.id(.cell(table.cell(row: row, column: column)))
        let set = CountedSet(table, row: rowMember, column: columnMember)
        if let known = ids[set] {
          aliases[id] = known
          merge(figure, into: known)
        } else {
          ids[set] = id
          order.append(set)
          conditions.merge(set.values) { $0.union($1) }
          aliases[id] = id
          addCell(id, figure.value.map { .value($0) } ?? .hidden(.x))
        }
      }
    }
  }

  /// Counts that no table prints and that follow from what tables are: all records whatever their value of a variable.
  private mutating func addUnprinted() {
    var next = 0
    // Totals of totals come of themselves, for they are appended.
    while next < order.count {
      let set = order[next]
      next += 1
      guard set.layer.unit == .persons, let id = ids[set] else { continue }
      for variable in (Array(set.values.keys) + Array(set.layer.any.keys)).sorted() where axes[variable] != nil {
        addUnprinted(set.without(variable), .derived(id, "any \(variable)"))
      }
    }
  }

  /// Mentions that follow from persons: by how many issues they have, and those of each issue.
  private mutating func addUnprintedMentions() {
    let issues = axes["issue"]
    for set in order where set.layer.unit == .persons && set.layer.table == nil {
      guard let id = ids[set] else { continue }
      if let number = set.values["issue-count"], issues != nil {
        addUnprinted(set.without("issue-count").mentions, .derived(id, "mentions of any number"))
        if number.count == 1 { addUnprinted(set.mentions, .derived(id, "mentions")) }
      }
      if order.contains(where: { $0.layer.unit == .mentions && $0.layer.months == set.layer.months }),
        let same = set.asMentions
      {
        addUnprinted(same, .derived(id, "as mentions"))
      }
    }
  }

  private mutating func addUnprinted(_ set: CountedSet, _ id: CellID) {
    if ids[set] != nil { return }
    conditions.merge(set.values) { $0.union($1) }
    ids[set] = id
    order.append(set)
    unprinted.insert(set)
    addCell(id, .hidden(.none))
  }

  /// Whom a table leaves over: all but those with the values of a variable that have a figure.
  ///
  /// Figures of other months may lie in them.
  private mutating func addRemainders() {
    var told: [CountedSet: [String: Set<String>]] = [:]
    for set in order where set.layer.unit == .persons {
      for (variable, values) in set.values {
        told[set.without(variable), default: [:]][variable, default: []].formUnion(values)
      }
    }
    for set in order where set.layer.unit == .persons {
      guard let id = ids[set] else { continue }
      for variable in set.values.keys.sorted() {
        let whole = set.without(variable)
        guard let values = told[whole]?[variable] else { continue }
        let others = universe(of: variable).subtracting(values)
        if others.isEmpty { continue }
        let rest = whole.with(variable, others)
        remainders.insert(rest)
        addUnprinted(rest, .derived(id, "but \(variable)"))
      }
    }
  }

  /// Rows that fall from one to the next, wherever they can be seen, look sorted, and a reader may take them for that.
  private mutating func addOrder(of table: PublishedTable) {
    for column in table.columns.members.indices {
      let rows = table.rows.members.indices.filter { !table.rows.members[$0].isTotal }
      let seen = rows.compactMap { table.figure(row: $0, column: column).value }
      // Zeros one after another are no order.
      guard Set(seen).count >= 4, rows.contains(where: { table.figure(row: $0, column: column).isHidden }),
        zip(seen, seen.dropFirst()).allSatisfy({ $0 >= $1 })
      else { continue }
      let cells = rows.filter { table.figure(row: $0, column: column) != .missing }.compactMap { row in
        aliases[id(.cell(table.cell(row: row, column: column)))]
      }
      apparentOrders.append(
        zip(cells, cells.dropFirst()).map { .init([($0, 1), ($1, -1)], .atLeast, 0) })
    }
  }

  /// The same count in two places: what one of them shows is known.
  private mutating func merge(_ figure: PublishedCell, into id: CellID) {
    guard let place = placeOf[id] else { return }
    // Whoever is hidden is somebody.
    guard let value = figure.value else {
      if case .value(0) = problem.cells[place].figure { conflicts.append(id) }
      return
    }
    switch problem.cells[place].figure {
    case .value(let other): if other != value { conflicts.append(id) }
    case .hidden(.x): if value == 0 { conflicts.append(id) }
    default: break
    }
    problem.cells[place].figure = .value(value)
  }

  mutating func addCell(_ id: CellID, _ figure: AttackProblem.Figure, isTarget: Bool = true) {
    placeOf[id] = problem.cells.count
    if case .difference = id, figure == .hidden(.none) { problem.differences.insert(id) }
    // A count that is known not to be small need not be kept.
    problem.cells.append(.init(id: id, figure: figure, truth: isTarget ? nil : problem.threshold))
  }

  /// All values of a variable that any figure knows of.
  func universe(of variable: String) -> Set<String> {
    let listed = (axes[variable] ?? []).union(conditions[variable] ?? [])
    // Somebody without a value, or with one that no table lists, belongs to the whole and to none of the parts.
    return CountedSet.isUniversal(variable) && axes[variable] != nil ? listed : listed.union([""])
  }

  /// A person mentions an issue once.
  private mutating func relateMentions() {
    for set in order where set.layer.unit == .mentions {
      guard let id = ids[set] else { continue }
      let mentions = MentionRelations(id, set, order, ids, allIssues: axes["issue"])
      for (rest, persons) in mentions.rests {
        addCell(rest, .hidden(.none))
        problem.relations.append(.init([(persons, 1), (rest, 1), (id, -1)], .equal, 0))
      }
      problem.relations += mentions.relations
    }
  }

  // MARK: - What else is known

  private mutating func add(_ known: Publication.Known) {
    var terms: [(id: CellID, coefficient: Int)] = []
    for (cell, coefficient) in known.terms.sorted(by: { $0.key.description < $1.key.description }) {
      let own = id(cell)
      let id = aliases[own] ?? own
      // A figure that no table prints has a place in the sum all the same.
      if placeOf[id] == nil { addCell(id, .hidden(.none)) }
      terms.append((id, coefficient))
    }
    if known.isAtLeast { problem.relations.append(.init(terms, known.isAtMost ? .equal : .atLeast, known.bound)) }
    if known.isAtMost, !known.isAtLeast { problem.relations.append(.init(terms, .atMost, known.bound)) }
    addRemainder(of: known)
  }
}
