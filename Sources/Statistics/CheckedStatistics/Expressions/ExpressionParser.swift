import Diagnostics
import Tables

/// Reads formulas: `caseload[total, month] = caseload[total, previous month] + caseload[new, month] for each month`.
///
/// Products bind before sums; names of tables stand in front of brackets, names of members inside.
struct ExpressionParser {
  private var tokens: [Lexer.Token]
  private var index = 0
  private var depth = 0

  /// A formula for one value.
  static func expression(_ text: String) throws(ExpressionProblem) -> Expression {
    var parser = try ExpressionParser(text)
    let expression = try parser.sum()
    try parser.end()
    return expression
  }

  /// Two formulas with a comparison between them.
  static func comparison(_ text: String) throws(ExpressionProblem) -> Comparison {
    var parser = try ExpressionParser(text)
    let left = try parser.sum()
    guard case .sign(let text) = parser.next.kind, let sign = Comparison.Sign(rawValue: text) else {
      throw parser.unexpected(Message(en: "a comparison such as =", ja: "= などの比べる記号"))
    }
    parser.index += 1
    let right = try parser.sum()
    let iteration = try parser.iteration()
    try parser.end()
    return Comparison(left: left, sign: sign, right: right, iteration: iteration)
  }

  private init(_ text: String) throws(ExpressionProblem) {
    tokens = try Lexer.tokens(text)
    // A sum is as deep as it is long, and is followed to its bottom.
    guard tokens.count <= Self.most else { throw .tooLong(tokens.count, most: Self.most, tokens[Self.most].offset) }
  }

  /// A formula may not have more words, numbers and signs.
  private static let most = 1000

  // MARK: - Formulas

  private mutating func sum() throws(ExpressionProblem) -> Expression {
    var left = try product()
    while let operation = operation([.plus, .minus]) {
      let right = try product()
      left = Expression(node: .binary(operation, left, right), offset: left.offset)
    }
    return left
  }

  private mutating func product() throws(ExpressionProblem) -> Expression {
    var left = try factor()
    while let operation = operation([.times, .over]) {
      let right = try factor()
      left = Expression(node: .binary(operation, left, right), offset: left.offset)
    }
    return left
  }

  private mutating func factor() throws(ExpressionProblem) -> Expression {
    let start = next
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw unexpected(Message(en: "a shorter formula", ja: "もっと短い式")) }
    switch start.kind {
    case .sign("−"):
      index += 1
      return Expression(node: .negated(try factor()), offset: start.offset)
    case .sign("("):
      index += 1
      let inner = try sum()
      try expect(")")
      return inner
    case .number(let text):
      index += 1
      guard let value = Self.number(text) else {
        throw .unexpected(text, Message(en: "a number", ja: "数"), start.offset)
      }
      return Expression(
        node: .number(Quantity(value: value, dimension: .none, isLiteral: true)), offset: start.offset)
    case .word(let name):
      index += 1
      return Expression(node: try named(name, start.offset), offset: start.offset)
    default: throw unexpected(Message(en: "a figure or number", ja: "数"))
    }
  }

  private mutating func named(_ name: String, _ offset: Int) throws(ExpressionProblem) -> Expression.Node {
    if next.kind == .sign("[") { return .figure(try reference(name, offset)) }
    guard next.kind == .sign("(") else { return .variable(name) }
    if name == "rank" {
      index += 1
      guard case .word(let table) = next.kind else { throw unexpected(Message(en: "a table", ja: "表")) }
      let start = next.offset
      index += 1
      let reference = try reference(table, start)
      try expect(")")
      return .rank(reference)
    }
    guard let fold = Expression.Fold(rawValue: name) else {
      let known = Expression.Fold.allCases.map(\.rawValue) + ["rank"]
      throw .unexpected(
        name, Message(en: "one of \(known.joined(separator: ", "))", ja: known.joined(separator: "、")), offset)
    }
    index += 1
    let inner = try sum()
    let iteration = try iteration()
    try expect(")")
    return .fold(fold, inner, iteration)
  }

  private static func number(_ text: String) -> Rational? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let whole = Int(parts.joined()) else { return nil }
    return Rational(whole).times(.powerOfTen(parts.count == 2 ? -parts[1].utf8.count : 0))
  }

  // MARK: - Figures

  private mutating func reference(_ table: String, _ offset: Int) throws(ExpressionProblem) -> Reference {
    try expect("[")
    var indices = [try indexOfAxis()]
    while next.kind == .sign(",") {
      index += 1
      indices.append(try indexOfAxis())
    }
    try expect("]")
    return Reference(table: table, offset: offset, indices: indices)
  }

  private mutating func indexOfAxis() throws(ExpressionProblem) -> Reference.Index {
    let start = next
    index += 1
    if start.kind == .sign("×") { return .init(node: .all, offset: start.offset) }
    guard case .word(let word) = start.kind else {
      index -= 1
      throw unexpected(Message(en: "the name of a row or column", ja: "行か列の名前"))
    }
    if word == "previous", case .word(let name) = next.kind {
      index += 1
      return .init(node: .shifted(name, by: -1), offset: start.offset)
    }
    if word == "months", next.kind == .word("of") {
      index += 1
      guard case .word(let name) = next.kind else {
        throw unexpected(Message(en: "a name such as quarter", ja: "quarter などの名前"))
      }
      index += 1
      return .init(node: .within(name), offset: start.offset)
    }
    // A hyphen before a digit belongs to a name: last-1 is one word.
    let parts = word.split(separator: "-", maxSplits: 1)
    if parts.count == 2, [Axis.ends.first, Axis.ends.last].contains(String(parts[0])), let number = Int(parts[1]) {
      return .init(node: .shifted(String(parts[0]), by: -number), offset: start.offset)
    }
    switch next.kind {
    case .sign(".."):
      index += 1
      guard case .word(let last) = next.kind else {
        throw unexpected(Message(en: "the end of the range", ja: "範囲の終わり"))
      }
      index += 1
      return .init(node: .range(word, last), offset: start.offset)
    case .sign("−"), .sign("+"):
      let isMinus = next.kind == .sign("−")
      index += 1
      guard case .word(let digits) = next.kind, let number = Int(digits) else {
        throw unexpected(Message(en: "a whole number", ja: "整数"))
      }
      index += 1
      return .init(node: .shifted(word, by: isMinus ? -number : number), offset: start.offset)
    default: return .init(node: .word(word), offset: start.offset)
    }
  }

  /// `for each month`, `for each month in 2022-05..2022-12`, `for each month in first + 1..last`.
  private mutating func iteration() throws(ExpressionProblem) -> Iteration? {
    guard next.kind == .word("for") else { return nil }
    index += 1
    guard next.kind == .word("each") else { throw unexpected(Message(en: "'each'", ja: "each")) }
    index += 1
    let start = next
    guard case .word(let name) = start.kind else {
      throw unexpected(Message(en: "a name such as month", ja: "month などの名前"))
    }
    index += 1
    guard next.kind == .word("in") else { return Iteration(name: name, offset: start.offset, range: nil) }
    index += 1
    let first = try rangeEnd()
    try expect("..")
    return Iteration(name: name, offset: start.offset, range: (first, try rangeEnd()))
  }

  /// An end of a range outside brackets, where a month is cut into numbers and minus signs.
  private mutating func rangeEnd() throws(ExpressionProblem) -> String {
    var text = ""
    while true {
      switch next.kind {
      case .word(let part), .number(let part): text += part
      case .sign("−"): text += "-"
      case .sign("+"): text += "+"
      default:
        guard !text.isEmpty else { throw unexpected(Message(en: "a member", ja: "範囲の端")) }
        return text
      }
      index += 1
    }
  }

  // MARK: - Tokens

  private var next: Lexer.Token { tokens[index] }

  private mutating func operation(_ wanted: [Expression.Operation]) -> Expression.Operation? {
    guard case .sign(let text) = next.kind, let operation = Expression.Operation(rawValue: text),
      wanted.contains(operation)
    else { return nil }
    index += 1
    return operation
  }

  private mutating func expect(_ sign: String) throws(ExpressionProblem) {
    guard next.kind == .sign(sign) else { throw unexpected(Message(en: "'\(sign)'", ja: "「\(sign)」")) }
    index += 1
  }

  private func end() throws(ExpressionProblem) {
    guard next.kind == .end else { throw unexpected(Message(en: "the end", ja: "式の終わり")) }
  }

  private func unexpected(_ wanted: Message) -> ExpressionProblem { .unexpected(next.text, wanted, next.offset) }
}
