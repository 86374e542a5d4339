import CaseRecords
import Chronology
import Codes
import TableDeclarations
import Tables

/// A count of a table as a product of factors, one for each attribute that it asks about.
///
/// Statistics with the same factors are the same, whatever tables they stand in and whatever those call them.
struct Statistic: Hashable {
  /// The factors by attribute; `nil` where the attribute does not matter.
  let factors: [Factor?]

  /// The statistic of a cell, by the positions of its row and column.
  init(_ table: StatisticsTable, row: Int, column: Int, _ variables: CaseVariables) {
    self.init(
      StatisticReader(table: table, sides: [(table.rows, row), (table.columns, column)], variables: variables))
  }

  /// Of a table those who would fall on no row, and those who would fall on no column: a register that has any cannot be
  /// counted.
  static func strays(_ table: StatisticsTable, _ variables: CaseVariables) -> [Statistic] {
    [table.rows, table.columns].filter { index in
      index.variable == .issueCount || (index.list != nil && index.members.contains(where: \.isEmpty))
    }.map { index in
      Statistic(StatisticReader(table: table, sides: [(index, nil)], variables: variables))
    }
  }

  /// A statistic of given factors.
  init(factors: [Factor?]) { self.factors = factors }

  /// Whether nobody adds more than one to it.
  var isHeadCount: Bool {
    guard case .issues(let factor)? = factors[Attribute.issues.rawValue] else { return true }
    return !factor.countsEach || factor.wanted?.count == 1
  }

  /// Who is in it, whatever each adds; what everybody has is not asked.
  func membership(_ stock: PersonStock) -> Statistic {
    let issues = Set(stock.issues.joined())
    return Statistic(
      factors: zip(Attribute.allCases, factors).map { attribute, factor in
        switch factor {
        case .code(let codes)?: codes.isSuperset(of: stock.codes[attribute.rawValue]) ? nil : factor
        case .issues(let own)?:
          Factor(people: own, isAsked: own.wanted.map { !$0.isSuperset(of: issues) } ?? false)
        case .support(let own)?: stock.support.allSatisfy { own.weight(of: $0) > 0 } ? nil : factor
        case nil: nil
        }
      })
  }

  private init(_ reader: StatisticReader) {
    factors = Attribute.allCases.map { attribute in
      switch attribute {
      case .issues: reader.issues
      case .support: reader.support
      default:
        Attribute.coded.first { $0.attribute == attribute }.flatMap { reader.codes(of: $0.variable) }.map(Factor.code)
      }
    }
  }

  func weight(of profile: CaseProfile) -> Int {
    var weight = 1
    for attribute in Attribute.allCases where weight != 0 {
      guard let factor = factors[attribute.rawValue] else { continue }
      switch attribute {
      case .issues: weight *= factor.weight(of: profile.issues)
      case .support: weight *= factor.weight(of: profile.support)
      default: weight *= attribute.code(of: profile).map { factor.weight(ofCode: $0) } ?? 1
      }
    }
    return weight
  }
}

/// Reads from the declaration of a table what a cell asks of each attribute.
private struct StatisticReader {
  let table: StatisticsTable
  /// The row and the column; `nil` for who falls on none of them.
  let sides: [(index: AxisIndex, member: Int?)]
  let variables: CaseVariables

  private var period: MonthRange? { table.declaration.period }

  /// The codes of a variable that the cell admits; `nil` for all.
  func codes(of variable: Variable) -> Set<Int>? {
    var admitted = condition(variable)
    for (index, member) in sides where index.variable == variable {
      let own = Set(index.members.indices.filter { index.members[$0].has(member) })
      admitted = admitted?.intersection(own) ?? own
    }
    return admitted
  }

  /// The codes that the table chooses records by, with those of older versions that are called so now.
  private func condition(_ variable: Variable) -> Set<Int>? {
    let conditions = table.declaration.conditions.filter { $0.variable == variable }
    guard !conditions.isEmpty, let list = variables.list(of: variable) else { return nil }
    let wanted = Set(conditions.flatMap { $0.codes.compactMap { list.position(of: $0.name) } })
    return Set(
      list.codes.indices.filter { position in
        wanted.contains(position)
          || (period.flatMap { list.successor(of: position, in: $0.last) }.map(wanted.contains) ?? false)
      })
  }

  var issues: Factor? {
    var numbers: Set<Int>?
    for (index, member) in sides where index.variable == .issueCount {
      let own = Set((1...99).filter { index.members(ofNumber: $0).has(member) })
      numbers = numbers?.intersection(own) ?? own
    }
    let wanted = codes(of: .issue)
    let countsEach = table.declaration.unit == .mentions
    guard countsEach || wanted != nil || numbers != nil else { return nil }
    return .issues(IssueFactor(countsEach: countsEach, wanted: wanted, numbers: numbers))
  }

  var support: Factor? {
    var months = period.map { Set($0.months) }
    if let range = table.declaration.conditions.first(where: { $0.variable == .month })?.months {
      months = months?.intersection(range.months) ?? Set(range.months)
    }
    for (index, member) in sides where index.variable == .month {
      let own = Set(self.months(index, member))
      months = months?.intersection(own) ?? own
    }
    let conditions = table.declaration.conditions.compactMap { condition -> SupportFactor.DateCondition? in
      guard condition.variable != .month, let months = condition.months else { return nil }
      return .init(variable: condition.variable, months: months)
    }
    let firsts = sides.compactMap { index, member -> SupportFactor.FirstDate? in
      guard let variable = index.variable, [.opened, .reopened, .closed].contains(variable) else { return nil }
      return .init(
        variable: variable,
        among: conditions.filter { $0.variable == variable }.map(\.months) + (period.map { [$0] } ?? []),
        wanted: Set(self.months(index, member)))
    }
    let states = codes(of: .state)
    guard months != nil || states != nil || !conditions.isEmpty || !firsts.isEmpty else { return nil }
    return .support(SupportFactor(months: months, states: states, dates: conditions, firsts: firsts))
  }

  private func months(_ index: AxisIndex, _ member: Int?) -> [CalendarMonth] {
    index.members.indices.compactMap { distance in
      index.members[distance].has(member) ? index.firstMonth?.advanced(by: distance) : nil
    }
  }
}

extension Collection where Element == Int {
  /// Whether it has a member, or none at all where none is asked for.
  fileprivate func has(_ member: Int?) -> Bool { member.map(contains) ?? isEmpty }
}
