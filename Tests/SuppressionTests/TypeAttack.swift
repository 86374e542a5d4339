import Optimization
import Tables

/// Works out what readers can know who think of every kind of person that there could be.
///
/// It shares no code with what protects tables: it reads the published tables alone, asks of each kind of person which
/// cells it falls on, and bounds counts over all numbers of people of each kind (in fractions, so that it may miss what
/// whole numbers would tell, and never claims too much). Of given tables it knows whom they count by their names:
/// `elsewhere` counts people who are not in the register, `everybody` those and the people of the register.
struct TypeAttack {
  private typealias Kind = (
    district: String, route: String, household: String, issues: Set<String>, months: [String], isClosed: Bool,
    isElsewhere: Bool
  )

  private let threshold: Int
  private let kinds: [Kind]
  /// Of each cell how often each kind falls on it.
  private var cells: [Cell] = []

  private struct Cell {
    let release: Int
    let name: String
    let figure: PublishedCell
    var weights: [Int]
  }

  /// - Parameter releases: the tables of each release, oldest first.
  init(_ releases: [[PublishedTable]], threshold: Int) {
    self.threshold = threshold
    let issues = (1..<8).map { bits in
      Set(["i", "j", "k"].enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
    }
    var kinds: [Kind] = []
    for district in ["a", "b", "c", "d"] {
      kinds.append((district, "p", "x", ["i"], ["2022-04"], false, true))
      for route in ["p", "q", "r"] {
        for household in ["x", "y", "z"] {
          for issues in issues {
            for support in Council.Person.Support.allCases {
              for isClosed in [false, true] {
                kinds.append((district, route, household, issues, support.months, isClosed, false))
              }
            }
          }
        }
      }
    }
    self.kinds = kinds
    for (release, table) in releases.enumerated().flatMap({ number, tables in tables.map { (number, $0) } }) {
      for row in table.rows.members.indices {
        for column in table.columns.members.indices {
          let members = [(table.rows, table.rows.members[row]), (table.columns, table.columns.members[column])]
          cells.append(
            Cell(
              release: release, name: table.cell(row: row, column: column).name,
              figure: table.figure(row: row, column: column), weights: kinds.map { Self.weight($0, members, table) }))
        }
      }
    }
    // Who falls on a printed zero is nobody.
    let possible = kinds.indices.filter { kind in
      !cells.contains { $0.figure.value == 0 && $0.weights[kind] > 0 }
    }
    for place in cells.indices { cells[place].weights = possible.map { [cell = cells[place]] in cell.weights[$0] } }
    var seen: Set<[Int]> = []
    let distinct = possible.indices.filter { place in seen.insert(cells.map { $0.weights[place] }).inserted }
    for place in cells.indices { cells[place].weights = distinct.map { [cell = cells[place]] in cell.weights[$0] } }
  }

  private static func weight(
    _ kind: Kind, _ members: [(axis: Axis, member: AxisMember)], _ table: PublishedTable
  ) -> Int {
    if kind.isElsewhere ? !["elsewhere", "everybody"].contains(table.id) : table.id == "elsewhere" { return 0 }
    var months = kind.months
    if let period = table.scope.period {
      let (first, last) = (String(period.prefix(7)), String(period.suffix(7)))
      months = months.filter { first <= $0 && $0 <= last }
    }
    var issues = kind.issues
    let closed = kind.isClosed ? kind.months.last ?? "" : ""
    for (variable, values) in table.scope.conditions {
      switch variable {
      case "closed": if !values.contains(closed) { return 0 }
      case "issue": issues.formIntersection(values)
      case "district": if !values.contains(kind.district) { return 0 }
      default: return 0
      }
    }
    for (axis, member) in members where !axis.variable.isEmpty {
      let covers = Set(member.covers)
      switch axis.variable {
      case "district": if !covers.contains(kind.district) { return 0 }
      case "route": if !covers.contains(kind.route) { return 0 }
      case "household": if !covers.contains(kind.household) { return 0 }
      case "issue": issues.formIntersection(covers)
      case "issue-count": if !covers.contains("\(kind.issues.count)") { return 0 }
      case "month": months = months.filter(covers.contains)
      case "closed": if !covers.contains(closed) { return 0 }
      default: return 0
      }
    }
    if months.isEmpty || issues.isEmpty { return 0 }
    return table.unit == .mentions ? issues.count : 1
  }

  /// The counts, and the differences of counts that are nowhere printed, that are certain to be small, or narrower than
  /// marks and zeros alone make them.
  ///
  /// - Parameter small: the cells of each release that are small in truth, which is all that anybody is promised.
  func narrowed(_ small: [Set<String>]) -> [String] {
    var simplex = Simplex(program(knowingCounts: true))
    var marks = Simplex(program(knowingCounts: false))
    var found: [String] = []
    for cell in cells where cell.figure.isHidden && small[cell.release].contains(cell.name) {
      guard let interval = interval(cell.weights, &simplex) else { return ["contradiction"] }
      let floor = self.interval(cell.weights, &marks)?.lower ?? 1
      if interval.lower > max(1, floor) + 0.01 || interval.upper < Double(threshold) - 1.01 {
        found.append("\(cell.name) in \(interval)")
      }
    }
    // What nobody falls on is nothing to take away, and a difference that is a marked count is that count: it may be
    // known to have a mark, and was looked at above.
    let marked = Set(cells.filter(\.figure.isHidden).map(\.weights))
    for whole in cells {
      for part in cells where part.weights.contains(where: { $0 > 0 }) {
        let difference = zip(whole.weights, part.weights).map { $0 - $1 }
        guard difference.allSatisfy({ $0 >= 0 }), difference.contains(where: { $0 > 0 }), !marked.contains(difference)
        else { continue }
        guard let interval = interval(difference, &simplex) else { return ["contradiction"] }
        if interval.lower > 0.01, interval.upper < Double(threshold) - 0.99 {
          found.append("\(whole.name) − \(part.name) in \(interval)")
        }
      }
    }
    return found
  }

  /// How many people of a cell may at most be outside of another, by the names of both.
  ///
  /// It is `nil` if readers do not have the first; the other need not be shown.
  func mostOutside(_ whole: String, _ part: String) -> Double? {
    guard let whole = cells.first(where: { $0.name == whole }), let part = cells.first(where: { $0.name == part }),
      whole.figure.value != nil || whole.figure.isHidden
    else { return nil }
    var simplex = Simplex(program(knowingCounts: true))
    return interval(zip(whole.weights, part.weights).map { $0 - $1 }, &simplex)?.upper
  }

  private func program(knowingCounts: Bool) -> LinearProgram {
    var program = LinearProgram()
    let columns = (0..<(cells.first?.weights.count ?? 0)).map { _ in program.addColumn(.init(0, 10_000)) }
    for cell in cells {
      let terms = zip(columns, cell.weights).filter { $1 > 0 }.map { LinearProgram.Term($0, times: $1) }
      if let value = cell.figure.value {
        program.addRow(terms, knowingCounts ? .init(value, value) : .init(min(value, 1), nil))
      } else if cell.figure.isHidden {
        program.addRow(terms, .init(1, nil))
      }
    }
    return program
  }

  private func interval(_ weights: [Int], _ simplex: inout Simplex) -> (lower: Double, upper: Double)? {
    let costs = weights.enumerated().filter { $1 != 0 }.map { (column: $0, cost: Double($1)) }
    guard case .optimal(let lower) = simplex.minimize(costs) else { return nil }
    guard case .optimal(let upper) = simplex.minimize(costs.map { ($0.column, -$0.cost) }) else { return nil }
    return (lower, -upper)
  }
}
