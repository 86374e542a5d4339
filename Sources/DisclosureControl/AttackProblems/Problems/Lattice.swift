/// The crossed dimensions of records, whose single crossings are called atoms.
public struct Lattice: Sendable {
  /// The dimensions with their codes, in order.
  public var dimensions: [Dimension]
  /// Crossings in which there can be no record.
  public var forbidden: [[String: AttackProblem.Selection]] = []

  /// Makes a lattice.
  public init(dimensions: [Dimension], forbidden: [[String: AttackProblem.Selection]] = []) {
    self.dimensions = dimensions
    self.forbidden = forbidden
  }

  /// What records are distinguished by.
  public struct Dimension: Sendable {
    /// Its name.
    public var name: String
    /// Its codes, in order.
    public var codes: [String]
    /// Its groups, in order, each with its codes.
    public var groups: [(name: String, codes: [String])]

    /// Makes a dimension.
    public init(name: String, codes: [String], groups: [(name: String, codes: [String])] = []) {
      self.name = name
      self.codes = codes
      self.groups = groups
    }

    /// The positions of the codes that a selection means, sorted; `nil` if it names something else.
    public func positions(_ selection: AttackProblem.Selection) -> [Int]? {
      guard case .codes(let names) = selection else { return Array(codes.indices) }
      var found: Set<Int> = []
      for name in names {
        if let position = codes.firstIndex(of: name) {
          found.insert(position)
        } else if let group = groups.first(where: { $0.name == name }) {
          for code in group.codes {
            guard let position = codes.firstIndex(of: code) else { return nil }
            found.insert(position)
          }
        } else {
          return nil
        }
      }
      return found.sorted()
    }
  }
}
