import Diagnostics
import Fields

extension FieldType where Value == [FieldDraft] {
  /// The fields of a kind, by name, in order.
  static let fields = FieldType(
    expected: Message(en: "names of fields, each with its keys", ja: "項目の名前と、それぞれのキー")
  ) { node, context in
    guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
    return pairs.compactMap { pair in
      let place = context.source.place(pair.keyPosition)
      guard Name.isValid(pair.key), case .mapping(let keys) = pair.value.content else {
        context.diagnostics.append(.malformedField(pair.key, at: place))
        return nil
      }
      if EntryReader.ownKeys.contains(pair.key) {
        context.diagnostics.append(.takenField(pair.key, at: place))
        return nil
      }
      var reader = FieldReader(keys, of: context.source, start: pair.keyPosition)
      let draft = field(pair, &reader)
      context.diagnostics += reader.finish()
      return draft
    }
  }

  private static func field(_ pair: YAMLPair, _ reader: inout FieldReader) -> FieldDraft? {
    let type = reader.required("type", FieldType<FieldTypeName>.choice())
    let label = reader.required("label", .localized)
    let isRequired = reader.optional("required", .flag) ?? false
    let isPublic = reader.optional("public", .flag) ?? true
    let requiredWith = reader.optional("required-with", .name)
    var staleAfter: Int?
    var target: (name: String, position: Place.Position)?
    var list: (name: String, position: Place.Position)?
    var values: [FieldKind.Choice] = []
    switch type {
    case .reference, .references: target = reader.required("to", .name)
    case .date: staleAfter = reader.optional("stale-after", .number)
    case .choice:
      list = reader.optional("of", .name)
      values = list == nil ? reader.required("values", .choices) ?? [] : []
    default: break
    }
    guard let type, let label else { return nil }
    return FieldDraft(
      name: pair.key, position: pair.keyPosition, type: type, label: label, isRequired: isRequired,
      isInternal: !isPublic, requiredWith: requiredWith, staleAfter: staleAfter, target: target, list: list,
      values: values)
  }
}

extension FieldType where Value == [FieldKind.Choice] {
  /// Values, each with what readers see, or a list of values that are shown as they are.
  fileprivate static let choices = FieldType(
    expected: Message(
      en: "values with their labels, such as {weekly: 毎週, monthly: 毎月}", ja: "値と、その表示（{weekly: 毎週, monthly: 毎月} のように）")
  ) { node, context in
    switch node.content {
    case .mapping(let pairs) where !pairs.isEmpty:
      return pairs.compactMap { pair in
        FieldType<LocalizedText>.localized.parse(pair.value, &context).map { .init(code: pair.key, label: $0) }
      }
    case .sequence(let nodes) where !nodes.isEmpty:
      return nodes.compactMap { node in
        FieldType<String>.text.parse(node, &context).map {
          .init(code: $0, label: LocalizedText(plain: $0, texts: [:], position: node.position))
        }
      }
    default: return nil
    }
  }
}

extension Diagnostic {
  static func reservedKind(_ name: String, at place: Place) -> Self {
    Self(
      "kind.reserved", at: place,
      Message(en: "no kind can be called '\(name)'", ja: "「\(name)」という名前の種類は作れません"),
      hint: Message(
        en: "name the file in lower-case letters, digits and hyphens, and not like pages that the tool makes itself",
        ja: "英小文字・数字・ハイフンの名前にしてください。ツールが自分で作るページと同じ名前は使えません"))
  }

  static func malformedField(_ name: String, at place: Place) -> Self {
    Self(
      "kind.malformed-field", at: place,
      Message(en: "'\(name)' is no field", ja: "「\(name)」は項目になっていません"),
      hint: Message(
        en: "write 'partners: {type: texts, label: …}', with a name of lower-case letters, digits and hyphens",
        ja: "「partners: {type: texts, label: いっしょに行う団体}」のように、英小文字・数字・ハイフンの名前で書いてください"))
  }

  static func takenField(_ name: String, at place: Place) -> Self {
    Self(
      "kind.taken-field", at: place,
      Message(en: "every page has '\(name)' already", ja: "「\(name)」は、どのページにもあるキーです"),
      hint: Message(en: "give the field another name", ja: "項目に別の名前を付けてください"))
  }
}
