/// Round numbers on an axis, each one, two or five times a power of ten apart.
public struct Ticks: Sendable, Equatable {
  /// The numbers, least first; zero is among them.
  public let values: [Int]

  /// Covers a range of whole numbers and zero.
  ///
  /// - Parameter most: how many steps there may be.
  public init(covering range: ClosedRange<Int>, most: Int = 5) {
    let least = min(0, range.lowerBound)
    let greatest = max(0, range.upperBound, least == 0 ? 1 : 0)
    let step = Self.step(atLeast: (Double(greatest) - Double(least)) / Double(max(1, most)))
    let below = (Double(least) / Double(step)).rounded(.down)
    let above = (Double(greatest) / Double(step)).rounded(.up)
    values = (Int(below)...Int(above)).compactMap { number in
      let (value, overflow) = number.multipliedReportingOverflow(by: step)
      return overflow ? nil : value
    }
  }

  /// The first number.
  public var least: Int { values.first ?? 0 }
  /// The last number.
  public var greatest: Int { values.last ?? 1 }

  private static func step(atLeast wanted: Double) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where Double(factor * power) >= wanted { return factor * power }
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow || next > Int.max / 10 { return power }
      power = next
    }
  }
}
