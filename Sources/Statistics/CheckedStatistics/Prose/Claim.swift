import Diagnostics
import Tables

/// What an author says of a figure: 約8割, 54名, 2.7倍, 半数以上.
struct Claim: Sendable {
  /// What is said of the number.
  let relation: Relation
  /// The number, where the author wrote one and did not leave it to be filled in.
  let number: Number
  /// What it is counted in.
  private(set) var unit: Unit
  /// Whether 約 or the like stands in front.
  let isApproximate: Bool
  /// Whether it is 半数, which is exactly one half, where 5割 is whatever rounds to it.
  let isHalf: Bool

  enum Relation: Sendable {
    case equal, atLeast, atMost, lessThan, moreThan
  }

  enum Number: Sendable {
    /// The author's number.
    case written(WrittenNumber)
    /// A place for a number with so many decimals.
    case blank(places: Int)
  }

  enum Unit: Sendable, Hashable {
    case persons, items, others, times, percent, tenths, points, rank, none

    /// What a figure is multiplied by to be counted in it.
    var scale: Int {
      switch self {
      case .percent, .points: 100
      case .tenths: 10
      case .persons, .items, .others, .times, .rank, .none: 1
      }
    }

    /// The unit as it is written behind a number.
    var sign: Message {
      switch self {
      case .persons: Message(en: " persons", ja: "人")
      case .items: Message(en: "", ja: "件")
      case .others: Message(en: "", ja: "")
      case .times: Message(en: " times", ja: "倍")
      case .percent: Message(en: "%", ja: "%")
      case .tenths: Message(en: " tenths (割)", ja: "割")
      case .points: Message(en: " percentage points", ja: "ポイント")
      case .rank: Message(en: " in rank", ja: "位")
      case .none: Message(en: "", ja: "")
      }
    }
  }

  private static let approximations = ["約", "およそ", "おおよそ", "おおむね", "概ね", "ほぼ"]
  private static let units: [(word: String, unit: Unit)] = [
    ("パーセントポイント", .points), ("%ポイント", .points), ("ポイント", .points), ("パーセント", .percent), ("%", .percent),
    ("人", .persons),
    ("名", .persons), ("件", .items), ("倍", .times), ("割", .tenths), ("位", .rank), ("番目", .rank),
  ]
  /// What other things are counted in; none of them is people.
  private static let others = [
    "世帯", "か所", "ヶ所", "カ所", "箇所", "団体", "回", "日", "円", "歳", "年", "か月", "時間", "組", "軒", "本", "台", "校", "店", "施設",
  ]
  private static let relations: [(word: String, relation: Relation)] = [
    ("以上", .atLeast), ("以下", .atMost), ("未満", .lessThan), ("超", .moreThan), ("を超える", .moreThan),
  ]

  /// Reads the words of a claim, or returns `nil` if they are none.
  ///
  /// - Parameter following: what stands behind them in the sentence; a unit that it begins with belongs to the claim.
  init?(_ text: String, followedBy following: String = "") {
    self.init(words: text)
    guard !isHalf else { return }
    let next = Self.plain(following)
    let word = unit == .none ? Self.units.first { next.hasPrefix($0.word) }?.word : ""
    if let word {
      let behind = next.dropFirst(word.count)
      let relation = relation == .equal ? Self.relations.first { behind.hasPrefix($0.word) }?.word ?? "" : ""
      if word.isEmpty, relation.isEmpty { return }
      self.init(words: text + word + relation)
    } else if Self.others.contains(where: { next.hasPrefix($0) }) {
      unit = .others
    }
  }

  private init?(words text: String) {
    var rest = Self.plain(text)[...]
    var isApproximate = false
    var isHalf = false
    if let word = Self.approximations.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(word.count)
      isApproximate = true
    }
    var relation = Relation.equal
    var unit = Unit.none
    let number: Number
    if rest.hasPrefix("過半数"), !isApproximate {
      rest = rest.dropFirst(3)
      (number, unit, relation) = (.written(Self.half), .tenths, .moreThan)
    } else if rest.hasPrefix("半数") || rest.hasPrefix("半分") {
      rest = rest.dropFirst(2)
      isHalf = true
      (number, unit) = (.written(Self.half), .tenths)
    } else if let blank = Self.blank(&rest) {
      number = blank
      unit = Self.unit(&rest)
    } else {
      guard let (written, tail) = WrittenNumber.prefix(of: rest) else { return nil }
      rest = tail.drop { $0 == " " }
      unit = Self.unit(&rest)
      guard let whole = unit == .tenths ? Self.withHundredths(written, &rest) : written else { return nil }
      number = .written(whole)
    }
    if let found = Self.relations.first(where: { rest == $0.word }), relation == .equal {
      relation = found.relation
      rest = ""
    }
    guard rest.isEmpty else { return nil }
    self.relation = relation
    self.number = number
    self.unit = unit
    self.isApproximate = isApproximate
    self.isHalf = isHalf
  }

  /// Half of something, in 割.
  private static let half = WrittenNumber(value: Rational(5), lastDigit: Rational(1), unit: Rational(1))

  /// The words with signs of half width and without spaces around them.
  private static func plain(_ text: String) -> String {
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    return String(
      String.UnicodeScalarView(
        String(trimmed).unicodeScalars.map {
          "％？．，０１２３４５６７８９".unicodeScalars.contains($0) ? WrittenNumber.halfWidth($0) : $0
        }))
  }

  private static func unit(_ rest: inout Substring) -> Unit {
    guard let found = units.first(where: { rest.hasPrefix($0.word) }) else { return .none }
    rest = rest.dropFirst(found.word.count)
    return found.unit
  }

  /// `?`, or `?.?` with as many question marks behind the point as decimals are wanted.
  private static func blank(_ rest: inout Substring) -> Number? {
    guard rest.hasPrefix("?") else { return nil }
    rest = rest.dropFirst()
    guard rest.hasPrefix(".?") else { return .blank(places: 0) }
    let marks = rest.dropFirst().prefix { $0 == "?" }
    rest = rest.dropFirst(1 + marks.count)
    return .blank(places: marks.count)
  }

  /// 8割5分 is eight and a half tenths.
  private static func withHundredths(_ tenths: WrittenNumber, _ rest: inout Substring) -> WrittenNumber? {
    guard let (hundredths, tail) = WrittenNumber.prefix(of: rest), tail.hasPrefix("分") else { return tenths }
    rest = tail.dropFirst()
    let step = Rational.powerOfTen(-1)
    guard hundredths.value < Rational(10), hundredths.unit == Rational(1), let part = hundredths.value.times(step),
      let sum = tenths.value.plus(part)
    else { return nil }
    return WrittenNumber(value: sum, lastDigit: step, unit: step)
  }
}
