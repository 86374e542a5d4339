/// Chooses what to hide, so that nobody can work out a small count from what stays.
///
/// For each small count and each end of what must stay possible, a linear programme looks for the cheapest other tables
/// in which the count lies there; whatever differs in them is hidden. That is the linear heuristic for cell suppression
/// of Kelly, Golden and Assad (1992) and Fischetti and Salazar (2001), over all tables at once. Then cells are shown
/// again for which the tables can do without, dearest first.
public enum Protector {
  /// The orders that are tried.
  ///
  /// Each is tried only while the best pattern so far has no more than so many demands, for each takes as long as the first,
  /// and those that do not spare hidden cells take far longer.
  private static let orders: [(order: ProtectionOrder, most: Int)] = {
    let simple: [ProtectionOrder.Sequence] = [.smallestFirst, .largestFirst, .asListed, .lastFirst]
    return simple.enumerated().map { (.init($1, sparesHidden: true), $0 == 0 ? .max : 400) }
      + simple.map { (.init($0, sparesHidden: false), 400) }
      + [2, 3, 5, 7].map { (.init(.stride($0), sparesHidden: false), 40) }
  }()

  /// Why nothing is chosen.
  public enum Refusal: Error, Sendable {
    /// A cell has no value.
    case missingValue
    /// The values do not agree with the relations, or with figures that stay as they are.
    case contradiction
  }

  /// Chooses marks anew for an attack problem whose cells all have values.
  ///
  /// Releases before the last, ranges, rounded figures and shares stay as they are.
  ///
  /// - Throws: ``Refusal``.
  public static func protect(
    _ problem: AttackProblem, _ options: ProtectionOptions = .init()
  ) throws(Refusal) -> Protection {
    guard let model = ProtectionModel(problem) else { throw .missingValue }
    var options = options
    var totals = TotalWeights(options.weights, options.totals, problem.relations)
    options.weights = totals.weights(of: problem.cells.map(\.id))
    var truth = WitnessSearch(model, problem, options)
    guard truth.hasTruth() else { throw .contradiction }
    var best: PatternSearch?
    for (order, most) in options.order.map({ [($0, .max)] }) ?? orders
    where best.map({ $0.demandCount <= most }) ?? true {
      var suppression = PatternSearch(model, problem, options, order)
      suppression.run()
      if best.map({ suppression.isBetter(than: $0) }) ?? true { best = suppression }
    }
    guard let protection = best?.protection else { throw .contradiction }
    // Linear programmes are worked out in floating-point numbers; this is not.
    let revealed = LinearSpan(protection.problem).revealed.filter { !protection.unprotectable.contains($0) }
    return Protection(
      problem: protection.problem, primaries: protection.primaries, secondaries: protection.secondaries,
      unprotectable: protection.unprotectable + revealed, order: protection.order)
  }
}
