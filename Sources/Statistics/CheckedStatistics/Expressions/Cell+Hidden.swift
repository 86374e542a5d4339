import Diagnostics
import Tables

extension Evaluator.Cell {
  /// Figures of the same row or column that may be seen, coarser ones first.
  var visibleNeighbours: [String] {
    var names: [String] = []
    for (axis, index) in zip(table.axes.indices, indices) {
      for other in table.axes[axis].members.indices.reversed() where other != index {
        var position = indices
        position[axis] = other
        let cell = Self(table: table, indices: position)
        if !cell.isHidden, cell.value != nil { names.append(cell.name) }
      }
    }
    return Array(names.prefix(3))
  }
}

extension ExpressionProblem {
  /// A count that readers of the edition may not see.
  static func hidden(_ cell: String, _ instead: [String], _ offset: Int) -> Self {
    let list = instead.joined(separator: ", ")
    return Self(
      id: "figure.hidden", offset: offset,
      message: Message(
        en: "\(cell) is not public, because the count is small or would give away another",
        ja: "\(cell) は、人数が少ないか、他の数が分かってしまうため、公表していません"),
      hint: instead.isEmpty
        ? nil : Message(en: "what may be said instead: \(list)", ja: "代わりに使える数: \(list)"))
  }

  /// A code that no published level of a table has.
  static func notShown(_ code: String, _ table: String, _ offset: Int) -> Self {
    Self(
      id: notShownID, offset: offset,
      message: Message(
        en: "'\(table)' is published at another level by now, without '\(code)'",
        ja: "「\(table)」は、今は別の細かさで公表していて、「\(code)」がありません"),
      hint: Message(
        en:
          "take the sentence out, or put it between ```published \(table)[\(code)] and ```: it is left out while the figure is",
        ja: "その文を消すか、```published \(table)[\(code)] と ``` で囲んでください。公表していない間は載りません"))
  }

  /// A table that is not published.
  static func withheld(_ table: String, _ offset: Int) -> Self {
    Self(
      id: withheldID, offset: offset,
      message: Message(
        en: "'\(table)' is not published, because too many of its counts are small",
        ja: "「\(table)」は、人数の少ない欄が多いため、公表していません"),
      hint: Message(
        en: "take the sentence out, or put it between ```published \(table) and ```: it is left out while the table is",
        ja: "その文を消すか、```published \(table) と ``` で囲んでください。公表していない間は載りません"))
  }

  /// A table of which only the totals of one axis are published.
  static func totalAlone(_ table: String, _ axis: String, _ offset: Int) -> Self {
    Self(
      id: withheldID, offset: offset,
      message: Message(
        en: "of '\(table)' only the total of all \(axis) is published, because too many of its counts are small",
        ja: "「\(table)」は、人数の少ない欄が多いため、\(axis) の合計だけを公表しています"),
      hint: Message(
        en: "ask for 'total', or put the sentence between ```published \(table)[…] with its figure and ```",
        ja: "total の数を使うか、その文を、数を書いた ```published \(table)[…] と ``` で囲んでください"))
  }

  /// A table that nobody has cleared yet.
  static func unsealed(_ table: String, _ offset: Int) -> Self {
    Self(
      id: unsealedID, offset: offset,
      message: Message(
        en: "'\(table)' is not cleared for publication", ja: "「\(table)」は、公表してよい数としてまだ封印されていません"),
      hint: Message(
        en: "run 'engawa seal' where the register is", ja: "登録簿のある機械で engawa seal を実行してください"))
  }

  private static let withheldID = "figure.withheld"
  private static let unsealedID = "figure.unsealed"
  private static let notShownID = "figure.not-shown"

  /// A table, or part of one, that readers do not have, or not yet.
  var isWithheld: Bool { [Self.withheldID, Self.unsealedID, Self.notShownID].contains(id) }
}
