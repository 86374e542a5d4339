import Diagnostics
import Fields

/// Where a council works, as data that are handed out name it.
public struct AreaSettings: Sendable {
  /// The code of the municipality (全国地方公共団体コード): five digits, or six with the last to check them.
  public let code: String
  /// The prefecture, such as 東京都.
  public let prefecture: String
  /// The municipality, such as 大田区.
  public let municipality: String
  /// How many people live there, by which the least count follows that may be published; `nil` if that is not said.
  public let population: Int?
}

extension FieldType where Value == AreaSettings {
  /// A code with two names.
  static let area = FieldType.record { reader -> AreaSettings? in
    let code = reader.required("code", .areaCode)
    let prefecture = reader.required("prefecture", .text)
    let municipality = reader.required("municipality", .text)
    let population = reader.optional("population", .number)
    guard let code, let prefecture, let municipality else { return nil }
    return AreaSettings(code: code, prefecture: prefecture, municipality: municipality, population: population)
  }
}

extension FieldType where Value == String {
  /// The code of a municipality.
  fileprivate static let areaCode = FieldType(
    expected: Message(en: "five or six digits in quotes, such as \"131113\"", ja: "引用符に入れた5桁か6桁の数字（\"131113\" など）")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, text.wholeMatch(of: #/[0-9]{5,6}/#) != nil else { return nil }
    return text
  }
}
