import Diagnostics
import Fields

extension FieldType where Value == AttackProblem.Cell {
  /// A cell with exactly one figure.
  static let cell = FieldType.record { reader in
    let id = reader.required("id", .text)
    let truth = reader.optional("truth", .count)
    let table = reader.optional("table", .text)
    let snapshot = reader.optional("snapshot", .text)
    let predicate = reader.optional("where", .predicate)
    let figure = figure(&reader)
    guard let id, let figure else { return nil }
    return AttackProblem.Cell(
      id: CellID(id), figure: figure, truth: truth, table: table, snapshot: snapshot, predicate: predicate)
  }

  private static func figure(_ reader: inout FieldReader) -> AttackProblem.Figure? {
    var figures: [AttackProblem.Figure] = []
    if let value = reader.optional("value", .count) { figures.append(.value(value)) }
    if let mark = reader.optional("mark", FieldType<AttackProblem.Mark>.choice()) { figures.append(.hidden(mark)) }
    if let ends = reader.optional("band", .list(.count)), ends.count == 2 { figures.append(.band(ends[0], ends[1])) }
    let base = reader.optional("base", .count)
    // Unless told otherwise, counts are rounded to the nearest multiple: of all ways it leaves least room.
    let how = reader.optional("how", FieldType<AttackProblem.Rounding>.choice()) ?? .nearest
    if let rounded = reader.optional("rounded", .count), let base, base > 0 {
      figures.append(.rounded(rounded, base: base, how))
    }
    let decimals = reader.optional("decimals", .count) ?? 0
    let other = reader.optional("of", .text)
    if let percent = reader.optional("percent", .decimal), let other, let scaled = percent.scaled(to: decimals) {
      figures.append(.percent(scaled, decimals: decimals, of: CellID(other)))
    }
    return figures.count == 1 ? figures.first : nil
  }
}

extension FieldType where Value == [String: AttackProblem.Selection] {
  /// Which records a cell counts: of each dimension a code, several, or all.
  static let predicate = FieldType(
    expected: Message(en: "dimensions with their codes", ja: "区分と符号の組")
  ) { node, context in
    guard
      let pairs = FieldType<[(name: String, value: AttackProblem.Selection)]>.named(.selection).parse(node, &context)
    else { return nil }
    return Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension FieldType where Value == AttackProblem.Selection {
  static let selection = FieldType(
    expected: Message(en: "a code, a list of codes, or \"*\"", ja: "符号、符号のリスト、または \"*\"")
  ) { node, context in
    if let codes = FieldType<[String]>.list(.text).parse(node, &context) { return .codes(codes) }
    guard let code = FieldType<String>.text.parse(node, &context) else { return nil }
    return code == "*" ? .all : .codes([code])
  }
}

/// A decimal number as it is written.
struct Decimal {
  let digits: Int
  let places: Int

  /// The number in units of the last of so many decimals; `nil` if it has more.
  func scaled(to decimals: Int) -> Int? {
    guard places <= decimals, decimals <= 6 else {
      // Zeros at the end say nothing.
      guard places > 0, digits.isMultiple(of: 10), decimals <= 6 else { return nil }
      return Decimal(digits: digits / 10, places: places - 1).scaled(to: decimals)
    }
    return (places..<decimals).reduce(digits) { number, _ in number * 10 }
  }
}

extension FieldType where Value == Decimal {
  static let decimal = FieldType(expected: Message(en: "a number such as 12.5", ja: "12.5のような数")) { node, _ in
    guard case .scalar(let text, isPlain: true) = node.content, text.utf8.count <= 12 else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) && $0.allSatisfy(\.isASCII) }),
      let digits = Int(parts.joined())
    else { return nil }
    return Decimal(digits: digits, places: parts.count == 2 ? parts[1].count : 0)
  }
}
