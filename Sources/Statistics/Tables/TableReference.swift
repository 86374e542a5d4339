/// A table by its name, or as it was at the end of a month: `routes`, `routes@2022-12`.
public struct TableReference: Sendable, Hashable {
  /// The name of the table.
  public let id: String
  /// The month that its period ends with, such as `2022-12`; `nil` for the table as it is.
  public let month: String?

  /// Names a table.
  public init(_ id: String, at month: String? = nil) { (self.id, self.month) = (id, month) }

  /// Reads a name.
  public init(name: some StringProtocol) {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(String(parts[0]), at: parts.count > 1 ? String(parts[1]) : nil)
  }

  /// The name.
  public var name: String { month.map { "\(id)@\($0)" } ?? id }
}

extension PublishedTable {
  /// The table as it was at the end of its period; as it is, if it has none.
  public var dated: TableReference { TableReference(id, at: scope.period.map { String($0.suffix(7)) }) }
}
