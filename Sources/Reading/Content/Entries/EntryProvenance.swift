import Chronology
import Diagnostics
import Fields

/// What pages must say of where their stories come from, and whom they may be for.
enum EntryProvenance {
  /// What is wrong with the provenance and the audience of an entry.
  static func problems(_ entry: Entry, _ kind: Kind?) -> [Diagnostic] {
    let place = entry.source.place(line: 1, column: 1)
    var found: [Diagnostic] = []
    if entry.audience == .public, kind?.isInternal == true { found.append(.neverPublic(at: place)) }
    if entry.audience == .public, entry.provenance == .supportConference {
      found.append(.supportConference(at: place))
    }
    let isMember = if case .member = entry.kind { true } else { false }
    if isMember, kind?.needsProvenance == true, entry.provenance.map({ $0 == .supportConference }) ?? true {
      found.append(.missingProvenance(at: place))
    }
    if entry.provenance == .composite, kind?.needsProvenance == true, entry.mixture == nil {
      found.append(.missingMixture(at: place))
    }
    if entry.mixture != nil, entry.provenance != .composite { found.append(.idleMixture(at: place)) }
    if (entry.provenance == .consented) != (entry.consent != nil) {
      found.append(entry.consent == nil ? .missingConsent(at: place) : .idleConsent(at: place))
    }
    if let consent = entry.consent, consent.until < consent.given { found.append(.backwardConsent(at: place)) }
    return found
  }
}

extension FieldType where Value == Entry.Consent {
  /// The days from and until which a story may be told.
  static let consent = FieldType.record { reader in
    let given = reader.required("given", .date)
    let until = reader.required("until", .date)
    guard let given, let until else { return nil }
    return Entry.Consent(given: given, until: until)
  }
}

extension Diagnostic {
  static func neverPublic(at place: Place) -> Self {
    Self(
      "content.never-public", at: place,
      Message(en: "pages of this folder are never public", ja: "このフォルダのページは公開できません"),
      hint: Message(
        en: "write 'audience: internal', or move it to another folder", ja: "「audience: internal」と書くか、別のフォルダに移してください"))
  }

  static func supportConference(at place: Place) -> Self {
    Self(
      "content.support-conference", at: place,
      Message(
        en: "what was said in a support conference is never public (Social Welfare Act, article 106-6)",
        ja: "支援会議で話された内容は公開できません（社会福祉法第106条の6）"),
      hint: Message(en: "write 'audience: internal'", ja: "「audience: internal」と書いてください"))
  }

  static func missingProvenance(at place: Place) -> Self {
    Self(
      "content.missing-provenance", at: place,
      Message(
        en: "a page of this kind says where it comes from", ja: "この種類のページには、provenance（どこから来た話か）が要ります"),
      hint: Message(
        en: "write 'provenance:' fictional, composite or consented",
        ja: "「provenance:」に fictional（架空）、composite（複数の人から合成）、consented（本人の同意）のどれかを書いてください"))
  }

  static func missingMixture(at place: Place) -> Self {
    Self(
      "content.missing-mixture", at: place,
      Message(
        en: "'provenance: composite' without a word on how it was mixed",
        ja: "provenance が composite ですが、どう組み合わせたかが書かれていません"),
      hint: Message(
        en: "write 'mixed:' with a sentence: from how many people, and what was changed; readers see it",
        ja: "「mixed:」に、何人の経験から、何を変えて作ったかを書いてください。読む人に見せます"))
  }

  static func idleMixture(at place: Place) -> Self {
    Self(
      "content.idle-mixture", at: place,
      Message(en: "'mixed' without 'provenance: composite'", ja: "mixed がありますが、provenance が composite ではありません"))
  }

  static func missingConsent(at place: Place) -> Self {
    Self(
      "content.missing-consent", at: place,
      Message(en: "'provenance: consented' without the consent", ja: "provenance が consented ですが、同意の記録がありません"),
      hint: Message(
        en: "write 'consent: {given: 2022-04-01, until: 2025-03-31}'",
        ja: "「consent: {given: 2022-04-01, until: 2025-03-31}」のように書いてください"))
  }

  static func idleConsent(at place: Place) -> Self {
    Self(
      "content.idle-consent", at: place,
      Message(en: "'consent' without 'provenance: consented'", ja: "consent がありますが、provenance が consented ではありません"))
  }

  static func backwardConsent(at place: Place) -> Self {
    Self(
      "content.backward-consent", at: place,
      Message(en: "the consent ends before it was given", ja: "同意の期限が、同意した日より前です"))
  }
}
