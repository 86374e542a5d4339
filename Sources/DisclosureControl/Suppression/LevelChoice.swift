import AttackProblems
import Chronology
import TableDeclarations
@_spi(Suppression) import Tables

/// The level of detail at which a table is shown, and those that were given up.
struct LevelChoice: Equatable {
  private let shape: Shape
  private let candidates: [Level]
  /// How many of the candidates the table goes through as it becomes coarser; those after them are totals of one axis, which
  /// ``margin(_:)`` offers.
  private let mainCount: Int
  private var current: Int?
  /// How many of the totals of one axis are not to be offered again.
  private var refusedMargins = 0
  /// The table of an earlier release that is shown again instead.
  private(set) var carried: PublishedTable?
  private var trials: [PublishedTable.LevelTrial] = []
  /// Of each trial how many of a hundred counts would have been hidden, for those inside the house alone.
  private(set) var shares: [Int] = []

  /// The levels of rows and columns.
  struct Level: Equatable {
    let rows: String
    let columns: String
    /// The cells, row by row; `nil` where the source has no figure.
    let rowPositions: [Int]
    let columnPositions: [Int]
    let cells: [Int?]
    /// The cells that are neither zero nor without a figure.
    let countable: [Int]
    let smallCount: Int

    /// Whether an axis that has finer levels shows its total alone.
    func isMargin(of table: ExactTable) -> Bool {
      let total = AxisMember.total.level
      return rows == total && !table.rows.levels.isEmpty || columns == total && !table.columns.levels.isEmpty
    }
  }

  /// What is needed of a table.
  struct Shape: Equatable {
    let id: String
    let title: String
    let isPersonal: Bool
  }

  /// Begins with the finest level at which at most half of the counts are small.
  init(_ exactTable: ExactTable, _ catalogue: CellCatalogue, _ policy: DisclosurePolicy) {
    let threshold = policy.threshold
    shape = Shape(id: exactTable.table, title: exactTable.title, isPersonal: exactTable.unit.isPersonal)
    var found: [Level] = []
    if threshold <= 1 {
      // Who may see every count sees all levels at once.
      let (rows, columns) = (Array(exactTable.rows.members.indices), Array(exactTable.columns.members.indices))
      candidates = [
        Level(
          rows: exactTable.rows.level, columns: exactTable.columns.level, rowPositions: rows, columnPositions: columns,
          cells: rows.flatMap { row in columns.map { catalogue.place(exactTable.table, row: row, column: $0) } },
          countable: [], smallCount: 0)
      ]
      (current, mainCount) = (0, 1)
      return
    }
    for (rows, columns) in exactTable.levels
    where policy.levels[exactTable.table]?.allows(rows: rows, columns: columns) ?? true {
      let rowPositions = exactTable.rows.printed(at: rows)
      let columnPositions = exactTable.columns.printed(at: columns)
      let cells = rowPositions.flatMap { row in
        columnPositions.map { catalogue.place(exactTable.table, row: row, column: $0) }
      }
      let countable = cells.compactMap(\.self).filter { catalogue.cells[$0].count > 0 }
      found.append(
        Level(
          rows: rows, columns: columns, rowPositions: rowPositions, columnPositions: columnPositions, cells: cells,
          countable: countable,
          smallCount: countable.count { (1..<max(threshold, 1)).contains(catalogue.cells[$0].count) }))
    }
    let sorted = found.enumerated().sorted { ($1.element.cells.count, $0.offset) < ($0.element.cells.count, $1.offset) }
      .map(\.element)
    let margins = sorted.filter { $0.isMargin(of: exactTable) }
    let main = sorted.filter { !$0.isMargin(of: exactTable) }
    candidates = main + margins
    // Where the policy asks for totals, they are what is to be shown.
    mainCount = main.isEmpty ? margins.count : main.count
    current = candidates.isEmpty ? nil : 0
    if shape.isPersonal {
      while let level = level, level.smallCount * 2 > level.countable.count { giveUp(level.smallCount) }
    }
  }

  /// Whether there is a level at which the table may be shown.
  var hasLevels: Bool { !candidates.isEmpty }

  /// All levels, and what is small at each: those that the table goes through, and totals of one axis.
  var summaries: (levels: [ProtectedTables.LevelSummary], margins: [ProtectedTables.LevelSummary]) {
    let all = candidates.map {
      ProtectedTables.LevelSummary(
        rows: $0.rows, columns: $0.columns, counts: $0.countable.count, small: $0.smallCount)
    }
    return (Array(all[..<mainCount]), Array(all[mainCount...]))
  }

  private var level: Level? { carried == nil ? current.map { candidates[$0] } : nil }

  /// The name of the table.
  var id: String { shape.id }

  /// The cells that readers see, or a mark in their place.
  var printedCells: [Int] { level?.cells.compactMap(\.self) ?? [] }

  /// The choice of showing again what an earlier release showed, if it showed more counts than can be shown now.
  func carrying(_ earlier: PublishedTable?, _ isHidden: (Int) -> Bool) -> LevelChoice {
    guard let earlier, carried == nil, shape.isPersonal else { return self }
    let shown = level?.cells.count { $0.map { !isHidden($0) } ?? false } ?? 0
    if shown >= earlier.figures.count(where: { $0.value != nil }) { return self }
    var choice = self
    choice.carried = earlier
    return choice
  }

  /// The next coarser choice, if more than half of the counts would be hidden.
  func coarsened(_ isHidden: (Int) -> Bool) -> LevelChoice {
    guard let level, shape.isPersonal else { return self }
    let hidden = level.countable.count(where: isHidden)
    guard hidden * 2 > level.countable.count else { return self }
    var coarser = self
    coarser.giveUp(hidden)
    return coarser
  }

  /// Whether the table is shown with new figures about persons.
  var isShownAnew: Bool { shape.isPersonal && level != nil }

  /// Whether more or fewer counts would be shown than in an earlier release.
  func hasChanged(from earlier: PublishedTable?) -> Bool { level?.cells.count != earlier?.figures.count }

  /// What is shown where these figures cannot be: those of an earlier release, or a coarser level.
  func givenUp(for earlier: PublishedTable?) -> LevelChoice {
    var choice = self
    // The totals of one axis stand again only where no level can be shown.
    if let earlier, !earlier.isMargin {
      choice.carried = earlier
    } else {
      choice.giveUp(level?.countable.count ?? 0)
    }
    return choice
  }

  private mutating func giveUp(_ hidden: Int) {
    guard let current, let level else { return }
    guard current < mainCount else {
      (refusedMargins, self.current) = (current - mainCount + 1, nil)
      return
    }
    trials.append(.init(rows: level.rows, columns: level.columns))
    shares.append(hidden * 100 / max(1, level.countable.count))
    self.current = current + 1 < mainCount ? current + 1 : nil
  }

  /// How many choices there are of showing the totals of one axis.
  var marginCount: Int { candidates.count - mainCount }

  /// The choice of showing the totals of one axis, at the finest level first, if the table is not shown, or shown again with
  /// the totals of an earlier release.
  func margin(_ number: Int) -> LevelChoice? {
    let place = mainCount + number
    guard shape.isPersonal, carried?.isMargin ?? (current == nil), number >= refusedMargins,
      candidates.indices.contains(place),
      candidates[place].smallCount * 2 <= candidates[place].countable.count
    else { return nil }
    var choice = self
    choice.carried = nil
    while let level = choice.level { choice.giveUp(level.smallCount) }
    choice.current = place
    return choice
  }

  /// The notice in the place of a table for which no level is coarse enough.
  var withheld: WithheldTable? {
    current == nil && carried == nil ? WithheldTable(id: shape.id, title: shape.title, trials: trials) : nil
  }

  /// Of each variable that a table chooses records by, the codes.
  static func conditions(of table: StatisticsTable) -> [String: [String]] {
    let conditions = table.declaration.conditions.map { condition in
      (condition.variable.rawValue, condition.months.map { $0.months.map(\.iso) } ?? condition.codes.map(\.name))
    }
    return Dictionary(conditions, uniquingKeysWith: { $1 })
  }

  /// The table as readers see it.
  func table(
    _ counted: CountedTable, isHidden: Set<CellID>, _ catalogue: CellCatalogue
  )
    -> PublishedTable?
  {
    if let carried { return carried }
    guard let level else { return nil }
    let (table, exactTable) = (counted.table, counted.exactTable)
    return PublishedTable(
      id: exactTable.table, title: exactTable.title, unit: exactTable.unit, measure: exactTable.measure,
      rows: exactTable.rows.keeping(level.rowPositions), columns: exactTable.columns.keeping(level.columnPositions),
      origin: exactTable.origin, source: exactTable.source, notes: exactTable.notes, breaks: exactTable.breaks,
      scope: .init(
        period: table.declaration.period?.code, conditions: Self.conditions(of: table)),
      choice: trials,
      figures: level.cells.map { cell in
        guard let cell else { return .missing }
        return isHidden.contains(catalogue.cells[cell].id) ? .hidden : .value(catalogue.cells[cell].count)
      })
  }
}

extension PublishedTable {
  /// Whether one axis has nothing but the total of all that it could tell.
  var isMargin: Bool { rows.isTotalAlone || columns.isTotalAlone }
}
