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

  /// The least number of people whose count may be published where nothing else is said: the unit of aggregation that
  /// the Ministry of Health, Labour and Welfare asks for.
  public static let residents = DisclosureSettings(threshold: 10, mustPrint: [], method: nil)
}

extension FieldType where Value == DisclosureSettings {
  /// What `disclosure:` says of each edition.
  static let disclosure = FieldType.record { reader in
    reader.optional("residents", .policy) ?? .residents
  }

  private static let policy = FieldType.record { reader in
    let threshold = reader.required("threshold", .threshold)
    let mustPrint = reader.optional("must-print", .list(.text)) ?? []
    let method = reader.optional("method", .pageName)
    return threshold.map { DisclosureSettings(threshold: $0, mustPrint: mustPrint, method: method) }
  }
}

extension FieldType where Value == Int {
  /// A least count for the public; less than 3 would name single people.
  fileprivate static let threshold = FieldType(
    expected: Message(en: "a number from 3 to 100", ja: "3から100までの数")
  ) { node, _ in
    guard case .scalar(let text, isPlain: true) = node.content, let number = Int(text), (3...100).contains(number)
    else { return nil }
    return number
  }
}
