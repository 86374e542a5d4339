import Diagnostics
import Disclosure

/// Works formulas out over the tables of a book, and remembers which figures it took.
struct Evaluator {
  let book: FigureBook
  /// What names of `for each` stand for.
  var bindings: [String: AxisMember] = [:]
  /// The figures that were taken, each once, in order.
  private(set) var taken: [TakenFigure] = []

  init(_ book: FigureBook) { self.book = book }

  /// The value of a formula.
  mutating func value(_ expression: Expression) throws(ExpressionProblem) -> Quantity {
    switch expression.node {
    case .number(let quantity): return quantity
    case .variable(let name): return try variable(name, expression.offset)
    case .negated(let inner):
      let quantity = try value(inner)
      return Quantity(value: quantity.value.negated, dimension: quantity.dimension)
    case .figure(let reference):
      let cells = try cells(reference)
      guard cells.count == 1, let cell = cells.first else { throw .severalFigures(expression.offset) }
      return try quantity(cell, reference.offset)
    case .binary(let operation, let left, let right):
      var result = try apply(operation, try value(left), try value(right), expression.offset)
      if operation == .plus, mayOverlap(left, right) { result.mayCountTwice = true }
      return result
    case .fold(let fold, let inner, let iteration):
      let quantities = try members(inner, iteration)
      guard var result = quantities.first else { throw .noMembers("", expression.offset) }
      for quantity in quantities.dropFirst() {
        switch fold {
        case .sum:
          result = try apply(.plus, result, quantity, expression.offset)
          result.mayCountTwice = result.mayCountTwice || mayOverlap(inner)
        case .min: result = quantity.value < result.value ? quantity : result
        case .max: result = quantity.value > result.value ? quantity : result
        }
      }
      return result
    case .rank(let reference): return try rank(reference)
    }
  }

  /// The values of a formula for each member of an iteration, or of all figures of a reference.
  private mutating func members(
    _ expression: Expression, _ iteration: Iteration?
  ) throws(ExpressionProblem) -> [Quantity] {
    if let iteration {
      var quantities: [Quantity] = []
      for member in try domain(of: iteration, in: [expression]) {
        let outer = bindings.updateValue(member, forKey: iteration.name)
        quantities.append(try value(expression))
        bindings[iteration.name] = outer
      }
      return quantities
    }
    guard case .figure(let reference) = expression.node else { return [try value(expression)] }
    var quantities: [Quantity] = []
    for cell in try cells(reference) { quantities.append(try quantity(cell, reference.offset)) }
    return quantities
  }

  // MARK: - Arithmetic

  /// Adds, subtracts, multiplies or divides, and checks that the units allow it.
  private func apply(
    _ operation: Expression.Operation, _ a: Quantity, _ b: Quantity, _ offset: Int
  ) throws(ExpressionProblem) -> Quantity {
    let value: Rational?
    let dimension: Dimension
    switch operation {
    case .plus, .minus:
      guard a.isRank == b.isRank, a.dimension == b.dimension || a.isBareZero || b.isBareZero else {
        throw .units(a.text, operation.rawValue, b.text, offset)
      }
      value = operation == .plus ? a.value.plus(b.value) : a.value.minus(b.value)
      dimension = a.isBareZero ? b.dimension : a.dimension
    case .times:
      value = a.value.times(b.value)
      dimension = a.dimension * b.dimension
    case .over:
      if b.value.isZero { throw .division(offset) }
      value = a.value.divided(by: b.value)
      dimension = a.dimension / b.dimension
    }
    guard let value else { throw .tooLarge(offset) }
    return Quantity(value: value, dimension: dimension, mayCountTwice: a.mayCountTwice || b.mayCountTwice)
  }

  /// Whether somebody may stand in several cells that a reference means: people have several issues and stay for months.
  private func mayOverlap(_ expression: Expression) -> Bool {
    guard case .figure(let reference) = expression.node, let table = book.tables[reference.table] else { return false }
    return zip(table.axes, reference.indices).contains { axis, index in
      switch index.node {
      case .range, .all: ["issue", "month", "state"].contains(axis.variable) && table.unit == .persons
      case .word, .shifted: false
      }
    }
  }

  /// Whether somebody may stand on both sides of a plus: in another issue or another month of the same table.
  private func mayOverlap(_ left: Expression, _ right: Expression) -> Bool {
    left.references.contains { a in
      right.references.contains { b in
        guard a.table == b.table, let table = book.tables[a.table], table.unit == .persons else { return false }
        return zip(table.axes, zip(a.indices, b.indices)).contains { axis, pair in
          Self.overlapping.contains(axis.variable) && pair.0.node != pair.1.node
        }
      }
    }
  }

  /// What one case may have several of.
  private static let overlapping = ["issue", "month"]

  /// Whether a comparison holds; the units of both sides must be the same.
  static func compare(
    _ a: Quantity, _ sign: Comparison.Sign, _ b: Quantity, _ offset: Int
  ) throws(ExpressionProblem) -> Bool {
    guard a.isRank == b.isRank, a.dimension == b.dimension || a.isLiteral || b.isLiteral else {
      throw .units(a.text, sign.rawValue, b.text, offset)
    }
    return sign.holds(a.value, b.value)
  }

  private func variable(_ name: String, _ offset: Int) throws(ExpressionProblem) -> Quantity {
    guard let member = bindings[name] else { throw .unknownName(name, offset) }
    guard let number = member.number else { throw .notANumber(member.code, offset) }
    // How many issues a person has is mentions for each person, so that summing up gives mentions.
    let isIssues = name == "issue-count"
    return Quantity(
      value: Rational(number), dimension: isIssues ? Dimension(.mentions) / Dimension(.persons) : .none)
  }

  // MARK: - Figures

  private mutating func quantity(_ cell: Cell, _ offset: Int) throws(ExpressionProblem) -> Quantity {
    guard let value = cell.value else { throw .missingFigure(cell.name, offset) }
    return take(cell, value)
  }

  private mutating func take(_ cell: Cell, _ value: Int) -> Quantity {
    let unit: CountingUnit = cell.isBase ? .persons : cell.table.unit
    let quantity = Quantity(value: Rational(value), dimension: Dimension(unit))
    let figure = TakenFigure(
      name: cell.name, quantity: quantity, table: cell.table.id, isReleased: cell.table.isReleased)
    if !taken.contains(figure) { taken.append(figure) }
    return quantity
  }

  /// The place of a figure among those of its level on the axis of the rows; equal figures share the better place.
  private mutating func rank(_ reference: Reference) throws(ExpressionProblem) -> Quantity {
    let cells = try cells(reference)
    guard cells.count == 1, let cell = cells.first, !cell.isBase else { throw .severalFigures(reference.offset) }
    if cell.table.rows.members[cell.indices[0]].isTotal { throw .rankOfTotal(reference.offset) }
    let members = cell.table.rows.members
    var rank = 1
    let own = try quantity(cell, reference.offset)
    for row in members.indices where members[row].level == members[cell.indices[0]].level {
      let other = Cell(table: cell.table, indices: [row] + cell.indices.dropFirst())
      guard let value = other.value else { throw .missingFigure(other.name, reference.offset) }
      if Rational(value) > own.value { rank += 1 }
    }
    return Quantity(value: Rational(rank), dimension: .none, isRank: true)
  }
}

/// A figure that a formula was worked out with.
struct TakenFigure: Sendable, Hashable {
  /// Its name, such as `caseload[total,2022-12]`.
  let name: String
  let quantity: Quantity
  let table: String
  let isReleased: Bool
}
