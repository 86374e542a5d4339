import Diagnostics

/// Takes the translations that an edition may have: those of its languages, of pages that it has.
struct TranslationReview {
  private let all: ContentLibrary.Everything
  private let edition: Edition
  /// The languages that any edition has besides that of the site.
  private let languages: Set<Language>
  private let pagesLeftOut: [String: ContentLibrary.LeftOut]
  private let originals: [String: Entry]
  private(set) var taken: [Language: [String: Entry]] = [:]
  private(set) var leftOut: [ContentLibrary.LeftOut] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    _ all: ContentLibrary.Everything, _ edition: Edition, _ languages: Set<Language>,
    _ pagesLeftOut: [String: ContentLibrary.LeftOut]
  ) {
    self.all = all
    self.edition = edition
    self.languages = languages
    self.pagesLeftOut = pagesLeftOut
    originals = Dictionary(all.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func takeAll() { for translation in all.translations { take(translation) } }

  private mutating func take(_ translation: Translation) {
    guard languages.contains(translation.language) else {
      let known = languages.sorted { $0.rawValue < $1.rawValue }
      return diagnostics.append(.strayLanguage(translation, known))
    }
    guard let original = originals[translation.name] else {
      // Whose file cannot be read is not missing.
      if !all.unreadableNames.contains(translation.name) { diagnostics.append(.withoutOriginal(translation)) }
      return
    }
    if let reason = reasonToLeaveOut(translation) {
      return leftOut.append(.init(path: translation.source.path, reason: reason))
    }
    if translation.updated < original.updated { diagnostics.append(.translationBehind(translation, original)) }
    let kind = original.kind.kind.flatMap { all.kinds[$0] }
    let entry = original.translated(by: translation, kind)
    taken[translation.language, default: [:]][translation.name] =
      edition.isInternal ? entry : entry.withoutInternals(of: kind)
  }

  private func reasonToLeaveOut(_ translation: Translation) -> ContentLibrary.LeftOut.Reason? {
    if let page = pagesLeftOut[translation.name] { return page.reason }
    if translation.status == .draft { return .draft }
    return edition.languages.dropFirst().contains(translation.language) ? nil : .language
  }
}
