import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the records of data files as tables of one column each.
enum DataFile {
  /// The name of the table, which is that of the file.
  private static func table(_ path: String, _ ending: String) -> PageReading.ReadTable {
    PageReading.ReadTable(id: path.split(separator: "/").last.map { String($0.dropLast(ending.count)) } ?? "")
  }

  // MARK: - CSV

  static func csv(_ path: String, _ bytes: [UInt8]) -> PageReading.ReadTable {
    var table = table(path, ".csv")
    let text = String(
      decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    for (index, record) in text.split(separator: "\r\n").enumerated() {
      let cells = cells(of: String(record))
      if index == 0 {
        table.columns = ["csv"] + cells
      } else {
        table.rows.append((cells.first ?? "", Array(cells.dropFirst())))
      }
    }
    return table
  }

  private static func cells(of record: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = record.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      switch character {
      case "\"" where isQuoted && next == "\"":
        cell.append("\"")
        next = characters.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }

  // MARK: - JSON

  /// What a file of records holds; anything else in it is something that nobody reads back, and makes it unreadable.
  private struct Stored: Decodable {
    let title: String
    let source: String
    let notes: [String]
    let measure: String
    let period: String?
    let records: [Record]
  }

  private struct Record: Decodable {
    let table: String
    let row: String
    let rowLabel: String
    let column: String
    let columnLabel: String
    let count: Int?
    let status: String
    let unit: String
    let asOf: String
    let fictional: Bool
    let handling: String?

    /// Whether it has no mark, or just the one that exact figures of its day have.
    var hasKnownMark: Bool { handling == nil || handling == DataColumns.handling(asOf: asOf) }
  }

  /// The names that a file and its records have, and no others.
  private static let names: Set<String> = ["title", "source", "notes", "measure", "period", "records"]
  private static let recordNames = Set(DataColumns.former + ["handling"])

  /// Reads a file; `nil` if something is in it that does not belong there.
  static func json(_ path: String, _ bytes: [UInt8]) -> PageReading.ReadTable? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = Data(bytes)
    do {
      let stored = try decoder.decode(Stored.self, from: data)
      // What is not asked for is not seen by the decoder.
      let names = try JSONDecoder().decode(JSONNames.self, from: data)
      guard names.outer.isSubset(of: self.names), names.inner.isSubset(of: recordNames),
        stored.records.allSatisfy(\.hasKnownMark)
      else { return nil }
      var table = table(path, ".json")
      table.columns = ["csv"] + DataColumns.former
      table.rows = stored.records.map { record in
        (
          record.table,
          [
            record.row, record.rowLabel, record.column, record.columnLabel, record.count.map(String.init) ?? "",
            record.status, record.unit, record.asOf, record.fictional ? "架空" : "",
          ]
        )
      }
      table.isMarkedWithCare = stored.records.allSatisfy { $0.handling != nil }
      table.surroundings = [stored.title, stored.source, stored.measure] + stored.notes
      return table
    } catch { return nil }
  }

  /// The names of a file of records, and of all records together.
  private struct JSONNames: Decodable {
    var outer: Set<String> = []
    var inner: Set<String> = []

    struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    private struct Keys: Decodable {
      let names: Set<String>

      init(from decoder: any Decoder) throws {
        names = Set(try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue))
      }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      outer = Set(container.allKeys.map(\.stringValue))
      let records = try container.decode([Keys].self, forKey: Name(stringValue: "records"))
      inner = records.reduce(into: []) { $0.formUnion($1.names) }
    }
  }
}
