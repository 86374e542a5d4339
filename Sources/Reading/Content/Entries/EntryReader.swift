import Chronology
import Diagnostics
import Fields
import FigureFields
import Files
import Proofreading

/// Reads a file into an entry, by the schema of its kind.
enum EntryReader {
  /// The entry, or `nil` if something is wrong that forbids to make one.
  static func read(_ source: SourceText) -> Reviewed<Entry?> {
    var diagnostics: [Diagnostic] = []
    let identity = EntryIdentity.of(source).unwrapped(into: &diagnostics)
    guard let frontMatter = FrontMatter.read(source).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    // Nothing of a case may be shown, not even in an error.
    if frontMatter.pairs.contains(where: { $0.key == "confidential" }) {
      return Reviewed(nil, [.misplacedCase(at: source.wholePlace)])
    }
    guard let identity else { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(frontMatter.pairs, of: source)
    let entry = entry(identity, source, frontMatter.bodyOffset, &reader)
    let silenced = reader.optional("proofreading", .silencedRules) ?? [:]
    diagnostics += reader.finish()
    diagnostics += proofread(source, frontMatter.bodyOffset, silenced)
    if let entry { diagnostics += problems(entry) }
    return Reviewed(diagnostics.haveErrors ? nil : entry, diagnostics)
  }

  private static func entry(
    _ identity: EntryIdentity, _ source: SourceText, _ bodyOffset: Int, _ reader: inout FieldReader
  ) -> Entry? {
    let title = reader.required("title", .text)
    let summary = reader.required("summary", .text)
    let audience = reader.required("audience", FieldType<Entry.Audience>.choice())
    let status = reader.required("status", FieldType<Entry.Status>.choice())
    let updated = reader.required("updated", .date)
    let order = reader.optional("order", .number)
    let provenance = reader.optional("provenance", FieldType<Entry.Provenance>.choice())
    let consent = reader.optional("consent", .consent)
    let citations = reader.optional("sources", .list(.citation)) ?? []
    let diagram = identity.kind == .model ? reader.optional("diagram", .diagram) : nil
    let (relations, details) = particulars(of: identity.kind, &reader)
    guard let title, let summary, let audience, let status, let updated, let details else { return nil }
    return Entry(
      name: identity.name, kind: identity.kind, source: source, bodyOffset: bodyOffset, title: title,
      summary: summary, audience: audience, status: status, updated: updated, order: order, provenance: provenance,
      consent: consent, citations: citations, relations: relations, diagram: diagram,
      details: details)
  }

  /// What each kind has besides; this is the schema of the kinds.
  private static func particulars(of kind: Kind, _ reader: inout FieldReader) -> (Relations, Entry.Details?) {
    switch kind {
    case .home, .collection, .page, .report, .approach, .agency, .conference, .caseStudy, .training:
      return (.none, Entry.Details.none)
    case .district:
      let count = reader.required("activity-count", .number)
      let asOf = reader.required("as-of", .month)
      guard let count, let asOf else { return (.none, nil) }
      return (.none, .district(DistrictFacts(activityCount: count, asOf: asOf)))
    case .activity:
      let relations = Relations(
        district: reader.optional("district", .reference(to: .district)),
        approaches: reader.required("approaches", .references(to: .approach)) ?? [],
        roles: reader.optional("roles", .references(to: .role)) ?? [],
        agencies: reader.optional("agencies", .references(to: .agency)) ?? [], conferences: [])
      let facts = ActivityFacts(
        purpose: reader.optional("purpose", .text), method: reader.optional("method", .text),
        frequency: reader.optional("frequency", .text), partners: reader.optional("partners", .list(.text)) ?? [])
      return (relations, .activity(facts))
    case .model:
      let relations = Relations(
        district: nil, approaches: reader.optional("approaches", .references(to: .approach)) ?? [],
        roles: reader.optional("roles", .references(to: .role)) ?? [], agencies: [], conferences: [])
      return (relations, Entry.Details.none)
    case .finding:
      let relations = Relations(
        district: nil, approaches: reader.optional("approaches", .references(to: .approach)) ?? [],
        roles: reader.optional("roles", .references(to: .role)) ?? [],
        agencies: reader.optional("agencies", .references(to: .agency)) ?? [],
        conferences: reader.optional("conferences", .references(to: .conference)) ?? [])
      return (relations, Entry.Details.none)
    case .role:
      let relations = Relations(
        district: nil, approaches: reader.optional("approaches", .references(to: .approach)) ?? [], roles: [],
        agencies: [], conferences: [])
      guard let mark = reader.required("mark", .text) else { return (relations, nil) }
      return (relations, .role(mark: mark))
    }
  }

  /// What an editor would mend, and rules that are silenced for nothing.
  private static func proofread(
    _ source: SourceText, _ bodyOffset: Int, _ silenced: [String: Place.Position]
  ) -> [Diagnostic] {
    let found = Proofreader.review(source, bodyOffset: bodyOffset, silenced: [])
    let ids = Set(found.map(\.id))
    let idle = silenced.filter { !ids.contains("text.\($0.key)") }.sorted { $0.value < $1.value }
    return found.filter { problem in !silenced.keys.contains { "text.\($0)" == problem.id } }
      + idle.map { .silencedForNothing($0.key, at: source.place($0.value)) }
  }

  /// What the file's place and its keys say against each other.
  private static func problems(_ entry: Entry) -> [Diagnostic] {
    EntryProvenance.problems(entry) + misplacement(entry)
  }

  private static func misplacement(_ entry: Entry) -> [Diagnostic] {
    let parts = entry.name.split(separator: "/")
    guard entry.kind == .activity, parts.count == 3 else { return [] }
    let folder = String(parts[1])
    guard entry.relations.district?.name != "districts/\(folder)" else { return [] }
    let position = entry.relations.district?.position ?? .init(line: 1, column: 1)
    return [.wrongFolder(folder, at: entry.source.place(line: position.line, column: position.column))]
  }
}

extension FieldType where Value == Reference {
  /// The name of an entry of a kind, without its folder.
  static func reference(to kind: Kind) -> FieldType {
    let folder = kind.folder ?? ""
    return FieldType(
      expected: Message(en: "the name of a file in content/\(folder)", ja: "content/\(folder) にあるファイルの名前")
    ) { node, _ in
      guard case .scalar(let text, _) = node.content, !text.isEmpty else { return nil }
      return Reference(name: "\(folder)/\(text)", position: node.position)
    }
  }
}

extension FieldType where Value == [Reference] {
  /// Names of entries of a kind, each once.
  static func references(to kind: Kind) -> FieldType {
    let list = FieldType<[Reference]>.list(FieldType<Reference>.reference(to: kind))
    return FieldType(expected: list.expected) { node, context in
      guard let references = list.parse(node, &context) else { return nil }
      var seen: Set<String> = []
      for reference in references where !seen.insert(reference.name).inserted {
        let place = context.source.place(line: reference.position.line, column: reference.position.column)
        context.diagnostics.append(.repeatedReference(context.key, at: place))
      }
      return references
    }
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
  static func misplacedCase(at place: Place) -> Self {
    Self(
      "content.misplaced-case", at: place,
      Message(en: "case summary among the pages", ja: "個別支援の記録が、ページの中に置かれています"),
      hint: Message(en: "move it to the folder of the register at once", ja: "すぐに登録簿のフォルダへ移してください"))
  }

  static func silencedForNothing(_ rule: String, at place: Place) -> Self {
    Self(
      "text.silenced-for-nothing", severity: .warning, at: place,
      Message(en: "rule '\(rule)' is silenced and finds nothing here", ja: "規則「\(rule)」を外していますが、当てはまるところがありません"),
      hint: Message(en: "take it out", ja: "消してください"))
  }

  static func repeatedReference(_ key: String, at place: Place) -> Self {
    Self(
      "content.repeated-reference", at: place,
      Message(en: "named twice under '\(key)'", ja: "「\(key)」に同じものが二度書かれています"))
  }

  static func wrongFolder(_ folder: String, at place: Place) -> Self {
    Self(
      "content.wrong-folder", at: place,
      Message(
        en: "activity lies in the folder of district '\(folder)' and names another or none",
        ja: "「\(folder)」地区のフォルダにありますが、district の値が違うか、ありません"),
      hint: Message(en: "write 'district: \(folder)' or move the file", ja: "「district: \(folder)」と書くか、ファイルを移してください"))
  }
}
