import Tables

/// A sum of figures that is known to equal a number, or to be bounded by it.
public struct Identity: Sendable, Hashable {
  /// The figures, each so many times.
  public let terms: [Term]
  /// How the sum compares to the bound.
  public let comparison: Comparison
  /// What the sum equals or is bounded by.
  public let bound: Int

  /// A figure so many times.
  public struct Term: Sendable, Hashable {
    /// The name of the table.
    public let table: String
    /// The position of the row among all levels.
    public let row: Int
    /// The position of the column among all levels.
    public let column: Int
    /// How many times it counts.
    public let coefficient: Int

    /// The same figure another number of times.
    func times(_ coefficient: Int) -> Term { Term(table: table, row: row, column: column, coefficient: coefficient) }
  }

  /// How a sum compares.
  public enum Comparison: Sendable, Hashable {
    case equal, atLeast, atMost
  }
}

/// A formula as a sum of figures and a number, where it is one.
struct LinearForm {
  private(set) var terms: [Identity.Term]
  private(set) var constant: Int

  init(constant: Int) { (terms, self.constant) = ([], constant) }

  init(_ cell: Evaluator.Cell) {
    constant = 0
    terms = [
      Identity.Term(
        table: cell.table.id, row: cell.indices[0], column: cell.indices.count > 1 ? cell.indices[1] : 0, coefficient: 1
      )
    ]
  }

  func plus(_ other: LinearForm?) -> LinearForm? {
    guard let other else { return nil }
    var sum = self
    sum.terms += other.terms
    let (constant, overflows) = constant.addingReportingOverflow(other.constant)
    sum.constant = constant
    return overflows ? nil : sum
  }

  func minus(_ other: LinearForm?) -> LinearForm? { plus(other?.times(-1)) }

  func times(_ factor: Int) -> LinearForm? {
    // Larger factors stand in no identity between counts.
    let largest = 1_000_000_000_000
    guard abs(factor) < 1_000_000, abs(constant) < largest, terms.allSatisfy({ abs($0.coefficient) < largest }) else {
      return nil
    }
    var product = self
    product.constant *= factor
    product.terms = terms.map { $0.times($0.coefficient * factor) }
    return product
  }

  /// The form compared with zero.
  func identity(_ sign: Comparison.Sign) -> Identity? {
    let form = simplified
    let (terms, constant) = (form.terms, form.constant)
    return switch sign {
    case .equal: Identity(terms: terms, comparison: .equal, bound: -constant)
    case .lessOrEqual: Identity(terms: terms, comparison: .atMost, bound: -constant)
    case .less: Identity(terms: terms, comparison: .atMost, bound: -constant - 1)
    case .greaterOrEqual: Identity(terms: terms, comparison: .atLeast, bound: -constant)
    case .greater: Identity(terms: terms, comparison: .atLeast, bound: -constant + 1)
    case .unequal: nil
    }
  }

  /// The same with each figure once, without those that cancel out, and with the smallest coefficients there are.
  private var simplified: LinearForm {
    var places: [Identity.Term: Int] = [:]
    var merged: [Identity.Term] = []
    for term in terms {
      let figure = term.times(0)
      if let place = places[figure] {
        merged[place] = term.times(merged[place].coefficient + term.coefficient)
      } else {
        places[figure] = merged.count
        merged.append(term)
      }
    }
    var form = self
    form.terms = merged.filter { $0.coefficient != 0 }
    // The greatest common divisor, by Euclid.
    let divisor = form.terms.reduce(abs(constant)) { divisor, term in
      var (one, other) = (divisor, abs(term.coefficient))
      while other != 0 { (one, other) = (other, one % other) }
      return one
    }
    guard divisor > 1 else { return form }
    form.terms = form.terms.map { $0.times($0.coefficient / divisor) }
    form.constant /= divisor
    return form
  }
}

extension Evaluator {
  /// A formula as a sum of figures; `nil` if it is none, as a ratio of figures.
  mutating func linear(_ expression: Expression) throws(ExpressionProblem) -> LinearForm? {
    switch expression.node {
    case .number, .variable:
      let quantity = try value(expression)
      return quantity.value.isWhole ? LinearForm(constant: quantity.value.numerator) : nil
    case .negated(let inner): return try linear(inner)?.times(-1)
    case .figure(let reference): return try sum(try cells(reference))
    case .binary(.plus, let left, let right): return try linear(left)?.plus(try linear(right))
    case .binary(.minus, let left, let right): return try linear(left)?.minus(try linear(right))
    case .binary(.times, let left, let right):
      guard let a = try linear(left), let b = try linear(right) else { return nil }
      return a.terms.isEmpty ? b.times(a.constant) : b.terms.isEmpty ? a.times(b.constant) : nil
    case .binary(.over, _, _), .rank, .fold(.min, _, _), .fold(.max, _, _): return nil
    case .fold(.sum, let inner, let iteration):
      guard let iteration else {
        guard case .figure(let reference) = inner.node else { return try linear(inner) }
        return try sum(try cells(reference))
      }
      var total: LinearForm? = LinearForm(constant: 0)
      for member in try domain(of: iteration, in: [inner]) {
        let outer = bindings.updateValue(member, forKey: iteration.name)
        total = total?.plus(try linear(inner))
        bindings[iteration.name] = outer
      }
      return total
    }
  }

  private func sum(_ cells: [Cell]) throws(ExpressionProblem) -> LinearForm? {
    var total: LinearForm? = LinearForm(constant: 0)
    for cell in cells { total = cell.isBase ? nil : total?.plus(LinearForm(cell)) }
    return total
  }
}
