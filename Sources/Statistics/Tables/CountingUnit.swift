/// What one of a count is.
public enum CountingUnit: String, Sendable, Hashable, CaseIterable {
  /// People, each once: 実人数.
  case persons
  /// An issue of a person, so that somebody with three issues counts three times: 延べ件数.
  case mentions
  /// A month in which somebody was supported: 相談件数.
  case consultations
  /// An activity in the community.
  case activities

  /// The word behind a number: 人 or 件.
  public var counter: String { self == .persons ? "人" : "件" }

  /// What is counted, for readers: 人（実人数）.
  public var japanese: String {
    switch self {
    case .persons: "人（実人数）"
    case .mentions: "件（延べ）"
    case .consultations: "件（相談）"
    case .activities: "件（活動）"
    }
  }

  /// What is counted, in English.
  public var english: String { rawValue }

  /// Whether a small count could give somebody away.
  public var isPersonal: Bool { self != .activities }
}

/// What a figure is measured in: a product of powers of counting units, so that 人 is never added to 件.
///
/// A share has no unit left, because its base has the unit of what is shared; mentions a person have one of each.
public struct Dimension: Sendable, Hashable {
  private var powers: [CountingUnit: Int]

  /// What has no unit, such as a ratio.
  public static let none = Dimension(powers: [:])

  /// One unit.
  public init(_ unit: CountingUnit) { powers = [unit: 1] }

  private init(powers: [CountingUnit: Int]) { self.powers = powers.filter { $1 != 0 } }

  /// The unit of a product.
  public static func * (a: Self, b: Self) -> Self { Self(powers: a.powers.merging(b.powers, uniquingKeysWith: +)) }

  /// The unit of a quotient.
  public static func / (a: Self, b: Self) -> Self {
    Self(powers: a.powers.merging(b.powers.mapValues(-)) { $0 + $1 })
  }

  /// The unit that it consists of, if it is one alone.
  public var single: CountingUnit? {
    guard powers.count == 1, let (unit, power) = powers.first, power == 1 else { return nil }
    return unit
  }

  /// The unit that is divided, if it is one a person.
  public var perPerson: CountingUnit? { (self * Dimension(.persons)).single }

  /// The unit in words, such as 件（延べ）／人（実人数）.
  public var japanese: String { text(none: "単位なし", over: "／") { $0.japanese } }

  /// The unit in English words.
  public var english: String { text(none: "no unit", over: " per ") { $0.english } }

  private func text(none: String, over: String, name: (CountingUnit) -> String) -> String {
    func product(_ sign: Int) -> String {
      CountingUnit.allCases.flatMap { unit in
        Array(repeating: name(unit), count: max(0, sign * powers[unit, default: 0]))
      }.joined(separator: "×")
    }
    let (above, below) = (product(1), product(-1))
    return below.isEmpty ? (above.isEmpty ? none : above) : (above.isEmpty ? "1" : above) + over + below
  }
}
