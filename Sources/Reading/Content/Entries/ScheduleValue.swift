import Chronology
import Diagnostics
import Fields
import Schedules

extension FieldType where Value == Schedule {
  /// When something takes place: one line, several, or with what is otherwise on some days.
  ///
  /// - Parameter since: a day from which on days without a year are looked for.
  static func schedule(since: CalendarDate) -> FieldType {
    let expected = Message(
      en: "when it takes place: 第2・第4水曜 18:00–20:30, or {when: …, until: …, changes: […]}",
      ja: "第2・第4水曜 18:00–20:30 のような日時か、{when: 日時, until: 最後の日, changes: [中止や延期]}")
    return FieldType(expected: expected) { node, context in
      switch node.content {
      case .scalar, .sequence:
        return rules(since).parse(node, &context).map { Schedule(rules: $0) }
      case .mapping(let pairs):
        var reader = FieldReader(pairs, of: context.source, start: node.position)
        let rules = reader.required("when", rules(since))
        let from = reader.optional("from", .date)
        let until = reader.optional("until", .date)
        let exceptions = reader.optional("except", .list(.date)) ?? []
        let skipsHolidays = reader.optional("skip-holidays", .flag) ?? false
        let changes = reader.optional("changes", .list(.scheduleChange)) ?? []
        context.diagnostics += reader.finish()
        if let from, let until, until < from {
          context.diagnostics.append(.backwardSchedule(from, until, at: context.place(of: node)))
          return nil
        }
        guard let rules else { return nil }
        let schedule = Schedule(
          rules: rules, from: from, until: until, exceptions: Set(exceptions), skipsHolidays: skipsHolidays,
          changes: changes)
        // What is said of a day on which nothing takes place is meant for another.
        for date in schedule.strayDates {
          context.diagnostics.append(.strayDate(date, at: context.place(of: node)))
        }
        return schedule
      default: return nil
      }
    }
  }

  private static func rules(_ since: CalendarDate) -> FieldType<[ScheduleRule]> {
    let one = FieldType<ScheduleRule>.rule(since)
    return FieldType<[ScheduleRule]>(expected: one.expected) { node, context in
      if case .sequence = node.content { return FieldType<[ScheduleRule]>.list(one).parse(node, &context) }
      return one.parse(node, &context).map { [$0] }
    }
  }
}

extension FieldType where Value == ScheduleRule {
  fileprivate static func rule(_ since: CalendarDate) -> FieldType {
    FieldType(
      expected: Message(
        en: "days and times such as 第2・第4水曜 18:00–20:30, 毎週火曜 10:00–12:00 or 4月8日 13:00–15:00",
        ja: "第2・第4水曜 18:00–20:30、毎週火曜 10:00–12:00、4月8日 13:00–15:00 のような日時")
    ) { node, context in
      guard case .scalar(let text, _) = node.content else { return nil }
      do throws(ScheduleRule.Problem) {
        return try ScheduleRule(text, since: since)
      } catch {
        context.diagnostics.append(.unreadSchedule(error, at: context.place(of: node)))
        return nil
      }
    }
  }
}

extension FieldType where Value == Schedule.Change {
  fileprivate static let scheduleChange = FieldType(
    expected: Message(
      en: "a change: {date: 2026-12-09, reason: why, told: 2026-12-01}, with moved-to: if there is another day",
      ja: "中止や延期: {date: 2026-12-09, reason: 理由, told: 2026-12-01}。延期なら moved-to: 新しい日")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let date = reader.required("date", .date)
    let movedTo = reader.optional("moved-to", .date)
    let reason = reader.required("reason", .text)
    let told = reader.required("told", .date)
    context.diagnostics += reader.finish()
    guard let date, let reason, let told else { return nil }
    return Schedule.Change(date: date, movedTo: movedTo, reason: reason, told: told)
  }
}

extension Diagnostic {
  static func unreadSchedule(_ problem: ScheduleRule.Problem, at place: Place) -> Self {
    let hint = Message(
      en: "write it like 第2・第4水曜 18:00–20:30, 毎月最終土曜, 毎週火・木曜 10:00–12:00, 毎月10日 or 4月8日 13:00–15:00",
      ja: "第2・第4水曜 18:00–20:30、毎月最終土曜、毎週火・木曜 10:00–12:00、毎月10日、4月8日 13:00–15:00 のように書いてください")
    let message =
      switch problem {
      case .noDay: Message(en: "no day is named here", ja: "曜日や日付がありません")
      case .unread(""): Message(en: "the schedule ends too early", ja: "日時が途中で終わっています")
      case .unread(let text): Message(en: "'\(text)' is no day and no time", ja: "「\(text)」は日付や時刻として読めません")
      case .impossible(let text): Message(en: "there is no '\(text)'", ja: "「\(text)」はありません")
      }
    return Self("schedule.unread", at: place, message, hint: hint)
  }

  static func backwardSchedule(_ from: CalendarDate, _ until: CalendarDate, at place: Place) -> Self {
    Self(
      "schedule.backwards", at: place,
      Message(
        en: "it ends on \(until.iso), before it begins on \(from.iso)", ja: "終わる日（\(until.iso)）が、始まる日（\(from.iso)）より前です"
      ),
      hint: Message(
        en: "'from' is the first day and 'until' the last", ja: "from に最初の日、until に最後の日を書いてください"))
  }

  static func strayDate(_ date: CalendarDate, at place: Place) -> Self {
    Self(
      "schedule.stray-date", at: place,
      Message(
        en: "nothing takes place on \(date.iso), of which something is said here", ja: "\(date.iso) には、もともと予定がありません"),
      hint: Message(
        en: "name a day of the schedule; a new day is written under 'moved-to' or 'when'",
        ja: "予定のある日を書いてください。新しい日は moved-to か when に書きます"))
  }
}
