import CaseRecords
import Chronology
import Codes
import Content
import Diagnostics

/// Holds the people of whom cases tell against the register: nobody must find a record in a case, whoever made it up.
///
/// What fits no record is nobody's; what fits as many records as make a count that may be published is anybody's. A case
/// may not fit fewer: by all that it tells, by any three or more of district, age band, household, issues and months, or by
/// three quarters or more of its single facts, for which each issue and each month is one.
struct CaseStories {
  private let register: Register
  /// The least number of people whose count may be published.
  private let threshold: Int
  /// The months that the register knows of; what a case tells of others says nothing of a record.
  private let period: MonthRange?

  init(_ register: Register, threshold: Int, period: MonthRange?) {
    self.register = register
    self.threshold = threshold
    self.period = period
  }

  /// What is to be said where the register is elsewhere: the first case that nobody compared with it.
  static func notCompared(_ entries: [Entry]) -> [Diagnostic] {
    let told = entries.filter { !persons(toBeComparedOf: $0).isEmpty }
    return told.first.map { [.casesNotCompared(told.count, at: $0.source.wholePlace)] } ?? []
  }

  /// Cases that fit too few records; which and how many is not told.
  func problems(_ entries: [Entry]) -> [Diagnostic] {
    entries.compactMap { entry in
      let profiles = profiles(of: Self.persons(toBeComparedOf: entry))
      return profiles.contains { fitsFew($0) } ? .closeToRecord(at: entry.source.wholePlace) : nil
    }
  }

  /// The people that a page tells of, unless they agreed to have it told: then they may be found in it.
  private static func persons(toBeComparedOf entry: Entry) -> [PersonValue] {
    guard entry.provenance != .consented else { return [] }
    return entry.values.compactMap { if case .person(let person)? = $0 { person } else { nil } }
  }

  /// What is compared of the people of a page: each person alone and, because all may be told of one person, every
  /// combination of their districts, age bands and households, with the issues and months of all.
  private func profiles(of persons: [PersonValue]) -> [Profile] {
    let alone = persons.map {
      Profile(
        district: $0.district, ageBand: $0.ageBand, household: $0.household, issues: Set($0.issues), months: $0.months)
    }
    guard persons.count > 1 else { return alone }
    func any(_ value: (PersonValue) -> Int?) -> [Int?] {
      let told = Set(persons.compactMap(value)).sorted()
      return told.isEmpty ? [nil] : told
    }
    let (issues, months) = (Set(persons.flatMap(\.issues)), persons.flatMap(\.months))
    return alone
      + any(\.district).flatMap { district in
        any(\.ageBand).flatMap { ageBand in
          any(\.household).map { household in
            Profile(district: district, ageBand: ageBand, household: household, issues: issues, months: months)
          }
        }
      }
  }

  /// What is told of somebody.
  private struct Profile {
    let district: Int?
    let ageBand: Int?
    let household: Int?
    let issues: Set<Int>
    let months: [PersonValue.MonthState]
  }

  /// One thing that is told of a person.
  private typealias Fact = @Sendable (Case) -> Bool

  private func fitsFew(_ profile: Profile) -> Bool {
    let groups = groups(of: profile)
    guard !groups.isEmpty else { return false }
    let facts = groups.flatMap(\.self)
    let least = max(min(3, facts.count), (3 * facts.count + 3) / 4)
    let fits = register.cases.map { record in facts.count { $0(record) } }
    // One record may fit more of them than the many that fit three quarters.
    if (least...facts.count).contains(where: { level in isFew(fits.count { $0 >= level }) }) { return true }
    // A bit for each group of a record that fits whole: subsets are told from these.
    let fitting = register.cases.map { record in
      groups.enumerated().reduce(0) { bits, group in
        group.element.allSatisfy { $0(record) } ? bits | 1 << group.offset : bits
      }
    }
    let all = 1 << groups.count
    return (1..<all).contains { subset in
      guard subset == all - 1 || subset.nonzeroBitCount >= 3 else { return false }
      return isFew(fitting.count { $0 & subset == subset })
    }
  }

  private func isFew(_ count: Int) -> Bool { count > 0 && count < threshold }

  /// What is told of district, age band, household, issues and months, each with its facts.
  private func groups(of profile: Profile) -> [[Fact]] {
    var groups: [[Fact]] = []
    if let district = profile.district { groups.append([{ $0.district == district }]) }
    if let band = profile.ageBand { groups.append([{ $0.ageBand == band }]) }
    if let household = profile.household { groups.append([{ $0.household == household }]) }
    // A code and the one that took its place mean the same of a person.
    let list = register.variables.issues
    let issues = Set(profile.issues.map(list.newest)).sorted().map { issue -> Fact in
      { record in record.issues.contains { list.newest(of: $0) == issue } }
    }
    if !issues.isEmpty { groups.append(issues) }
    let months = profile.months.map(fact)
    if !months.isEmpty { groups.append(months) }
    return groups
  }

  /// What is told of a month.
  ///
  /// The register has no states of months outside its period, but it knows when support began.
  private func fact(_ told: PersonValue.MonthState) -> Fact {
    let month = told.month
    if period.map({ $0.contains(month) }) ?? true {
      return { record in record.months.contains { $0.month == month && $0.state == told.state } }
    }
    if told.state == register.variables.states.opening {
      return { record in ([record.opened] + record.reopened).contains { CalendarMonth(of: $0) == month } }
    }
    return { CalendarMonth(of: $0.opened) <= month }
  }
}

extension Diagnostic {
  fileprivate static func casesNotCompared(_ count: Int, at place: Place) -> Self {
    Self(
      "case.not-compared", severity: .warning, at: place,
      Message(
        en: "no register here to compare \(count == 1 ? "1 case study" : "\(count) case studies") with",
        ja: "登録簿がないので、\(count)件の事例に書かれた人のことを、登録簿と見比べていません"),
      hint: Message(
        en: "run 'engawa check' where the register is before they are published",
        ja: "公開する前に、登録簿のある機械で engawa check を実行してください"))
  }

  fileprivate static func closeToRecord(at place: Place) -> Self {
    Self(
      "case.close-to-record", at: place,
      Message(
        en: "what this case tells of the person fits so few records that somebody could be found in it",
        ja: "この事例の人に当てはまる記録が少なすぎて、だれかのことだと思われるおそれがあります"),
      hint: Message(
        en: "leave one of district, age band, household, issues and months out, or tell another; then check again",
        ja: "地区・年代・世帯・課題・月のどれかを、書かずにおくか、別のものに変えて、もう一度確かめてください"))
  }
}
