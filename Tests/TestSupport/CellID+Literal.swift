public import AttackProblems

/// Names in tests are read as those in files are.
extension CellID: ExpressibleByStringInterpolation {
  /// Reads a name.
  public init(stringLiteral name: String) { self.init(name) }
}
