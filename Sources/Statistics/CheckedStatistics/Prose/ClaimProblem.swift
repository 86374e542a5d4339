import Diagnostics
import Tables

/// What is wrong with a claim.
struct ClaimProblem {
  let id: String
  let message: Message
  var hint: Message?

  static func unreadable(_ text: String) -> Self {
    Self(
      id: "claim.unreadable",
      message: Message(en: "'\(text)' is no figure", ja: "「\(text)」は数として読めません"),
      hint: Message(
        en: "write a number with its unit, such as 54名, 2.7倍, 約8割, 55.0%, 1位, 半数以上, or ? to have it filled in",
        ja: "54名、2.7倍、約8割、55.0%、1位、半数以上のように、数と単位を書きます。「?」と書けば数が入ります"))
  }

  static func joined(_ text: String) -> Self {
    Self(
      id: "claim.joined",
      message: Message(
        en: "a digit or sign right beside '\(text)' makes another number of it",
        ja: "「\(text)」のすぐ前か後ろの文字とつながって、別の数に読めます"),
      hint: Message(
        en: "write the whole number in the brackets, or a space or word between", ja: "数の全体をかっこの中に書くか、間に言葉を入れてください"))
  }

  static let withoutFigures = Self(
    id: "claim.without-figures",
    message: Message(en: "formula has no figure of a table in it", ja: "式の中に、表の数がありません"))

  static func countedTwice(_ text: String) -> Self {
    Self(
      id: "claim.counted-twice",
      message: Message(
        en: "'\(text)' adds up cells in which the same person may stand several times",
        ja: "「\(text)」は、同じ人が何度も入りうる欄を足したもので、人数ではありません"),
      hint: Message(en: "take a total or a group, which count each person once", ja: "一人を一度だけ数えた合計やまとまりの数を使ってください"))
  }

  static let strayReason = Self(
    id: "claim.stray-reason",
    message: Message(en: "a reason stands only behind 'stat:none'", ja: "理由を書くのは stat:none の後ろだけです"))

  static let missingReason = Self(
    id: "claim.missing-reason", message: Message(en: "'stat:none' without a reason", ja: "stat:none に理由がありません"),
    hint: Message(en: "write why there are no data: (stat:none \"…\")", ja: "データがない理由を (stat:none \"…\") と書いてください"))

  static let blankWithoutData = Self(
    id: "claim.blank-without-data",
    message: Message(en: "'?' cannot be filled in without data", ja: "データがないので、「?」に入れる数がありません"))

  /// The number itself is not said: the sentence may be for everybody.
  static let smallCount = Self(
    id: "claim.small-count",
    message: Message(en: "formula gives a small number of people", ja: "式の答えが、少ない人数になります"),
    hint: Message(
      en: "say a share of the whole, or leave it out", ja: "全体に対する割合で書くか、この数を使わない文にしてください"))

  static let tooLarge = Self(
    id: "claim.too-large", message: Message(en: "number is too large to be checked", ja: "数が大きすぎて確かめられません"))

  static func wrongUnit(_ text: String, _ quantity: Quantity) -> Self {
    let unit =
      quantity.isRank
      ? Message(en: "a rank", ja: "順位") : Message(en: quantity.dimension.english, ja: quantity.dimension.japanese)
    return Self(
      id: "claim.wrong-unit",
      message: Message(
        en: "unit of '\(text)' does not fit: the formula gives \(unit.en)",
        ja: "「\(text)」の単位が合いません。式の答えの単位は\(unit.ja)です"))
  }

  static func pointsAndPercent(_ text: String, isDifference: Bool) -> Self {
    Self(
      id: "claim.points",
      message: isDifference
        ? Message(
          en: "'\(text)' is the difference of two shares, which is counted in points",
          ja: "「\(text)」は割合どうしの差なので、単位はポイントです")
        : Message(
          en: "'\(text)' is a share; points are for the difference of two shares",
          ja: "「\(text)」は割合です。ポイントは、割合どうしの差に使います"))
  }

  static func wrongBase(_ text: String, _ dimension: Dimension) -> Self {
    Self(
      id: "claim.wrong-base",
      message: Message(
        en: "'\(text)' needs a base of its own unit; the formula divides to \(dimension.english)",
        ja: "「\(text)」は、同じ単位どうしで割った割合ではありません（式の答えの単位は\(dimension.japanese)）"),
      hint: Message(
        en: "divide persons by persons, or mentions by mentions", ja: "人は人で、件は同じ種類の件で割ってください"))
  }

  static func needsPlaces(_ value: Rational) -> Self {
    Self(
      id: "claim.needs-places",
      message: Message(
        en: "the value is not whole, so that '?' does not say how to round it", ja: "整数ではないので、「?」ではどこで丸めるか決まりません"),
      hint: Message(
        en: "write ?.? for one decimal, as in ?.?倍, or 約? for a whole number",
        ja: "小数1けたなら「?.?倍」、整数に丸めるなら「約?割」のように書いてください"))
  }

  static func notReleased(_ figure: String) -> Self {
    Self(
      id: "claim.not-released",
      message: Message(
        en: "\(figure) is not cleared for pages, so that it is not filled in",
        ja: "\(figure) はページに出してよいと決まっていないので、書き込めません"),
      hint: Message(
        en: "write the number yourself, and it is checked; or take a figure that is published already",
        ja: "数を自分で書けば、合っているかを確かめます"))
  }

  static func mismatch(
    _ text: String, _ claim: Claim, _ quantity: Quantity, _ formula: String, _ taken: [TakenFigure]
  ) -> Self {
    let scaled = quantity.value.times(Rational(claim.unit.scale)) ?? quantity.value
    let sign = claim.unit.sign
    let isScaled = [.times, .percent, .tenths, .points].contains(claim.unit)
    let value = isScaled ? Message(en: scaled.short + sign.en, ja: scaled.short + sign.ja) : quantity.text
    let files = Set(taken.map(\.table)).sorted().map { "content/statistics/\($0).yml" }.joined(separator: ", ")
    let en = taken.map { "\($0.name) = \($0.quantity.text.en)" }.joined(separator: ", ")
    let ja = taken.map { "\($0.name)は\($0.quantity.text.ja)" }.joined(separator: "、")
    return Self(
      id: "claim.mismatch",
      message: Message(
        en: "'\(text)' is not what the data say: \(formula) is \(value.en)",
        ja: "「\(text)」はデータと合いません。\(formula) は \(value.ja) です"),
      hint: Message(en: "\(en) (\(files))", ja: "\(ja)（\(files)）"))
  }
}
