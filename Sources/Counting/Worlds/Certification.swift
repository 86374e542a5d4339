/// What worlds show of a published site.
public struct Certification: Sendable {
  /// How many ends of targets were to be shown.
  public let wanted: Int
  /// How many registers of made-up people show all that is shown.
  public let worlds: Int
  /// What no world shows.
  public let open: [OpenTarget]
  /// Printed cells that the register of today counts otherwise, so that nothing can be certified.
  public let contradicted: [CellPlace]
  /// Cells without which more could be shown, for the owner to suppress.
  public let suggested: [CellPlace]

  /// Whether everything is certified.
  public var isComplete: Bool { open.isEmpty && contradicted.isEmpty }

  /// A small count that nobody showed to be safe.
  public struct OpenTarget: Sendable, Hashable {
    /// The cell, or the whole of which a part is taken.
    public let cell: CellPlace
    /// The part that is taken from it, if it is a difference that stands nowhere.
    public let part: CellPlace?
    /// Whether nobody showed that it may be as small as printed zeros allow, or that it may be as large as one less than
    /// the threshold.
    public let lacksLow: Bool, lacksHigh: Bool
  }
}
