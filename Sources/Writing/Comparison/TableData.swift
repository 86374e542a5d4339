/// The data of a table, as a site or a release hands them out.
struct TableData {
  /// The records by row and column, in order.
  private(set) var records: [Record] = []

  struct Record {
    let row: String
    let column: String
    let rowLabel: String
    let columnLabel: String
    let count: Int?
    let status: String
    let asOf: String

    var key: String { "\(row)\u{0}\(column)" }
  }

  /// Reads a data file; `nil` if it is another sort of CSV.
  init?(_ bytes: [UInt8]) {
    let text = String(
      decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    var lines = text.split(separator: "\r\n").map { Self.cells(String($0)) }[...]
    // Behind the name of the table come one or two sides, each a code and a label, and then the figure.
    guard let header = lines.popFirst(), header.first == "table", let count = header.firstIndex(of: "count"),
      count == 3 || count == 5, let status = header.firstIndex(of: "status"), let asOf = header.firstIndex(of: "as_of")
    else { return nil }
    for cells in lines where cells.count == header.count {
      records.append(
        Record(
          row: cells[1], column: count == 5 ? cells[3] : "", rowLabel: cells[2],
          columnLabel: count == 5 ? cells[4] : "", count: Int(cells[count]), status: cells[status], asOf: cells[asOf]))
    }
  }

  private static func cells(_ record: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in record {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
