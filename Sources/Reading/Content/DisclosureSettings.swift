import Diagnostics
import Fields

/// How far the figures of an edition are protected, as `engawa.yml` says.
public struct DisclosureSettings: Sendable {
  /// Counts from 1 to one less are hidden.
  public let threshold: Int
  /// Names of cells that stay printed, such as `caseload[total,FY2022]`.
  public let mustPrint: [String]
  /// The page that tells readers how figures are published, which every page of figures links to.
  public let method: Reference?
  /// How many times as dear it is to hide a cell, or any cell of a table, by the name of either.
  public let weights: [String: Int]
  /// The levels of rows and columns that tables are shown at, where that is not left to what stays public.
  public let levels: [String: (rows: String?, columns: String?)]
  /// How many of a hundred of a group may be known to have a sensitive code; at 100 all but one may.
  public let maxShare: Int

  /// What those see who may see the records: every count as it is.
  public static let exact = DisclosureSettings(
    threshold: 1, mustPrint: [], method: nil, weights: [:], levels: [:], maxShare: 100)

  /// The least number of people whose count may be published where nothing else is said: the unit of aggregation that
  /// the Ministry of Health, Labour and Welfare asks for.
  public static let residents = DisclosureSettings(
    threshold: 10, mustPrint: [], method: nil, weights: [:], levels: [:], maxShare: 100)
}

extension FieldType where Value == DisclosureSettings {
  /// What `disclosure:` of an edition says: those who may see the records see exact counts, and whoever takes part in a
  /// training sees what everybody may see.
  static func disclosure(of clearance: Entry.Audience) -> FieldType {
    switch clearance {
    case .public: policy
    case .participants: shared
    case .internal: exact
    }
  }

  private static let shared = FieldType.record { reader in
    let method = reader.optional("method", .pageName)
    return DisclosureSettings(
      threshold: DisclosureSettings.residents.threshold, mustPrint: [], method: method, weights: [:], levels: [:],
      maxShare: 100)
  }

  private static let exact = FieldType.record { reader in
    let threshold = reader.required("threshold", .one)
    let method = reader.optional("method", .pageName)
    return threshold.map {
      DisclosureSettings(
        threshold: $0, mustPrint: [], method: method, weights: [:], levels: [:],
        maxShare: 100)
    }
  }

  private static let policy = FieldType.record { reader in
    let threshold = reader.required("threshold", .threshold)
    let mustPrint = reader.optional("must-print", .list(.text)) ?? []
    let method = reader.optional("method", .pageName)
    let weights = reader.optional("weights", .list(.weight)) ?? []
    let levels = reader.optional("levels", .list(.level)) ?? []
    let maxShare = reader.optional("max-share", .share) ?? 100
    return threshold.map {
      DisclosureSettings(
        threshold: $0, mustPrint: mustPrint, method: method,
        weights: Dictionary(weights.map { ($0.name, $0.times) }, uniquingKeysWith: max),
        levels: Dictionary(levels.map { ($0.table, ($0.rows, $0.columns)) }, uniquingKeysWith: { $1 }),
        maxShare: maxShare)
    }
  }
}

/// What hiding a cell, or any cell of a table, costs.
private struct Weight: Sendable {
  let name: String
  let times: Int
}

extension FieldType where Value == Weight {
  static let weight = FieldType.record { reader in
    let name = reader.required("of", .text)
    let times = reader.required("times", .times)
    guard let name, let times else { return nil }
    return Weight(name: name, times: times)
  }
}

/// The level that a table is shown at.
private struct TableLevel: Sendable {
  let table: String
  let rows: String?
  let columns: String?
}

extension FieldType where Value == TableLevel {
  static let level = FieldType.record { reader in
    let table = reader.required("table", .text)
    let rows = reader.optional("rows", .text)
    let columns = reader.optional("columns", .text)
    return table.map { TableLevel(table: $0, rows: rows, columns: columns) }
  }
}

extension FieldType where Value == Int {
  /// A least count for the public; less than 3 would name single people.
  fileprivate static let threshold = FieldType(
    expected: Message(en: "a number from 3 to 100", ja: "3から100までの数")
  ) { node, _ in
    whole(node, in: 3...100)
  }

  /// The threshold that hides nothing.
  fileprivate static let one = FieldType(
    expected: Message(en: "1, for internal editions show exact counts", ja: "1（内部の版は正確な数を示します）")
  ) { node, _ in
    whole(node, in: 1...1)
  }

  /// A share of a group, in percent; what is true of half of a group tells of nobody.
  fileprivate static let share = FieldType(
    expected: Message(en: "percent, a number from 50 to 100", ja: "50から100までの数（パーセント）")
  ) { node, _ in
    whole(node, in: 50...100)
  }

  /// A factor.
  fileprivate static let times = FieldType(
    expected: Message(en: "a number from 1 to 100", ja: "1から100までの数")
  ) { node, _ in
    whole(node, in: 1...100)
  }

  private static func whole(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    guard case .scalar(let text, isPlain: true) = node.content, let number = Int(text), range.contains(number)
    else { return nil }
    return number
  }
}
