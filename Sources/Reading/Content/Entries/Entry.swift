public import Chronology
public import Diagnostics

/// A content file whose front matter was read: what a page is made from.
///
/// It is a class because lists of pages hand it around all the time: a reference is cheap to copy, and nothing in it
/// changes.
public final class Entry: Sendable {
  /// The path below `content/` without ending, such as `models/iceberg`; a collection has its folder's name, the front
  /// page the empty one.
  public let name: String
  /// What sort of page it is.
  public let kind: PageKind
  /// The file.
  public let source: SourceFile
  /// Where the text begins, behind the front matter.
  public let bodyOffset: Int

  /// The title, the page's only heading of level 1.
  public let title: String
  /// One or two sentences for lists, feeds and search engines.
  public let summary: String
  /// Whom it is for.
  public let audience: Audience
  /// Whether it is finished.
  public let status: Status
  /// The months that it reports on, which stay when the site moves on; `nil` for what is about the present.
  public let period: MonthRange?
  /// The day of its last change that readers should know of.
  public let updated: CalendarDate
  /// Its place among its neighbours, smallest first; those without come last, by name.
  public let order: Int?
  /// Whether all of it is made up, such as an event that nobody holds.
  public let isFictional: Bool
  /// Where what it says of people comes from, if it says so.
  public let provenance: Provenance?
  /// How it was put together from several people, in the words of its editor.
  public let mixture: String?
  /// What the person agreed to whose story it tells.
  public let consent: Consent?
  /// Where its contents come from.
  public let citations: [Citation]
  /// What it tells in the fields of its kind, in their order; `nil` where it tells nothing.
  public let values: [FieldValue?]
  /// The sign that stands before its title, such as ①.
  public let mark: String?

  init(
    name: String, kind: PageKind, source: SourceFile, bodyOffset: Int, title: String, summary: String,
    audience: Audience, status: Status, period: MonthRange?, updated: CalendarDate, order: Int?,
    isFictional: Bool, provenance: Provenance?, mixture: String?, consent: Consent?,
    citations: [Citation], values: [FieldValue?], mark: String?
  ) {
    self.name = name
    self.kind = kind
    self.source = source
    self.bodyOffset = bodyOffset
    self.title = title
    self.summary = summary
    self.audience = audience
    self.status = status
    self.period = period
    self.updated = updated
    self.order = order
    self.isFictional = isFictional
    self.provenance = provenance
    self.mixture = mixture
    self.consent = consent
    self.citations = citations
    self.values = values
    self.mark = mark
    references = values.flatMap { value -> [Reference] in
      if case .references(let references)? = value { references } else { [] }
    }
  }

  /// All pages that it refers to, in the order of the fields.
  public let references: [Reference]

  /// Whom a page is for, from the most readers to the fewest.
  public enum Audience: String, Sendable, CaseIterable, Comparable {
    /// Everybody.
    case `public`
    /// Those who take part in a training, and take its material home.
    case participants
    /// The council's own people.
    case `internal`

    /// Whether more readers have what is for one audience than what is for another.
    public static func < (a: Audience, b: Audience) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .public: 0
      case .participants: 1
      case .internal: 2
      }
    }
  }

  /// Where what a page says of people comes from.
  public enum Provenance: String, Sendable, CaseIterable {
    /// Somebody made it up.
    case fictional
    /// It was put together from several people, and is none of them.
    case composite
    /// A person agreed to have it told.
    case consented
    /// It was said in a support conference by article 106-6 of the Social Welfare Act, whose members keep it secret.
    case supportConference = "support-conference"
  }

  /// What a person agreed to: from when and until when the story may be told.
  public struct Consent: Sendable, Hashable {
    /// The day on which the person agreed.
    public let given: CalendarDate
    /// The last day on which the story may be told.
    public let until: CalendarDate
  }

  /// Whether a page is finished.
  public enum Status: String, Sendable, CaseIterable {
    /// Being written; no edition has it.
    case draft
    /// Finished.
    case published
  }
}

/// Where something comes from.
public struct Citation: Sendable, Hashable {
  /// What the source is to the text.
  public enum Role: String, Sendable, CaseIterable {
    /// It was taken from there (出所).
    case source
    /// It helps to understand (参考).
    case reference
  }

  /// What the source is to the text.
  public let role: Role
  /// The title of the work.
  public let title: String
  /// Who wrote it.
  public let author: String?
  /// Who published it.
  public let publisher: String?
  /// When, in the words of the source.
  public let date: String?
  /// Whether it was changed in part (一部改変).
  public let isAdapted: Bool
}

/// The name of another entry, and where it was written.
public struct Reference: Sendable, Hashable {
  /// The name of the entry, such as `roles/outreach`.
  public let name: String
  /// Where it stands in the file.
  public let position: Place.Position
}

extension Entry {
  /// The entry for others than the council's own people: without what fields tell that are not public.
  func withoutInternals(of kind: Kind?) -> Entry {
    guard let kind, kind.fields.contains(where: \.isInternal) else { return self }
    let values = zip(kind.fields, values).map { $0.isInternal ? nil : $1 }
    return Entry(
      name: name, kind: self.kind, source: source, bodyOffset: bodyOffset, title: title, summary: summary,
      audience: audience, status: status, period: period, updated: updated, order: order, isFictional: isFictional,
      provenance: provenance, mixture: mixture,
      consent: consent,
      citations: citations, values: values,
      mark: kind.mark.flatMap(kind.field).map(\.isInternal) == true ? nil : mark)
  }
}
