/// What is said otherwise than before of figures that were published; the former ones no longer stand.
public struct Correction: Sendable, Hashable {
  /// Why published figures change.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// They were wrong (訂正).
    case mistake
    /// They were provisional, as everybody was told (定期改定).
    case revision
  }

  /// Why they change.
  public let kind: Kind
  /// The reason in words, for readers.
  public let reason: String
  /// The day on which they changed, such as `2023-02-10`.
  public let day: String
  /// The cells that change, in the order of their names; with the month of their table where that counts another period
  /// by now.
  public let cells: [CellReference]

  /// What stands behind a figure that was corrected.
  public static let mark = "[r]"

  /// Says what changes, and why.
  public init(kind: Kind, reason: String, day: String, cells: [CellReference]) {
    self.kind = kind
    self.reason = reason
    self.day = day
    self.cells = cells.sorted { $0.name < $1.name }
  }
}
