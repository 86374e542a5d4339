/// Published tables as a reader sees them: figures, marks in the place of figures, and what is known of how they relate.
///
/// It is what a protector chooses marks for and what an auditor attacks; neither knows more of a table than stands here.
public struct AttackProblem: Sendable {
  /// A name for people.
  public var name: String?
  /// What small means: counts from 1 to one less than the threshold are.
  public var threshold = 10
  /// Whether zeros are printed, so that a hidden cell is no zero.
  public var zeros = Zeros.published
  /// Whether one mark stands for every reason to hide.
  public var marks = Marks.same
  /// What must stay possible of a hidden count.
  public var requirement = Requirement.band(from: 1)
  /// Which hidden cells the requirement is made for.
  public var protects = Protects.small
  /// For cells of which printed zeros alone force more than one: the lower end that is allowed.
  public var floors: [CellID: Int] = [:]
  /// Differences of published counts, which stand nowhere: of them it is enough that they need not be small.
  ///
  /// No file names them.
  public var differences: Set<CellID> = []
  /// The cells, in the order of the file.
  public var cells: [Cell] = []
  /// What sums up to what.
  public var relations: [Relation] = []
  /// The dimensions by which cells with a predicate are sums over the same records.
  public var lattice: Lattice?
  /// What an attacker is after.
  public var targets = Targets.listed
  /// How several releases follow one another.
  public var snapshots: Snapshots?

  /// Makes an attack problem without cells.
  public init() {}

  /// What a hidden cell may be.
  public enum Zeros: String, Sendable, CaseIterable {
    /// Zeros are printed: a hidden cell is at least one.
    case published
    /// Zeros are hidden too.
    case hidden
  }

  /// What marks tell.
  public enum Marks: String, Sendable, CaseIterable {
    /// Nothing but that a cell is hidden.
    case same
    /// Whether a cell is small or hidden for the sake of others.
    case distinct
  }

  /// What must stay possible of a count.
  public enum Requirement: Sendable, Hashable {
    /// All from a least value, usually one, to one less than the threshold.
    case band(from: Int)
    /// Two values so far from one another.
    case width(Int)
    /// Any two values.
    case notExact
  }

  /// Which hidden cells are to be kept.
  public enum Protects: String, Sendable, CaseIterable {
    /// Those that are small.
    case small
    /// All.
    case all
  }

  /// What an attacker is after.
  public enum Targets: String, Sendable, CaseIterable {
    /// Hidden cells.
    case listed
    /// Also every cell of the cross of the dimensions that a table uses, printed or not.
    case lattice
  }

  /// Releases in time.
  public struct Snapshots: Sendable {
    /// Their names, in order.
    public var order: [String]

    /// Makes a sequence of releases, each of which counts the records of those before and new ones.
    public init(order: [String]) { self.order = order }
  }

  /// One figure of a table.
  public struct Cell: Sendable {
    /// Which count it is.
    public var id: CellID
    /// What a reader sees.
    public var figure: Figure
    /// What it really is; for scoring, and for choosing marks.
    public var truth: Int?
    /// The table that it stands in.
    public var table: String?
    /// The release that it stands in.
    public var snapshot: String?
    /// Which records it counts; `nil` if nothing is said of it.
    public var predicate: [String: Selection]?

    /// Makes a cell.
    public init(
      id: CellID, figure: Figure, truth: Int? = nil, table: String? = nil, snapshot: String? = nil,
      predicate: [String: Selection]? = nil
    ) {
      self.id = id
      self.figure = figure
      self.truth = truth
      self.table = table
      self.snapshot = snapshot
      self.predicate = predicate
    }
  }

  /// Codes or groups of a dimension.
  public enum Selection: Sendable, Hashable {
    /// All codes.
    case all
    /// Those of a list.
    case codes([String])
  }

  /// What a reader sees of a count.
  public enum Figure: Sendable, Hashable {
    case value(Int)
    case hidden(Mark)
    /// A range that the count lies in, both ends included.
    case band(Int, Int)
    /// A count rounded to a multiple of the base.
    case rounded(Int, base: Int, Rounding)
    /// A share of another cell, in units of the last decimal.
    case percent(Int, decimals: Int, of: CellID)
  }

  /// What stands in the place of a count.
  public enum Mark: String, Sendable, CaseIterable {
    /// Hidden, for whatever reason.
    case x
    /// Hidden because it is small.
    case p
    /// Hidden for the sake of others.
    case s
    /// Never printed, but nobody must be able to work it out.
    case none
  }

  /// How a count is rounded.
  public enum Rounding: String, Sendable, CaseIterable {
    case up, down, nearest
    /// To one of the two multiples around it, by chance.
    case adjacent
  }

  /// A sum of cells that equals a number, or is bounded by it.
  public struct Relation: Sendable {
    /// The cells, each so many times.
    public var terms: [(id: CellID, coefficient: Int)]
    /// How the sum compares.
    public var comparison: Comparison
    /// The number.
    public var bound: Int

    /// Makes a relation.
    public init(_ terms: [(id: CellID, coefficient: Int)], _ comparison: Comparison, _ bound: Int) {
      self.terms = terms
      self.comparison = comparison
      self.bound = bound
    }
  }

  /// How a sum compares.
  public enum Comparison: String, Sendable, CaseIterable {
    case equal = "=="
    case atLeast = ">="
    case atMost = "<="
  }
}
