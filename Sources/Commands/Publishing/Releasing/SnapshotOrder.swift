public import Chronology

extension Publishing {
  /// What is to be frozen, and as what.
  public struct SnapshotOrder: Sendable {
    /// The name of the release; `nil` for that of the page and its months.
    public var id: String?
    /// The name of the page of the report.
    public var report: String
    /// The months that it reports on, if others than it says itself.
    public var period: MonthRange?
    /// The release in whose place it stands, whether that was wrong (or only provisional), and why.
    public var corrects: (id: String, isMistake: Bool, reason: String)?
    /// Whether a PDF is made.
    public var hasPDF: Bool
    /// The private key of SSH that the manifest is signed with; `nil` if it is not signed.
    public var key: String?
    /// Whether it is no mistake if the same is frozen already.
    public var isUnlessFrozen: Bool

    /// Says what is to be frozen.
    public init(
      id: String?, report: String, period: MonthRange? = nil,
      corrects: (id: String, isMistake: Bool, reason: String)? = nil, hasPDF: Bool, key: String? = nil,
      isUnlessFrozen: Bool = false
    ) {
      self.id = id
      self.report = report
      self.period = period
      self.corrects = corrects
      self.hasPDF = hasPDF
      self.key = key
      self.isUnlessFrozen = isUnlessFrozen
    }
  }
}
