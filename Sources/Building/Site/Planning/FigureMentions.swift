import Tables

/// Finds the tables that the figures in a finished text come from.
enum FigureMentions {
  /// The names of tables, with their month where a figure names it, in the order in which they are first mentioned.
  ///
  /// - Parameter known: the names of all tables.
  static func tables(in html: [UInt8], known: Set<String>) -> [String] {
    var found: [String] = []
    for (isFormula, value) in values(in: html) {
      let names = isFormula ? self.names(in: value, known) : [String(decoding: value, as: UTF8.self)]
      found += names.filter { !found.contains($0) }
    }
    return found
  }

  /// A cell that a formula names.
  struct Cell {
    /// As the formula has it: `caseload[total,2022-12]`.
    let name: String
    let table: String
    /// The codes of its row and, if there is one, its column.
    let codes: [String]
  }

  /// The figures in the sentences of a text, in order: each with its formula and what the sentence says.
  static func sentences(in html: [UInt8]) -> [(formula: String, text: String)] {
    values(in: html).filter(\.isFormula).map { _, value in
      // Behind the attribute the tag ends, and then comes the number.
      let text = html[value.endIndex...].drop { $0 != UInt8(ascii: ">") }.dropFirst().prefix { $0 != UInt8(ascii: "<") }
      return (String(decoding: value, as: UTF8.self), String(decoding: text, as: UTF8.self))
    }
  }

  /// The names of the tables that charts are of, in order.
  static func charts(in html: [UInt8]) -> [String] {
    values(in: html).filter { !$0.isFormula }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// The cells that a formula names, in order.
  static func cells(in formula: String, known: Set<String>) -> [Cell] {
    var cells: [Cell] = []
    var rest = formula[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let before = rest[..<open].reversed().prefix { $0.utf8.count == 1 && $0.utf8.allSatisfy(isOfName) }
      let codes = rest[rest.index(after: open)..<close]
      if let table = named(String(before.reversed()), known) {
        cells.append(
          Cell(
            name: "\(table)[\(codes)]", table: table, codes: codes.split(separator: ",").map { String($0) }))
      }
      rest = rest[rest.index(after: close)...]
    }
    return cells
  }

  /// The tables that a formula names.
  private static func names(in formula: ArraySlice<UInt8>, _ known: Set<String>) -> [String] {
    formula.split { !isOfName($0) && $0 != UInt8(ascii: "[") }.compactMap { part in
      part.firstIndex(of: UInt8(ascii: "[")).flatMap { named(String(decoding: part[..<$0], as: UTF8.self), known) }
    }
  }

  /// The name of a table, which may stand behind a number and a minus sign.
  private static func named(_ text: String, _ known: Set<String>) -> String? {
    let written = TableReference(name: text)
    var rest = written.id[...]
    while !known.contains(String(rest)) {
      guard let minus = rest.firstIndex(of: "-") else { return nil }
      rest = rest[rest.index(after: minus)...]
    }
    return TableReference(String(rest), at: written.month).name
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// Formulas of figures in sentences, and tables that charts are of, in the order in which they stand.
  private static func values(in html: [UInt8]) -> [(isFormula: Bool, value: ArraySlice<UInt8>)] {
    let beginnings = [(true, Array("<data value=\"".utf8)), (false, Array("data-table=\"".utf8))]
    var found: [(Bool, ArraySlice<UInt8>)] = []
    var place = html.startIndex
    while place < html.endIndex {
      guard let (isFormula, beginning) = beginnings.first(where: { html[place...].starts(with: $0.1) }) else {
        place += 1
        continue
      }
      let value = html[(place + beginning.count)...].prefix { $0 != UInt8(ascii: "\"") }
      found.append((isFormula, value))
      place = value.endIndex
    }
    return found
  }
}
