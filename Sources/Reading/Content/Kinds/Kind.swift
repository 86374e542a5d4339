import Codes
public import Diagnostics

/// The name of a kind of pages: that of its file in `content/kinds`, without ending.
public struct KindName: Sendable, Hashable, RawRepresentable {
  /// The name, such as `activity`.
  public let rawValue: String

  /// Takes a name.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// What sort of page an entry is; it follows from where the file lies.
public enum PageKind: Sendable, Hashable {
  /// The front page: `index.md`.
  case home
  /// The first page of the folder of a kind: `models/index.md`.
  case collection(KindName)
  /// A page of a kind.
  case member(KindName)
  /// What an author says of the published tables, or of one of them: `statistics/index.md`, `statistics/routes.md`.
  case statistics

  /// The name by which people and style sheets know it.
  public var name: String {
    switch self {
    case .home: "home"
    case .collection: "collection"
    case .member(let kind): kind.rawValue
    case .statistics: "statistics"
    }
  }

  /// The kind that it belongs to; the front page and pages of figures belong to none.
  public var kind: KindName? {
    switch self {
    case .home, .statistics: nil
    case .collection(let kind), .member(let kind): kind
    }
  }
}

/// A kind of pages, as `content/kinds/` declares it: where they lie, what they tell besides their text, and how they are
/// shown.
///
/// It is a class because every page asks for its kind: a reference is cheap to copy, and nothing in it changes.
public final class Kind: Sendable {
  /// The name of the file without ending, such as `activity`.
  public let name: KindName
  /// The folder below `content/` that its pages lie in, such as `activities`.
  public let folder: String
  /// What such pages are called.
  public let title: LocalizedText
  /// The template below `templates/pages/`, without ending.
  public let template: String
  /// What its pages can do besides; `nil` for pages to read.
  public let behaviour: Behaviour?
  /// Whether its pages are never for everybody.
  public let isInternal: Bool
  /// Whether each page must say where its story comes from.
  public let needsProvenance: Bool
  /// Whether the figures in its texts have numbers, by which they can be referred to.
  public let numbersFigures: Bool
  /// What its pages tell, in the order that readers see it.
  public let fields: [Field]
  /// The field whose value the folders inside its folder are named after.
  public let subfolders: Field?
  /// The field that has the sign that stands before a page's title, such as ①.
  public let mark: String?
  /// How a list of its pages is put in order and into groups.
  public let listing: Listing
  /// Its place among all kinds.
  let order: Int
  /// The file.
  public let source: SourceText
  /// Where the template is named.
  public let templatePosition: Place.Position

  init(
    name: KindName, folder: String, title: LocalizedText, template: String, behaviour: Behaviour?, isInternal: Bool,
    needsProvenance: Bool, numbersFigures: Bool, fields: [Field], subfolders: Field?, mark: String?, listing: Listing,
    order: Int, source: SourceText, templatePosition: Place.Position
  ) {
    self.name = name
    self.folder = folder
    self.title = title
    self.template = template
    self.behaviour = behaviour
    self.isInternal = isInternal
    self.needsProvenance = needsProvenance
    self.numbersFigures = numbersFigures
    self.fields = fields
    self.subfolders = subfolders
    self.mark = mark
    self.listing = listing
    self.order = order
    self.source = source
    self.templatePosition = templatePosition
  }

  /// Whether its pages tell of a person, as cases do.
  public var tellsOfPerson: Bool { fields.contains { if case .person = $0.type { true } else { false } } }

  /// Whether its pages can say when something takes place.
  public var hasSchedule: Bool { fields.contains { if case .schedule = $0.type { true } else { false } } }

  /// What pages of a kind can do besides being read.
  public enum Behaviour: String, Sendable, CaseIterable {
    /// They are cut into slides and shown to an audience.
    case deck
    /// They have questions to be answered on paper.
    case worksheet
    /// They plan what is done with decks, worksheets and cases, and are handed out with them.
    case course
  }

  /// How a list of pages is put in order and into groups.
  public struct Listing: Sendable {
    /// The field that pages of one group have in common.
    public let group: Field?
    /// What is said above pages that have no value of it.
    public let otherwise: LocalizedText?
    /// The field that they are ordered by, if it is not their `order`.
    public let order: Field?
    /// Whether the greatest comes first, as the latest news does.
    public let isDescending: Bool
  }

  /// The field of a name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

/// Something that pages of a kind tell, besides title and text.
public struct Field: Sendable {
  /// The key in the front matter, such as `partners`.
  public let name: String
  /// How it is written, and what it becomes.
  public let type: FieldKind
  /// What readers see before the value.
  public let label: LocalizedText
  /// Whether each page must have it.
  public let isRequired: Bool
  /// The field together with which a page must have it.
  public let requiredWith: String?
  /// After how many days a day in it is so long ago that somebody should look at the page again.
  public let staleAfter: Int?
  /// Whether only internal editions have it.
  public let isInternal: Bool

  /// The same field, which a page may leave out.
  var asOptional: Field {
    Field(
      name: name, type: type, label: label, isRequired: false, requiredWith: nil, staleAfter: nil,
      isInternal: isInternal)
  }
}

/// What the value of a field is.
public enum FieldKind: Sendable {
  /// A line of text.
  case text
  /// Lines of text, one after another.
  case texts
  /// Text with the marks of Markdown.
  case markdown
  /// A whole number.
  case number
  /// Yes or no.
  case flag
  /// A day.
  case date
  /// A month.
  case month
  /// A month, quarter, fiscal year, or from one month to another.
  case period
  /// When something takes place.
  case schedule
  /// One of several values.
  case choice([Choice])
  /// Another page, of the kind with this folder.
  case reference(to: String)
  /// Other pages, of the kind with this folder.
  case references(to: String)
  /// An address on the web.
  case url
  /// A telephone number.
  case phone
  /// A mail address.
  case mail
  /// A postal address.
  case address
  /// A picture that lies beside the file.
  case picture
  /// A file to hand out that lies beside the file.
  case attachment
  /// A diagram of a support model.
  case diagram
  /// A source.
  case citation
  /// Somebody that a case tells of, by the code lists of the register.
  case person(PersonCodes)

  /// A value that a field may have.
  public struct Choice: Sendable {
    /// How it is written.
    public let code: String
    /// What readers see.
    public let label: LocalizedText
  }

  /// The folder of the kind that it refers to.
  public var target: String? {
    switch self {
    case .reference(let folder), .references(let folder): folder
    default: nil
    }
  }
}

/// A text in several languages.
public struct LocalizedText: Sendable, Hashable {
  /// The text for whoever has none of their own, if it was written without a language.
  let plain: String?
  /// The texts by language, such as `ja-simple`.
  let texts: [String: String]
  /// Where it stands.
  public let position: Place.Position

  /// The text in a language; `nil` if there is none.
  public func text(in language: Language) -> String? { texts[language.rawValue] ?? plain }

  /// Whether there is a text for readers of a language; what was written without one is in that of the site, which
  /// readers of plain Japanese are taken to see too.
  public func isTold(in language: Language, of site: Language) -> Bool {
    texts[language.rawValue] != nil || plain != nil && (language == site || language.isJapanese && site.isJapanese)
  }
}

extension LocalizedText {
  /// The name of a code, in the languages that it has.
  init(_ label: CodeLabel, at position: Place.Position) {
    var texts = ["ja": label.ja]
    texts["en"] = label.en
    texts["ja-simple"] = label.jaSimple
    self.init(plain: nil, texts: texts, position: position)
  }
}
