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
  let today: Result<CalendarDate, Stop>
  /// The day in Japan, which new pages bear.
  let dayInJapan: Result<CalendarDate, Stop>

  static var current: Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let allowsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    return Surroundings(
      language: language(asked: CommandLine.arguments, environment),
      hasColor: allowsColor && StandardStream.error.isTerminal,
      cores: ProcessInfo.processInfo.activeProcessorCount,
      today: today(epoch: environment["SOURCE_DATE_EPOCH"], clock: Date().timeIntervalSince1970),
      dayInJapan: today(
        epoch: environment["SOURCE_DATE_EPOCH"], clock: Date().timeIntervalSince1970, hoursEast: 9))
  }

  /// The language that the words of the command ask for, so that what is wrong with them is told in it too; or that of
  /// the process.
  static func language(asked words: [String], _ environment: [String: String]) -> Message.Language {
    // A new site is asked for in the language of its pages.
    let isOfPages = words.dropFirst().starts(with: ["new", "site"])
    if !isOfPages, let asked = words.value(ofOption: "--language").flatMap(Message.Language.init) { return asked }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("ja") ? .japanese : .english
  }

  /// The day, or why it cannot be told.
  ///
  /// A clock that was never set would make every record one of the future.
  ///
  /// - Parameters:
  ///   - epoch: what `SOURCE_DATE_EPOCH` says, in seconds since 1970.
  ///   - clock: what the clock of the machine says, likewise.
  ///   - hoursEast: where the day is wanted; the farthest east unless told otherwise.
  static func today(epoch: String?, clock: Double, hoursEast: Double = 14) -> Result<CalendarDate, Stop> {
    guard let seconds = epoch.map({ Int($0).map(Double.init) }) ?? clock, abs(seconds) < 1e12,
      let day = CalendarDate(daysSince1970: Int(((seconds + hoursEast * 3600) / 86_400).rounded(.down)))
    else { return .failure(Stop(.usage, [.strangeEpoch(epoch ?? "")])) }
    guard day.year >= firstYear else {
      return .failure(epoch == nil ? Stop(.machine, [.clockNotSet(day)]) : Stop(.usage, [.earlyEpoch(day)]))
    }
    return .success(day)
  }

  /// No record and no site of this tool is older.
  private static let firstYear = 2000
}

extension Diagnostic {
  fileprivate static func clockNotSet(_ day: CalendarDate) -> Self {
    Self(
      "machine.clock", at: nil,
      Message(en: "the clock of this machine says \(day.iso)", ja: "この機械の時計が\(day.iso)を示しています"),
      hint: Message(
        en: "set the clock, or say the day with SOURCE_DATE_EPOCH", ja: "時計を合わせるか、SOURCE_DATE_EPOCH で日を指定してください"))
  }

  fileprivate static func strangeEpoch(_ text: String) -> Self {
    Self(
      "usage.source-date-epoch", at: nil,
      Message(en: "SOURCE_DATE_EPOCH is no time: '\(text)'", ja: "SOURCE_DATE_EPOCH が時刻になっていません（「\(text)」）"),
      hint: Message(
        en: "write seconds since 1970, as 'date +%s' prints them", ja: "date +%s が示すような、1970年からの秒数にしてください"))
  }

  fileprivate static func earlyEpoch(_ day: CalendarDate) -> Self {
    Self(
      "usage.source-date-epoch", at: nil,
      Message(
        en: "SOURCE_DATE_EPOCH is \(day.iso), before any record can be", ja: "SOURCE_DATE_EPOCH が\(day.iso)で、どの記録よりも前です"
      ),
      hint: Message(
        en: "write the time of the last change, as 'git log -1 --format=%ct' prints it",
        ja: "git log -1 --format=%ct が示すような、最後の変更の時刻にしてください"))
  }
}
