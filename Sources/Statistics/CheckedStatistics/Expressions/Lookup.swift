import Chronology
import Diagnostics
import Tables

// How names in formulas find figures.

extension Evaluator {
  /// A figure of a table, by the position of a member of each axis; or how many persons the table is about.
  struct Cell: Sendable {
    let table: VisibleTable
    let indices: [Int]
    var isBase = false

    /// The name by which it is asked for.
    var name: String {
      if isBase { return "\(table.name)[\(Self.base)]" }
      let codes = zip(table.axes, indices).map { $0.members[$1].code }
      return "\(table.name)[\(codes.joined(separator: ","))]"
    }

    /// The figure; `nil` where the source has none.
    var value: Int? { isBase ? table.persons : table.value(indices) }

    /// Whether there is a figure that may not be seen.
    var isHidden: Bool { !isBase && table.isHidden(indices) }

    /// The name of how many persons a table is about.
    static let base = "base"
  }

  /// The figures that a reference means: one, or several where it has a range or `*`.
  mutating func cells(_ reference: Reference) throws(ExpressionProblem) -> [Cell] {
    let table = try table(reference)
    let axes = table.axes
    if reference.indices.count == 1, case .word(Cell.base) = reference.indices[0].node, table.persons != nil {
      return [Cell(table: table, indices: [], isBase: true)]
    }
    guard reference.indices.count == axes.count else {
      throw .indexCount(table.id, axes.map(\.name), reference.offset)
    }
    var cells: [[Int]] = [[]]
    for (axis, index) in zip(axes, reference.indices) {
      let members = try members(index, of: axis, in: table)
      cells = cells.flatMap { cell in members.map { cell + [$0] } }
    }
    return cells.map { Cell(table: table, indices: $0) }
  }

  func table(_ reference: Reference) throws(ExpressionProblem) -> VisibleTable {
    try table(named: reference.table, at: reference.offset)
  }

  func table(named name: String, at offset: Int) throws(ExpressionProblem) -> VisibleTable {
    if let version = book.versions[name] { return version }
    if let table = book.tables[name] {
      guard let month = book.pagePeriod?.last, book.moving.contains(table.id), !table.has(month) else { return table }
      if let version = former(table.id, month) { return version }
      if let axis = table.axes.first(where: \.isTotalAlone) { throw .totalAlone(table.id, axis.name, offset) }
      throw .notOfPeriod(table.id, month.iso, offset)
    }
    let dated = TableReference(name: name)
    if let month = dated.month, book.tables[dated.id] != nil { throw .notOfPeriod(dated.id, month, offset) }
    if book.uncounted.contains(name) { throw .uncounted(name, offset) }
    if book.unreadable.contains(name) { throw .unreadable(offset) }
    if book.withheld.contains(name) {
      // What was published of earlier months goes on standing.
      if let month = book.pagePeriod?.last, book.moving.contains(name), let version = former(name, month) {
        return version
      }
      throw .withheld(name, offset)
    }
    if book.unsealed.contains(name) { throw .unsealed(name, offset) }
    throw .unknownTable(name, book.names, offset)
  }

  /// A table that has moved on, or is published no more, as it was for the months of a page.
  private func former(_ id: String, _ month: CalendarMonth) -> VisibleTable? {
    if let version = book.versions[TableReference(id, at: month.iso).name] { return version }
    // Months stay what they are when others are added: the first that has the month is as good as any.
    return book.versions.values.filter { $0.id == id && $0.has(month) }.min { $0.name < $1.name }
  }

  private func members(
    _ index: Reference.Index, of axis: Axis, in table: VisibleTable
  ) throws(ExpressionProblem) -> [Int] {
    switch index.node {
    case .all where axis.isTotalAlone: throw .totalAlone(table.id, axis.name, index.offset)
    case .all: return axis.members.indices.filter { axis.members[$0].level == axis.level && !axis.members[$0].isTotal }
    case .word(let word): return [try member(bindings[word]?.code ?? word, of: axis, in: table, index.offset)]
    case .within(let name): return try members(within: name, of: axis, in: table, index.offset)
    case .shifted(let name, let distance):
      let position = try member(bindings[name]?.code ?? name, of: axis, in: table, index.offset)
      let level = axis.members[position].level
      let (other, overflows) = position.addingReportingOverflow(distance)
      guard !overflows, axis.members.indices.contains(other), axis.members[other].level == level else {
        throw .outsideRange(table.id, axis.members[position].code, index.offset)
      }
      return [other]
    case .range(let first, let last):
      let start = try member(bindings[first]?.code ?? first, of: axis, in: table, index.offset)
      let end = try member(bindings[last]?.code ?? last, of: axis, in: table, index.offset)
      guard start <= end, axis.members[start].level == axis.members[end].level else {
        throw .backwards(first, last, index.offset)
      }
      return Array(start...end)
    }
  }

  private func member(
    _ code: String, of axis: Axis, in table: VisibleTable, _ offset: Int
  ) throws(ExpressionProblem) -> Int {
    if let position = axis.position(named: code, in: book.pagePeriod) { return position }
    if [axis.name, axis.variable].contains(code) || axis.members.contains(where: { $0.level == code }) {
      throw .unboundName(code, offset)
    }
    if axis.isTotalAlone { throw .totalAlone(table.id, axis.name, offset) }
    if let other = table.axes.first(where: { $0.name != axis.name && $0.position(named: code) != nil }) {
      throw .otherAxis(code, table.id, other, insteadOf: axis, order: table.axes.map(\.name), offset)
    }
    if book.declared[table.id]?.contains(code) ?? false { throw .notShown(code, table.id, offset) }
    throw .unknownMember(code, table.id, axis, axis.members.map(\.code), offset)
  }

  /// The finest periods of an axis that lie in the one that a name stands for.
  private func members(
    within name: String, of axis: Axis, in table: VisibleTable, _ offset: Int
  ) throws(ExpressionProblem) -> [Int] {
    guard let period = bindings[name]?.period ?? Period(code: name) else { throw .unboundName(name, offset) }
    if axis.isTotalAlone { throw .totalAlone(table.id, axis.name, offset) }
    let months = Set(period.months)
    let found = axis.members.indices.filter { position in
      let member = axis.members[position]
      return member.level == axis.level && (member.period.map { months.isSuperset(of: $0.months) } ?? false)
    }
    guard !found.isEmpty else {
      throw .unknownMember(period.code, table.id, axis, axis.members.map(\.code), offset)
    }
    return found
  }

  // MARK: - Iterations

  /// The members that a name of `for each` goes through: those of the first axis that is asked for by that name.
  func domain(of iteration: Iteration, in expressions: [Expression]) throws(ExpressionProblem) -> [AxisMember] {
    for reference in expressions.flatMap(\.references) {
      for (position, index) in reference.indices.enumerated() where index.names(iteration.name) {
        let table = try table(reference)
        guard table.axes.indices.contains(position) else { continue }
        return try members(of: table.axes[position], iteration, table)
      }
    }
    throw .noMembers(iteration.name, iteration.offset)
  }

  private func members(
    of axis: Axis, _ iteration: Iteration, _ table: VisibleTable
  ) throws(ExpressionProblem) -> [AxisMember] {
    if axis.isTotalAlone { throw .totalAlone(table.id, axis.name, iteration.offset) }
    // A name that is a level, as quarter is, means that level; any other the finest.
    let level = axis.members.contains { $0.level == iteration.name } ? iteration.name : axis.level
    let members = axis.members.filter { $0.level == level && !$0.isTotal }
    guard let range = iteration.range else { return members }
    let codes = members.map(\.code)
    guard let first = Self.place(of: range.first, in: codes) else {
      throw .unknownMember(range.first, table.id, axis, codes, iteration.offset)
    }
    guard let last = Self.place(of: range.last, in: codes) else {
      throw .unknownMember(range.last, table.id, axis, codes, iteration.offset)
    }
    // What begins with the second of one is nothing yet.
    guard first <= last else {
      if range.first.hasPrefix(Axis.ends.first), range.last == Axis.ends.last { return [] }
      throw .backwards(range.first, range.last, iteration.offset)
    }
    return Array(members[first...last])
  }

  /// Where a range of an iteration begins or ends: a code, `first` or `last`, or so many from there.
  private static func place(of text: String, in codes: [String]) -> Int? {
    if let place = codes.firstIndex(of: text) { return place }
    let sign = text.firstIndex { "+-".contains($0) }
    let distance = sign.map { Int(text[$0...]) ?? codes.count } ?? 0
    switch String(text[..<(sign ?? text.endIndex)]) {
    // One beyond the end is the beginning of nothing.
    case Axis.ends.first: return (0...codes.count).contains(distance) ? distance : nil
    case Axis.ends.last:
      let place = codes.count - 1 + distance
      return codes.indices.contains(place) ? place : nil
    default: return nil
    }
  }
}

extension Reference.Index {
  /// Whether it is the member that a name stands for, or one near it.
  fileprivate func names(_ name: String) -> Bool {
    switch node {
    case .word(let word), .shifted(let word, _): word == name
    case .range, .all, .within: false
    }
  }
}

extension Expression {
  /// All references in it, in order.
  var references: [Reference] {
    switch node {
    case .number, .variable: []
    case .figure(let reference), .rank(let reference): [reference]
    case .negated(let inner), .fold(_, let inner, _): inner.references
    case .binary(_, let left, let right): left.references + right.references
    }
  }
}
