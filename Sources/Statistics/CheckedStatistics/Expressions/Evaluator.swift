import Diagnostics
import Tables

/// Works formulas out over the tables of a book, and remembers which figures it took.
struct Evaluator {
  let book: VisibleTables
  /// What names of `for each` stand for.
  var bindings: [String: AxisMember] = [:]
  /// The figures that were taken, each once, in order.
  private(set) var taken: [TakenFigure] = []

  init(_ book: VisibleTables) { self.book = book }

  /// The value of a formula.
  mutating func value(_ expression: Expression) throws(ExpressionProblem) -> Quantity {
    switch expression.node {
    case .number(let quantity): return quantity
    case .variable(let name): return try variable(name, expression.offset)
    case .negated(let inner):
      let quantity = try value(inner)
      return Quantity(
        value: quantity.value.negated, dimension: quantity.dimension, isRank: quantity.isRank,
        isLiteral: quantity.isLiteral, isDifferenceOfShares: quantity.isDifferenceOfShares,
        headcounts: quantity.headcounts, mayCountTwice: quantity.mayCountTwice)
    case .figure(let reference):
      let cells = try cells(reference)
      guard cells.count == 1, let cell = cells.first else { throw .severalFigures(expression.offset) }
      return try quantity(cell, reference.offset)
    case .binary(let operation, let left, let right):
      return try apply(operation, try value(left), try value(right), expression.offset)
    case .fold(let fold, let inner, let iteration):
      let quantities = try members(inner, iteration)
      guard var result = quantities.first else { throw .noMembers("", expression.offset) }
      for quantity in quantities.dropFirst() {
        switch fold {
        case .sum:
          result = try apply(.plus, result, quantity, expression.offset)
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
    var headcounts: [Headcount] = []
    var mayCountTwice = a.mayCountTwice || b.mayCountTwice
    var isDifference = a.isDifferenceOfShares || b.isDifferenceOfShares
    switch operation {
    case .plus, .minus:
      guard a.isRank == b.isRank, a.dimension == b.dimension || a.isBareZero || b.isBareZero else {
        throw .units(a.text, operation.rawValue, b.text, offset)
      }
      value = operation == .plus ? a.value.plus(b.value) : a.value.minus(b.value)
      dimension = a.isBareZero ? b.dimension : a.dimension
      headcounts = a.headcounts
      if operation == .plus {
        mayCountTwice =
          mayCountTwice || a.headcounts.contains { mine in b.headcounts.contains { !mine.isDisjoint(from: $0) } }
        headcounts += b.headcounts
      } else if dimension == .none, !a.isRank, !a.isLiteral, !b.isLiteral {
        isDifference = true
      }
    case .times:
      value = a.value.times(b.value)
      dimension = a.dimension * b.dimension
    case .over:
      if b.value.isZero { throw .division(offset) }
      value = a.value.divided(by: b.value)
      dimension = a.dimension / b.dimension
      // A mean over months counts people once for each month, and says so by its divisor.
      if b.isLiteral { mayCountTwice = false }
    }
    guard let value else { throw .tooLarge(offset) }
    return Quantity(
      value: value, dimension: dimension, isDifferenceOfShares: isDifference, headcounts: headcounts,
      mayCountTwice: mayCountTwice)
  }

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
    if cell.isHidden { throw .hidden(cell.name, cell.visibleNeighbours, offset) }
    guard let value = cell.value else { throw .missingFigure(cell.name, offset) }
    return take(cell, value)
  }

  private mutating func take(_ cell: Cell, _ value: Int) -> Quantity {
    let unit: CountingUnit = cell.isBase ? .persons : cell.table.unit
    let headcount = Headcount(
      table: cell.table.id, variables: cell.table.axes.map(\.variable),
      members: zip(cell.table.axes, cell.indices).map { $0.members[$1] })
    let quantity = Quantity(
      value: Rational(value), dimension: Dimension(unit), headcounts: unit == .persons ? [headcount] : [])
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
      // A place among counts that may not be seen tells something of them.
      if other.isHidden { throw .hidden(other.name, [], reference.offset) }
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
