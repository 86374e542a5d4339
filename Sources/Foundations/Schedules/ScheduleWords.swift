import Chronology

// A rule in other words than those in which it was written, for readers who do not read these.
extension ScheduleRule {
  /// The rule in English: 2nd and 4th Wednesday of the month, 18:00–20:30.
  public var english: String {
    let days = DayPattern.merged(patterns).map(\.english).joined(separator: " and ")
    let text = days.prefix(1).uppercased() + days.dropFirst()
    guard let start else { return text }
    return end.map { "\(text), \(start.text)–\($0.text)" } ?? "\(text), from \(start.text)"
  }

  /// The rule in plain Japanese, with spaces between words and readings behind them:
  /// 毎週（まいしゅう） 水曜日（すいようび） 18:00から 20:30まで.
  public var plainJapanese: String {
    let days = DayPattern.merged(patterns).map(\.plainJapanese).joined(separator: "、")
    guard let start else { return days }
    return "\(days) \(start.text)から" + (end.map { " \($0.text)まで" } ?? "")
  }
}

extension DayPattern {
  private static let workdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

  /// Patterns of which neighbours of one sort are one: 10日・20日 are two days of each month.
  fileprivate static func merged(_ patterns: [DayPattern]) -> [DayPattern] {
    patterns.reduce(into: []) { merged, next in
      guard let last = merged.last, let both = last.joined(with: next) else { return merged.append(next) }
      merged[merged.count - 1] = both
    }
  }

  private func joined(with other: DayPattern) -> DayPattern? {
    switch (self, other) {
    case (.weekly(let a), .weekly(let b)): .weekly(a.union(b))
    case (.monthly(let weeks, let a), .monthly(let others, let b)) where weeks == others: .monthly(weeks, a.union(b))
    case (.monthly(let a, let days), .monthly(let b, let others)) where days == others: .monthly(a.union(b), days)
    case (.daysOfMonth(let a), .daysOfMonth(let b)): .daysOfMonth(a.union(b))
    case (.dates(let a), .dates(let b)): .dates(a.union(b))
    default: nil
    }
  }

  fileprivate var english: String {
    switch self {
    case .weekly(let days):
      if days.count == Weekday.allCases.count { return "every day" }
      return days == Self.workdays ? "Monday to Friday" : "every \(Self.englishList(days.sorted().map(\.englishName)))"
    case .monthly(let weeks, let days):
      let numbers = Self.inOrder(weeks).map { $0.map(Self.ordinal) ?? "last" }
      return "\(Self.englishList(numbers)) \(Self.englishList(days.sorted().map(\.englishName))) of the month"
    case .daysOfMonth(let days):
      let names = days.filter { $0 > 0 }.sorted().map(Self.ordinal) + (days.contains(0) ? ["last day"] : [])
      return "the \(Self.englishList(names)) of every month"
    case .dates(let dates): return Self.englishList(dates.sorted().map(\.english))
    }
  }

  fileprivate var plainJapanese: String {
    switch self {
    case .weekly(let days):
      if days.count == Weekday.allCases.count { return "毎日（まいにち）" }
      return days == Self.workdays
        ? "月曜日（げつようび）から 金曜日（きんようび）まで"
        : "毎週（まいしゅう） \(Self.japaneseList(days.sorted().map(\.japaneseName)))"
    case .monthly(let weeks, let days):
      let numbers = Self.inOrder(weeks).map { $0.map { "\($0)番目（ばんめ）" } ?? "最後（さいご）" }
      return "毎月（まいつき） \(Self.japaneseList(numbers))の \(Self.japaneseList(days.sorted().map(\.japaneseName)))"
    case .daysOfMonth(let days):
      let names = days.filter { $0 > 0 }.sorted().map { "\($0)日" } + (days.contains(0) ? ["最後（さいご）の 日"] : [])
      return "毎月（まいつき） \(Self.japaneseList(names))"
    case .dates(let dates): return Self.japaneseList(dates.sorted().map { "\($0.year)年\($0.month)月\($0.day)日" })
    }
  }

  /// The numbers of weeks, and last the last as `nil`.
  private static func inOrder(_ weeks: Set<WeekOfMonth>) -> [Int?] {
    let numbers = weeks.compactMap { if case .number(let number) = $0 { number } else { nil } }.sorted()
    return numbers + (weeks.contains(.last) ? [nil] : [])
  }

  private static func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (1, let tens) where tens != 11: "\(number)st"
    case (2, let tens) where tens != 12: "\(number)nd"
    case (3, let tens) where tens != 13: "\(number)rd"
    default: "\(number)th"
    }
  }

  private static func englishList(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }

  private static func japaneseList(_ words: [String]) -> String { words.joined(separator: "と ") }
}

extension Weekday {
  fileprivate var englishName: String {
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][rawValue]
  }

  fileprivate var japaneseName: String {
    let reading = ["にち", "げつ", "か", "すい", "もく", "きん", "ど"][rawValue]
    return "\(japanese)曜日（\(reading)ようび）"
  }
}
