import AttackProblems
import Chronology
import TableDeclarations
@_spi(Exact) import Tables

/// All cells of all tables at all their levels, each once however many tables print it.
struct CellCatalogue {
  /// The cells, in the order in which tables name them.
  private(set) var cells: [Cell] = []
  /// The places of cells, by all identifiers that they go by.
  private var placesByID: [CellID: Int] = [:]
  /// Cells that were printed in an earlier release, so that everybody has them.
  private(set) var isPublic: Set<Int> = []
  /// Cells that were hidden in an earlier release, and stay hidden.
  private(set) var wasHidden: Set<Int> = []
  /// What an earlier release hid and nobody counts any more.
  private(set) var unknown: [Predicate] = []
  /// Cells whose count is no longer what an earlier release printed.
  private(set) var changed: [CellID] = []
  /// Cells that an earlier release hid and in which nobody is by now, which only a zero could say.
  private(set) var vanished: [CellID] = []
  /// What they were published as, and what they are.
  private(set) var changes: [ProtectedTables.Change] = []
  /// Cells that two tables count, and not alike: they cannot be about the same people.
  private(set) var contradicted: [CellID] = []
  /// Of each variable all values that an axis lists.
  private(set) var listed: [String: Set<String>] = [:]
  private var places: [Predicate: Int] = [:]
  /// Cells of which a given table has no figure.
  private var missing: Set<Predicate> = []
  private var positions: [String: [Int?]] = [:]
  private var widths: [String: Int] = [:]
  /// The period of each table that is counted.
  private var periods: [String: String] = [:]

  /// A count with all that is known of it.
  struct Cell {
    /// The first identifier that it goes by.
    let id: CellID
    let predicate: Predicate
    let count: Int
    /// Whether it is a total, which readers want more than its parts.
    let isTotal: Bool
  }

  /// Takes up a table with its counts.
  mutating func add(_ counted: CountedTable) {
    let (table, exactTable) = (counted.table, counted.exactTable)
    list(exactTable.rows, exactTable.columns, exactTable.unit)
    let (rows, columns) = (exactTable.rows.members, exactTable.columns.members)
    var found: [Int?] = []
    for row in rows.indices {
      for column in columns.indices {
        guard let count = exactTable.count(row: row, column: column) else {
          found.append(nil)
          missing.insert(Predicate(table, row: rows[row], column: columns[column]))
          continue
        }
        let id = CellID.cell(exactTable.cell(row: row, column: column))
        let predicate = Predicate(table, row: rows[row], column: columns[column])
        let place = places[predicate] ?? cells.count
        if place == cells.count {
          places[predicate] = place
          cells.append(
            Cell(
              id: id, predicate: predicate, count: count,
              isTotal: rows[row].isTotal || columns[column].isTotal))
        }
        if cells[place].count != count { contradicted.append(id) }
        placesByID[id] = place
        found.append(place)
      }
    }
    positions[exactTable.table] = found
    if periods[exactTable.table] == nil { periods[exactTable.table] = table.declaration.period?.code }
    widths[exactTable.table] = columns.count
    addSums(exactTable)
  }

  /// Totals that a table does not declare and everybody can add up, where each record has one value of a variable.
  private mutating func addSums(_ exactTable: ExactTable) {
    let (rows, columns) = (exactTable.rows.members, exactTable.columns.members)
    func canBeSummed(_ axis: Axis) -> Bool { !axis.variable.isEmpty && Predicate.isComplete(axis.variable) }
    func finest(_ axis: Axis) -> [Int] {
      axis.members.indices.filter { axis.members[$0].level == axis.level && !axis.members[$0].isTotal }
    }
    func add(_ cells: [Int?], row: String, column: String, over axes: [Axis]) {
      let id = CellID.cell(CellReference(exactTable.table, row: row, column: column))
      let places = cells.compactMap(\.self)
      let parts = places.map { self.cells[$0].predicate }
      // Over several months a person has several states, and stands in several of the parts.
      guard places.count == cells.count, let first = parts.first,
        parts.allSatisfy({ part in axes.allSatisfy { part.isSingle($0.variable) } })
      else { return }
      let predicate = axes.reduce(first) { $0.covering($1, parts) }
      let count = places.reduce(0) { $0 + self.cells[$1].count }
      if let known = self.places[predicate] {
        if self.cells[known].count != count { contradicted.append(id) }
        return
      }
      self.places[predicate] = self.cells.count
      placesByID[id] = self.cells.count
      self.cells.append(Cell(id: id, predicate: predicate, count: count, isTotal: true))
    }
    let (downwards, across) = (canBeSummed(exactTable.rows), canBeSummed(exactTable.columns))
    if downwards {
      for column in columns.indices {
        add(
          finest(exactTable.rows).map { place(exactTable.table, row: $0, column: column) },
          row: "*", column: columns[column].code, over: [exactTable.rows])
      }
    }
    if across {
      for row in rows.indices {
        add(
          finest(exactTable.columns).map { place(exactTable.table, row: row, column: $0) },
          row: rows[row].code, column: "*", over: [exactTable.columns])
      }
    }
    if downwards, across {
      add(
        finest(exactTable.rows).flatMap { row in
          finest(exactTable.columns).map { place(exactTable.table, row: row, column: $0) }
        },
        row: "*", column: "*", over: [exactTable.rows, exactTable.columns])
    }
  }

  private mutating func list(_ rows: Axis, _ columns: Axis, _ unit: CountingUnit) {
    guard unit.isPersonal else { return }
    for axis in [rows, columns] where !axis.variable.isEmpty {
      listed[axis.variable, default: []].formUnion(axis.members.flatMap(\.covers))
    }
  }

  /// The cell of a table; `nil` where the source has no figure.
  func place(_ table: String, row: Int, column: Int) -> Int? {
    guard let found = positions[table], let width = widths[table] else { return nil }
    return found[row * width + column]
  }

  /// Takes up a table of an earlier release.
  ///
  /// What it printed is known for ever; what it hid must not be shown by a later one.
  mutating func add(earlier table: PublishedTable, release: Int) {
    // What is about nobody may be corrected at any time.
    guard table.unit.isPersonal else { return }
    list(table.rows, table.columns, table.unit)
    for (row, rowMember) in table.rows.members.enumerated() {
      for (column, columnMember) in table.columns.members.enumerated() {
        let figure = table.figure(row: row, column: column)
        let predicate = Predicate(table, row: rowMember, column: columnMember)
        guard let place = places[predicate] else {
          // What nobody counts any more is still what everybody was told.
          guard let value = figure.value else {
            if figure.isHidden { unknown.append(predicate) }
            continue
          }
          let cell = CellID.cell(table.cell(row: row, column: column))
          let id = CellID.earlier(cell, release: release)
          if missing.contains(predicate) { changed.append(cell) }
          places[predicate] = cells.count
          isPublic.insert(cells.count)
          placesByID[id] = cells.count
          cells.append(
            Cell(
              id: id, predicate: predicate, count: value,
              isTotal: rowMember.isTotal || columnMember.isTotal))
          continue
        }
        if figure.isHidden {
          wasHidden.insert(place)
          // Whoever was hidden was somebody.
          if cells[place].count == 0 { vanished.append(cells[place].id) }
        }
        guard let value = figure.value else { continue }
        isPublic.insert(place)
        if value != cells[place].count {
          changed.append(cells[place].id)
          // A name without the month would be that of another count once the table moves on.
          let isOwn = table.isOfOwnPeriod(row: row, column: column)
          let dated = isOwn ? nil : table.datedCell(row: row, column: column)
          changes.append(
            .init(
              cell: dated ?? table.cell(row: row, column: column), current: cells[place].id,
              isOfFormerMonths: !isOwn && periods[table.id] != table.scope.period, former: value,
              count: cells[place].count, release: release))
        }
      }
    }
  }

  /// The first identifier of each cell, by all that it goes by.
  var firstIDs: [CellID: CellID] { placesByID.mapValues { cells[$0].id } }

  /// The first identifier of a cell, or of the difference of two, whatever tables call them; `nil` for what there is not.
  func firstID(of alias: CellID) -> CellID? {
    if let place = placesByID[alias] { return cells[place].id }
    guard case .difference(let plus, let minus) = alias, plus.count == 1, minus.count == 1,
      let whole = placesByID[plus[0]], let part = placesByID[minus[0]]
    else { return nil }
    return difference(whole, minus: part)
  }

  /// The difference of two cells.
  func difference(_ whole: Int, minus part: Int) -> CellID { .difference(cells[whole].id, minus: cells[part].id) }

  /// The place of a cell, whatever it goes by.
  func place(_ id: CellID) -> Int? { placesByID[id] }

  /// The cells that a choice of what to suppress considers: all at every level, or of very many those that are shown.
  func considered(_ shown: Set<Int>) -> Set<Int> {
    cells.count <= Self.manyCells ? Set(cells.indices) : shown.union(isPublic)
  }

  /// Above so many cells of all levels together, those that nobody prints are left out of account.
  private static let manyCells = 1_500

  /// The cell with a predicate.
  func place(of predicate: Predicate) -> Int? { places[predicate] }
}
