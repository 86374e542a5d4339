import Diagnostics
import Fields
public import Markup

/// Where to turn to, as every page tells it at the same place.
public struct ContactSettings: Sendable {
  /// Who answers.
  public let name: LocalizedText
  /// The telephone number, as it is written.
  public let phone: String
  /// The address that dials it.
  public let phoneURL: PageURL
  /// When somebody answers.
  public let hours: LocalizedText
  /// The days on which nobody does.
  public let closed: LocalizedText?
  /// Where to go.
  public let address: LocalizedText?
  /// What to do when it cannot wait.
  public let emergency: LocalizedText?
  /// Whether it is made up.
  public let isFictional: Bool

  /// All that it says in words.
  public var texts: [LocalizedText] { [name, hours] + [closed, address, emergency].compactMap(\.self) }
}

extension FieldType where Value == ContactSettings {
  /// Who answers, under which number, and when.
  static let contact = FieldType(
    expected: Message(en: "name, phone and hours: {name: …, phone: 03-1234-5678, hours: …}", ja: "name、phone、hours のキー")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let name = reader.required("name", .localized)
    let phone = reader.required("phone", FieldType<FieldValue>.phone)
    let hours = reader.required("hours", .localized)
    let closed = reader.optional("closed", .localized)
    let address = reader.optional("address", .localized)
    let emergency = reader.optional("emergency", .localized)
    let isFictional = reader.optional("fictional", .flag) ?? false
    context.diagnostics += reader.finish()
    guard let name, case .phone(let number, let url)? = phone, let hours else { return nil }
    return ContactSettings(
      name: name, phone: number, phoneURL: url, hours: hours, closed: closed, address: address, emergency: emergency,
      isFictional: isFictional)
  }
}
