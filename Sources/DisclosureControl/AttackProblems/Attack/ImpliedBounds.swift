import Optimization

/// Bounds on the columns of a programme that follow from its rows one at a time, in whole numbers.
///
/// Where nearly all counts are printed it settles nearly all others, at once and exactly; linear programmes, which look at
/// all rows together, are for the rest. The method is that of activity bounds in presolving (Savelsbergh 1994).
struct ImpliedBounds {
  private(set) var columns: [LinearProgram.Bounds]
  private let rows: [LinearProgram.Row]
  /// So many times each row is looked at on average; bounds that creep on are left where they are.
  private static let most = 20

  init(_ program: LinearProgram) {
    (columns, rows) = (program.columns, program.rows)
    var rowsOf = [[Int]](repeating: [], count: columns.count)
    for (index, row) in rows.enumerated() { for term in row.terms { rowsOf[term.column].append(index) } }
    var queue = Array(rows.indices)
    var isQueued = [Bool](repeating: true, count: rows.count)
    var next = 0
    while next < queue.count, next < Self.most * rows.count {
      let row = queue[next]
      next += 1
      isQueued[row] = false
      for column in narrow(by: rows[row]) {
        for other in rowsOf[column] where !isQueued[other] {
          isQueued[other] = true
          queue.append(other)
        }
      }
    }
  }

  /// From where to where a sum may lie; `nil` where nothing bounds it.
  func bounds(of terms: [LinearProgram.Term]) -> LinearProgram.Bounds {
    LinearProgram.Bounds(least(terms), least(terms.map { .init($0.column, times: -$0.coefficient) }).map { -$0 })
  }

  /// Narrows the columns of a row, and tells which were.
  private mutating func narrow(by row: LinearProgram.Row) -> [Int] {
    var narrowed: [Int] = []
    // A sum is at most its bound, and its negative at most that of the negative.
    for (sign, bound) in [(1, row.bounds.upper), (-1, row.bounds.lower.map { -$0 })] {
      let terms = sign > 0 ? row.terms : row.terms.map { .init($0.column, times: -$0.coefficient) }
      guard let bound, let least = least(terms) else { continue }
      for term in terms {
        guard let own = self.least(of: term), let room = Self.sum(bound, -least, own) else { continue }
        if term.coefficient > 0 {
          let upper = Self.floor(room, term.coefficient)
          guard columns[term.column].upper.map({ upper < $0 }) ?? true else { continue }
          columns[term.column].upper = upper
        } else {
          let lower = -Self.floor(room, -term.coefficient)
          guard columns[term.column].lower.map({ lower > $0 }) ?? true else { continue }
          columns[term.column].lower = lower
        }
        narrowed.append(term.column)
      }
    }
    return narrowed
  }

  /// The least that a sum may be; `nil` where nothing bounds it, or it is too large to be worked out.
  private func least(_ terms: [LinearProgram.Term]) -> Int? {
    var sum = 0
    for term in terms {
      guard let least = least(of: term), let next = Self.sum(sum, least) else { return nil }
      sum = next
    }
    return sum
  }

  private func least(of term: LinearProgram.Term) -> Int? {
    let bounds = columns[term.column]
    guard let end = term.coefficient > 0 ? bounds.lower : bounds.upper else { return nil }
    let (product, overflows) = end.multipliedReportingOverflow(by: term.coefficient)
    return overflows ? nil : product
  }

  private static func sum(_ numbers: Int...) -> Int? {
    var sum = 0
    for number in numbers {
      let (next, overflows) = sum.addingReportingOverflow(number)
      if overflows { return nil }
      sum = next
    }
    return sum
  }

  /// The greatest whole number whose product with a positive one is at most another.
  private static func floor(_ number: Int, _ divisor: Int) -> Int {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
