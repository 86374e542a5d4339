import Chronology
public import Diagnostics
import Fields
import Files

/// A page in another language than that of the site: the texts of its front matter, and its own text.
///
/// What is the same in all languages (for whom it is, dates, references) stands in the page that it translates, and it
/// becomes a page only together with that one.
public struct Translation: Sendable {
  /// The name of the page that it translates.
  public let name: String
  /// What sort of page that is.
  public let kind: PageKind
  /// The language.
  public let language: Language
  /// The file.
  public let source: SourceFile
  /// Where the text begins, behind the front matter.
  public let bodyOffset: Int
  /// Its title.
  public let title: String
  let summary: String
  /// Whether it is finished.
  public let status: Entry.Status
  let updated: CalendarDate
  let citations: [Citation]
  /// What it tells in fields of text; `nil` for fields that are the same in all languages.
  let values: [FieldValue?]
}

extension Entry {
  /// The page in another language.
  func translated(by translation: Translation, _ kind: Kind?) -> Entry {
    let values = self.values.indices.map { index in
      kind?.fields[index].type.isTranslated == true ? translation.values[index] : self.values[index]
    }
    return Entry(
      name: name, kind: self.kind, source: translation.source, bodyOffset: translation.bodyOffset,
      title: translation.title, summary: translation.summary, audience: audience, status: translation.status,
      period: period,
      updated: translation.updated, order: order, isFictional: isFictional, provenance: provenance, mixture: mixture,
      consent: consent,
      citations: translation.citations.isEmpty ? citations : translation.citations, values: values, mark: mark)
  }
}

extension FieldKind {
  /// Whether each language has its own value; numbers, days, references and addresses are the same in all.
  var isTranslated: Bool {
    switch self {
    case .text, .texts, .markdown, .picture, .attachment, .diagram, .citation: true
    case .number, .flag, .date, .month, .period, .schedule, .choice, .reference, .references, .url, .phone, .mail,
      .address, .person:
      false
    }
  }
}

extension Diagnostic {
  static func withoutOriginal(_ translation: Translation) -> Self {
    Self(
      "content.translation-without-original", at: translation.source.wholePlace,
      Message(
        en: "translates '\(translation.name.isEmpty ? "index" : translation.name)', which is not there",
        ja: "もとのページ「\(translation.name.isEmpty ? "index" : translation.name)」がありません"),
      hint: Message(en: "write the page without a language first", ja: "先に、言語の付かないページを書いてください"))
  }

  static func strayLanguage(_ translation: Translation, _ languages: [Language]) -> Self {
    let own = FilePath.name(of: translation.source.path).replacing(".\(translation.language.rawValue).md", with: ".md")
    return Self(
      "content.stray-language", at: translation.source.wholePlace,
      Message(
        en: "no edition has another language '\(translation.language.rawValue)'",
        ja: "「\(translation.language.rawValue)」をほかの言語として持つ版はありません"),
      hint: Message(
        en: "write it under 'languages' of an edition in engawa.yml, behind the language of the site; a page in that "
          + "language itself has no language in its name"
          + (languages.isEmpty ? "" : "; there is: \(languages.map(\.rawValue).joined(separator: ", "))"),
        ja:
          "engawa.yml の版の languages に、サイトの言語のあとに書いてください。サイトの言語のページは、名前に言語を付けずに \(own) とします"
      ))
  }

  static func translationBehind(_ translation: Translation, _ original: Entry) -> Self {
    Self(
      "content.translation-behind", severity: .warning, at: translation.source.wholePlace,
      Message(
        en: "the page that it translates changed on \(original.updated.iso), after \(translation.updated.iso)",
        ja: "もとのページが、この翻訳（\(translation.updated.iso)）のあと、\(original.updated.iso)に変わっています"),
      hint: Message(
        en: "bring it up to date, and write 'updated: \(original.updated.iso)'",
        ja: "内容を見直し、「updated: \(original.updated.iso)」と書いてください"))
  }

  static func sameInAllLanguages(_ key: String, at place: Place) -> Self {
    Self(
      "content.same-in-all-languages", at: place,
      Message(en: "'\(key)' is the same in all languages", ja: "「\(key)」は、どの言語でも同じです"),
      hint: Message(
        en: "it stands in the page that this one translates; take it out here", ja: "もとのページに書き、ここからは消してください"))
  }
}
