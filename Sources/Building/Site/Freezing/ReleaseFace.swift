public import Chronology
public import Tables

/// What a site shows of a release.
public struct ReleaseFace: Sendable {
  /// Its name, which is its folder.
  public let id: String
  /// The name of the page that it was made from.
  public let report: String
  /// The title of the report.
  public let title: String
  /// The months that it is about.
  public let period: MonthRange?
  /// The day on which it was made.
  public let day: CalendarDate
  /// The last day that its figures know of.
  public let asOf: CalendarDate?
  /// The number and the SHA-256 of the sealing that its figures rest on.
  public let sealing: (number: Int, sha256: String)?
  /// Whether figures in it are made up.
  public let isFictional: Bool
  /// The release in whose place it stands, whether that was wrong (or only provisional), and why.
  public let corrects: Replacement?
  /// The release that stands in its place.
  public let correctedBy: Replacement?
  /// The last correction of figures that it has, made after it was; `nil` if another release stands in its place.
  public let outdatedBy: Correction?
  /// When and why it was withdrawn, if it was.
  public let withdrawal: (day: CalendarDate, reason: String)?
  /// Its files with their sizes in bytes; none if it was withdrawn.
  public let files: [(path: String, size: Int)]

  /// The day on which something of it changed that readers should know of.
  var lastChange: CalendarDate { max(day, withdrawal?.day ?? day) }

  /// Another release, and why one stands in the place of the other.
  public struct Replacement: Sendable, Hashable {
    let id: String
    let isMistake: Bool
    let reason: String

    /// Names another release.
    public init(id: String, isMistake: Bool, reason: String) {
      self.id = id
      self.isMistake = isMistake
      self.reason = reason
    }
  }

  /// Tells of a release.
  public init(
    id: String, report: String, title: String, period: MonthRange?, day: CalendarDate, asOf: CalendarDate?,
    sealing: (number: Int, sha256: String)?, isFictional: Bool, corrects: Replacement?,
    correctedBy: Replacement? = nil, outdatedBy: Correction? = nil,
    withdrawal: (day: CalendarDate, reason: String)? = nil,
    files: [(path: String, size: Int)] = []
  ) {
    self.id = id
    self.report = report
    self.title = title
    self.period = period
    self.day = day
    self.asOf = asOf
    self.sealing = sealing
    self.isFictional = isFictional
    self.corrects = corrects
    self.correctedBy = correctedBy
    self.outdatedBy = outdatedBy
    self.withdrawal = withdrawal
    self.files = files
  }
}
