/// A number while it is read, in any way in which people write it: 18, 十八, 一八.
struct WrittenNumber {
  /// The digits read so far, or those behind 十 once that was read.
  private var behind = Digits()
  /// The digits in front of 十.
  private var before = Digits()
  private var tens = 0
  private var count = 0
  /// The last character; 0 if there is none.
  private(set) var last: UInt32 = 0

  /// Nothing that is looked for has more characters; what comes behind them is not read.
  private static let most = 24
  private static let one: UInt8 = 1

  var isEmpty: Bool { count == 0 }

  /// Reads a digit, 十, or 元, which is the first year.
  mutating func append(_ scalar: UInt32) {
    guard count < Self.most else { return }
    count += 1
    last = scalar
    if scalar == KanjiNumber.ten {
      if tens == 0 { before = behind }
      behind = Digits()
      tens += 1
    } else {
      behind.append(KanjiNumber.digit(scalar) ?? Self.one)
    }
  }

  /// The digits as they are written in figures; `nil` if it is no number.
  var digits: Digits? {
    if tens == 0 { return isEmpty ? nil : behind }
    guard tens == 1, before.count < 2, behind.count < 2 else { return nil }
    return Digits(number: (before.isEmpty ? 1 : before.value) * 10 + behind.value)
  }
}
