import Chronology
import Codes
import Diagnostics
import Tables

/// Makes the axes of a table from its declaration.
struct AxisBuilder {
  let book: CodeBook
  let period: MonthRange?
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// Where code lists changed within the period.
  private(set) var breaks: [SeriesBreak] = []

  init(book: CodeBook, period: MonthRange?, source: SourceText) {
    self.book = book
    self.period = period
    self.source = source
  }

  /// The axis, or `nil` if something is missing for it.
  mutating func axis(_ declaration: AxisDeclaration) -> AxisIndex? {
    switch declaration.variable.values {
    case .codes(let list): codes(declaration, list)
    case .periods: periods(declaration)
    case .numbers: numbers(declaration)
    }
  }

  // MARK: - Codes

  private mutating func codes(_ declaration: AxisDeclaration, _ name: String) -> AxisIndex? {
    let place = source.place(declaration.position)
    guard let list = book.lists[name] else {
      diagnostics.append(.missingCodeList(name, at: place))
      return nil
    }
    breaks += (period.map { list.breaks(in: $0) } ?? []).map { version in
      SeriesBreak(month: version.from, note: version.note ?? "\(list.title.ja)の一覧が変わった")
    }
    // What each code is counted as: itself, or what it is called by the end of the period.
    let counted = list.codes.indices.map { position -> Int? in
      guard let period else { return position }
      return list.successor(of: position, in: period.last)
        ?? (list.codes[position].isValid(in: period) ? position : nil)
    }
    let shown = list.codes.indices.filter { counted[$0] == $0 }

    var members: [AxisMember] = []
    var index = [[Int]](repeating: [], count: list.codes.count)
    for level in declaration.levels {
      let start = members.count
      if level == .code {
        members += shown.map {
          AxisMember(code: list.codes[$0].code, label: list.codes[$0].label.ja, level: level.rawValue)
        }
        let places = Dictionary(zip(shown, start...), uniquingKeysWith: { first, _ in first })
        for position in index.indices {
          if let counted = counted[position], let place = places[counted] { index[position].append(place) }
        }
        continue
      }
      for position in shown where list.codes[position].group == nil {
        diagnostics.append(.withoutGroup(list.codes[position].code, name, at: place))
      }
      let groups = list.groups.indices.filter { group in shown.contains { list.codes[$0].group == group } }
      members += groups.map {
        AxisMember(code: list.groups[$0].code, label: list.groups[$0].label.ja, level: level.rawValue)
      }
      let places = Dictionary(zip(groups, start...), uniquingKeysWith: { first, _ in first })
      for position in index.indices {
        if let counted = counted[position], let group = list.codes[counted].group, let place = places[group] {
          index[position].append(place)
        }
      }
    }
    return finished(declaration, title: list.title.ja, members, index, list: list)
  }

  // MARK: - Periods and numbers

  private mutating func periods(_ declaration: AxisDeclaration) -> AxisIndex? {
    guard let period else {
      diagnostics.append(.missingPeriod(at: source.place(declaration.position)))
      return nil
    }
    var members: [AxisMember] = []
    let months = period.months
    var index = [[Int]](repeating: [], count: months.count)
    for length in declaration.levels.compactMap(\.length) {
      let periods = period.periods(of: length)
      for (position, month) in months.enumerated() {
        if let place = periods.firstIndex(where: { $0 == Period(containing: month, length: length) }) {
          index[position].append(members.count + place)
        }
      }
      members += periods.map {
        AxisMember(code: $0.code, label: $0.japanese(within: period), level: length.rawValue, period: $0)
      }
    }
    return finished(
      declaration, title: declaration.variable.title, members, index, firstMonth: period.first)
  }

  /// The greatest number that the open end of an axis names; nobody has more issues than that.
  private static let greatestNumber = 99

  private func numbers(_ declaration: AxisDeclaration) -> AxisIndex {
    let members = declaration.numbers.map { number in
      let isLast = declaration.isOpenAbove && number == declaration.numbers.upperBound
      return AxisMember(
        code: isLast ? "\(number)+" : "\(number)", label: isLast ? "\(number)以上" : "\(number)",
        level: Level.number.rawValue,
        number: isLast ? nil : number)
    }
    // The open end takes every greater number, so that tables with ends in other places can be held side by side.
    let values = declaration.numbers.map { number in
      let isLast = declaration.isOpenAbove && number == declaration.numbers.upperBound
      return isLast ? (number...max(number, Self.greatestNumber)).map(String.init) : [String(number)]
    }
    return finished(
      declaration, title: declaration.variable.title, members, members.indices.map { [$0] }, values: values)
  }

  private func finished(
    _ declaration: AxisDeclaration, title: String, _ members: [AxisMember], _ index: [[Int]], list: CodeList? = nil,
    firstMonth: CalendarMonth? = nil, values: [[String]]? = nil
  ) -> AxisIndex {
    let index = declaration.hasTotal ? index.map { $0.isEmpty ? $0 : $0 + [members.count] } : index
    // What each value of a case is called at its finest.
    let names =
      values
      ?? index.indices.map { position in
        [list?.codes[position].code ?? firstMonth?.advanced(by: position)?.iso ?? members[position].code]
      }
    let all = (members + (declaration.hasTotal ? [.total] : [])).enumerated().map { place, member in
      member.covering(index.indices.filter { index[$0].contains(place) }.flatMap { names[$0] })
    }
    return AxisIndex(
      axis: Axis(
        variable: declaration.variable.rawValue, name: declaration.name, title: title,
        showsLabels: declaration.showsLabels, members: all),
      variable: declaration.variable, list: list, members: index, firstMonth: firstMonth, numbers: declaration.numbers,
      isOpenAbove: declaration.isOpenAbove)
  }
}
