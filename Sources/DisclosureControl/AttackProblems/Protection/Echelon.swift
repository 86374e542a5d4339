/// A sparse vector of numbers modulo a prime.
struct Vector: Hashable {
  private(set) var entries: [Int: UInt64] = [:]

  /// The Mersenne prime 2⁶¹ − 1: that a number that is not zero becomes zero by it is as good as impossible for sums of
  /// a few thousand counts.
  private static let prime: UInt64 = (1 << 61) - 1

  init() {}

  init(unit place: Int) { entries = [place: 1] }

  /// Whether it has no entry.
  var isZero: Bool { entries.isEmpty }

  /// The first place with an entry.
  var pivot: Int? { entries.keys.min() }

  mutating func add(_ number: Int, at place: Int) {
    let value = number >= 0 ? UInt64(number) % Self.prime : Self.prime - UInt64(number.magnitude) % Self.prime
    set(Self.sum(entries[place] ?? 0, value), at: place)
  }

  /// Another vector without its entry at the pivot of this one.
  func eliminated(from other: Vector) -> Vector {
    guard let pivot, let factor = other.entries[pivot], let own = entries[pivot] else { return other }
    var result = other
    let times = Self.prime - Self.product(factor, Self.inverse(own))
    for (place, value) in entries {
      result.set(Self.sum(result.entries[place] ?? 0, Self.product(value, times)), at: place)
    }
    return result
  }

  private mutating func set(_ value: UInt64, at place: Int) { entries[place] = value == 0 ? nil : value }

  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    // 2⁶¹ is 1 modulo the prime.
    return sum((low & prime) % prime, ((high << 3) | (low >> 61)) % prime)
  }

  /// By Fermat's little theorem.
  private static func inverse(_ number: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), number, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      exponent >>= 1
    }
    return result
  }
}

/// Vectors of which each begins where no other has an entry to begin with.
struct Echelon {
  private var rows: [Int: Vector] = [:]

  /// A vector without what the rows can take away.
  func reduced(_ vector: Vector) -> Vector {
    var result = vector
    // A row adds entries behind its pivot alone, so that going upwards comes to an end.
    var last = -1
    while let next = result.entries.keys.filter({ $0 > last && rows[$0] != nil }).min() {
      if let row = rows[next] { result = row.eliminated(from: result) }
      last = next
    }
    return result
  }

  /// Adds a vector, unless it follows from the others already.
  mutating func insert(_ vector: Vector) -> Bool {
    let rest = reduced(vector)
    guard let pivot = rest.pivot else { return false }
    rows[pivot] = rest
    return true
  }
}
