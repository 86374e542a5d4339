import Tables

// Formulas written out, with every month that they leave open.

extension Evaluator {
  /// A formula with its months and versions of tables in it, so that it goes on meaning the same; `nil` if it has them
  /// all already.
  func text(of expression: Expression) throws(ExpressionProblem) -> String? {
    for reference in expression.references where try isOpen(reference) { return try written(expression) }
    return nil
  }

  /// Whether a reference means something else at another time.
  private func isOpen(_ reference: Reference) throws(ExpressionProblem) -> Bool {
    let ends = [Axis.ends.first, Axis.ends.last]
    if try table(reference).name != reference.table { return true }
    return reference.indices.contains { index in
      switch index.node {
      case .word(let word), .shifted(let word, _): ends.contains(word)
      case .range(let first, let last): ends.contains(first) || ends.contains(last)
      case .all, .within: false
      }
    }
  }

  private func written(_ expression: Expression, inside outer: Int = 0) throws(ExpressionProblem) -> String {
    switch expression.node {
    case .number(let quantity): return quantity.value.exactText
    case .variable(let name): return name
    case .negated(let inner): return "-\(try written(inner, inside: 3))"
    case .figure(let reference): return try written(reference)
    case .rank(let reference): return "rank(\(try written(reference)))"
    case .binary(let operation, let left, let right):
      let (sign, strength) = operation.written
      let text = "\(try written(left, inside: strength))\(sign)\(try written(right, inside: strength + 1))"
      return strength < outer ? "(\(text))" : text
    case .fold(let fold, let inner, let iteration):
      let range = iteration?.range.map { " in \($0.first)..\($0.last)" } ?? ""
      let each = iteration.map { " for each \($0.name)\(range)" } ?? ""
      return "\(fold.rawValue)(\(try written(inner))\(each))"
    }
  }

  private func written(_ reference: Reference) throws(ExpressionProblem) -> String {
    let table = try table(reference)
    if reference.indices.count == 1, case .word(Cell.base) = reference.indices[0].node { return "\(table.name)[base]" }
    let indices = zip(table.axes, reference.indices).map { axis, index in
      // The name of an iteration stays, and is no member.
      func code(_ name: String) -> String {
        axis.position(named: name, in: book.pagePeriod).map { axis.members[$0].code } ?? name
      }
      return switch index.node {
      case .all: "*"
      case .word(let word): code(word)
      case .range(let first, let last): "\(code(first))..\(code(last))"
      case .within(let name): "months of \(name)"
      case .shifted(let name, let distance):
        if let place = axis.position(named: name, in: book.pagePeriod), axis.members.indices.contains(place + distance)
        {
          axis.members[place + distance].code
        } else {
          "\(name) \(distance < 0 ? "-" : "+") \(abs(distance))"
        }
      }
    }
    return "\(table.name)[\(indices.joined(separator: ","))]"
  }
}

extension Rational {
  /// The number with as many decimals as it has.
  fileprivate var exactText: String {
    let places = (0...12).first { places in times(.powerOfTen(places))?.isWhole ?? false } ?? 12
    return decimal(places: places)
  }
}

extension Expression.Operation {
  /// The sign in ASCII, and how strongly it binds.
  fileprivate var written: (sign: String, strength: Int) {
    switch self {
    case .plus: ("+", 1)
    case .minus: ("-", 1)
    case .times: ("*", 2)
    case .over: ("/", 2)
    }
  }
}
