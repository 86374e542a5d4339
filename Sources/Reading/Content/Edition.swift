import Chronology
public import Diagnostics
import Fields
import Files

/// A version of the site for some readers: what it may have, and where it goes.
public struct Edition: Sendable {
  /// The name, such as `residents`.
  public let name: String
  /// What it may have: public pages only, those for participants too, or all; nothing is cleared for what is
  /// confidential.
  public let clearance: Entry.Audience
  /// The folder that it is written to, relative to the site.
  public let output: String
  /// The languages of its pages: first that of the site, which every page has.
  public let languages: [Language]
  /// The names of the kinds of pages that it has; `nil` if it has all that it may have.
  public let kinds: [Reference]?
  /// The pages that every page links to, where they are others than those of the site.
  public let navigation: [Reference]?
  /// How far its figures are protected.
  public let disclosure: DisclosureSettings
  /// Where it is declared, or `nil` if it is there without a word.
  public let position: Place.Position?

  /// Whether the edition is for everybody.
  public var isPublic: Bool { clearance == .public }

  /// Whether the edition is for the council's own people, who see all of a page; others see what they may take home.
  public var isInternal: Bool { clearance == .internal }

  /// Why the edition leaves an entry out, or `nil` if it has it.
  ///
  /// - Parameter today: the day that consents are held against; without one, none holds.
  func reasonToLeaveOut(_ entry: Entry, today: CalendarDate?) -> ContentLibrary.LeftOut.Reason? {
    if entry.audience > clearance { return entry.audience == .internal ? .internal : .participants }
    if entry.status != .published { return .draft }
    if let kind = entry.kind.kind, let kinds, !kinds.contains(where: { $0.name == kind.rawValue }) { return .kind }
    if let consent = entry.consent, today.map({ $0 > consent.until || $0 < consent.given }) ?? true { return .consent }
    return nil
  }

  /// What is wrong with the names of kinds.
  func problems(_ book: KindBook, _ source: SourceText) -> [Diagnostic] {
    (kinds ?? []).compactMap { name in
      let place = source.place(name.position)
      guard let kind = book[KindName(rawValue: name.name)] else {
        return .unknownEditionKind(name.name, book.kinds.map(\.name.rawValue), at: place)
      }
      return isPublic && kind.isInternal ? .internalKind(name.name, at: place) : nil
    }
  }

  /// The editions that a site has if it declares none.
  static func usual(language: Language) -> [Edition] {
    [
      Edition(
        name: "residents", clearance: .public, output: "public", languages: [language], kinds: nil,
        navigation: nil, disclosure: .residents, position: nil),
      Edition(
        name: "training", clearance: .internal, output: "internal", languages: [language], kinds: nil,
        navigation: nil, disclosure: .exact, position: nil),
    ]
  }
}

extension FieldType where Value == [Edition] {
  /// Editions by name.
  ///
  /// - Parameter language: that of the site.
  static func editions(language: Language?) -> FieldType {
    FieldType(expected: Message(en: "names of editions, each with its keys", ja: "版の名前と、それぞれのキー")) {
      node, context in
      guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
      let editions = pairs.compactMap { pair in edition(pair, language, &context) }
      context.diagnostics += conflicts(editions, context.source)
      return editions
    }
  }

  private static func edition(_ pair: YAMLPair, _ language: Language?, _ context: inout FieldContext) -> Edition? {
    let place = context.source.place(pair.keyPosition)
    guard Name.isValid(pair.key), case .mapping(let pairs) = pair.value.content else {
      context.diagnostics.append(.malformedEdition(pair.key, at: place))
      return nil
    }
    var reader = FieldReader(pairs, of: context.source, start: pair.keyPosition)
    let clearance = reader.required("clearance", FieldType<Entry.Audience>.choice())
    let output = reader.required("output", .outputFolder)
    let languages = reader.optional("languages", .languages(first: language))
    let kinds = reader.optional("kinds", .list(.pageName))
    let navigation = reader.optional("navigation", .list(.pageName))
    let disclosure = reader.optional("disclosure", .disclosure(of: clearance ?? .public))
    context.diagnostics += reader.finish()
    guard let clearance, let output else { return nil }
    return Edition(
      name: pair.key, clearance: clearance, output: output, languages: languages ?? language.map { [$0] } ?? [],
      kinds: kinds, navigation: navigation,
      disclosure: disclosure ?? (clearance == .internal ? .exact : .residents), position: pair.keyPosition)
  }

  /// Editions that would get into one another's way.
  ///
  /// Figures of two public editions would have to be kept safe together, so that there is one of each clearance.
  private static func conflicts(_ editions: [Edition], _ source: SourceText) -> [Diagnostic] {
    editions.enumerated().flatMap { index, edition -> [Diagnostic] in
      let place = source.place(edition.position ?? .init(line: 1, column: 1))
      return editions[..<index].flatMap { other -> [Diagnostic] in
        var found: [Diagnostic] = []
        if other.clearance == edition.clearance {
          found.append(.sameClearance(edition.name, other.name, at: place))
        }
        if (other.output + "/").hasPrefix(edition.output + "/") || (edition.output + "/").hasPrefix(other.output + "/")
        {
          found.append(.sharedOutput(edition.name, other.name, at: place))
        }
        return found
      }
    }
  }
}

extension FieldType where Value == String {
  /// A folder below that of the site.
  fileprivate static let outputFolder = FieldType(
    expected: Message(en: "a folder of the site, such as public", ja: "public のような、サイトの中のフォルダ")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    return isPlain && !["content", "templates"].contains(FilePath.first(of: text)) ? text : nil
  }
}

extension FieldType where Value == [Language] {
  /// Languages, each once; the first is that of the site.
  fileprivate static func languages(first: Language?) -> FieldType {
    let list = FieldType<[Language]>.list(.language)
    let example = first?.rawValue ?? "ja"
    return FieldType(
      expected: Message(
        en: "a list of languages that begins with that of the site, such as [\(example), en]",
        ja: "サイトの言語で始まる言語のリスト（[\(example), en] など）")
    ) { node, context in
      guard let languages = list.parse(node, &context), Set(languages).count == languages.count else { return nil }
      return first == nil || languages.first == first ? languages : nil
    }
  }
}

extension Diagnostic {
  static func malformedEdition(_ name: String, at place: Place) -> Self {
    Self(
      "configuration.malformed-edition", at: place,
      Message(en: "'\(name)' is no edition", ja: "「\(name)」は版になりません"),
      hint: Message(
        en: "name it in lower-case letters, and write clearance and output below",
        ja: "名前は英小文字で、その下に clearance と output を書いてください"))
  }

  static func unknownEditionKind(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "configuration.unknown-kind", at: place,
      Message(en: "the site has no kind of pages '\(name)'", ja: "「\(name)」という種類のページはありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func internalKind(_ kind: String, at place: Place) -> Self {
    Self(
      "configuration.internal-kind", at: place,
      Message(en: "pages of the kind '\(kind)' are never public", ja: "「\(kind)」のページは公開できません"))
  }

  static func sameClearance(_ name: String, _ other: String, at place: Place) -> Self {
    Self(
      "configuration.same-clearance", at: place,
      Message(
        en: "'\(name)' has the clearance of '\(other)'; there is one edition of each",
        ja: "「\(name)」と「\(other)」の clearance が同じです。それぞれ一つだけです"),
      hint: Message(
        en: """
          figures of two such editions would have to be protected together; let other readers have pages of the same \
          edition, in another language ('languages') or of another kind, or build a site of its own without statistics
          """,
        ja: "同じ人たちの数を二通りに公表すると、合わせたときに守れません。同じ版の中で、言語（languages）やページの種類を分けるか、統計を載せない別のサイトにしてください"))
  }

  static func sharedOutput(_ name: String, _ other: String, at place: Place) -> Self {
    Self(
      "configuration.shared-output", at: place,
      Message(en: "outputs of '\(name)' and '\(other)' lie in one another", ja: "「\(name)」と「\(other)」の出力先が重なっています"),
      hint: Message(
        en: "a folder that is uploaded holds one edition", ja: "そのまま公開するフォルダには、一つの版だけを置きます"))
  }
}
