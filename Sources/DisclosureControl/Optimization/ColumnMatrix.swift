/// A programme in the form that the solvers take: column by column, in floating-point numbers.
struct ColumnMatrix {
  /// Where the entries of each column begin, and where those of the last end.
  let starts: [Int32]
  let rows: [Int32]
  let values: [Double]
  let columnLower: [Double]
  let columnUpper: [Double]
  let rowLower: [Double]
  let rowUpper: [Double]

  init(_ program: LinearProgram) {
    var next = [Int32](repeating: 0, count: program.columns.count + 1)
    for row in program.rows { for term in row.terms { next[term.column + 1] += 1 } }
    for column in next.indices.dropFirst() { next[column] += next[column - 1] }
    starts = next
    var rows = [Int32](repeating: 0, count: Int(next.last ?? 0))
    var values = [Double](repeating: 0, count: rows.count)
    for (index, row) in program.rows.enumerated() {
      for term in row.terms {
        let place = Int(next[term.column])
        (rows[place], values[place]) = (Int32(index), Double(term.coefficient))
        next[term.column] += 1
      }
    }
    (self.rows, self.values) = (rows, values)
    columnLower = program.columns.map { $0.lower.map(Double.init) ?? -.infinity }
    columnUpper = program.columns.map { $0.upper.map(Double.init) ?? .infinity }
    rowLower = program.rows.map { $0.bounds.lower.map(Double.init) ?? -.infinity }
    rowUpper = program.rows.map { $0.bounds.upper.map(Double.init) ?? .infinity }
  }
}
