import Diagnostics
import Tables

/// What printed counts say of everybody in a group, or of nobody: the owner is told before it is sealed.
struct Certainties: Sendable, Encodable {
  /// How many zeros are printed.
  let zeros: Int
  /// The cells that count everybody whom their row or column counts, by name.
  let wholeGroups: [String]

  /// So many names are listed.
  private static let most = 10

  init(_ tables: [PublishedTable]) {
    var (zeros, wholes) = (0, [String]())
    for table in tables where table.unit.isPersonal && table.carriedFrom == nil {
      let totals = (
        row: table.rows.members.firstIndex(where: \.isTotal), column: table.columns.members.firstIndex(where: \.isTotal)
      )
      for row in table.rows.members.indices {
        for column in table.columns.members.indices {
          guard let value = table.figure(row: row, column: column).value else { continue }
          if value == 0 { zeros += 1 }
          let groups = [
            row == totals.row ? nil : totals.row.map { table.figure(row: $0, column: column).value },
            column == totals.column ? nil : totals.column.map { table.figure(row: row, column: $0).value },
          ]
          if value > 0, groups.contains(value) { wholes.append(table.cell(row: row, column: column).name) }
        }
      }
    }
    (self.zeros, wholeGroups) = (zeros, wholes)
  }

  /// What the owner is told; nothing where nothing is certain.
  var text: Message {
    var (english, japanese) = ("", "")
    if zeros > 0 {
      english += "zeros printed: \(zeros); each says of nobody\n"
      japanese += "0と載せる欄: \(zeros)。だれも当てはまらないと分かります\n"
    }
    if !wholeGroups.isEmpty {
      let list = wholeGroups.prefix(Self.most).joined(separator: ", ")
      let more = wholeGroups.count - Self.most
      english += "true of everybody in a row or column: \(list)\(more > 0 ? ", and \(more) more" : "")\n"
      japanese += "行か列の全員に当てはまると分かる欄: \(list)\(more > 0 ? "、ほか\(more)" : "")\n"
    }
    return Message(en: english, ja: japanese)
  }
}
