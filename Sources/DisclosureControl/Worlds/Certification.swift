/// What worlds show of a published site.
public struct Certification: Sendable {
  /// How many ends of targets were to be shown.
  public let wanted: Int
  /// The registers of made-up people that show all that is shown.
  public let certificate: Certificate
  /// What no world shows; everything, where more must be suppressed, for the worlds are of another site then.
  public let open: [OpenTarget]
  /// Printed cells that the register of today counts otherwise, so that nothing can be certified.
  public let contradicted: [CellPlace]
  /// Tables that cannot be counted again, by their places: a code of theirs is in no list any more.
  public let uncountable: [Int]
  /// Printed cells that must be suppressed for what is shown.
  public let suggested: [CellPlace]
  /// Whether the search was not begun, or ended before everything was tried and something was left open.
  public let isExhausted: Bool
  /// Whether the search was not begun, since it was estimated to take too long.
  public internal(set) var isDeclined = false

  /// How many registers of made-up people there are.
  public var worlds: Int { certificate.worlds.count }

  /// Whether everything is certified as it is published.
  public var isComplete: Bool { open.isEmpty && contradicted.isEmpty && uncountable.isEmpty && suggested.isEmpty }

  /// What is certified where nothing is small.
  static let nothing = contradicted([])

  static func contradicted(_ cells: [CellPlace]) -> Certification {
    Certification(
      wanted: 0, certificate: .nothing, open: [], contradicted: cells, uncountable: [],
      suggested: [], isExhausted: false)
  }

  static func uncountable(_ tables: [Int]) -> Certification {
    Certification(
      wanted: 0, certificate: .nothing, open: [], contradicted: [], uncountable: tables,
      suggested: [], isExhausted: false)
  }

  /// Small groups that nobody prints, and that readers can put together of two published ones.
  public struct Crossed: Sendable, Hashable {
    /// How many there are.
    public let count: Int
    /// How many of them nobody settled: no world shows that they may be empty or large.
    public let openCount: Int
    /// That number rounded up; `nil` where there are no such groups.
    ///
    /// It is rounded to one, two or five times a power of ten: the number itself tells something of the register, by
    /// which whoever has most of it could try the rest.
    public var openAtMost: Int? {
      guard openCount > 0 else { return count > 0 ? 0 : nil }
      var unit = 10
      while openCount > 5 * unit { unit *= 10 }
      return [1, 2, 5].map { $0 * unit }.first { $0 >= openCount } ?? openCount
    }
    /// Some of those.
    public let open: [Group]
    /// Those that readers can prove to be small, as far as that was tried.
    public let known: [Group]

    init(count: Int, openCount: Int, open: [Group] = [], known: [Group] = []) {
      (self.count, self.openCount, self.open, self.known) = (count, openCount, open, known)
    }

    /// Who is in a group, and in another or not.
    public struct Group: Sendable, Hashable {
      /// A cell that counts the one group.
      public let first: CellPlace
      /// A cell that counts the other.
      public let second: CellPlace
      /// Whether they are in both; otherwise they are in the first alone.
      public let isInBoth: Bool
    }
  }

  /// A small count that nobody showed to be safe.
  public struct OpenTarget: Sendable, Hashable {
    /// The cell, or the whole of which a part is taken.
    public let cell: CellPlace
    /// The part that is taken from it, if it is a difference that stands nowhere.
    public let part: CellPlace?
    /// Whether nobody showed that it may be as small as printed zeros allow, or that it may be as large as one less than
    /// the threshold.
    public let lacksLow: Bool, lacksHigh: Bool
    /// Whether it is a group in which readers may learn that too many people have a sensitive code.
    public let tellsOfGroup: Bool
    /// The sensitive codes; empty where a published cell counts those who have them.
    public let codes: [String]
    /// The variable that the codes are values of; empty where there are none.
    public let variable: String
  }
}
