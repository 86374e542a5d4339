import CaseRecords
import Chronology
import Content
import Diagnostics

/// Holds the people of whom cases tell against the register: nobody must find a record in a case, whoever made it up.
///
/// What fits no record is nobody's; what fits as many records as make a count that may be published is anybody's. A case
/// may not fit fewer: by all that it tells, by any three or more of district, age band, household, issues and months, or by
/// three quarters of its single facts, for which each issue and each month is one.
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

  /// Cases that fit too few records; which and how many is not told.
  func problems(_ entries: [Entry], _ kinds: KindBook) -> [Diagnostic] {
    entries.compactMap { entry in
      // Who agreed to have it told may be found in it.
      guard entry.provenance != .consented else { return nil }
      let persons = entry.values.compactMap { value -> PersonValue? in
        if case .person(let person)? = value { person } else { nil }
      }
      // Whatever a page tells of people may be of one.
      let all = persons.map { [$0] } + (persons.count > 1 ? [persons] : [])
      return all.contains { fitsFew($0) } ? .closeToRecord(at: entry.source.wholePlace) : nil
    }
  }

  /// One thing that is told of a person.
  private typealias Fact = @Sendable (Case) -> Bool

  private func fitsFew(_ persons: [PersonValue]) -> Bool {
    let groups = groups(of: persons)
    guard !groups.isEmpty else { return false }
    let facts = groups.flatMap(\.self)
    let most = max(min(3, facts.count), (3 * facts.count + 3) / 4)
    let like = register.cases.count { record in facts.count { $0(record) } >= most }
    if isFew(like) { return true }
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
  private func groups(of persons: [PersonValue]) -> [[Fact]] {
    var groups: [[Fact]] = []
    if let district = persons.lazy.compactMap(\.district).first { groups.append([{ $0.district == district }]) }
    if let band = persons.lazy.compactMap(\.ageBand).first { groups.append([{ $0.ageBand == band }]) }
    if let household = persons.lazy.compactMap(\.household).first { groups.append([{ $0.household == household }]) }
    let issues = Set(persons.flatMap(\.issues)).sorted().map { issue -> Fact in { $0.issues.contains(issue) } }
    if !issues.isEmpty { groups.append(issues) }
    let months = persons.flatMap(\.months).filter { month in period.map { $0.contains(month.month) } ?? true }
      .map { told -> Fact in { record in record.months.contains { $0.month == told.month && $0.state == told.state } } }
    if !months.isEmpty { groups.append(months) }
    return groups
  }
}

extension Diagnostic {
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
