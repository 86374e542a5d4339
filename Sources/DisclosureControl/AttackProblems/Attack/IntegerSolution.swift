import Optimization

/// A whole number for each column of a programme that keeps every bound and row.
///
/// It is checked here in integer arithmetic, so that no solver has to be trusted.
struct IntegerSolution {
  let values: [Int]

  /// The values, or `nil` if they break a bound or a row, or a sum is too large to be worked out.
  init?(_ values: [Int], of program: LinearProgram) {
    guard values.count == program.columns.count else { return nil }
    for (value, bounds) in zip(values, program.columns) where !bounds.contains(value) { return nil }
    for row in program.rows {
      guard let sum = Self.sum(row.terms, values), row.bounds.contains(sum) else { return nil }
    }
    self.values = values
  }

  /// The value of a sum.
  func value(of terms: [LinearProgram.Term]) -> Int? { Self.sum(terms, values) }

  private static func sum(_ terms: [LinearProgram.Term], _ values: [Int]) -> Int? {
    var sum = 0
    for term in terms {
      let (product, overflows) = values[term.column].multipliedReportingOverflow(by: term.coefficient)
      let (next, carries) = sum.addingReportingOverflow(product)
      if overflows || carries { return nil }
      sum = next
    }
    return sum
  }
}
