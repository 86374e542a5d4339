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

  static var current: Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let allowsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    return Surroundings(
      language: locale.hasPrefix("ja") ? .japanese : .english, hasColor: allowsColor && StandardStream.error.isTerminal,
      cores: ProcessInfo.processInfo.activeProcessorCount)
  }
}
