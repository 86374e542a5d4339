import Diagnostics
import Tables

/// What is wrong with a formula, and where in its text.
struct ExpressionProblem: Error {
  let id: String
  /// Counted in Unicode scalars from the beginning of the text.
  let offset: Int
  let message: Message
  var hint: Message?

  /// The same as a diagnostic, where the place of an offset is known.
  func diagnostic(_ place: (Int) -> Place) -> Diagnostic { Diagnostic(id, at: place(offset), message, hint: hint) }
}

extension ExpressionProblem {
  static func tooLong(_ count: Int, most: Int, _ offset: Int) -> Self {
    Self(
      id: "figure.too-long", offset: offset,
      message: Message(
        en: "formula of \(count) words and signs; it may have \(most)", ja: "式の語と記号が\(count)個あります。\(most)個までです"),
      hint: Message(en: "add up with sum(…) over a range", ja: "sum(…) を使って、範囲でまとめてください"))
  }

  static func unexpected(_ found: String, _ wanted: Message, _ offset: Int) -> Self {
    Self(
      id: "figure.syntax", offset: offset,
      message: found.isEmpty
        ? Message(en: "formula ends where \(wanted.en) is wanted", ja: "\(wanted.ja)があるはずのところで、式が終わっています")
        : Message(en: "'\(found)' where \(wanted.en) is wanted", ja: "\(wanted.ja)があるはずのところに「\(found)」があります"))
  }

  static func unknownTable(_ name: String, _ known: [String], _ offset: Int) -> Self {
    Self(
      id: "figure.unknown-table", offset: offset,
      message: Message(en: "there is no table '\(name)'", ja: "「\(name)」という表はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func notOfPeriod(_ table: String, _ month: String, _ offset: Int) -> Self {
    Self(
      id: "figure.not-of-period", offset: offset,
      message: Message(
        en: "no sealing has '\(table)' as it was at the end of \(month)", ja: "「\(table)」は、\(month)までの表としては封印されていません"),
      hint: Message(
        en: "the page's 'period' ends with a month for which figures were sealed",
        ja: "ページの period の終わりは、数を封印した月にしてください"))
  }

  static func unknownMember(_ code: String, _ table: String, _ axis: Axis, _ known: [String], _ offset: Int) -> Self {
    Self(
      id: "figure.unknown-member", offset: offset,
      message: Message(en: "'\(table)' has no \(axis.name) '\(code)'", ja: "「\(table)」の\(axis.title)に「\(code)」はありません"),
      hint: Suggestion.hint(for: code, in: known))
  }

  static func otherAxis(
    _ code: String, _ table: String, _ other: Axis, insteadOf axis: Axis, order: [String], _ offset: Int
  ) -> Self {
    let list = order.joined(separator: ", ")
    return Self(
      id: "figure.other-axis", offset: offset,
      message: Message(
        en: "'\(code)' belongs to the axis '\(other.name)' of '\(table)', and stands in the place of '\(axis.name)'",
        ja: "「\(code)」は「\(table)」の「\(other.name)」の符号ですが、「\(axis.name)」の所に書かれています"),
      hint: Message(en: "write them in this order: [\(list)]", ja: "[\(list)] の順に書いてください"))
  }

  static func indexCount(_ table: String, _ axes: [String], _ offset: Int) -> Self {
    let list = axes.joined(separator: ", ")
    return Self(
      id: "figure.index-count", offset: offset,
      message: Message(
        en: "'\(table)' wants \(axes.count == 1 ? "one index" : "two indices"): [\(list)]",
        ja: "「\(table)」には [\(list)] と、\(axes.count)つ書きます"))
  }

  static func severalFigures(_ offset: Int) -> Self {
    Self(
      id: "figure.several", offset: offset,
      message: Message(en: "several figures where one is wanted", ja: "一つの数が要るところに、いくつもの数があります"),
      hint: Message(en: "write sum(…) around it", ja: "sum(…) で囲んでください"))
  }

  static func rankOfTotal(_ offset: Int) -> Self {
    Self(
      id: "figure.rank-of-total", offset: offset,
      message: Message(en: "a total has no rank", ja: "合計には順位がありません"))
  }

  static func backwards(_ first: String, _ last: String, _ offset: Int) -> Self {
    Self(
      id: "figure.backwards", offset: offset,
      message: Message(en: "'\(last)' does not come after '\(first)'", ja: "「\(last)」は「\(first)」より後ではありません"))
  }

  static func outsideRange(_ table: String, _ code: String, _ offset: Int) -> Self {
    Self(
      id: "figure.outside-range", offset: offset,
      message: Message(
        en: "'\(table)' has nothing so far from '\(code)'", ja: "「\(table)」には、「\(code)」からそれだけ離れたものがありません"),
      hint: Message(
        en: "say for which members it holds: for each month in 2022-05..2022-12",
        ja: "「for each month in 2022-05..2022-12」のように範囲を書いてください"))
  }

  static func missingFigure(_ cell: String, _ offset: Int) -> Self {
    Self(
      id: "figure.missing", offset: offset,
      message: Message(en: "the source has no figure for \(cell)", ja: "\(cell) の数は、もとの資料にありません"))
  }

  static func units(_ a: Message, _ sign: String, _ b: Message, _ offset: Int) -> Self {
    Self(
      id: "figure.units", offset: offset,
      message: Message(
        en: "units differ: \(a.en) \(sign) \(b.en)", ja: "単位が違います（\(a.ja) \(sign) \(b.ja)）"),
      hint: Message(
        en: "only what has the same unit is added or compared; divide to get a ratio",
        ja: "足したり比べたりできるのは、単位が同じものだけです。割合にするなら割ってください"))
  }

  static func division(_ offset: Int) -> Self {
    Self(id: "figure.division", offset: offset, message: Message(en: "division by zero", ja: "0で割っています"))
  }

  static func tooLarge(_ offset: Int) -> Self {
    Self(id: "figure.too-large", offset: offset, message: Message(en: "number is too large", ja: "数が大きすぎます"))
  }

  static func unknownName(_ name: String, _ offset: Int) -> Self {
    Self(
      id: "figure.unknown-name", offset: offset,
      message: Message(
        en: "'\(name)' is neither a table with [ ] nor a name of 'for each'",
        ja: "「\(name)」は、[ ] の付いた表でも、for each の名前でもありません"))
  }

  static func unboundName(_ name: String, _ offset: Int) -> Self {
    Self(
      id: "figure.unbound-name", offset: offset,
      message: Message(
        en: "'\(name)' stands for no member without 'for each \(name)'",
        ja: "「\(name)」は、「for each \(name)」がないと何も指しません"),
      hint: Message(
        en: "write the member itself, or sum(… for each \(name))", ja: "符号そのものを書くか、sum(… for each \(name)) と書いてください"))
  }

  static func noMembers(_ name: String, _ offset: Int) -> Self {
    Self(
      id: "figure.no-members", offset: offset,
      message: Message(
        en: "no table in this formula has [\(name)] for an index", ja: "この式には、[\(name)] で引いている表がありません"))
  }

  static func notANumber(_ code: String, _ offset: Int) -> Self {
    Self(
      id: "figure.not-a-number", offset: offset,
      message: Message(en: "'\(code)' does not stand for a number", ja: "「\(code)」は数を表していません"))
  }

  /// The table would be counted from a register which is not there.
  static func uncounted(_ table: String, _ offset: Int) -> Self {
    Self(
      id: uncountedID, offset: offset,
      message: Message(en: "'\(table)' is counted from a register, and there is none", ja: "「\(table)」を数える登録簿がありません"))
  }

  private static let uncountedID = "figure.uncounted"

  /// Whether nothing is wrong but that there is no register.
  var isUncounted: Bool { id == Self.uncountedID }

  /// A table that has errors of its own, which are reported with it.
  static func unreadable(_ offset: Int) -> Self {
    Self(id: unreadableID, offset: offset, message: Message(en: "table has errors", ja: "表にまちがいがあります"))
  }

  private static let unreadableID = "figure.unreadable"

  /// Whether the mistake is reported elsewhere.
  var isReportedElsewhere: Bool { id == Self.unreadableID }
}
