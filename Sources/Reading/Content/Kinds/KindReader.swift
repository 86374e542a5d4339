import Diagnostics
import Fields

/// A kind as its file tells it, before it is held against other kinds and code lists.
struct KindDraft {
  let name: KindName
  let source: SourceText
  let title: LocalizedText
  let folder: String
  let template: (name: String, position: Place.Position)
  let behaviour: Kind.Behaviour?
  let isInternal: Bool
  let needsProvenance: Bool
  let numbersFigures: Bool
  let order: Int
  let fields: [FieldDraft]
  let subfolders: (name: String, position: Place.Position)?
  let mark: (name: String, position: Place.Position)?
  let group: (name: String, position: Place.Position)?
  let otherwise: LocalizedText?
  let orderBy: (name: String, position: Place.Position)?
  let isDescending: Bool

  /// The code lists that its fields choose from.
  var codeLists: [String] {
    fields.compactMap { $0.list?.name } + (fields.contains { $0.type == .person } ? PersonCodes.lists : [])
  }
}

/// A field as a kind's file tells it.
struct FieldDraft {
  let name: String
  let position: Place.Position
  let type: FieldTypeName
  let label: LocalizedText
  let isRequired: Bool
  let isInternal: Bool
  /// The field together with which it is required.
  let requiredWith: (name: String, position: Place.Position)?
  let staleAfter: Int?
  /// The folder that a reference leads to.
  let target: (name: String, position: Place.Position)?
  /// The code list that a choice is of.
  let list: (name: String, position: Place.Position)?
  /// The values that a choice is of.
  let values: [FieldKind.Choice]
}

/// What the type of a field is called.
enum FieldTypeName: String, Sendable, CaseIterable {
  case text, texts, markdown, number, flag, date, month, period, schedule, choice, reference, references, url, phone,
    mail, address, picture, attachment, diagram, citation, person
}

/// Reads one file of `content/kinds/`.
enum KindReader {
  /// Names that the tool uses itself, for pages that no file declares.
  fileprivate static let reserved: Set<String> = ["home", "collection", "statistics", "table", "not-found", "kinds"]

  /// The kind, or `nil` if something is wrong with it.
  static func read(_ source: SourceText, name: String) -> Reviewed<KindDraft?> {
    let problems = FileCheck.problems(source)
    guard problems.isEmpty else { return Reviewed(nil, problems) }
    guard Name.isValid(name), !reserved.contains(name) else {
      return Reviewed(nil, [.reservedKind(name, at: source.wholePlace)])
    }
    let mapping = YAMLReader.mapping(0..<source.bytes.count, of: source)
    guard !mapping.isUnreadable else { return Reviewed(nil, mapping.diagnostics) }
    var reader = FieldReader(mapping.value, of: source)
    let draft = draft(name, source, &reader)
    let diagnostics = mapping.diagnostics + reader.finish()
    return Reviewed(diagnostics.haveErrors ? nil : draft, diagnostics)
  }

  private static func draft(_ name: String, _ source: SourceText, _ reader: inout FieldReader) -> KindDraft? {
    let title = reader.required("title", .localized)
    let folder = reader.optional("folder", .name)
    let subfolders = reader.optional("subfolders", .name)
    let template = reader.optional("template", .name)
    let behaviour = reader.optional("behaviour", FieldType<Kind.Behaviour>.choice())
    let audience = reader.optional("audience", FieldType<Audience>.choice())
    let provenance = reader.optional("provenance", FieldType<Demand>.choice())
    let numbersFigures = reader.optional("numbers-figures", .flag)
    let order = reader.optional("order", .number)
    let fields = reader.optional("fields", .fields)
    let mark = reader.optional("mark", .name)
    let group = reader.optional("group-by", .group)
    let orderBy = reader.optional("order-by", .order)
    guard let title else { return nil }
    return KindDraft(
      name: KindName(rawValue: name), source: source, title: title, folder: folder?.name ?? name,
      template: template ?? (behaviour?.rawValue ?? "page", .init(line: 1, column: 1)), behaviour: behaviour,
      isInternal: audience == .internal,
      needsProvenance: provenance == .required, numbersFigures: numbersFigures ?? false, order: order ?? .max,
      fields: fields ?? [], subfolders: subfolders, mark: mark, group: group?.field, otherwise: group?.otherwise,
      orderBy: orderBy?.field,
      isDescending: orderBy?.isDescending ?? false)
  }

  /// Whom pages of a kind may be for.
  private enum Audience: String, Sendable, CaseIterable {
    case any, `internal`
  }

  private enum Demand: String, Sendable, CaseIterable {
    case optional, required
  }
}

extension FieldType where Value == LocalizedText {
  /// A text, or one for each of several languages.
  static let localized = FieldType(
    expected: Message(en: "a text, or one for each language: {ja: …, en: …}", ja: "文字列か、言語ごとの文字列（{ja: …, en: …}）")
  ) { node, context in
    switch node.content {
    case .scalar:
      return FieldType<String>.text.parse(node, &context).map {
        LocalizedText(plain: $0, texts: [:], position: node.position)
      }
    case .mapping(let pairs) where !pairs.isEmpty:
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      let texts = pairs.compactMap { pair -> (String, String)? in
        guard Name.isValid(pair.key) else { return nil }
        return reader.optional(pair.key, .text).map { (pair.key, $0) }
      }
      context.diagnostics += reader.finish()
      return LocalizedText(
        plain: nil, texts: Dictionary(texts, uniquingKeysWith: { $1 }), position: node.position)
    default: return nil
    }
  }
}

/// How a list is grouped, as a kind's file tells it.
struct GroupDraft {
  let field: (name: String, position: Place.Position)
  let otherwise: LocalizedText?
}

extension FieldType where Value == GroupDraft {
  /// A field, or a field with what is said above pages without it.
  fileprivate static let group = FieldType(
    expected: Message(en: "the name of a field, or {field: …, otherwise: …}", ja: "項目の名前か、{field: …, otherwise: …}")
  ) { node, context in
    if let name = FieldType<(name: String, position: Place.Position)>.name.parse(node, &context) {
      return GroupDraft(field: name, otherwise: nil)
    }
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let field = reader.required("field", .name)
    let otherwise = reader.optional("otherwise", .localized)
    context.diagnostics += reader.finish()
    return field.map { GroupDraft(field: $0, otherwise: otherwise) }
  }
}

/// How a list is ordered, as a kind's file tells it.
struct OrderDraft {
  let field: (name: String, position: Place.Position)
  let isDescending: Bool
}

extension FieldType where Value == OrderDraft {
  /// A field, or a field with the direction.
  fileprivate static let order = FieldType(
    expected: Message(
      en: "the name of a field, or {field: …, descending: true}", ja: "項目の名前か、{field: …, descending: true}")
  ) { node, context in
    if let name = FieldType<(name: String, position: Place.Position)>.name.parse(node, &context) {
      return OrderDraft(field: name, isDescending: false)
    }
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let field = reader.required("field", .name)
    let isDescending = reader.optional("descending", .flag) ?? false
    context.diagnostics += reader.finish()
    return field.map { OrderDraft(field: $0, isDescending: isDescending) }
  }
}

extension KindName {
  /// Whether no kind of a site can have a name, because the tool means something else by it.
  public static func isReserved(_ name: String) -> Bool {
    KindReader.reserved.contains(name) || KindCheck.foldersOfOthers.contains(name)
      || KindCheck.foldersOfTool.contains(name)
  }
}
