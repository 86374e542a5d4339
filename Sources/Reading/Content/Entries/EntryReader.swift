import Chronology
import Diagnostics
import Fields
import FigureFields
import Files
import Proofreading

/// Reads a file into an entry, by the schema of its kind.
enum EntryReader {
  /// Keys that every page may have, so that no field can be called like them.
  static let ownKeys: Set<String> = [
    "title", "summary", "audience", "status", "period", "updated", "order", "fictional", "provenance", "mixed",
    "consent",
    "sources",
    "proofreading",
    "confidential",
  ]

  /// What a file is.
  enum Reading: Sendable {
    /// A page.
    case entry(Entry)
    /// A page in another language.
    case translation(Translation)
    /// A page with mistakes in its front matter; its text is looked at all the same.
    case faulty(FaultyPage)
    /// Nothing that could be a page.
    case nothing

    /// Whether it says of itself that it is not finished.
    var isDraft: Bool {
      switch self {
      case .entry(let entry): entry.status == .draft
      case .translation(let translation): translation.status == .draft
      case .faulty, .nothing: false
      }
    }
  }

  /// The entry, as far as it can be made.
  static func read(_ source: SourceText, _ kinds: KindBook) -> Reviewed<Reading> {
    var diagnostics: [Diagnostic] = []
    let identity = EntryIdentity.of(source, kinds).unwrapped(into: &diagnostics)
    guard let frontMatter = FrontMatter.read(source).unwrapped(into: &diagnostics) else {
      return Reviewed(.nothing, diagnostics)
    }
    guard let identity else { return Reviewed(.nothing, diagnostics) }
    let faulty = Reading.faulty(FaultyPage(source: source.file, bodyOffset: frontMatter.bodyOffset))
    guard frontMatter.isWhole else { return Reviewed(faulty, diagnostics) }
    var reader = FieldReader(frontMatter.pairs, of: source)
    let kind = identity.kind.kind.flatMap { kinds[$0] }
    let page = page(identity, kind, source, frontMatter.bodyOffset, &reader)
    let silenced = reader.optional("proofreading", .silencedRules) ?? [:]
    diagnostics += reader.finish()
    diagnostics += proofread(source, frontMatter.bodyOffset, silenced, isDraft: page?.isDraft ?? false)
    if case .entry(let entry)? = page { diagnostics += EntryProvenance.problems(entry, kind) }
    guard let page, !diagnostics.haveErrors else { return Reviewed(faulty, diagnostics) }
    return Reviewed(page, diagnostics)
  }

  private static func page(
    _ identity: EntryIdentity, _ kind: Kind?, _ source: SourceText, _ bodyOffset: Int, _ reader: inout FieldReader
  ) -> Reading? {
    if let language = identity.language {
      return translation(identity, language, kind, source, bodyOffset, &reader).map { .translation($0) }
    }
    return entry(identity, kind, source, bodyOffset, &reader).map { .entry($0) }
  }

  private static func translation(
    _ identity: EntryIdentity, _ language: Language, _ kind: Kind?, _ source: SourceText, _ bodyOffset: Int,
    _ reader: inout FieldReader
  ) -> Translation? {
    let title = reader.required("title", .text)
    let summary = reader.required("summary", .text)
    let status = reader.required("status", FieldType<Entry.Status>.choice())
    let updated = reader.required("updated", .date)
    let citations = reader.optional("sources", .list(.citation)) ?? []
    let fields = if case .member = identity.kind { kind?.fields ?? [] } else { [Field]() }
    for key in ["audience", "period", "order", "fictional", "provenance", "mixed", "consent"] {
      reader.refuse(key) { .sameInAllLanguages(key, at: $0) }
    }
    let values = fields.map { field -> FieldValue? in
      if field.type.isTranslated { return field.read(&reader, updated: updated) }
      reader.refuse(field.name) { .sameInAllLanguages(field.name, at: $0) }
      return nil
    }
    guard let title, let summary, let status, let updated else { return nil }
    return Translation(
      name: identity.name, kind: identity.kind, language: language, source: source.file, bodyOffset: bodyOffset,
      title: title,
      summary: summary, status: status, updated: updated, citations: citations, values: values)
  }

  private static func entry(
    _ identity: EntryIdentity, _ kind: Kind?, _ source: SourceText, _ bodyOffset: Int, _ reader: inout FieldReader
  ) -> Entry? {
    let title = reader.required("title", .text)
    let summary = reader.required("summary", .text)
    let audience = reader.required("audience", FieldType<Entry.Audience>.choice())
    let status = reader.required("status", FieldType<Entry.Status>.choice())
    let period = reader.optional("period", .months)
    let updated = reader.required("updated", .date)
    let order = reader.optional("order", .number)
    let isFictional = reader.optional("fictional", .flag) ?? false
    let provenance = reader.optional("provenance", FieldType<Entry.Provenance>.choice())
    let mixture = reader.optional("mixed", .text)
    let consent = reader.optional("consent", .consent)
    let citations = reader.optional("sources", .list(.citation)) ?? []
    let fields = if case .member = identity.kind { kind?.fields ?? [] } else { [Field]() }
    let values = fields.map { field in
      // The folder says it already.
      let isNamed = field.name == kind?.subfolders?.name && folderValue(identity, field, source) != nil
      return isNamed ? inFolder(field, identity, source, &reader) : field.read(&reader, updated: updated)
    }
    guard let title, let summary, let audience, let status, let updated else { return nil }
    let mark = zip(fields, values).first { $0.0.name == kind?.mark }?.1
    return Entry(
      name: identity.name, kind: identity.kind, source: source.file, bodyOffset: bodyOffset, title: title,
      summary: summary, audience: audience, status: status, period: period, updated: updated, order: order,
      isFictional: isFictional, provenance: provenance, mixture: mixture,
      consent: consent, citations: citations, values: values,
      mark: mark.flatMap { if case .text(let text) = $0 { text } else { nil } })
  }

  /// What an editor would mend, and rules that are silenced for nothing.
  private static func proofread(
    _ source: SourceText, _ bodyOffset: Int, _ silenced: [String: Place.Position], isDraft: Bool
  ) -> [Diagnostic] {
    // In a draft there is still something to be written.
    let found = Proofreader.review(
      source, bodyOffset: bodyOffset, silenced: isDraft ? ["placeholder", "typed-count"] : [])
    let ids = Set(found.map(\.id))
    let idle = silenced.filter { !ids.contains("text.\($0.key)") }.sorted { $0.value < $1.value }
    return found.filter { problem in !silenced.keys.contains { "text.\($0)" == problem.id } }
      + idle.map { .silencedForNothing($0.key, at: source.place($0.value)) }
  }

  // MARK: - Folders that are named after a value

  /// The value that the folder of a file stands for; `nil` if it lies in none.
  private static func folderValue(_ identity: EntryIdentity, _ field: Field, _ source: SourceText) -> FieldValue? {
    let parts = identity.name.split(separator: "/")
    guard parts.count == 3 else { return nil }
    let folder = String(parts[1])
    switch field.type {
    case .reference(let target):
      return .references([Reference(name: "\(target)/\(folder)", position: .init(line: 1, column: 1))])
    case .choice(let choices): return choices.firstIndex { $0.code == folder }.map { .choice($0) }
    default: return nil
    }
  }

  /// The value of the field that the folder is named after; what the page says itself must be the same.
  private static func inFolder(
    _ field: Field, _ identity: EntryIdentity, _ source: SourceText, _ reader: inout FieldReader
  ) -> FieldValue? {
    let given = folderValue(identity, field, source)
    guard let written = field.asOptional.read(&reader, updated: nil) else { return given }
    let folder = String(identity.name.split(separator: "/")[1])
    switch (written, given) {
    case (.references(let own), .references(let wanted)) where own.map(\.name) != wanted.map(\.name):
      reader.report(.wrongFolder(field.name, folder, at: source.place(own[0].position)))
    case (.choice(let own), .choice(let wanted)) where own != wanted:
      reader.report(.wrongFolder(field.name, folder, at: source.place(line: 1)))
    default: break
    }
    return written
  }
}

extension FieldType where Value == [String: Place.Position] {
  /// Rules of proofreading that do not hold for a page, each with the reason.
  static let silencedRules = FieldType(
    expected: Message(en: "names of rules, each with a reason", ja: "規則の名前と、それを外す理由")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    for rule in Proofreader.rules { _ = reader.optional(rule, .text) }
    context.diagnostics += reader.finish()
    return Dictionary(pairs.map { ($0.key, $0.keyPosition) }, uniquingKeysWith: { first, _ in first })
  }
}

extension FieldType where Value == Citation {
  /// A source, with at least its title.
  static let citation = FieldType.record { reader in
    let title = reader.required("title", .text)
    let role = reader.optional("as", FieldType<Citation.Role>.choice()) ?? .source
    let author = reader.optional("author", .text)
    let publisher = reader.optional("publisher", .text)
    let date = reader.optional("date", .text)
    let isAdapted = reader.optional("adapted", .flag) ?? false
    guard let title else { return nil }
    return Citation(
      role: role, title: title, author: author, publisher: publisher, date: date, isAdapted: isAdapted)
  }
}

extension Diagnostic {
  static func silencedForNothing(_ rule: String, at place: Place) -> Self {
    Self(
      "text.silenced-for-nothing", severity: .warning, at: place,
      Message(en: "rule '\(rule)' is silenced and finds nothing here", ja: "規則「\(rule)」を外していますが、当てはまるところがありません"),
      hint: Message(en: "take it out", ja: "消してください"))
  }

  static func wrongFolder(_ field: String, _ folder: String, at place: Place) -> Self {
    Self(
      "content.wrong-folder", at: place,
      Message(
        en: "the page lies in the folder '\(folder)' and names another under '\(field)'",
        ja: "「\(folder)」のフォルダにありますが、\(field) の値が違います"),
      hint: Message(
        en: "write '\(field): \(folder)', leave it out, or move the file",
        ja: "「\(field): \(folder)」と書くか、書かずにおくか、ファイルを移してください"))
  }
}
