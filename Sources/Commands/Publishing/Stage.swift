/// What the tool is doing, for those who wait for it.
public enum Stage: Sendable {
  /// Pages, code lists and templates are read.
  case reading
  /// The register is read and counted.
  case counting
  /// Small counts are hidden, and what would give them back.
  case protecting
  /// Figures are attacked.
  case attacking
  /// Pages are made, and pass the gate.
  case rendering
  /// A PDF is made.
  case printing
}
