public import Chronology
public import Diagnostics
import Fields

/// What `engawa.yml` says to the gate that reads finished files: what may stand on pages, and what is let through.
public struct GateSettings: Sendable {
  /// How to reach the council: what may stand on any page.
  public let contacts: Contacts
  /// What is let through although a rule finds it.
  public let waivers: [Waiver]

  /// Telephone numbers, e-mail addresses and postal codes of the council.
  public struct Contacts: Sendable {
    /// Telephone numbers, as they are written.
    public let phones: [String]
    /// E-mail addresses.
    public let mails: [String]
    /// Postal codes.
    public let postalCodes: [String]

    /// The same contacts with those that other keys of `engawa.yml` publish.
    ///
    /// - Parameters:
    ///   - phone: the telephone number of `contact`.
    ///   - address: the address of `security-contact`: `tel:…`, `mailto:…`, or another, which adds nothing.
    func adding(phone: String?, address: String?) -> Contacts {
      func behind(_ scheme: String) -> [String] {
        guard let address, address.hasPrefix(scheme) else { return [] }
        return [String(address.dropFirst(scheme.count).prefix { $0 != "?" })]
      }
      return Contacts(
        phones: phones + (phone.map { [$0] } ?? []) + behind("tel:"), mails: mails + behind("mailto:"),
        postalCodes: postalCodes)
    }
  }

  /// Something that is let through, in one place and until a day.
  public struct Waiver: Sendable {
    /// The name of the rule.
    public let rule: String
    /// The finished file, relative to the output folder.
    public let file: String
    /// Why.
    public let reason: String
    /// Who decided.
    public let who: String
    /// The last day on which it holds.
    public let expires: CalendarDate
    /// How often the rule may find something in the file; once unless it says otherwise.
    public let times: Int
    /// The edition; the public one unless it says another.
    public let edition: String?
    /// Where it is written.
    public let place: Place
  }

  static let none = GateSettings(contacts: .init(phones: [], mails: [], postalCodes: []), waivers: [])
}

extension FieldType where Value == GateSettings.Contacts {
  /// How to reach the council.
  static let contacts = FieldType.record { reader in
    GateSettings.Contacts(
      phones: reader.optional("phones", .list(.text)) ?? [], mails: reader.optional("mails", .list(.text)) ?? [],
      postalCodes: reader.optional("postal-codes", .list(.text)) ?? [])
  }
}

extension FieldType where Value == GateSettings.Waiver {
  /// A rule, a file, a reason, who, and until when.
  static let waiver = FieldType(
    expected: Message(en: "a set of keys: rule, file, reason, who, expires", ja: "rule、file、reason、who、expires のキー")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let rule = reader.required("rule", .text)
    let file = reader.required("file", .text)
    let reason = reader.required("reason", .text)
    let who = reader.required("who", .text)
    let expires = reader.required("expires", .date)
    let times = reader.optional("times", .number) ?? 1
    let edition = reader.optional("edition", .text)
    context.diagnostics += reader.finish()
    guard let rule, let file, let reason, let who, let expires else { return nil }
    return GateSettings.Waiver(
      rule: rule, file: file, reason: reason, who: who, expires: expires, times: times, edition: edition,
      place: context.place(of: node))
  }
}
