import Codes
import Diagnostics
import Theme

/// Holds kinds against one another and against code lists, and makes them.
struct KindCheck {
  let drafts: [KindDraft]
  let codes: CodeBook
  private(set) var diagnostics: [Diagnostic] = []

  init(drafts: [KindDraft], codes: CodeBook) {
    self.drafts = drafts
    self.codes = codes
  }

  /// The kinds that are right.
  mutating func kinds() -> [Kind] {
    var taken: [String: String] = [:]
    return drafts.compactMap { draft in
      if Self.foldersOfOthers.contains(draft.folder) || Self.foldersOfTool.contains(draft.folder) {
        diagnostics.append(.foldersOfOthers(draft.folder, at: draft.source.wholePlace))
        return nil
      }
      if let other = taken.updateValue(draft.source.path, forKey: draft.folder) {
        diagnostics.append(.sharedFolder(draft.folder, other, at: draft.source.wholePlace))
        return nil
      }
      let before = diagnostics.count
      let kind = kind(draft)
      return diagnostics.count == before ? kind : nil
    }
  }

  /// The folder of tables and of what is said of them.
  static let statistics = "statistics"
  /// Folders below `content` that hold no pages of kinds.
  static let foldersOfOthers: Set<String> = ["cases", "codes", "kinds", "releases", "sealed", statistics]
  /// Folders of the finished site that the tool fills itself: those of assets and of other languages.
  static let foldersOfTool = Set(
    ["assets"]
      + DefaultTheme.files.map(\.path).filter { $0.hasPrefix("strings/") }.map {
        String($0.dropFirst("strings/".count).prefix { $0 != "." })
      })

  private mutating func kind(_ draft: KindDraft) -> Kind {
    let fields = draft.fields.compactMap { field($0, draft.source) }
    for field in draft.fields { _ = named(field.requiredWith, in: fields, draft) { _ in true } }
    let kind = Kind(
      name: draft.name, folder: draft.folder, title: draft.title, template: draft.template.name,
      behaviour: draft.behaviour, isInternal: draft.isInternal, needsProvenance: draft.needsProvenance,
      numbersFigures: draft.numbersFigures, fields: fields,
      subfolders: named(draft.subfolders, in: fields, draft, isPublic: true) { type in
        switch type {
        case .reference, .choice: true
        default: false
        }
      },
      mark: named(draft.mark, in: fields, draft) { if case .text = $0 { true } else { false } }?.name,
      listing: .init(
        group: named(draft.group, in: fields, draft, isPublic: true, Self.canGroup), otherwise: draft.otherwise,
        order: named(draft.orderBy, in: fields, draft, Self.canOrder), isDescending: draft.isDescending),
      order: draft.order, source: draft.source, templatePosition: draft.template.position)
    return kind
  }

  private static func canGroup(_ type: FieldKind) -> Bool {
    switch type {
    case .reference, .choice, .text, .date, .month: true
    default: false
    }
  }

  private static func canOrder(_ type: FieldKind) -> Bool {
    switch type {
    case .number, .text, .date, .month, .choice: true
    default: false
    }
  }

  private mutating func named(
    _ name: (name: String, position: Place.Position)?, in fields: [Field], _ draft: KindDraft, isPublic: Bool = false,
    _ fits: (FieldKind) -> Bool
  ) -> Field? {
    guard let name else { return nil }
    let place = draft.source.place(name.position)
    guard let field = fields.first(where: { $0.name == name.name }) else {
      // What is wrong with a field that is declared is said there.
      if draft.fields.contains(where: { $0.name == name.name }) { return nil }
      diagnostics.append(.unknownField(name.name, draft.fields.map(\.name), at: place))
      return nil
    }
    if !fits(field.type) { diagnostics.append(.unfitField(name.name, at: place)) }
    // The address of a page and the headings of a list are for whoever has the page.
    if isPublic, field.isInternal { diagnostics.append(.internalField(name.name, at: place)) }
    return field
  }

  private mutating func field(_ draft: FieldDraft, _ source: SourceText) -> Field? {
    guard let type = type(draft, source) else { return nil }
    return Field(
      name: draft.name, type: type, label: draft.label, isRequired: draft.isRequired,
      requiredWith: draft.requiredWith?.name, staleAfter: draft.staleAfter,
      isInternal: draft.isInternal)
  }

  private mutating func type(_ draft: FieldDraft, _ source: SourceText) -> FieldKind? {
    switch draft.type {
    case .text: return .text
    case .texts: return .texts
    case .markdown: return .markdown
    case .number: return .number
    case .flag: return .flag
    case .date: return .date
    case .month: return .month
    case .period: return .period
    case .schedule: return .schedule
    case .choice: return choices(draft, source).map { .choice($0) }
    case .reference: return target(draft, source).map { .reference(to: $0) }
    case .references: return target(draft, source).map { .references(to: $0) }
    case .url: return .url
    case .phone: return .phone
    case .mail: return .mail
    case .address: return .address
    case .picture: return .picture
    case .attachment: return .attachment
    case .diagram: return .diagram
    case .citation: return .citation
    case .person: return persons(draft, source).map { .person($0) }
    }
  }

  private mutating func persons(_ draft: FieldDraft, _ source: SourceText) -> PersonCodes? {
    let lists = PersonCodes.lists.compactMap { name -> [FieldKind.Choice]? in
      guard let list = codes.lists[name] else {
        diagnostics.append(.unknownList(name, codes.lists.keys.sorted(), at: source.place(draft.position)))
        return nil
      }
      return list.codes.map { .init(code: $0.code, label: LocalizedText($0.label, at: draft.position)) }
    }
    guard lists.count == PersonCodes.lists.count else { return nil }
    return PersonCodes(
      districts: lists[0], ageBands: lists[1], households: lists[2], issues: lists[3], states: lists[4])
  }

  private mutating func target(_ draft: FieldDraft, _ source: SourceText) -> String? {
    guard let target = draft.target else { return nil }
    let folders = drafts.map(\.folder)
    if folders.contains(target.name) { return target.name }
    diagnostics.append(.unknownKind(target.name, folders, at: source.place(target.position)))
    return nil
  }

  private mutating func choices(_ draft: FieldDraft, _ source: SourceText) -> [FieldKind.Choice]? {
    guard let name = draft.list else { return draft.values }
    guard let list = codes.lists[name.name] else {
      diagnostics.append(.unknownList(name.name, codes.lists.keys.sorted(), at: source.place(name.position)))
      return nil
    }
    return list.codes.map { .init(code: $0.code, label: LocalizedText($0.label, at: name.position)) }
  }
}

extension Diagnostic {
  static func foldersOfOthers(_ folder: String, at place: Place) -> Self {
    Self(
      "kind.folder-of-others", at: place,
      Message(en: "folder '\(folder)' is not for pages", ja: "「\(folder)」は、ページを置くフォルダではありません"),
      hint: Message(en: "write 'folder:' with another name", ja: "「folder:」に別の名前を書いてください"))
  }

  static func sharedFolder(_ folder: String, _ other: String, at place: Place) -> Self {
    Self(
      "kind.shared-folder", at: place,
      Message(en: "folder '\(folder)' is that of \(other) already", ja: "「\(folder)」は、もう \(other) のフォルダです"),
      hint: Message(en: "give each kind a folder of its own", ja: "種類ごとに、別のフォルダにしてください"))
  }

  static func unknownField(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "kind.unknown-field", at: place,
      Message(en: "the kind has no field '\(name)'", ja: "この種類に「\(name)」という項目はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func internalField(_ name: String, at place: Place) -> Self {
    Self(
      "kind.internal-field", at: place,
      Message(
        en: "'\(name)' is not public, and what stands here shows it to everybody",
        ja: "「\(name)」は公開しない項目ですが、ここに書くと公開されます"),
      hint: Message(
        en: "take 'public: false' from the field, or name another here", ja: "項目の「public: false」をやめるか、ここでは別の項目を使ってください")
    )
  }

  static func unfitField(_ name: String, at place: Place) -> Self {
    Self(
      "kind.unfit-field", at: place,
      Message(en: "a field of this type is no use here", ja: "「\(name)」の型は、ここでは使えません"),
      hint: Message(
        en: "subfolders want a reference or choice, mark a text, group-by a reference, choice, text, date or month, "
          + "order-by a number, text, choice, date or month",
        ja: "subfolders は reference か choice、mark は text、group-by は reference・choice・text・date・month、"
          + "order-by は number・text・choice・date・month の項目です"))
  }

  static func unknownKind(_ folder: String, _ known: [String], at place: Place) -> Self {
    Self(
      "kind.unknown-target", at: place,
      Message(en: "no kind has the folder '\(folder)'", ja: "「\(folder)」をフォルダとする種類はありません"),
      hint: Suggestion.hint(for: folder, in: known))
  }

  static func unknownList(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "kind.unknown-list", at: place,
      Message(en: "there is no code list '\(name)', or it has errors", ja: "「\(name)」という符号の一覧がないか、まちがいがあります"),
      hint: Suggestion.hint(for: name, in: known))
  }
}
