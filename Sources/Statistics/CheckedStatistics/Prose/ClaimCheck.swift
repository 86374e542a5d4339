public import Chronology
public import Diagnostics
import Tables

/// Holds sentences against figures: `[2.7倍](stat:caseload[total,2022-12]/caseload[total,2022-04])`.
public struct ClaimCheck: Sendable {
  let book: VisibleTables

  /// Takes the figures that the reader of the sentence may see.
  public init(_ book: VisibleTables) { self.book = book }

  /// What came of a claim.
  public enum Verdict: Sendable {
    /// The figures say the same; the formula has all months in it. `nil` for what is no figure.
    case holds(formula: String?, isFictional: Bool = false)
    /// The author left the number out; this is the text with it.
    case filled(String, formula: String?, isFictional: Bool = false)
    /// The author says that there are no data behind it, and why.
    case unsupported(reason: String)
    /// There is no register to check it against.
    case unchecked
    /// The table has errors of its own, which are reported with it.
    case reportedElsewhere
    /// It is wrong, or cannot be checked.
    case refused(id: String, Message, hint: Message?)
  }

  /// Checks a claim.
  ///
  /// - Parameters:
  ///   - text: what the author says, such as 約8割.
  ///   - preceding: what stands before it in the sentence.
  ///   - following: what stands behind it, where a unit may follow.
  ///   - formula: what stands behind `stat:`.
  ///   - reason: what stands in quotes behind the formula.
  ///   - period: the months that the page reports on, if it says so.
  public func review(
    text: String, behind preceding: String = "", followedBy following: String = "", formula: String, reason: String,
    in period: MonthRange? = nil
  ) -> Verdict {
    if let relative = RelativePeriod(rawValue: formula) {
      return PeriodClaim(text: text, formula: relative, book.on(period)).verdict
    }
    if formula == "none" { return unsupported(text, reason) }
    guard reason.isEmpty else { return .refusing(.strayReason) }
    if ClaimSurroundings.isJoined(before: preceding) || ClaimSurroundings.isJoined(text: text, after: following) {
      return .refusing(.joined(text))
    }
    guard let claim = Claim(text, followedBy: following) else { return .refusing(.unreadable(text)) }
    do throws(ExpressionProblem) {
      let expression = try ExpressionParser.expression(formula)
      var evaluator = Evaluator(book.on(period))
      let quantity = try evaluator.value(expression)
      if evaluator.taken.isEmpty { return .refusing(.withoutFigures) }
      if quantity.mayCountTwice { return .refusing(.countedTwice(text)) }
      if let problem = Self.unitProblem(claim, quantity, text) { return .refusing(problem) }
      if isSmall(quantity) { return .refusing(.smallCount) }
      let formula = try evaluator.text(of: expression) ?? formula
      let isFictional = evaluator.taken.contains { book.fictional.contains($0.table) }
      switch claim.number {
      case .blank(let places): return fill(claim, text, places, quantity, evaluator.taken, formula, isFictional)
      case .written(let number):
        guard let holds = Self.holds(claim, number, quantity.value) else { return .refusing(.tooLarge) }
        return holds
          ? .holds(formula: formula, isFictional: isFictional)
          : .refusing(.mismatch(text, claim, quantity, formula, evaluator.taken))
      }
    } catch {
      if error.isUncounted {
        // What is not there to check a number against cannot be filled in either.
        if case .blank = claim.number { return .refused(id: error.id, error.message, hint: error.hint) }
        return .unchecked
      }
      if error.isReportedElsewhere { return .reportedElsewhere }
      return .refused(id: error.id, error.message, hint: error.hint)
    }
  }

  private func unsupported(_ text: String, _ reason: String) -> Verdict {
    if reason.isEmpty { return .refusing(.missingReason) }
    if text.contains("?") || text.contains("？") { return .refusing(.blankWithoutData) }
    return .unsupported(reason: reason)
  }

  /// Whether a quantity is a small number of people, which tells of them however it was worked out.
  private func isSmall(_ quantity: Quantity) -> Bool {
    guard quantity.dimension.single?.isPersonal == true, !quantity.isRank else { return false }
    let size = quantity.value.magnitude
    return !size.isZero && size < Rational(book.threshold)
  }

  // MARK: - Comparing

  /// Whether a value is what an author wrote, at the precision written; `nil` if a number grows too large.
  ///
  /// Without 約 all digits count: 200人 is not 208人, and 2.7倍 is whatever rounds to it. With 約 zeros at the end do not
  /// count, so that 約200人 is 208人, and a half may be rounded either way.
  private static func holds(_ claim: Claim, _ number: WrittenNumber, _ value: Rational) -> Bool? {
    guard let scaled = value.times(Rational(claim.unit.scale)) else { return nil }
    switch claim.relation {
    case .atLeast: return scaled >= number.value
    case .atMost: return scaled <= number.value
    case .lessThan: return scaled < number.value
    case .moreThan: return scaled > number.value
    case .equal: break
    }
    if claim.isApproximate {
      guard let distance = scaled.minus(number.value)?.magnitude.times(Rational(2)),
        let fifth = number.value.magnitude.divided(by: Rational(5))
      else { return nil }
      // 約100人 is not 77人: zeros at the end allow no more than a tenth of the number.
      return distance <= min(number.lastDigit, max(fifth, Rational(1)))
    }
    if claim.isHalf { return scaled == number.value }
    return scaled.rounded(to: number.unit).map { $0 == number.value }
  }

  // MARK: - Units

  /// What is wrong with the unit that an author wrote, if anything.
  private static func unitProblem(_ claim: Claim, _ quantity: Quantity, _ text: String) -> ClaimProblem? {
    let dimension = quantity.dimension
    let fits =
      switch claim.unit {
      case .rank: quantity.isRank
      case .persons: dimension.single == .persons
      case .items, .others:
        (dimension.single.map { $0 != .persons } ?? false) || (dimension.perPerson.map { $0 != .persons } ?? false)
      case .percent, .tenths: dimension == .none && !quantity.isRank && !quantity.isDifferenceOfShares
      case .points: dimension == .none && !quantity.isRank && quantity.isDifferenceOfShares
      case .times: dimension == .none && !quantity.isRank
      case .none: !quantity.isRank
      }
    if fits { return nil }
    if dimension == .none, !quantity.isRank, claim.unit == .points || quantity.isDifferenceOfShares {
      return .pointsAndPercent(text, isDifference: quantity.isDifferenceOfShares)
    }
    if [.percent, .tenths, .times, .points].contains(claim.unit), dimension.single == nil {
      return .wrongBase(text, dimension)
    }
    return .wrongUnit(text, quantity)
  }

  // MARK: - Filling in

  private func fill(
    _ claim: Claim, _ text: String, _ places: Int, _ quantity: Quantity, _ taken: [TakenFigure],
    _ formula: String, _ isFictional: Bool
  ) -> Verdict {
    if let figure = taken.first(where: { !$0.isReleased }) { return .refusing(.notReleased(figure.name)) }
    guard let scaled = quantity.value.times(Rational(claim.unit.scale)) else { return .refusing(.tooLarge) }
    if places == 0, !scaled.isWhole, !claim.isApproximate { return .refusing(.needsPlaces(scaled)) }
    let blank = "?" + (places > 0 ? "." + String(repeating: "?", count: places) : "")
    let wide = "？" + (places > 0 ? "．" + String(repeating: "？", count: places) : "")
    let number = scaled.decimal(places: places)
    return .filled(
      text.replacing(blank, with: number).replacing(wide, with: number), formula: formula, isFictional: isFictional)
  }
}

extension ClaimCheck.Verdict {
  static func refusing(_ problem: ClaimProblem) -> Self {
    .refused(id: problem.id, problem.message, hint: problem.hint)
  }
}
