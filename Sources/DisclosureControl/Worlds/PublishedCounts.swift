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
  struct Relation {
    let terms: [(statistic: Int, coefficient: Int)]
    let lower: Int?
    let upper: Int?
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
    let declared = Dictionary(
      site.declared.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let given = Dictionary(
      site.tables.enumerated().filter { $1.origin == .given }.map { ($1.id, (place: $0, table: $1)) },
      uniquingKeysWith: { $1 })
    for identity in site.identities { add(identity, declared, given) }
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

  /// Takes up an identity of declared tables; figures that are given are numbers in it.
  ///
  /// A given figure that must equal a counted one is another name of it. A mark among other given figures stands for
  /// what it is in truth, which leaves fewer worlds and never more. Of a given table that was never published nobody knows
  /// a figure, so that nothing holds for its sake.
  private mutating func add(
    _ identity: Identity, _ declared: [String: CountedTable],
    _ given: [String: (place: Int, table: PublishedTable)]
  ) {
    var terms: [(statistic: Int, coefficient: Int)] = []
    var numbers: [(term: Identity.Term, exactTable: ExactTable, value: Int)] = []
    for term in identity.terms {
      guard let own = declared[term.table], own.exactTable.unit.isPersonal else { return }
      if own.table.isCounted {
        forbidStrays(own.table)
        terms.append((statistic(Statistic(own.table, row: term.row, column: term.column, variables)), term.coefficient))
      } else if given[term.table] != nil, let value = own.exactTable.count(row: term.row, column: term.column) {
        numbers.append((term, own.exactTable, value))
      } else {
        return
      }
    }
    guard !terms.isEmpty else { return }
    if terms.count == 1, numbers.count == 1, identity.bound == 0, identity.comparison == .equal,
      terms[0].coefficient == -numbers[0].term.coefficient
    {
      guard let (place, table) = given[numbers[0].term.table] else { return }
      name(terms[0].statistic, table.place(of: numbers[0].term, numbers[0].exactTable, at: place), table)
      return
    }
    let bound = numbers.reduce(identity.bound) { $0 - $1.term.coefficient * $1.value }
    relations.append(
      Relation(
        terms: terms, lower: identity.comparison == .atMost ? nil : bound,
        upper: identity.comparison == .atLeast ? nil : bound))
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
  private mutating func name(_ statistic: Int, _ cell: CellPlace?, _ table: PublishedTable) {
    guard let cell else { return }
    let figure = table.figure(row: cell.row, column: cell.column)
    if let value = figure.value { printed[statistic] = value }
    if figure.isHidden { isMarked[statistic] = true }
    if figure.value != nil || figure.isHidden { cells[statistic].append(cell) }
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
