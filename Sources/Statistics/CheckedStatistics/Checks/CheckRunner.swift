public import Diagnostics
public import TableDeclarations
import Tables

/// Holds the identities that tables declare against the figures.
public struct CheckRunner: Sendable {
  private let book: VisibleTables

  /// Takes the figures.
  public init(_ book: VisibleTables) { self.book = book }

  /// What checks came to.
  public struct Report: Sendable {
    /// How many identities held or failed.
    public var checked = 0
    /// How many could not be checked, because there is no register.
    public var skipped = 0
  }

  /// An identity that does not hold, for one member of what it is said of.
  public struct Failure: Sendable {
    /// What is to be told.
    public let diagnostic: Diagnostic
    /// The code of the month or other member for which it does not hold, if it is said of each.
    public var member: String? { binding?.member.code }
    /// The names of the tables that it is about.
    public let tables: Set<String>
    let comparison: Comparison
    let binding: (name: String, member: AxisMember)?
  }

  /// Checks everything that the tables declare; an identity that does not hold is reported for each month or other
  /// member for which it does not.
  public func run(_ tables: [StatisticsTable]) -> Reviewed<Report> {
    let (report, failures, diagnostics) = failures(tables)
    return Reviewed(report, failures.map(\.diagnostic) + diagnostics)
  }

  /// Checks everything that the tables declare.
  ///
  /// - Returns: how many were checked, those that do not hold, and what else is wrong with them.
  public func failures(_ tables: [StatisticsTable]) -> (Report, [Failure], [Diagnostic]) {
    var report = Report()
    var failures: [Failure] = []
    var diagnostics: [Diagnostic] = []
    for table in tables {
      for check in table.checks {
        let source = ExpressionSource(
          check.expression.text, in: table.declaration.source, at: check.expression.position)
        do throws(ExpressionProblem) {
          failures += try problems(check, source)
          report.checked += 1
          if try leavesUnknownRest(check, tables) { diagnostics.append(.noSum(check, at: source.place(at: 0))) }
        } catch {
          if error.isUncounted {
            report.skipped += 1
          } else if !error.isReportedElsewhere {
            diagnostics.append(error.diagnostic(source.place(at:)))
          }
        }
      }
    }
    return (report, failures, diagnostics)
  }

  /// Whether an identity does not hold for these figures either; nothing is said of one that is no sum of counts.
  ///
  /// What holds of everybody together holds of each alone, so that whoever breaks it alone is behind the difference.
  public func isBroken(_ failure: Failure) -> Bool {
    do throws(ExpressionProblem) {
      var evaluator = Evaluator(book)
      if let binding = failure.binding { evaluator.bindings[binding.name] = binding.member }
      guard
        let form = try evaluator.linear(failure.comparison.left)?
          .minus(try evaluator.linear(failure.comparison.right)), form.constant == 0
      else { return false }
      let left = try evaluator.value(failure.comparison.left)
      let right = try evaluator.value(failure.comparison.right)
      return try !Evaluator.compare(left, failure.comparison.sign, right, failure.comparison.right.offset)
    } catch { return false }
  }

  /// The identities that hold, as sums of cells: what anybody knows who reads how the tables are made.
  public func identities(_ tables: [StatisticsTable]) -> [Identity] {
    tables.flatMap { table in
      table.checks.flatMap { check -> [Identity] in
        // What cannot be read or does not hold is reported by ``run(_:)``.
        do throws(ExpressionProblem) {
          let comparison = try ExpressionParser.comparison(check.expression.text)
          guard let iteration = comparison.iteration else { return try identity(comparison, nil).map { [$0] } ?? [] }
          let members = try domain(of: iteration, in: comparison)
          var found: [Identity] = []
          for member in members {
            if let identity = try identity(comparison, (iteration.name, member)) { found.append(identity) }
          }
          return found + sum(of: found, among: tables)
        } catch { return [] }
      }
    }
  }

  /// Whether a check ties given figures about people to counted ones, and is no sum by which what is left over could be
  /// protected.
  private func leavesUnknownRest(
    _ check: CheckDeclaration, _ tables: [StatisticsTable]
  ) throws(ExpressionProblem) -> Bool {
    let comparison = try ExpressionParser.comparison(check.expression.text)
    let names = Set((comparison.left.references + comparison.right.references).map(\.table))
    let personal = tables.filter { names.contains($0.declaration.id) && $0.declaration.unit.isPersonal }
    guard comparison.sign != .unequal, personal.contains(where: \.isCounted),
      !personal.allSatisfy(\.isCounted)
    else { return false }
    var evaluator = Evaluator(book)
    if let iteration = comparison.iteration {
      guard let member = try domain(of: iteration, in: comparison).first else { return false }
      evaluator.bindings[iteration.name] = member
    }
    return try evaluator.linear(comparison.left)?.minus(try evaluator.linear(comparison.right)) == nil
  }

  /// What several identities say together, where given tables are among them: of a total it may be a narrow bound that no
  /// single one of them is.
  private func sum(of identities: [Identity], among tables: [StatisticsTable]) -> [Identity] {
    let given = Set(tables.filter { !$0.isCounted }.map(\.declaration.id))
    guard identities.count > 1, let first = identities.first, first.comparison != .equal,
      Set(first.terms.map(\.table)).count > 1, first.terms.contains(where: { given.contains($0.table) }),
      identities.allSatisfy({ $0.comparison == first.comparison })
    else { return [] }
    return [
      Identity(
        terms: identities.flatMap(\.terms), comparison: first.comparison,
        bound: identities.reduce(0) { $0 + $1.bound })
    ]
  }

  private func identity(
    _ comparison: Comparison, _ binding: (name: String, member: AxisMember)?
  ) throws(ExpressionProblem) -> Identity? {
    var evaluator = Evaluator(book)
    if let binding { evaluator.bindings[binding.name] = binding.member }
    let (left, right) = (try evaluator.value(comparison.left), try evaluator.value(comparison.right))
    guard try Evaluator.compare(left, comparison.sign, right, comparison.right.offset) else { return nil }
    guard let form = try evaluator.linear(comparison.left)?.minus(try evaluator.linear(comparison.right)) else {
      return nil
    }
    return form.identity(comparison.sign)
  }

  private func problems(
    _ check: CheckDeclaration, _ source: ExpressionSource
  ) throws(ExpressionProblem) -> [Failure] {
    let comparison = try ExpressionParser.comparison(check.expression.text)
    let tables = Set((comparison.left.references + comparison.right.references).map(\.table))
    func failure(_ binding: (name: String, member: AxisMember)?) throws(ExpressionProblem) -> Failure? {
      try self.failure(comparison, binding, check, source).map {
        Failure(diagnostic: $0, tables: tables, comparison: comparison, binding: binding)
      }
    }
    guard let iteration = comparison.iteration else { return try failure(nil).map { [$0] } ?? [] }
    var failures: [Failure] = []
    for member in try domain(of: iteration, in: comparison) {
      if let found = try failure((iteration.name, member)) { failures.append(found) }
    }
    return failures
  }

  /// The members that an identity is said of.
  func domain(of iteration: Iteration, in comparison: Comparison) throws(ExpressionProblem) -> [AxisMember] {
    try Evaluator(book).domain(of: iteration, in: [comparison.left, comparison.right])
  }

  /// What is to be told where an identity does not hold for a member; `nil` if it does.
  func failure(
    _ comparison: Comparison, _ binding: (name: String, member: AxisMember)?, _ check: CheckDeclaration,
    _ source: ExpressionSource
  ) throws(ExpressionProblem) -> Diagnostic? {
    var evaluator = Evaluator(book)
    if let binding { evaluator.bindings[binding.name] = binding.member }
    let left = try evaluator.value(comparison.left)
    let right = try evaluator.value(comparison.right)
    guard try !Evaluator.compare(left, comparison.sign, right, comparison.right.offset) else { return nil }
    guard let difference = left.value.minus(right.value) else { throw .tooLarge(comparison.right.offset) }
    let gap = Quantity(value: difference.magnitude, dimension: left.isBareZero ? right.dimension : left.dimension)
    return .checkFailed(
      check, binding?.member, left: left.text, sign: comparison.sign, right: right.text, gap: gap.text,
      isMore: difference > .zero, figures: evaluator.taken, at: source.place(at: 0))
  }
}

extension Diagnostic {
  fileprivate static func noSum(_ check: CheckDeclaration, at place: Place) -> Self {
    Self(
      "check.no-sum", severity: .warning, at: place,
      Message(
        en: "differences of given and counted figures are not protected: '\(check.says)' is no sum of figures",
        ja: "「\(check.says)」は数の足し引きではないので、与えられた数と数えた数の差は守られません"),
      hint: Message(
        en: "write it with whole figures, + and − alone: 'everybody[district] ≥ own[district] for each district'",
        ja: "小数、÷、min、max、base などを使わずに、「everybody[district] ≥ own[district] for each district」のように書いてください"))
  }

  static func checkFailed(
    _ check: CheckDeclaration, _ member: AxisMember?, left: Message, sign: Comparison.Sign, right: Message,
    gap: Message, isMore: Bool, figures: [TakenFigure], at place: Place
  ) -> Self {
    let whenEN = member.map { " in \($0.code)" } ?? ""
    let whenJA = member.map { "\($0.label)に" } ?? ""
    let sides =
      figures.map { "\($0.name) = \($0.quantity.text.en)" }.joined(separator: ", ")
      + (check.hint.map { "; \($0.en)" } ?? "")
    let sidesJA =
      figures.map { "\($0.name)は\($0.quantity.text.ja)" }.joined(separator: "、")
      + (check.hint.map { "。\($0.ja)" } ?? "")
    return Self(
      "check.failed", severity: check.severity, at: place,
      Message(
        en: """
          does not hold\(whenEN): \(check.says) (left side \(left.en), right side \(right.en), \
          \(isMore ? "left is more by" : "left is less by") \(gap.en))
          """,
        ja: "「\(check.says)」が\(whenJA)成り立ちません（左は\(left.ja)、右は\(right.ja)で、左が\(gap.ja)\(isMore ? "多い" : "少ない")）"),
      hint: Message(en: sides, ja: sidesJA))
  }
}
