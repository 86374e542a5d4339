/// What must stay possible of a target.
struct Rule {
  private let problem: AttackProblem
  /// What printed zeros alone force, where that is more than the least that must stay possible.
  private var floor: Int?
  private let truth: Int?
  /// Whether it is a difference of published counts, of which it is enough that it need not be small.
  private let isDifference: Bool

  init(_ problem: AttackProblem, _ target: AttackModel.Target) {
    self.problem = problem
    floor = problem.floors[target.id]
    truth = target.truth
    isDifference = problem.differences.contains(target.id)
  }

  /// Whether it is for a greater least value than it should be that a count is not kept.
  func failsBelow(lower: Int) -> Bool {
    guard case .band(let least) = problem.requirement else { return false }
    return lower > max(least, floor ?? least)
  }

  /// The rule for a count that printed zeros alone keep from being smaller.
  func allowing(_ floor: Int) -> Rule {
    var rule = self
    rule.floor = max(floor, self.floor ?? floor)
    return rule
  }

  /// Whether nobody learns too much from knowing that a count lies between two values, both of which are possible.
  func isKept(lower: Int, upper: Int) -> Bool {
    switch problem.requirement {
    case .band(let least):
      lower <= max(least, floor ?? least) && upper >= problem.threshold - 1
        || isDifference && (lower <= 0 || upper >= problem.threshold)
    case .width(let width): upper - lower >= width
    case .notExact: upper > lower
    }
  }

  /// Whether a bound alone is nearer than it may be.
  func isNarrow(_ bound: Int, isUpper: Bool) -> Bool {
    guard case .band(let least) = problem.requirement else { return true }
    return isUpper ? bound < problem.threshold - 1 : bound > max(least, floor ?? least)
  }

  /// Whether a count between two values is one that must be kept, and is not.
  ///
  /// Who attacks does not know whether it is small. Where the auditor does not know either, that it may be is enough.
  func isAtRisk(lower: Int, upper: Int) -> Bool {
    !isKept(lower: lower, upper: upper) && mayBeSmall(lower: lower, upper: upper)
  }

  /// Whether a count that lies between two values, possible or not, may be one that must be kept.
  func mayBeSmall(lower: Int, upper: Int) -> Bool {
    if problem.protects == .all { return true }
    // Where zero must stay possible, a zero is to be kept as well.
    let least = if case .band(let least) = problem.requirement { min(least, 1) } else { 1 }
    if let truth { return (least..<problem.threshold).contains(truth) }
    return upper >= least && lower <= problem.threshold - 1
  }
}
