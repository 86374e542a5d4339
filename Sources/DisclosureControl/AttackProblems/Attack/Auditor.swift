import Optimization

/// Attacks published figures, and tells how far each hidden count can be narrowed.
///
/// Bounds come from linear programmes; that a count is safe is believed only of whole numbers at both ends, each checked
/// exactly. The method is the audit of secondary suppression as in Fischetti and Salazar (2001) and the τ-ARGUS manual,
/// with integer witnesses instead of intervals of real numbers.
public enum Auditor {
  /// Attacks an attack problem.
  ///
  /// - Parameters:
  ///   - depth: whether the interval of every count is worked out, or only as much as tells whether it is safe.
  ///   - nodes: how many branches a search in whole numbers may take before it is called undecided.
  ///   - watch: looks on, and may end the attack; what is not shown to be safe by then is undecided.
  public static func audit(
    _ problem: AttackProblem, depth: Depth = .intervals, nodes: Int = 5_000, watch: AttackWatch = .none
  ) -> AuditReport {
    let model = AttackModel(problem)
    var attack = Attack(model, problem, nodes: nodes)
    if attack.findAnything() == .infeasible { return AuditReport(isContradictory: true) }
    let implied = depth == .verdicts ? ImpliedBounds(model.program) : nil
    return AuditReport(
      isContradictory: false,
      findings: model.targets.indices.map { index in
        if depth == .verdicts, let finding = attack.safeFinding(of: index) { return finding }
        if let implied, let finding = attack.settledFinding(of: index, implied) { return finding }
        return watch.goesOn(index, model.targets.count) ? attack.finding(of: index) : attack.unfinished(index)
      })
  }

  /// The printed counts of an attack problem that are one or two: whoever is counted in them learns of the others.
  public static func insiderCells(_ problem: AttackProblem) -> [CellID] {
    problem.cells.compactMap { cell in
      if case .value(let value) = cell.figure, (1...2).contains(value) { cell.id } else { nil }
    }
  }

  /// Attacks a publication: its tables, of all releases, with what is known of how they are made.
  ///
  /// It is not told what the counts really are: that one may be small is enough.
  ///
  /// - Parameters:
  ///   - isJoint: whether variables of several tables are crossed with one another, for a release; else tables are tied
  ///     by the figures that they share.
  ///   - watch: looks on, and may end the attack; what is not shown to be safe by then is undecided.
  public static func audit(
    _ publication: Publication, depth: Depth = .verdicts, isJoint: Bool = false, watch: AttackWatch = .none
  ) -> AuditReport {
    // Where every count may be seen, none can be given away.
    if publication.threshold <= 1 { return AuditReport() }
    let model = PublicationModel(publication, isJoint: isJoint)
    guard model.conflicts.isEmpty else { return AuditReport(isContradictory: true) }
    if model.isTooLarge { return AuditReport(isIncomplete: true) }
    let report = audit(model, depth: depth, watch: watch)
    return AuditReport(isContradictory: report.isContradictory, findings: model.printedSmall + report.findings)
  }

  /// Attacks with the order of rows too, where that can be believed: an order that contradicts the figures is none.
  private static func audit(_ model: PublicationModel, depth: Depth, watch: AttackWatch) -> AuditReport {
    var problem = model.problem
    for order in model.apparentOrders {
      var ordered = problem
      ordered.relations += order
      var attack = Attack(AttackModel(ordered), ordered, nodes: 5_000)
      if attack.findAnything() != .infeasible { problem = ordered }
    }
    return audit(problem, depth: depth, watch: watch)
  }

  /// How much is worked out.
  public enum Depth: Sendable {
    /// Whether each count is safe; for those that are, any two values are given that are possible.
    case verdicts
    /// The least and the greatest value of each count.
    case intervals
  }
}

/// One run over all targets, in which every witness serves all of them.
private struct Attack: ~Copyable {
  private let model: AttackModel
  private let problem: AttackProblem
  private let nodes: Int
  private var simplex: Simplex
  /// The least and greatest value of each target in any witness.
  private var seen: [ClosedRange<Int>?]
  /// Worked out for counts alone that would not be kept without it.
  private var zeros: ZeroFloor?

  init(_ model: AttackModel, _ problem: AttackProblem, nodes: Int) {
    self.model = model
    self.problem = problem
    self.nodes = nodes
    simplex = Simplex(model.program)
    seen = [ClosedRange<Int>?](repeating: nil, count: model.targets.count)
  }

  /// Whether there are tables at all that agree with the figures.
  enum Existence { case found, infeasible, unknown }

  mutating func findAnything() -> Existence {
    if case .optimal = solved([]), let values = simplex.dive(), keep(values) { return .found }
    switch IntegerSolver.minimize([], model.program, nodes: nodes) {
    case .optimal(let values): return keep(values) ? .found : .unknown
    case .infeasible: return .infeasible
    case .undecided: return .unknown
    }
  }

  /// Solves from the last basis and, if the solver stumbles over that, from the beginning.
  private mutating func solved(_ costs: [(column: Int, cost: Double)]) -> Simplex.Outcome {
    let outcome = simplex.minimize(costs)
    if case .optimal = outcome { return outcome }
    simplex = Simplex(model.program)
    return simplex.minimize(costs)
  }

  /// A target that tables found so far show to be safe.
  func safeFinding(of index: Int) -> AuditReport.Finding? {
    let target = model.targets[index]
    guard let seen = seen[index], Rule(problem, target).isKept(lower: seen.lowerBound, upper: seen.upperBound) else {
      return nil
    }
    return AuditReport.Finding(
      id: target.id, lower: seen.lowerBound, upper: seen.upperBound, verdict: .safe, tables: target.tables,
      argument: nil)
  }

  /// A target that no row lets be small.
  func settledFinding(of index: Int, _ implied: ImpliedBounds) -> AuditReport.Finding? {
    let target = model.targets[index]
    let bounds = implied.bounds(of: target.terms)
    guard let lower = bounds.lower, let upper = bounds.upper, lower <= upper,
      !Rule(problem, target).mayBeSmall(lower: lower, upper: upper)
    else { return nil }
    return AuditReport.Finding(
      id: target.id, lower: lower, upper: upper >= model.unbounded ? nil : upper, verdict: .safe, tables: target.tables,
      argument: nil)
  }

  /// A target that nobody looked at to the end.
  func unfinished(_ index: Int) -> AuditReport.Finding {
    safeFinding(of: index)
      ?? AuditReport.Finding(
        id: model.targets[index].id, lower: 0, upper: nil, verdict: .undecided, tables: model.targets[index].tables,
        argument: nil)
  }

  mutating func finding(of index: Int) -> AuditReport.Finding {
    let target = model.targets[index]
    let lower = end(of: index, sign: 1)
    let upper = end(of: index, sign: -1)
    let rule = rule(for: target, lower: lower.bound)
    let verdict: AuditReport.Verdict
    if let seen = seen[index], rule.isKept(lower: seen.lowerBound, upper: seen.upperBound) {
      verdict = .safe
    } else if !rule.mayBeSmall(lower: lower.bound, upper: upper.bound) {
      // However loose the bounds are, no small count lies between them.
      verdict = .safe
    } else if let least = lower.value, let greatest = upper.value {
      verdict = rule.isAtRisk(lower: least, upper: greatest) ? .leak : .safe
    } else {
      verdict = .undecided
    }
    let arguments = [lower.argument, upper.argument].compactMap(\.self).filter { argument in
      rule.isNarrow(argument.bound, isUpper: argument.isUpper)
    }
    return AuditReport.Finding(
      id: target.id, lower: lower.bound, upper: upper.bound >= model.unbounded ? nil : upper.bound,
      verdict: verdict, tables: target.tables,
      argument: verdict == .leak ? arguments.min { $0.terms.count < $1.terms.count } : nil)
  }

  /// What must stay possible of a target that can be no less than it was found to be.
  private mutating func rule(for target: AttackModel.Target, lower: Int) -> Rule {
    let rule = Rule(problem, target)
    guard rule.failsBelow(lower: lower) else { return rule }
    var zeros = zeros.take() ?? ZeroFloor(problem)
    let floor = zeros.least(of: target.terms)
    self.zeros = consume zeros
    return rule.allowing(floor)
  }

  /// An end of what a target can be.
  private struct End {
    /// What it cannot go beyond.
    let bound: Int
    /// The bound, where a witness reaches it.
    let value: Int?
    var argument: Argument?
  }

  /// Works out the least (sign 1) or greatest (sign −1) value of a target.
  private mutating func end(of index: Int, sign: Int) -> End {
    let costs = model.targets[index].terms.map { (column: $0.column, cost: Double($0.coefficient * sign)) }
    guard case .optimal(let cost) = solved(costs) else {
      return End(bound: sign > 0 ? 0 : model.largest, value: nil)
    }
    let real = cost * Double(sign)
    // A bound in whole numbers, with room for what floating-point numbers lose.
    let tolerance = 1e-6 * max(1, real.magnitude)
    let bound = Int(sign > 0 ? (real - tolerance).rounded(.up) : (real + tolerance).rounded(.down))
    _ = witnessFromVertex()
    if let seen = seen[index], (sign > 0 ? seen.lowerBound : seen.upperBound) == bound {
      return End(bound: bound, value: bound, argument: argument(bound, isUpper: sign < 0))
    }
    let argument = argument(bound, isUpper: sign < 0)
    if let values = simplex.dive(), keep(values), let seen = seen[index],
      (sign > 0 ? seen.lowerBound : seen.upperBound) == bound
    {
      return End(bound: bound, value: bound, argument: argument)
    }
    switch IntegerSolver.minimize(costs, model.program, nodes: nodes) {
    case .optimal(let values):
      guard keep(values), let seen = seen[index] else { return End(bound: bound, value: nil) }
      let value = sign > 0 ? seen.lowerBound : seen.upperBound
      return End(bound: value, value: value)
    case .infeasible, .undecided: return End(bound: bound, value: nil)
    }
  }

  /// How the bound of the last solution follows from the figures.
  private func argument(_ bound: Int, isUpper: Bool) -> Argument? {
    guard let values = simplex.integralSolution else { return nil }
    return Argument(simplex.reducedCosts, values, cells: model.cells, bound: bound, isUpper: isUpper)
  }

  private mutating func witnessFromVertex() -> Bool { simplex.integralSolution.map { keep($0) } ?? false }

  /// Notes what a solution shows to be possible, if it is one.
  private mutating func keep(_ values: [Int]) -> Bool {
    guard let solution = IntegerSolution(values, of: model.program) else { return false }
    for (index, target) in model.targets.enumerated() {
      guard let value = solution.value(of: target.terms) else { continue }
      seen[index] = seen[index].map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
    }
    return true
  }
}
