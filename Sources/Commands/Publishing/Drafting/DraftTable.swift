import Chronology
import TableDeclarations
import Tables

/// A published table, and what a report can say of it.
struct DraftTable {
  let table: PublishedTable
  /// How its months move on with those of the report; `nil` if they do not.
  let relative: RelativePeriod?
  /// The service of the law that it tells of, if it tells of one.
  var service: WelfareService?

  var id: String { table.id }

  /// Its title without months, which a sentence has instead.
  var heading: String {
    guard let era = (table.scope.period.flatMap { MonthRange(code: $0) })?.era else { return table.title }
    let title = table.title.replacing("（\(era)）", with: "").replacing(era, with: "")
    return title.isEmpty ? table.title : title
  }

  /// Whether any figure of it may be seen.
  var isSpoken: Bool { table.figures.contains { $0.value != nil } }

  /// Sentences of the figures that may be seen, the most important first.
  func sentences(in period: MonthRange) -> [String] {
    isOverTime ? sentencesOverTime(in: period) : sentencesOfMembers
  }

  /// The figure of the whole, with its unit, to be filled in; `nil` if the table has none that may be seen.
  func total(in period: MonthRange) -> String? {
    guard !isOverTime else { return latest(in: period).map { filled(name($0.ends)) } }
    return total.map { filled(name([$0])) }
  }

  /// Whether its figures may be of all months of a report: it moves with them, is told by months, or is of the same.
  func isOf(_ period: MonthRange) -> Bool {
    if isOverTime || relative != nil { return true }
    return table.scope.period.flatMap { MonthRange(code: $0) } == period
  }

  // MARK: - Tables over time

  /// The axis whose members are periods.
  private var time: Axis? { [table.columns, table.rows].first { $0.members.first?.period != nil } }
  /// Whether it is told by periods, of which a report can say what was before.
  var isOverTime: Bool { time != nil }

  /// The position of the end of the report on the axis of periods, and how a formula asks for the figure there; `nil` if
  /// the report does not end with a whole one, or the figure may not be seen.
  private func latest(in period: MonthRange) -> (position: Int, ends: [String])? {
    guard let time, let position = time.position(named: Axis.ends.last, in: period),
      time.members[position].period?.months.last == period.last, let ends = ends(0), isSeen(at: position)
    else { return nil }
    return (position, ends)
  }

  /// How a formula asks for the figure of all together so many periods before the last.
  private func ends(_ distance: Int) -> [String]? {
    let last = distance == 0 ? Axis.ends.last : "\(Axis.ends.last) - \(distance)"
    guard let other = otherAxis else { return [last] }
    guard let total = other.members.first(where: \.isTotal)?.code else { return nil }
    return time == table.columns ? [total, last] : [last, total]
  }

  private var otherAxis: Axis? {
    if time == table.columns { return table.rows }
    return table.columns.variable.isEmpty ? nil : table.columns
  }

  /// Whether the figure of all together may be seen for a position on the axis of periods.
  private func isSeen(at position: Int) -> Bool {
    let total = otherAxis?.members.firstIndex(where: \.isTotal) ?? 0
    let place = time == table.columns ? (total, position) : (position, total)
    return table.figure(row: place.0, column: place.1).value != nil
  }

  private func sentencesOverTime(in period: MonthRange) -> [String] {
    guard let (position, ends) = latest(in: period), let unit = time?.members[position].period?.length else {
      return []
    }
    let now = "[?](stat:\(unit.relative.rawValue))の\(heading)は、\(filled(name(ends)))です。"
    let earlier = unit.earlier(than: period).compactMap { distance, words in
      figure(distance, before: position).map { "\(words)は\($0)でした。" }
    }
    return [now] + earlier
  }

  /// The figure so many periods before a position, to be filled in; `nil` if there is none that may be seen.
  private func figure(_ distance: Int, before position: Int) -> String? {
    guard position >= distance, time?.members[position - distance].level == time?.level,
      isSeen(at: position - distance), let ends = ends(distance)
    else { return nil }
    return filled(name(ends))
  }

  /// The figures of the period before a report and of the year before, to be filled in; `nil` where there is none.
  func earlier(in period: MonthRange) -> (before: String?, yearBefore: String?) {
    guard let (position, _) = latest(in: period), let unit = time?.members[position].period?.length else {
      return (nil, nil)
    }
    let (before, year) = unit.distances(from: period)
    return (before.flatMap { figure($0, before: position) }, year.flatMap { figure($0, before: position) })
  }

  // MARK: - Tables of members

  private var total: String? {
    guard table.columns.variable.isEmpty, let row = table.rows.members.firstIndex(where: \.isTotal),
      table.figure(row: row, column: 0).value != nil
    else { return nil }
    return table.rows.members[row].code
  }

  private var sentencesOfMembers: [String] {
    guard let total else { return [] }
    // A table of months of its own says which, for they may be others than those of the report.
    let own = table.scope.period.flatMap { MonthRange(code: $0) }.map { "\($0.era)の" } ?? ""
    let months = relative.map { "[?](stat:\($0.rawValue))の" } ?? own
    var sentences = ["\(months)\(heading)は、合わせて\(filled(name([total])))です。"]
    if let first = largest {
      let (own, all) = (name([first.code]), name([total]))
      sentences.append(
        "「\(first.label)」が[1位](stat:rank(\(own)))で\(filled(own))、全体の[?.?%](stat:\(own)/\(all))を占めます。")
    }
    return sentences
  }

  /// The member with the largest figure; `nil` where one that may not be seen could be larger.
  private var largest: AxisMember? {
    let rows = table.rows.members.indices.filter { table.rows.members[$0].level == table.rows.level }
    let figures = rows.compactMap { row in table.figure(row: row, column: 0).value.map { (row, $0) } }
    guard figures.count == rows.count, figures.count > 1, let most = figures.map(\.1).max(),
      figures.filter({ $0.1 == most }).count == 1
    else { return nil }
    return figures.first { $0.1 == most }.map { table.rows.members[$0.0] }
  }

  // MARK: - Formulas

  private func name(_ indices: [String]) -> String { "\(id)[\(indices.joined(separator: ","))]" }

  private func filled(_ formula: String) -> String {
    // An address with spaces stands in angle brackets.
    let address = formula.contains(" ") ? "<stat:\(formula)>" : "stat:\(formula)"
    return "[?\(table.unit.counter)](\(address))"
  }
}

extension Period.Length {
  /// The last period of this length.
  fileprivate var relative: RelativePeriod {
    switch self {
    case .month: .lastMonth
    case .quarter: .lastQuarter
    case .fiscalYear: .lastFiscalYear
    }
  }

  private var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .fiscalYear: 12
    }
  }

  /// How many periods of this length the period before a report lies back, and the year before, with words for each.
  fileprivate func earlier(than report: MonthRange) -> [(distance: Int, words: String)] {
    let length = report.months.count
    let words = [1: "前の月", 3: "前の四半期", 12: "前の年度"][length] ?? "前の期間"
    let (before, year) = distances(from: report)
    return [
      before.map { ($0, self == .month && length > 1 ? "\(words)の終わり" : words) },
      year.map { ($0, self == .month ? "前の年の同じ月" : "前の年の同じ時期") },
    ].compactMap(\.self)
  }

  /// How many periods of this length the period before a report lies back, and the year before where that is another.
  fileprivate func distances(from report: MonthRange) -> (before: Int?, year: Int?) {
    let length = report.months.count
    return (length % months == 0 ? length / months : nil, length == 12 ? nil : 12 / months)
  }
}
