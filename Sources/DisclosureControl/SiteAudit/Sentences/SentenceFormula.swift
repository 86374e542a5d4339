import Foundation
import Tables

/// Works out the formula of a sentence from published tables.
///
/// It is the auditor's own, and shares nothing with what checked the sentence when the site was built: it reads the
/// formula from left to right and never builds a tree. What it cannot read, or what rests on a hidden figure, has no value.
struct SentenceFormula {
  private let tables: [String: PublishedTable]
  private var tokens: [String]
  private var index = 0
  private var bindings: [String: AxisMember] = [:]
  private var depth = 0

  /// The value of a formula; `nil` if it has none.
  static func value(_ text: String, _ tables: [String: PublishedTable]) -> Fraction? {
    guard let tokens = FormulaTokens.read(text), tokens.count <= 1000 else { return nil }
    var formula = SentenceFormula(tables: tables, tokens: tokens)
    guard let value = formula.sum(), formula.index == tokens.count else { return nil }
    return value
  }

  private init(tables: [String: PublishedTable], tokens: [String]) {
    self.tables = tables
    self.tokens = tokens
  }

  private var next: String? { index < tokens.count ? tokens[index] : nil }

  private mutating func sum() -> Fraction? {
    var value = product()
    while let sign = next, sign == "+" || sign == "-" {
      index += 1
      guard let left = value, let right = product() else { return nil }
      value = sign == "+" ? left.plus(right) : left.minus(right)
    }
    return value
  }

  private mutating func product() -> Fraction? {
    var value = factor()
    while let sign = next, sign == "*" || sign == "/" {
      index += 1
      guard let left = value, let right = factor() else { return nil }
      value = sign == "*" ? left.times(right) : left.over(right)
    }
    return value
  }

  private mutating func factor() -> Fraction? {
    guard let token = next, depth < 100 else { return nil }
    depth += 1
    defer { depth -= 1 }
    index += 1
    switch token {
    case "-": return factor()?.negated
    case "(":
      let value = sum()
      guard next == ")" else { return nil }
      index += 1
      return value
    case "sum", "min", "max": return next == "(" ? fold(token) : variable(token)
    case "rank": return next == "(" ? rank() : variable(token)
    default:
      if token.first?.isNumber ?? false { return Self.number(token) }
      guard let indices = next, indices.hasPrefix("[") else { return variable(token) }
      index += 1
      let cells = cells(token, indices)
      return cells?.count == 1 ? cells?[0] : nil
    }
  }

  private func variable(_ name: String) -> Fraction? { bindings[name]?.number.map { Fraction($0) } }

  private static func number(_ text: String) -> Fraction? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let digits = Int(parts.joined()) else { return nil }
    let places = parts.count == 2 ? parts[1].utf8.count : 0
    return places < 15 ? Fraction(Int128(digits), (0..<places).reduce(1) { power, _ in power * 10 }) : nil
  }

  // MARK: - Several figures

  /// `sum(…)`, `min(…)`, `max(…)` over a range or over each member of an axis.
  private mutating func fold(_ name: String) -> Fraction? {
    guard let end = closing(from: index) else { return nil }
    let start = index + 1
    defer { index = end + 1 }
    var values: [Fraction] = []
    if let each = (start..<end).first(where: { tokens[$0] == "for" }) {
      guard each + 2 < end, tokens[each + 1] == "each" else { return nil }
      let variable = tokens[each + 2]
      let range = each + 3 < end && tokens[each + 3] == "in" ? tokens[(each + 4)..<end].joined() : nil
      guard let members = domain(of: variable, range, in: start..<each) else { return nil }
      for member in members {
        bindings[variable] = member
        guard let value = evaluate(start..<each) else { return nil }
        values.append(value)
      }
      bindings[variable] = nil
    } else if end - start == 2, tokens[end - 1].hasPrefix("[") {
      guard let found = cells(tokens[start], tokens[end - 1]) else { return nil }
      values = found
    } else {
      guard let value = evaluate(start..<end) else { return nil }
      values = [value]
    }
    guard var result = values.first else { return nil }
    for value in values.dropFirst() {
      switch name {
      case "min": result = Swift.min(result, value)
      case "max": result = Swift.max(result, value)
      default:
        guard let sum = result.plus(value) else { return nil }
        result = sum
      }
    }
    return result
  }

  private mutating func evaluate(_ range: Range<Int>) -> Fraction? {
    index = range.lowerBound
    let value = sum()
    return index == range.upperBound ? value : nil
  }

  private func closing(from open: Int) -> Int? {
    var level = 0
    for place in open..<tokens.count {
      if tokens[place] == "(" { level += 1 }
      if tokens[place] == ")" {
        level -= 1
        if level == 0 { return place }
      }
    }
    return nil
  }

  /// The members of the first axis that is asked for by a name.
  private func domain(of name: String, _ range: String?, in part: Range<Int>) -> [AxisMember]? {
    for place in part.dropFirst() where tokens[place].hasPrefix("[") {
      guard let table = tables[tokens[place - 1]] else { continue }
      let names = FormulaTokens.indices(tokens[place])
      for (position, index) in names.enumerated() where index.contains(name) {
        let axis = position == 0 ? table.rows : table.columns
        let level = axis.members.contains { $0.level == name } ? name : axis.level
        let members = axis.members.filter { $0.level == level && !$0.isTotal }
        guard let range else { return members }
        let ends = range.components(separatedBy: "..")
        guard ends.count == 2, let first = members.firstIndex(where: { $0.code == ends[0] }),
          let last = members.firstIndex(where: { $0.code == ends[1] }), first <= last
        else { return nil }
        return Array(members[first...last])
      }
    }
    return nil
  }

  /// The place of a figure among those of its level; of equal ones the better.
  private mutating func rank() -> Fraction? {
    guard let end = closing(from: index), end - index == 3 else { return nil }
    let (name, indices) = (tokens[index + 1], FormulaTokens.indices(tokens[index + 2]))
    index = end + 1
    guard let table = tables[name], let own = positions(indices.first ?? [], table.rows)?.first else { return nil }
    let column =
      table.columns.variable.isEmpty ? 0 : indices.dropFirst().first.flatMap { positions($0, table.columns)?.first }
    guard let column, let value = table.figure(row: own, column: column).value else { return nil }
    var rank = 1
    for row in table.rows.members.indices where table.rows.members[row].level == table.rows.members[own].level {
      guard let other = table.figure(row: row, column: column).value else { return nil }
      if other > value { rank += 1 }
    }
    return Fraction(rank)
  }

  // MARK: - Figures

  private func cells(_ name: String, _ text: String) -> [Fraction]? {
    guard let table = tables[name] else { return nil }
    let indices = FormulaTokens.indices(text)
    guard indices.count == (table.columns.variable.isEmpty ? 1 : 2), let rows = positions(indices[0], table.rows)
    else { return nil }
    let columns = indices.count == 1 ? [0] : positions(indices[1], table.columns)
    guard let columns else { return nil }
    var values: [Fraction] = []
    for row in rows {
      for column in columns {
        guard let value = table.figure(row: row, column: column).value else { return nil }
        values.append(Fraction(value))
      }
    }
    return values
  }

  /// The positions that an index means: one word, a word and a distance, two ends, or all of the finest level.
  private func positions(_ words: [String], _ axis: Axis) -> [Int]? {
    func position(_ word: String) -> Int? {
      axis.members.firstIndex { $0.code == bindings[word]?.code ?? word }
    }
    if words == ["*"] {
      return axis.members.indices.filter { axis.members[$0].level == axis.level && !axis.members[$0].isTotal }
    }
    if words.count == 3, words[1] == "..", let first = position(words[0]), let last = position(words[2]), first <= last
    {
      return Array(first...last)
    }
    var distance = 0
    var word = words.first ?? ""
    if words.count == 2, word == "previous" { (distance, word) = (-1, words[1]) }
    if words.count == 3, let number = Int(words[2]) { distance = words[1] == "-" ? -number : number }
    guard let place = position(word), words.count == 1 || distance != 0,
      axis.members.indices.contains(place + distance),
      axis.members[place + distance].level == axis.members[place].level
    else { return nil }
    return [place + distance]
  }
}

/// The words and signs of a formula; what stands in square brackets is one.
enum FormulaTokens {
  private static let signs: [Character: String] = [
    "+": "+", "＋": "+", "-": "-", "−": "-", "–": "-", "*": "*", "×": "*", "/": "/", "÷": "/", "(": "(", "（": "(",
    ")": ")", "）": ")", ".": ".",
  ]

  static func read(_ text: String) -> [String]? {
    var tokens: [String] = []
    var rest = text[...]
    while let character = rest.first {
      if character.isWhitespace {
        rest = rest.dropFirst()
      } else if character == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        tokens.append(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else if character.isASCII, character.isLetter || character.isNumber {
        let word = word(rest)
        tokens.append(String(word))
        rest = rest[word.endIndex...]
      } else if let sign = signs[character] {
        tokens.append(sign)
        rest = rest.dropFirst()
      } else {
        return nil
      }
    }
    return tokens
  }

  /// A name with hyphens inside, or a number with a point.
  private static func word(_ text: Substring) -> Substring {
    let isNumber = text.first?.isNumber ?? false
    var end = text.startIndex
    while end < text.endIndex {
      let character = text[end]
      let next = text.index(after: end)
      let joins = next < text.endIndex && text[next].isASCII && (text[next].isLetter || text[next].isNumber)
      let isPart =
        character.isASCII && (isNumber ? character.isNumber : character.isLetter || character.isNumber)
        || joins && (isNumber ? character == "." : character == "-" || character == "@")
      guard isPart else { break }
      end = next
    }
    return text[..<end]
  }

  /// The indices between square brackets, each in words: `month`, `previous month`, `a .. b`, `*`.
  static func indices(_ text: String) -> [[String]] {
    text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map { part in
      let trimmed = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let index = String(trimmed)
      if ["*", "×"].contains(index) { return ["*"] }
      if let dots = index.firstRange(of: "..") {
        return [String(index[..<dots.lowerBound]), "..", String(index[dots.upperBound...])]
      }
      return index.split(separator: " ").map { $0 == "−" ? "-" : String($0) }
    }
  }
}
