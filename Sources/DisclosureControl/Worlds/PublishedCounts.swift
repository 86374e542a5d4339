import CaseRecords
import CheckedStatistics
import TableDeclarations
@_spi(Exact) import Tables

/// The published site as the search sees it: statistics that are printed, marked or tied to one another.
struct PublishedCounts {
  /// The statistics, each once.
  private(set) var statistics: [Statistic] = []
  /// What is printed of a statistic; `nil` where nothing is.
  private(set) var printed: [Int?] = []
  /// Whether a statistic has a mark in the place of its count.
  private(set) var isMarked: [Bool] = []
  /// The cells that show a statistic.
  private(set) var cells: [[CellPlace]] = []
  /// What is known of sums of statistics.
  private(set) var relations: [Relation] = []
  /// Whether any table was counted from a register.
  private(set) var isAnythingCounted = false
  /// The tables that cannot be counted again, by place: a code of theirs is in no list any more.
  private(set) var uncountable: [Int] = []
  /// For each group in which too many people have a sensitive code, the statistic of those who have it.
  private(set) var sensitiveParts: [SensitivePart] = []
  /// What is left of a given count without a counted one that is part of it, or the other way round.
  private(set) var remainders: [Remainder] = []
  private var places: [Statistic: Int] = [:]
  private var relationsSeen: Set<Relation> = []
  private var counted: [(place: Int, table: StatisticsTable)] = []
  let variables: CaseVariables

  /// Those of a group who have a sensitive code, as a statistic that no table shows.
  struct SensitivePart {
    let group: Int
    let part: Int
    /// A cell that shows the group.
    let cell: CellPlace
    let trait: SensitiveCodes.Trait
  }

  /// People of a given count who are not in a statistic, or of a statistic who are not in a given count.
  struct Remainder: Hashable {
    let statistic: Int
    /// Minus one where the statistic is the part, and one where it is the whole.
    let sign: Int
    /// The given count, less than zero where it is the part.
    let given: Int
    /// A cell that prints the given count.
    let cell: CellPlace
  }

  /// A sum of statistics between bounds.
  struct Relation: Hashable {
    let terms: [Term]
    let lower: Int?
    let upper: Int?

    /// A statistic so many times.
    struct Term: Hashable {
      let statistic: Int
      let coefficient: Int
    }
  }

  /// A given figure so many times.
  private struct GivenTerm {
    /// Where it is published; `nil` if it is not shown.
    let cell: CellPlace?
    /// What it is in every world; `nil` if a mark stands for it and nothing else is known.
    let value: Int?
    let coefficient: Int
  }

  init(_ site: PublishedSite, _ variables: CaseVariables) {
    self.variables = variables
    let lists = variables.lists
    for (place, table) in site.tables.enumerated() where table.unit.isPersonal && table.origin == .register {
      isAnythingCounted = true
      guard let counted = StatisticsTable(recounting: table, lists: lists) else {
        uncountable.append(place)
        continue
      }
      self.counted.append((place, counted))
      add(table, counted, place)
    }
    for identity in site.identities { add(identity, site) }
    for sum in site.sums { add(sum, site.tables) }
    for remainder in site.remainders { add(remainder, site.tables) }
  }

  private mutating func add(_ table: PublishedTable, _ counted: StatisticsTable, _ place: Int) {
    for row in table.rows.members.indices {
      for column in table.columns.members.indices {
        let figure = table.figure(row: row, column: column)
        guard figure.value != nil || figure.isHidden else { continue }
        let statistic = statistic(Statistic(counted, row: row, column: column, variables))
        cells[statistic].append(CellPlace(table: place, row: row, column: column))
        if let value = figure.value { printed[statistic] = value }
        if figure.isHidden { isMarked[statistic] = true }
      }
    }
    forbidStrays(counted)
  }

  /// Adds, for each published group and each sensitive code, a statistic of the people in the group who have the code, if
  /// they are too many.
  ///
  /// No table needs to show that statistic: readers may infer it from sums, differences, zeros or several releases, and the
  /// search must not depend on a list of such ways.
  ///
  /// - Parameter isTooMany: whether too many of a group are in the part with the code; it gets the group's printed count, if
  ///   there is one.
  mutating func addParts(
    _ sensitive: SensitiveCodes, isTooMany: (_ group: Statistic, _ part: Statistic, _ printed: Int?) -> Bool
  ) {
    for trait in sensitive.traits {
      var seen: Set<Int> = []
      for (place, table) in counted where table.declaration.unit == .persons {
        guard let narrowed = table.narrowed(to: trait.variable, codes: trait.codes) else { continue }
        for row in table.rows.axis.members.indices {
          for column in table.columns.axis.members.indices {
            let whole = Statistic(table, row: row, column: column, variables)
            guard let group = places[whole], printed[group] != nil || isMarked[group], seen.insert(group).inserted
            else { continue }
            let part = Statistic(narrowed, row: row, column: column, variables)
            guard isTooMany(whole, part, printed[group]) else { continue }
            sensitiveParts.append(
              SensitivePart(
                group: group, part: statistic(part), cell: CellPlace(table: place, row: row, column: column),
                trait: trait))
          }
        }
      }
    }
  }

  /// Nobody falls on no row or column: it is as if a zero were printed for those who do.
  private mutating func forbidStrays(_ table: StatisticsTable) {
    for stray in Statistic.strays(table, variables) { printed[statistic(stray)] = 0 }
  }

  /// Puts marks in the place of printed statistics.
  mutating func suppress(_ statistics: [Int]) {
    for statistic in statistics { (printed[statistic], isMarked[statistic]) = (nil, true) }
  }

  /// The place of a statistic, which is taken up if it is new.
  private mutating func statistic(_ statistic: Statistic) -> Int {
    if let place = places[statistic] { return place }
    places[statistic] = statistics.count
    statistics.append(statistic)
    printed.append(nil)
    isMarked.append(false)
    cells.append([])
    return statistics.count - 1
  }

  /// Takes up an identity of declared tables.
  ///
  /// A mark among given figures stands for what it is in truth, which leaves fewer worlds and never more. Of a given table
  /// that was never published nobody knows a figure, so that nothing holds for its sake.
  private mutating func add(_ identity: Identity, _ site: PublishedSite) {
    var terms: [Relation.Term] = []
    var given: [GivenTerm] = []
    for term in identity.terms {
      guard let own = site.declared.first(where: { $0.id == term.table }), own.exactTable.unit.isPersonal
      else { return }
      if own.table.isCounted {
        forbidStrays(own.table)
        let statistic = statistic(Statistic(own.table, row: term.row, column: term.column, variables))
        terms.append(.init(statistic: statistic, coefficient: term.coefficient))
      } else if let place = site.place(ofGiven: own),
        let value = own.exactTable.count(row: term.row, column: term.column)
      {
        let cell = site.tables[place].place(of: term, own.exactTable, at: place)
        given.append(.init(cell: cell, value: value, coefficient: term.coefficient))
      } else {
        return
      }
    }
    let (isAtLeast, isAtMost) = (identity.comparison != .atMost, identity.comparison != .atLeast)
    relate(
      terms, given, lower: isAtLeast ? identity.bound : nil, upper: isAtMost ? identity.bound : nil, site.tables)
  }

  /// Takes up what an earlier release told of a sum of its cells.
  ///
  /// A mark in a given table tells no number, and the true figures of earlier months are not at hand, so that a sum with one
  /// binds nothing.
  private mutating func add(_ sum: PublishedSite.KnownSum, _ tables: [PublishedTable]) {
    var terms: [Relation.Term] = []
    var given: [GivenTerm] = []
    for term in sum.terms {
      let cell = term.cell
      if tables[cell.table].origin == .given {
        let value = tables[cell.table].figure(row: cell.row, column: cell.column).value
        given.append(.init(cell: cell, value: value, coefficient: term.coefficient))
      } else if let table = counted.first(where: { $0.place == cell.table })?.table {
        let statistic = statistic(Statistic(table, row: cell.row, column: cell.column, variables))
        terms.append(.init(statistic: statistic, coefficient: term.coefficient))
      } else {
        return
      }
    }
    relate(terms, given, lower: sum.lower, upper: sum.upper, tables)
  }

  /// Notes what is known of a sum; a given figure that must equal a counted one is another name of it.
  private mutating func relate(
    _ terms: [Relation.Term], _ given: [GivenTerm], lower: Int?, upper: Int?, _ tables: [PublishedTable]
  ) {
    guard !terms.isEmpty else { return }
    if terms.count == 1, given.count == 1, lower == 0, upper == 0, terms[0].coefficient == -given[0].coefficient {
      if let cell = given[0].cell { name(terms[0].statistic, cell, tables[cell.table]) }
      return
    }
    var shift = 0
    for term in given {
      guard let value = term.value else { return }
      shift += term.coefficient * value
    }
    let relation = Relation(
      terms: terms.sorted { $0.statistic < $1.statistic }, lower: lower.map { $0 - shift },
      upper: upper.map { $0 - shift })
    if relationsSeen.insert(relation).inserted { relations.append(relation) }
  }

  /// Takes up what is left over of a printed given count, or of a counted one without a printed given one.
  private mutating func add(_ remainder: PublishedSite.Remainder, _ tables: [PublishedTable]) {
    func given(_ place: CellPlace) -> Int? {
      let table = tables[place.table]
      return table.origin == .given ? table.figure(row: place.row, column: place.column).value : nil
    }
    func statistic(_ place: CellPlace) -> Int? { cells.firstIndex { $0.contains(place) } }
    if let count = given(remainder.whole), let statistic = statistic(remainder.part) {
      remainders.append(Remainder(statistic: statistic, sign: -1, given: count, cell: remainder.whole))
    } else if let count = given(remainder.part), let statistic = statistic(remainder.whole) {
      remainders.append(Remainder(statistic: statistic, sign: 1, given: -count, cell: remainder.part))
    }
  }

  /// Notes that a cell of a given table shows a statistic.
  private mutating func name(_ statistic: Int, _ cell: CellPlace, _ table: PublishedTable) {
    let figure = table.figure(row: cell.row, column: cell.column)
    if let value = figure.value { printed[statistic] = value }
    if figure.isHidden { isMarked[statistic] = true }
    let isShown = figure.value != nil || figure.isHidden
    if isShown, !cells[statistic].contains(cell) { cells[statistic].append(cell) }
  }
}

extension PublishedTable {
  /// Where a cell of the declared table stands in this one; `nil` if it is not shown.
  fileprivate func place(of term: Identity.Term, _ exactTable: ExactTable, at place: Int) -> CellPlace? {
    let (row, column) = (exactTable.rows.members[term.row].code, exactTable.columns.members[term.column].code)
    guard let row = rows.members.firstIndex(where: { $0.code == row }),
      let column = columns.members.firstIndex(where: { $0.code == column })
    else { return nil }
    return CellPlace(table: place, row: row, column: column)
  }
}
