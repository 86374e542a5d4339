import Chronology
import Diagnostics
import Tables

/// A record as far as it could be read, and where each of its fields stands.
///
/// The birth date is open here, for as long as the record is checked, and is closed in with the rest afterwards.
struct CaseDraft {
  var id: String?
  var district: Int?
  var opened: CalendarDate?
  /// The month from which it counts, if it became known late.
  var countedFrom: CalendarMonth?
  var reopened: [CalendarDate] = []
  var closed: [CalendarDate] = []
  var route: Int?
  var firstContact: Int?
  var ageBand: Int?
  var household: Int?
  var issues: [Int]?
  /// The months that the record names, in order.
  var months: [Case.MonthState]?
  var birthDate: CalendarDate?
  var person = Person()

  /// The record, or `nil` if a field is missing that every record has.
  ///
  /// - Parameter months: the state in each month, with those that are not named.
  func finished(months: [Case.MonthState]) -> Case? {
    guard let id, let district, let begins, let route, let firstContact, let ageBand, let household, let issues
    else { return nil }
    var person = person
    person.birthDate = birthDate.map { Confidential($0) }
    return Case(
      id: id, district: district, opened: begins, reopened: reopened, closed: closed, route: route,
      firstContact: firstContact, ageBand: ageBand, household: household, issues: issues, months: months,
      person: person)
  }

  /// The day on which the case begins to count: that of its opening, or the first of the month in which it became known.
  var begins: CalendarDate? {
    opened.map { opened in countedFrom.map { max(opened, CalendarDate(firstOf: $0)) } ?? opened }
  }

  /// Whether a text can be the name of a record: letters, digits and hyphens, so that it is no person's name.
  static func isID(_ text: String) -> Bool {
    guard (1...32).contains(text.utf8.count), let first = text.utf8.first, first != UInt8(ascii: "-") else {
      return false
    }
    return text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}
