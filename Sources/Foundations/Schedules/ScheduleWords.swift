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
  /// Days of the week as they are said, from Monday on.
  private static func fromMonday(_ days: Set<Weekday>) -> [Weekday] {
    days.sorted { ($0.rawValue + 6) % 7 < ($1.rawValue + 6) % 7 }
  }

  /// The first and the last of three or more days that follow one another, also over the end of the week.
  private static func range(_ days: Set<Weekday>) -> (Weekday, Weekday)? {
    guard (3...6).contains(days.count) else { return nil }
    let all = Weekday.allCases
    let begins = days.filter { !days.contains(all[($0.rawValue + 6) % 7]) }
    guard begins.count == 1, let first = begins.first else { return nil }
    return (first, all[(first.rawValue + days.count - 1) % 7])
  }

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
      if let (first, last) = Self.range(days) { return "\(first.englishName) to \(last.englishName)" }
      return "every \(Self.englishList(Self.fromMonday(days).map(\.englishName)))"
    case .monthly(let weeks, let days):
      let numbers = Self.inOrder(weeks).map { $0.map(Self.ordinal) ?? "last" }
      return
        "the \(Self.englishList(numbers)) \(Self.englishList(Self.fromMonday(days).map(\.englishName))) of the month"
    case .daysOfMonth(let days):
      let names = days.filter { $0 > 0 }.sorted().map(Self.ordinal) + (days.contains(0) ? ["the last day"] : [])
      return "the \(Self.englishList(names)) of every month"
    case .dates(let dates): return Self.englishList(dates.sorted().map(\.english))
    }
  }

  fileprivate var plainJapanese: String {
    switch self {
    case .weekly(let days):
      if days.count == Weekday.allCases.count { return "毎日（まいにち）" }
      if let (first, last) = Self.range(days) {
        return "毎週（まいしゅう） \(first.japaneseName)から \(last.japaneseName)まで"
      }
      return "毎週（まいしゅう） \(Self.japaneseList(Self.fromMonday(days).map(\.japaneseName)))"
    case .monthly(let weeks, let days):
      let numbers = Self.inOrder(weeks).map { $0.map { "\($0)番目（ばんめ）" } ?? "最後（さいご）" }
      let names = "\(Self.japaneseList(numbers))の \(Self.japaneseList(Self.fromMonday(days).map(\.japaneseName)))"
      // Not every month has five of a name.
      return weeks.contains(.number(5)) ? names : "毎月（まいつき） \(names)"
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
