/// A formula over figures, with the places of its parts.
struct Expression: Sendable {
  let node: Node
  /// Where it begins, counted in Unicode scalars from the beginning of the text.
  let offset: Int

  indirect enum Node: Sendable {
    case number(Quantity)
    case figure(Reference)
    /// The number that a name of `for each` stands for.
    case variable(String)
    case negated(Expression)
    case binary(Operation, Expression, Expression)
    /// All figures of a reference with a range or `*`, or of a formula for each member.
    case fold(Fold, Expression, Iteration?)
    /// The place of a figure among those of its level, from the largest.
    case rank(Reference)
  }

  enum Operation: String, Sendable {
    case plus = "+"
    case minus = "−"
    case times = "×"
    case over = "÷"
  }

  enum Fold: String, Sendable, CaseIterable {
    case sum, min, max
  }
}

/// A figure, or several of them: a table with an index for each of its axes.
struct Reference: Sendable {
  let table: String
  let offset: Int
  let indices: [Index]

  struct Index: Sendable {
    let node: Node
    let offset: Int

    enum Node: Sendable {
      /// A member by its code, or the name of an iteration.
      case word(String)
      /// The member of an iteration, so many later; negative for earlier.
      case shifted(String, by: Int)
      /// From one member to another.
      case range(String, String)
      /// All members of the finest level.
      case all
      /// The finest periods that lie in the one that a name stands for.
      case within(String)
    }
  }
}

/// Which members a formula is evaluated for.
struct Iteration: Sendable {
  let name: String
  let offset: Int
  let range: (first: String, last: String)?
}

/// Two formulas and what is said of them, perhaps for each month.
struct Comparison: Sendable {
  let left: Expression
  let sign: Sign
  let right: Expression
  let iteration: Iteration?

  enum Sign: String, Sendable, CaseIterable {
    case equal = "="
    case unequal = "≠"
    case less = "<"
    case lessOrEqual = "≤"
    case greater = ">"
    case greaterOrEqual = "≥"

    func holds(_ a: Rational, _ b: Rational) -> Bool {
      switch self {
      case .equal: a == b
      case .unequal: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      case .greaterOrEqual: a >= b
      }
    }
  }
}
