public import Chronology

/// One of the two sides of a table: what its rows or columns stand for.
public struct Axis: Sendable, Hashable {
  /// The variable that it distinguishes, such as `issue` or `month`; an axis of one figure has the empty name.
  public let variable: String
  /// The name of its column in data, in ASCII.
  public let name: String
  /// Its name for readers.
  public let title: String
  /// Whether data have a column with the labels of its members.
  public let showsLabels: Bool
  /// All its members: those of the finest level first, then coarser ones, then the total.
  public let members: [AxisMember]

  /// Makes an axis from its parts.
  public init(variable: String, name: String, title: String, showsLabels: Bool = false, members: [AxisMember]) {
    self.variable = variable
    self.name = name
    self.title = title
    self.showsLabels = showsLabels
    self.members = members
  }

  /// An axis with a single member, for tables that have only rows.
  public static let single = Axis(
    variable: "", name: "", title: "", members: [AxisMember(code: "", label: "", level: "total")])

  /// The finest level, which is the one that is printed.
  public var level: String { members.first?.level ?? "total" }

  /// The positions of the members that are printed: the finest level, and the total where there is one.
  public var printed: [Int] { printed(at: level) }

  /// The positions of the members of a level, and the total where there is one.
  public func printed(at level: String) -> [Int] {
    members.indices.filter { members[$0].level == level || members[$0].isTotal }
  }

  /// The levels of the members without the total, finest first.
  public var levels: [String] {
    var levels: [String] = []
    for member in members where !member.isTotal && !levels.contains(member.level) { levels.append(member.level) }
    return levels
  }

  /// Whether it has the total of all that its variable tells, and nothing else.
  public var isTotalAlone: Bool { !variable.isEmpty && levels.isEmpty }

  /// The names by which the ends of an axis of periods can be told.
  public static let ends = (first: "first", last: "last")

  /// The position of a member by its code, or of the first or last of the finest periods by the name of that end; `nil`
  /// if there is none.
  ///
  /// - Parameter period: the months that the ends are those of, instead of those of the axis.
  public func position(named name: String, in period: MonthRange? = nil) -> Int? {
    if let position = members.firstIndex(where: { $0.code == name }) { return position }
    guard name == Self.ends.first || name == Self.ends.last else { return nil }
    let isFirst = name == Self.ends.first
    let finest = members.indices.filter { members[$0].level == level && members[$0].period != nil }
    guard let period else { return isFirst ? finest.first : finest.last }
    let month = isFirst ? period.first : period.last
    return finest.first { members[$0].period?.months.contains(month) ?? false }
  }

  /// The same axis with some of its members.
  public func keeping(_ positions: [Int]) -> Axis {
    Axis(variable: variable, name: name, title: title, showsLabels: showsLabels, members: positions.map { members[$0] })
  }
}

/// A row or column: one code, a group of codes, a period, a number, or all together.
public struct AxisMember: Sendable, Hashable {
  /// The name in data and in expressions, such as `poverty` or `2022-12`.
  public let code: String
  /// The name for readers.
  public let label: String
  /// How fine it is: `code`, `group`, `month`, `quarter`, `fiscal-year`, `number` or `total`.
  public let level: String
  /// The period that it stands for, if it is one.
  public let period: Period?
  /// The number that it stands for, if it is one: how many issues a person has.
  public let number: Int?
  /// The values of the variable that it takes together, each at its finest.
  public let covers: [String]

  /// Makes a member from its parts.
  public init(
    code: String, label: String, level: String, period: Period? = nil, number: Int? = nil, covers: [String] = []
  ) {
    self.covers = covers
    self.code = code
    self.label = label
    self.level = level
    self.period = period
    self.number = number
  }

  /// Everything on the axis together.
  public static let total = AxisMember(code: "total", label: "合計", level: "total")

  /// The same member with the values that it takes together.
  public func covering(_ values: [String]) -> AxisMember {
    AxisMember(code: code, label: label, level: level, period: period, number: number, covers: values)
  }

  /// Whether it is everything together.
  public var isTotal: Bool { level == "total" }
}
