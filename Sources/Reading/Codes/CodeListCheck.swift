import Chronology
import Diagnostics

/// What the parts of a code list say against one another.
struct CodeListCheck {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceText) { self.source = source }

  mutating func eachOnce(_ names: [(name: String, position: Place.Position)]) {
    var seen: Set<String> = []
    for (name, position) in names where !seen.insert(name).inserted {
      diagnostics.append(.repeatedCode(name, at: source.place(position)))
    }
  }

  mutating func inOrder(_ versions: [VersionDraft]) {
    for (earlier, later) in zip(versions, versions.dropFirst()) where later.version.from <= earlier.version.from {
      diagnostics.append(.versionOrder(at: source.place(later.position)))
    }
  }

  mutating func code(_ draft: CodeDraft, groups: [String], names: [String]) -> Code {
    let group = draft.group.flatMap { groups.firstIndex(of: $0.name) }
    if let written = draft.group, group == nil {
      diagnostics.append(.unknownGroup(written.name, groups, at: source.place(written.position)))
    }
    if let from = draft.validFrom, let until = draft.validUntil, until < from {
      diagnostics.append(.backwards(draft.code, at: source.place(draft.position)))
    }
    let (low, high) = (draft.fromAge ?? 0, draft.untilAge ?? 199)
    if high < low { diagnostics.append(.backwards(draft.code, at: source.place(draft.position))) }
    if (draft.lasts == nil) != (draft.next == nil) {
      diagnostics.append(.lastsAlone(draft.code, at: source.place(draft.position)))
    }
    let next = draft.next.flatMap { position($0, in: names) }
    let hasAges = draft.fromAge != nil || draft.untilAge != nil
    return Code(
      code: draft.code, label: draft.label, group: group, validFrom: draft.validFrom, validUntil: draft.validUntil,
      ages: hasAges && low <= high ? low...high : nil, note: draft.note, next: next,
      isSensitive: draft.isSensitive, population: draft.population)
  }

  /// Where each code that went out of use leads.
  mutating func successors(_ steps: [CrosswalkStep], of codes: [Code]) -> [Int: Int] {
    let names = codes.map(\.code)
    var successors: [Int: Int] = [:]
    for step in steps {
      guard let from = position(step.from, in: names), let to = position(step.to, in: names) else { continue }
      // The newer code must begin where the older ends, so that a chain of steps always ends too.
      guard let end = codes[from].validUntil, let next = end.advanced(by: 1), codes[to].isValid(in: next) else {
        diagnostics.append(.crosswalkGap(step.from.name, step.to.name, at: source.place(step.from.position)))
        continue
      }
      if successors.updateValue(to, forKey: from) != nil {
        diagnostics.append(.repeatedCode(step.from.name, at: source.place(step.from.position)))
      }
    }
    return successors
  }

  private mutating func position(_ name: (name: String, position: Place.Position), in names: [String]) -> Int? {
    if let position = names.firstIndex(of: name.name) { return position }
    diagnostics.append(.noSuchCode(name.name, names, at: source.place(name.position)))
    return nil
  }
}

extension Diagnostic {
  static func repeatedCode(_ code: String, at place: Place) -> Self {
    Self(
      "codes.repeated", at: place,
      Message(en: "'\(code)' stands here a second time", ja: "「\(code)」が二度目です"),
      hint: Message(en: "codes, groups and steps have names of their own", ja: "符号、まとまり、対応の名前は、一つずつにしてください"))
  }

  static func versionOrder(at place: Place) -> Self {
    Self(
      "codes.version-order", at: place,
      Message(en: "version does not begin after the one before it", ja: "版の始まりが、前の版より後になっていません"))
  }

  static func unknownGroup(_ name: String, _ groups: [String], at place: Place) -> Self {
    Self(
      "codes.unknown-group", at: place, Message(en: "no group is called '\(name)'", ja: "「\(name)」というまとまりはありません"),
      hint: Suggestion.hint(for: name, in: groups))
  }

  static func backwards(_ code: String, at place: Place) -> Self {
    Self(
      "codes.backwards", at: place,
      Message(en: "'\(code)' ends before it begins", ja: "「\(code)」の終わりが始まりより前です"))
  }

  static func crosswalkGap(_ from: String, _ to: String, at place: Place) -> Self {
    Self(
      "codes.crosswalk-gap", at: place,
      Message(
        en: "'\(to)' is not valid in the month after '\(from)' ends", ja: "「\(from)」が終わった次の月に、「\(to)」がまだ有効ではありません"),
      hint: Message(
        en: "set valid-until of the older, valid-from of the newer", ja: "古い方に valid-until、新しい方に valid-from を書いてください"))
  }

  static func lastsAlone(_ code: String, at place: Place) -> Self {
    Self(
      "codes.lasts-alone", at: place,
      Message(
        en: "'\(code)' has one of 'lasts' and 'then' without the other", ja: "「\(code)」に、lasts と then の片方しかありません"),
      hint: Message(
        en: "a state that lasts for a month is followed by one: 'lasts: month, then: continuing'",
        ja: "一か月だけの状態には、次の状態も書きます（lasts: month, then: continuing）"))
  }

  static func noSuchCode(_ code: String, _ known: [String], at place: Place) -> Self {
    Self(
      "codes.unknown-code", at: place, Message(en: "no code is called '\(code)'", ja: "「\(code)」という符号はありません"),
      hint: Suggestion.hint(for: code, in: known))
  }
}
