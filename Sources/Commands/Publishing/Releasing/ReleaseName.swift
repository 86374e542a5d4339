import Chronology
import Fields
import Files

/// What releases may be called.
enum ReleaseName {
  /// A name is that of a folder, and stands in addresses and citations.
  private static let longest = 60

  /// The name of a release that nobody named: that of its page and its months, such as `monthly-report-2022-12`.
  static func ofPage(_ page: String, _ period: MonthRange?) -> String {
    let name = FilePath.name(of: page)
    guard let period else { return name }
    return "\(name)-\(period.code.replacing("..", with: "-to-"))"
  }

  /// Whether a name can be that of a folder on every machine.
  static func isFit(_ name: String) -> Bool {
    Name.isValid(name) && name.utf8.count <= longest && !isDevice(name)
  }

  /// Whether Windows takes a name for a device, so that no folder of that name can be checked out there.
  private static func isDevice(_ name: String) -> Bool {
    ["con", "prn", "aux", "nul"].contains(name) || name.wholeMatch(of: #/(com|lpt)[0-9]/#) != nil
  }
}
