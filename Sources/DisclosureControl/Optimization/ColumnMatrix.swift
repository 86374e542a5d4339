/// A programme in the form that the solvers take: column by column, in floating-point numbers.
struct ColumnMatrix {
  private(set) var starts: [Int32] = [0]
  private(set) var rows: [Int32] = []
  private(set) var values: [Double] = []
  let columnLower: [Double]
  let columnUpper: [Double]
  let rowLower: [Double]
  let rowUpper: [Double]

  init(_ program: LinearProgram) {
    var entries = [[(row: Int32, value: Double)]](repeating: [], count: program.columns.count)
    for (index, row) in program.rows.enumerated() {
      for term in row.terms { entries[term.column].append((Int32(index), Double(term.coefficient))) }
    }
    for column in entries {
      for entry in column {
        rows.append(entry.row)
        values.append(entry.value)
      }
      starts.append(Int32(rows.count))
    }
    columnLower = program.columns.map { $0.lower.map(Double.init) ?? -.infinity }
    columnUpper = program.columns.map { $0.upper.map(Double.init) ?? .infinity }
    rowLower = program.rows.map { $0.bounds.lower.map(Double.init) ?? -.infinity }
    rowUpper = program.rows.map { $0.bounds.upper.map(Double.init) ?? .infinity }
  }
}
