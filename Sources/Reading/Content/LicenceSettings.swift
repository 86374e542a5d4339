import Diagnostics
import Fields
public import Markup

/// On which terms others may use what a public edition says.
public struct LicenceSettings: Sendable {
  /// Its name, such as `CC BY 4.0`.
  public let name: String
  /// Where it is written down.
  public let url: PageURL

  /// What public data are under unless it is said otherwise: 政府標準利用規約 and councils use it.
  static let usual = PageURL(external: "https://creativecommons.org/licenses/by/4.0/deed.ja").map {
    LicenceSettings(name: "CC BY 4.0", url: $0)
  }
}

/// A licence, or that there is none.
enum WrittenLicence: Sendable {
  case none
  case named(LicenceSettings)

  var settings: LicenceSettings? { if case .named(let settings) = self { settings } else { nil } }
}

extension FieldType where Value == WrittenLicence {
  /// A name with an address, or `none`.
  static let licence = FieldType(
    expected: Message(
      en: "{name: CC BY 4.0, url: https://…}, or none", ja: "{name: CC BY 4.0, url: https://…} か none")
  ) { node, context in
    switch node.content {
    case .scalar("none", _): return WrittenLicence.none
    case .mapping(let pairs):
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      let name = reader.required("name", .text)
      let address = reader.required("url", .text)
      context.diagnostics += reader.finish()
      guard let name, let address else { return nil }
      guard address.hasPrefix("https://"), let url = PageURL(external: address) else { return nil }
      return .named(LicenceSettings(name: name, url: url))
    default: return nil
    }
  }
}
