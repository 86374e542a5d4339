import Markup
import Site
import Tables

/// The code book of published tables: what each code in its tables means, and what each word in the columns of the data.
enum CodeBookFile {
  ///
  /// - Parameters:
  ///   - tables: the tables, with the names that their data have.
  ///   - isExact: whether their figures are counts as they are.
  static func bytes(_ tables: [(name: String, table: PublishedTable)], isExact: Bool) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    func add(_ cells: [String]) { bytes += CSVRecord.text(cells, lineEnd: "\r\n").utf8 }
    add(["table", "side", "variable", "code", "label", "level", "takes_together"])
    for (name, table) in tables {
      for (side, axis) in [("row", table.rows), ("column", table.columns)] where !axis.variable.isEmpty {
        for member in axis.members {
          // A member that stands for itself alone takes nothing together.
          let covers = member.covers == [member.code] ? "" : member.covers.joined(separator: " ")
          add([name, side, axis.variable, member.code, member.label, member.level, covers])
        }
      }
    }
    for (word, meaning) in words { add(["", "word", "status", word, meaning, "", ""]) }
    for (name, meaning) in columns + (isExact ? [("handling", "数の取り扱い。正確な数なので、登録簿と同じに扱う")] : []) {
      add(["", "column", name, "", meaning, "", ""])
    }
    return bytes
  }

  private static let columns = [
    ("table", "表の名前"), ("count", "数。公表しない数と元の資料にない数は空欄で、0とは違う"), ("status", "数の状態。上の word のどれか"),
    ("unit", "単位。persons は実人数、mentions は延べ件数、activities は活動の件数"), ("period", "数えた期間。西暦の年月"),
    ("as_of", "数の基準日"), ("fictional", "架空の数であること"),
  ]

  private static let words = [
    ("shown", "公表した数"), ("hidden", "人が分かってしまうおそれがあるため、公表しない数"), ("missing", "元の資料にない数"),
    ("revised", "訂正または改定した数"),
  ]
}
