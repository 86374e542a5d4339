import Chronology
import Diagnostics
import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the process finds around it: language, terminal, number of cores.
///
/// It is read here and nowhere else.
struct Surroundings: Sendable {
  /// The language that the user reads.
  let language: Message.Language
  /// Whether diagnostics may be coloured.
  let hasColor: Bool
  /// How many cores there are.
  let cores: Int
  /// The latest day that it can be anywhere on earth, so that nothing of today is taken for the future; with
  /// `SOURCE_DATE_EPOCH` the day of that moment.
  let today: CalendarDate?

  static var current: Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let allowsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    return Surroundings(
      language: locale.hasPrefix("ja") ? .japanese : .english, hasColor: allowsColor && StandardStream.error.isTerminal,
      cores: ProcessInfo.processInfo.activeProcessorCount, today: today(environment["SOURCE_DATE_EPOCH"]))
  }

  private static func today(_ epoch: String?) -> CalendarDate? {
    let farthestEast = 14 * 3600
    let seconds = epoch.flatMap(Int.init) ?? Int(Date().timeIntervalSince1970)
    return CalendarDate(daysSince1970: (seconds + farthestEast) / 86_400)
  }
}
