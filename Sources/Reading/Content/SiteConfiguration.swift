public import Chronology
public import Diagnostics
import Fields
import Files

/// What `engawa.yml` says about the site.
public struct SiteConfiguration: Sendable {
  /// The name of the site.
  public let title: LocalizedText
  /// One or two sentences about it.
  public let description: LocalizedText
  /// Where it is published: `https://…/`, ending in a slash.
  public let baseURL: String
  /// The language of its pages, such as `ja`.
  public let language: Language
  /// Who publishes it.
  public let publisher: LocalizedText
  /// The pages that every page links to, in order.
  public let navigation: [Reference]
  /// Where the register of cases lies, and how it is read.
  public let register: RegisterSettings
  /// The months that the register is complete for, to which periods elsewhere are relative; `nil` if nothing is said.
  public let reportingPeriod: MonthRange?
  /// Where to turn to, as every page tells it; `nil` if nothing is said.
  public let contact: ContactSettings?
  /// What the gate lets through.
  public let gate: GateSettings
  /// The warnings that the site means to live with.
  public let accepted: AcceptedWarnings
  /// The versions of the site, by whom they are for.
  public let editions: [Edition]
  /// On which terms others may use what it says; `nil` if nothing is granted.
  public let licence: LicenceSettings?
  /// Whether pages of tables have an image that is seen where a link to them is shared.
  public let hasShareImages: Bool
  /// The day on which the next figures are to be published; `nil` if nothing is said.
  public let nextPublication: CalendarDate?
  /// How pages are searched; `nil` if they are not.
  public let search: SearchSettings?
  /// Where the council works, as data that are handed out name it; `nil` if nothing is said.
  public let area: AreaSettings?
  /// Whom to tell of a weakness of the site: an address that begins with `https:`, `mailto:` or `tel:`.
  public let securityContact: String?
  /// The file itself.
  public let source: SourceText

  /// The languages that any edition has besides that of the site.
  public var otherLanguages: Set<Language> { Set(editions.flatMap { $0.languages.dropFirst() }) }

  /// The path that every address of the site begins with, such as `/` or `/portal/`.
  public var basePath: String {
    guard let scheme = baseURL.firstRange(of: "://") else { return "/" }
    let rest = baseURL[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
  }

  /// Reads `engawa.yml` in the folder of the site.
  ///
  /// - Parameters:
  ///   - override: a base address that is used instead of the one in the file.
  ///   - period: months for which the register is complete, instead of those in the file.
  /// - Throws: ``Stop`` with everything that is wrong with it.
  public static func read(
    root: String, baseURL override: String? = nil, reportingPeriod period: MonthRange? = nil
  ) throws(Stop) -> SiteConfiguration {
    let source = try source(root: root)
    if let override, !isBaseURL(override) { throw Stop(.usage, [.malformedBaseURL(override)]) }
    let problems = FileCheck.problems(source)
    guard problems.isEmpty else { throw Stop(.content, problems) }
    let mapping = YAMLReader.mapping(0..<source.bytes.count, of: source)
    guard !mapping.isUnreadable else { throw Stop(.content, mapping.diagnostics) }

    var reader = FieldReader(mapping.value, of: source)
    let title = reader.required("title", .localized)
    let description = reader.required("description", .localized)
    let baseURL = reader.required("base-url", .baseURL)
    let language = reader.required("language", .language)
    let publisher = reader.required("publisher", .localized)
    let navigation = reader.required("navigation", .list(.pageName))
    let register = reader.optional("register", .register) ?? RegisterSettings()
    let reportingPeriod = reader.optional("reporting-period", .reportingPeriod)
    let contact = reader.optional("contact", .contact)
    let contacts = reader.optional("contacts", .contacts) ?? GateSettings.none.contacts
    let waivers = reader.optional("waivers", .list(.waiver)) ?? []
    let accepted = reader.optional("accepted", .list(.acceptedWarning)) ?? []
    let editions = reader.optional("editions", .editions(language: language))
    let licence = reader.optional("licence", .licence)
    let hasShareImages = reader.optional("share-images", .flag) ?? false
    let nextPublication = reader.optional("next-publication", .date)
    let area = reader.optional("area", .area)
    let securityContact = reader.optional("security-contact", .securityContact)
    let found = mapping.diagnostics + reader.finish()
    let search = try SearchSettings.read(root: root)
    guard !found.haveErrors, let title, let description, let baseURL, let language, let publisher, let navigation
    else { throw Stop(.content, found) }
    return SiteConfiguration(
      title: title, description: description, baseURL: override ?? baseURL, language: language, publisher: publisher,
      navigation: navigation, register: register, reportingPeriod: period ?? reportingPeriod,
      contact: contact,
      gate: GateSettings(
        contacts: contacts.adding(phone: contact?.phone, address: securityContact), waivers: waivers),
      accepted: AcceptedWarnings(accepted), editions: editions ?? Edition.usual(language: language),
      licence: licence.map(\.settings) ?? LicenceSettings.usual, hasShareImages: hasShareImages,
      nextPublication: nextPublication, search: search, area: area,
      securityContact: securityContact, source: source)
  }

  /// The text of the file.
  private static func source(root: String) throws(Stop) -> SourceText {
    let path = "engawa.yml"
    let file = FilePath.join(root, path)
    do {
      if try fileKind(file) == .link, try FilePath.folder(of: resolvedPath(file)) != resolvedPath(root) {
        throw Stop(.content, [.strayLink(at: Place(path: path))])
      }
      let bytes = try readFile(file)
      return SourceText(path: path, bytes: WindowsText.plain(bytes) ?? bytes)
    } catch let error as FileError {
      throw error.isMissing ? Stop(.usage, [.missingConfiguration(at: file)]) : error.stop
    } catch let stop as Stop {
      throw stop
    } catch {
      throw Stop.unexpected(error)
    }
  }

  /// What is said of the register and the months that it is complete for, whatever else is wrong with the file; `nil` if
  /// nobody can tell.
  ///
  /// - Throws: ``Stop`` if there is no file.
  public static func register(root: String) throws(Stop) -> (settings: RegisterSettings, period: MonthRange?)? {
    let source = try source(root: root)
    let mapping = YAMLReader.mapping(0..<source.bytes.count, of: source)
    // What is written nearly as the key is may be what is meant.
    let isMeant = mapping.value.contains {
      $0.key != "register" && Suggestion.closest(to: $0.key, in: ["register"]) != nil
    }
    // Another key that is written twice says nothing of the register.
    let isTorn = mapping.diagnostics.contains {
      $0.severity == .error && ($0.id != "yaml.duplicate-key" || $0.message.en.contains("'register'"))
    }
    if mapping.isUnreadable || isTorn || isMeant { return nil }
    let pairs = mapping.value.filter { ["register", "reporting-period"].contains($0.key) }
    var reader = FieldReader(pairs, of: source)
    let period = reader.optional("reporting-period", .reportingPeriod)
    guard pairs.contains(where: { $0.key == "register" }) else { return (RegisterSettings(), period) }
    let settings = reader.optional("register", .register)
    return reader.finish().haveErrors ? nil : settings.map { ($0, period) }
  }

  /// The edition of a name.
  ///
  /// - Throws: ``Stop`` if there is none; nothing is ever built for want of a better one.
  public func edition(_ name: String) throws(Stop) -> Edition {
    if let edition = editions.first(where: { $0.name == name }) { return edition }
    throw Stop(.usage, [.unknownEdition(name, editions.map(\.name))])
  }

  /// The edition for everybody, which is built unless another is asked for.
  ///
  /// - Throws: ``Stop`` if the site has none.
  public var publicEdition: Edition {
    get throws(Stop) {
      if let edition = editions.first(where: \.isPublic) { return edition }
      throw Stop(.usage, [.unknownEdition(Entry.Audience.public.rawValue, editions.map(\.name))])
    }
  }
}

extension SiteConfiguration {
  /// Whether a text can begin all addresses of a site: a scheme, a host, folders, a slash at the end.
  static func isBaseURL(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { $0 > UInt8(ascii: " ") && $0 < 0x7F && !"\"'<>?#\\@".utf8.contains($0) }
    return isPlain && ["https:", "http:"].contains(parts[0]) && parts.count >= 4 && parts.last == ""
      && parts.count(where: \.isEmpty) == 2 && !parts.contains("..") && !parts.contains(".")
  }
}

extension FieldType where Value == String {
  /// An address at which somebody is to be reached.
  fileprivate static let securityContact = FieldType(
    expected: Message(
      en: "an address such as https://…, mailto:… or tel:+81-3-…", ja: "https://…、mailto:…、tel:+81-3-… のような宛先")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, text.wholeMatch(of: #/(https:\/\/|mailto:|tel:\+)[!-~]+/#) != nil
    else {
      return nil
    }
    return text
  }
}

extension FieldType where Value == String {
  /// An address that all others begin with.
  static let baseURL = FieldType(
    expected: Message(
      en: "an address such as https://example.org/portal/", ja: "https://example.org/portal/ のような、斜線で終わる住所")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, SiteConfiguration.isBaseURL(text) else { return nil }
    return text
  }
}

extension FieldType where Value == MonthRange {
  /// No council reports on more months than this.
  private static let mostMonths = 1200

  static let reportingPeriod = FieldType(expected: months.expected) { node, context in
    months.parse(node, &context).flatMap { $0.first.distance(to: $0.last) < mostMonths ? $0 : nil }
  }
}

extension FieldType where Value == Reference {
  /// The name of any page.
  static let pageName = FieldType(
    expected: Message(en: "the name of a page such as models/iceberg", ja: "models/iceberg のようなページの名前")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, !text.isEmpty else { return nil }
    return Reference(name: text, position: node.position)
  }
}

extension Diagnostic {
  static func unknownEdition(_ name: String, _ names: [String]) -> Self {
    Self(
      "edition.unknown", at: nil,
      Message(en: "there is no edition '\(name)'", ja: "「\(name)」という版はありません"),
      hint: Suggestion.hint(for: name, in: names))
  }

  static func malformedBaseURL(_ text: String) -> Self {
    Self(
      "configuration.malformed-base-url", at: nil,
      Message(en: "'\(text)' is no base address", ja: "「\(text)」は、サイトの住所になりません"),
      hint: Message(
        en: "it looks like https://example.org/portal/ and ends in '/'", ja: "https://example.org/portal/ のように、斜線で終わります"
      ))
  }

  static func missingConfiguration(at path: String) -> Self {
    Self(
      "configuration.missing", at: Place(path: path),
      Message(en: "there is no engawa.yml here", ja: "ここに engawa.yml がありません"),
      hint: Message(
        en: "run engawa in the folder of a site, or name it with --root; 'engawa new site FOLDER' begins one",
        ja: "サイトのフォルダで実行するか、--root で示してください。新しく始めるなら engawa new site フォルダ"))
  }
}
