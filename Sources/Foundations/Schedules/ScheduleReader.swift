import Chronology

/// Reads a rule of a schedule, sign by sign.
struct ScheduleReader {
  private var rest: Substring
  private let since: CalendarDate
  private var patterns: [DayPattern] = []

  init(_ text: String, since: CalendarDate) {
    rest = Self.plain(text)[...]
    self.since = since
  }

  /// Wide digits and signs as narrow ones, all dashes as one, and no spaces but one between days and times.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for character in text {
      switch character {
      case "０"..."９":
        let scalar = character.unicodeScalars.first?.value ?? 0
        plain.unicodeScalars.append(Unicode.Scalar(scalar - 0xFF10 + 0x30) ?? "0")
      case "〜", "～", "–", "—", "−", "-", "~", "‐", "－": plain.append("–")
      case "：": plain.append(":")
      case "、", "，", ",", "･", "・": plain.append("・")
      case "　", " ", "\t": if plain.last != " ", !plain.isEmpty { plain.append(" ") }
      default: plain.append(character)
      }
    }
    return plain.last == " " ? String(plain.dropLast()) : plain
  }

  mutating func read() throws(ScheduleRule.Problem) -> (patterns: [DayPattern], start: ClockTime?, end: ClockTime?) {
    while !rest.isEmpty, !startsTime {
      if !patterns.isEmpty && takeAnd() || take(" ") { continue }
      try readDays()
    }
    guard !patterns.isEmpty else { throw .noDay }
    let (start, end) = try readTimes()
    guard rest.isEmpty else { throw .unread(String(rest)) }
    return (patterns, start, end)
  }

  // MARK: - Days

  private mutating func readDays() throws(ScheduleRule.Problem) {
    _ = take("毎月")
    if take("毎日") { return patterns.append(.weekly(Set(Weekday.allCases))) }
    if take("平日") { return patterns.append(.weekly([.monday, .tuesday, .wednesday, .thursday, .friday])) }
    if take("毎週") { return patterns.append(.weekly(try weekdays())) }
    if take("末日") { return patterns.append(.daysOfMonth([0])) }
    if rest.first == "第" || rest.hasPrefix("最終") || rest.hasPrefix("最後の") {
      return patterns.append(.monthly(try weeks(), try weekdays()))
    }
    if let first = rest.first, Weekday(first) != nil, first != "日" || rest.dropFirst().first == "曜" {
      return patterns.append(.weekly(try weekdays()))
    }
    try readSingleDay()
  }

  /// 第2・第4, 第2・4, 最終.
  private mutating func weeks() throws(ScheduleRule.Problem) -> Set<DayPattern.WeekOfMonth> {
    var weeks: Set<DayPattern.WeekOfMonth> = []
    repeat {
      if take("最終") || take("最後の") {
        weeks.insert(.last)
      } else {
        _ = take("第")
        guard let number = takeNumber() else { throw .unread(String(rest)) }
        guard (1...5).contains(number) else { throw .impossible("第\(number)") }
        weeks.insert(.number(number))
      }
    } while takeAnd()
    return weeks
  }

  /// 火曜, 火・木曜日, 月–金曜.
  private mutating func weekdays() throws(ScheduleRule.Problem) -> Set<Weekday> {
    var days: Set<Weekday> = []
    var wholeWords = false
    while let sign = rest.first, let day = Weekday(sign), sign != "日" || !wholeWords || rest.dropFirst().first == "曜" {
      rest.removeFirst()
      days.insert(day)
      wholeWords = takeWeekdayEnding()
      if take("–") || take("から") {
        guard let sign = rest.first, let last = Weekday(sign) else { throw .unread(String(rest)) }
        rest.removeFirst()
        wholeWords = takeWeekdayEnding()
        days.formUnion(Self.days(from: day, to: last))
      }
      // What follows may be other weeks.
      guard let and = rest.first, "・と".contains(and), let next = rest.dropFirst().first, Weekday(next) != nil else {
        break
      }
      rest.removeFirst()
    }
    guard !days.isEmpty else { throw .unread(String(rest)) }
    return days
  }

  private mutating func takeWeekdayEnding() -> Bool {
    guard take("曜") else { return false }
    _ = take("日")
    return true
  }

  private static func days(from first: Weekday, to last: Weekday) -> [Weekday] {
    let end = last < first ? last.rawValue + 7 : last.rawValue
    return (first.rawValue...end).map { Weekday.allCases[$0 % 7] }
  }

  /// 4月8日, 2027年4月8日, 令和9年4月8日, 10日 of each month.
  private mutating func readSingleDay() throws(ScheduleRule.Problem) {
    let written = String(rest.prefix { !"・と （(".contains($0) })
    var after = rest.dropFirst(written.count)
    // 4月8日（水）: which day it is, people write as well.
    if let first = after.first, "（(".contains(first), let end = after.firstIndex(where: { "）)".contains($0) }) {
      after = after[after.index(after: end)...]
    }
    if let date = CalendarDate(written: written.replacing("–", with: "-")) {
      rest = after
      return patterns.append(.dates([date]))
    }
    if let match = written.wholeMatch(of: #/(\d{1,2})月(\d{1,2})日?/#), let month = Int(match.1), let day = Int(match.2) {
      guard let date = next(month, day) else { throw .impossible(written) }
      rest = after
      return patterns.append(.dates([date]))
    }
    if let match = written.wholeMatch(of: #/(\d{1,2})日/#), let day = Int(match.1) {
      guard (1...31).contains(day) else { throw .impossible(written) }
      rest = after
      return patterns.append(.daysOfMonth([day]))
    }
    throw .unread(String(rest))
  }

  /// The first day of that name on or after the day from which on it counts.
  private func next(_ month: Int, _ day: Int) -> CalendarDate? {
    // 29 February comes after eight years at most.
    (since.year...since.year + 8).lazy.compactMap { CalendarDate(year: $0, month: month, day: day) }
      .first { $0 >= since }
  }

  // MARK: - Times

  /// Whether a time begins here: 18:00, 18時, 午後6時.
  private var startsTime: Bool {
    rest.hasPrefix("午前") || rest.hasPrefix("午後") || rest.prefixMatch(of: #/\d{1,2}(:|時)/#) != nil
  }

  private mutating func readTimes() throws(ScheduleRule.Problem) -> (ClockTime?, ClockTime?) {
    _ = take(" ")
    guard startsTime else { return (nil, nil) }
    let (start, isAfternoon) = try time(isAfternoon: false)
    guard take("–") || take("から") else { return (start, nil) }
    guard startsTime else {
      guard rest.isEmpty else { throw .unread(String(rest)) }
      return (start, nil)
    }
    // 午後6時〜8時30分 ends in the evening.
    let (end, _) = try time(isAfternoon: isAfternoon)
    _ = take("まで")
    guard start < end else { throw .impossible("\(start.text)–\(end.text)") }
    return (start, end)
  }

  private mutating func time(isAfternoon before: Bool) throws(ScheduleRule.Problem) -> (ClockTime, Bool) {
    let written = String(rest)
    var isAfternoon = before
    if take("午後") { isAfternoon = true } else if take("午前") { isAfternoon = false }
    guard let hour = takeNumber() else { throw .unread(written) }
    var minute = 0
    if take(":") {
      guard let number = takeNumber() else { throw .unread(written) }
      minute = number
    } else if take("時") {
      if take("半") {
        minute = 30
      } else if let number = takeNumber() {
        guard take("分") else { throw .unread(written) }
        minute = number
      }
    } else {
      throw .unread(written)
    }
    guard let time = ClockTime(hour: isAfternoon && hour < 12 ? hour + 12 : hour, minute: minute) else {
      throw .impossible(written)
    }
    return (time, isAfternoon)
  }

  // MARK: - Signs

  /// What stands between one and another.
  private mutating func takeAnd() -> Bool { take("・") || take("と") || take("及び") }

  private mutating func take(_ word: String) -> Bool {
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func takeNumber() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 4, let number = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }
}
