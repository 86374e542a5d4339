import Chronology
import Diagnostics
import Fields

/// Reads one file of `content/codes/`.
enum CodeListReader {
  /// The list, or `nil` if something is wrong with it.
  static func read(_ source: SourceText, name: String) -> Reviewed<CodeList?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.file(source).unwrapped(into: &diagnostics)
    guard !pairs.isEmpty || !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source)
    let title = reader.required("title", .label)
    let versions = reader.optional("versions", .list(.version)) ?? []
    let groups = reader.optional("groups", .list(.group)) ?? []
    let drafts = reader.required("codes", .list(.draft)) ?? []
    let crosswalk = reader.optional("crosswalk", .list(.step)) ?? []
    diagnostics += reader.finish()

    var check = CodeListCheck(source: source)
    check.eachOnce(groups.map { ($0.group.code, $0.position) } + drafts.map { ($0.code, $0.position) })
    check.eachOnce(versions.map { ($0.version.code, $0.position) })
    check.inOrder(versions)
    let sorted = drafts.enumerated().sorted {
      ($0.element.order ?? .max, $0.offset) < ($1.element.order ?? .max, $1.offset)
    }
    .map(\.element)
    let codes = sorted.map { check.code($0, groups: groups.map(\.group.code), names: sorted.map(\.code)) }
    let successors = check.successors(crosswalk, of: codes)
    diagnostics += check.diagnostics
    guard let title, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    let list = CodeList(
      name: name, title: title, codes: codes, groups: groups.map(\.group), versions: versions.map(\.version),
      successors: successors)
    return Reviewed(list, diagnostics)
  }
}

/// A code as it was written, before its group is looked up.
struct CodeDraft: Sendable {
  let code: String
  let position: Place.Position
  let label: CodeLabel
  let group: (name: String, position: Place.Position)?
  let order: Int?
  let validFrom: CalendarMonth?
  let validUntil: CalendarMonth?
  let fromAge: Int?
  let untilAge: Int?
  let note: String?
  let lasts: CodeDuration?
  let next: (name: String, position: Place.Position)?
  let isSensitive: Bool
  let population: Int?
}

/// How long a state lasts that does not hold until the next change.
enum CodeDuration: String, CaseIterable, Sendable {
  case month
}

struct GroupDraft: Sendable {
  let group: CodeGroup
  let position: Place.Position
}

struct VersionDraft: Sendable {
  let version: CodeVersion
  let position: Place.Position
}

/// A step of the crosswalk: one code of an older version becomes one of a newer.
struct CrosswalkStep: Sendable {
  let from: (name: String, position: Place.Position)
  let to: (name: String, position: Place.Position)
}

extension FieldType where Value == (name: String, position: Place.Position) {
  /// A name with its place; `total` is everything together and no code.
  static let code = FieldType(expected: name.expected) { node, context in
    name.parse(node, &context).flatMap { $0.name == "total" ? nil : $0 }
  }
}

extension FieldType where Value == CodeLabel {
  static let label = FieldType.record { reader in
    let ja = reader.required("ja", .cellText)
    let en = reader.optional("en", .cellText)
    let jaSimple = reader.optional("ja-simple", .cellText)
    return ja.map { CodeLabel(ja: $0, en: en, jaSimple: jaSimple) }
  }
}

extension FieldType where Value == String {
  /// A text that goes into the cells of data files: spreadsheets take what begins so for a formula, and would run it.
  fileprivate static let cellText = FieldType(
    expected: Message(
      en: "a text that does not begin with =, +, -, @ or a tab", ja: "=、+、-、@、タブで始まらない文字列")
  ) { node, context in
    FieldType<String>.text.parse(node, &context).flatMap { text in
      text.first { !$0.isWhitespace || $0 == "\t" }.map { "=+-@\t\r＝＋－＠".contains($0) } ?? false ? nil : text
    }
  }
}

extension FieldType where Value == GroupDraft {
  static let group = FieldType.record { reader in
    let code = reader.required("code", .code)
    let label = reader.required("label", .label)
    let note = reader.optional("note", .text)
    guard let code, let label else { return nil }
    return GroupDraft(group: CodeGroup(code: code.name, label: label, note: note), position: code.position)
  }
}

extension FieldType where Value == VersionDraft {
  static let version = FieldType.record { reader in
    let code = reader.required("code", .code)
    let from = reader.required("from", .month)
    let note = reader.optional("note", .text)
    guard let code, let from else { return nil }
    return VersionDraft(version: CodeVersion(code: code.name, from: from, note: note), position: code.position)
  }
}

extension FieldType where Value == CodeDraft {
  static let draft = FieldType.record { reader in
    let code = reader.required("code", .code)
    let label = reader.required("label", .label)
    let group = reader.optional("group", .code)
    let order = reader.optional("order", .number)
    let validFrom = reader.optional("valid-from", .month)
    let validUntil = reader.optional("valid-until", .month)
    let fromAge = reader.optional("from-age", .number)
    let untilAge = reader.optional("until-age", .number)
    let note = reader.optional("note", .text)
    let lasts = reader.optional("lasts", FieldType<CodeDuration>.choice())
    let next = reader.optional("then", .code)
    let isSensitive = reader.optional("sensitive", .flag) ?? false
    let population = reader.optional("population", .number)
    guard let code, let label else { return nil }
    return CodeDraft(
      code: code.name, position: code.position, label: label, group: group, order: order, validFrom: validFrom,
      validUntil: validUntil, fromAge: fromAge, untilAge: untilAge, note: note, lasts: lasts, next: next,
      isSensitive: isSensitive, population: population)
  }
}

extension FieldType where Value == CrosswalkStep {
  static let step = FieldType.record { reader in
    let from = reader.required("from", .code)
    let to = reader.required("to", .code)
    guard let from, let to else { return nil }
    return CrosswalkStep(from: from, to: to)
  }
}
