import CaseRecords
import Content
import Diagnostics

/// Holds the people of whom cases tell against the register: nobody must find a record in a case, whoever made it up.
///
/// What fits no record is nobody's; what fits as many records as make a count that may be published is anybody's. A case
/// may not fit fewer, neither by all that it tells nor, where it tells five particulars, by any four of them.
struct CaseStories {
  private let register: Register
  /// The least number of people whose count may be published.
  private let threshold: Int

  init(_ register: Register, threshold: Int) {
    self.register = register
    self.threshold = threshold
  }

  /// Cases that fit too few records; which and how many is not told.
  func problems(_ entries: [Entry], _ kinds: KindBook) -> [Diagnostic] {
    entries.flatMap { entry -> [Diagnostic] in
      // Who agreed to have it told may be found in it.
      guard case .member(let name) = entry.kind, let kind = kinds[name], entry.provenance != .consented else {
        return []
      }
      return zip(kind.fields, entry.values).compactMap { _, value in
        guard case .person(let person)? = value, fitsFew(person) else { return nil }
        return .closeToRecord(at: entry.source.wholePlace)
      }
    }
  }

  /// One thing that is told of a person.
  private typealias Particular = @Sendable (Case) -> Bool

  private func fitsFew(_ person: PersonValue) -> Bool {
    let told = particulars(of: person)
    guard !told.isEmpty else { return false }
    var sets = [told]
    if told.count > 4 { sets += told.indices.map { place in told.indices.filter { $0 != place }.map { told[$0] } } }
    return sets.contains { set in
      let count = register.cases.count { record in set.allSatisfy { $0(record) } }
      return count > 0 && count < threshold
    }
  }

  private func particulars(of person: PersonValue) -> [Particular] {
    var told: [Particular] = []
    if let district = person.district { told.append { $0.district == district } }
    if let band = person.ageBand { told.append { $0.ageBand == band } }
    if let household = person.household { told.append { $0.household == household } }
    if !person.issues.isEmpty {
      let issues = Set(person.issues)
      told.append { issues.isSubset(of: $0.issues) }
    }
    if !person.months.isEmpty {
      let months = person.months
      told.append { record in
        months.allSatisfy { month in record.months.contains { $0.month == month.month && $0.state == month.state } }
      }
    }
    return told
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
