public import Chronology
public import Diagnostics
public import Pictures

/// The entries of one edition; what it may not have is not in it.
public struct ContentLibrary: Sendable {
  /// The kinds of pages that the site has.
  public let kinds: KindBook
  /// The entries, sorted by name.
  public let entries: [Entry]
  /// Entries in other languages, by language and name.
  public let translations: [Language: [String: Entry]]
  /// Paths of images below `content/`.
  public let images: Set<String>
  /// How large images are, by their paths, as far as their first bytes tell.
  public let shapes: [String: PictureShape]
  /// Images of which somebody has said whether people are in them.
  public let describedImages: Set<String>
  /// Sizes in bytes of files to hand out, by path below `content/`.
  public let attachments: [String: Int]
  /// What the edition leaves out, sorted by path.
  public let leftOut: [LeftOut]
  /// Pages that exist and are not in the edition, by name.
  public let leftOutByName: [String: LeftOut]
  /// Names of pages whose files have errors, so that nobody is told that they are missing.
  public let unreadableNames: Set<String>

  /// A file that an edition leaves out.
  public struct LeftOut: Sendable, Hashable {
    /// Its path below the root of the site.
    public let path: String
    /// Why.
    public let reason: Reason

    /// Why a file is left out.
    public enum Reason: String, Sendable {
      /// It is for the council's own people.
      case `internal`
      /// It is for those who take part in a training.
      case participants
      /// It is not finished.
      case draft
      /// The edition has no pages of its kind.
      case kind
      /// The person's consent to it has ended, or has not begun.
      case consent
      /// The edition does not have its language.
      case language

      /// The reason, to be put behind the name of a file.
      public var words: Message {
        switch self {
        case .internal: Message(en: "is internal", ja: "内部用です")
        case .participants: Message(en: "is for participants of a training", ja: "研修の参加者用です")
        case .draft: Message(en: "is a draft", ja: "下書きです")
        case .kind: Message(en: "is of a kind that it does not have", ja: "この版にない種類です")
        case .consent: Message(en: "has no consent that holds today", ja: "同意の期間の外です")
        case .language: Message(en: "is in a language that it does not have", ja: "この版にない言語です")
        }
      }
    }
  }

  /// Whether the edition has a translation.
  public func has(_ translation: Translation) -> Bool { translations[translation.language]?[translation.name] != nil }

  /// Takes what an edition may have, and checks that nothing in it refers to the rest.
  ///
  /// - Parameters:
  ///   - source: the file that declares the edition.
  ///   - languages: those that any edition has besides the language of the site.
  ///   - today: the day that consents are held against; without one, none holds.
  public static func taking(
    _ all: Everything, for edition: Edition, of source: SourceText, languages: Set<Language>, today: CalendarDate?
  ) -> Reviewed<ContentLibrary> {
    var entries: [Entry] = []
    var leftOut: [String: LeftOut] = [:]
    var diagnostics: [Diagnostic] = []
    for entry in all.entries {
      if let reason = edition.reasonToLeaveOut(entry, today: today) {
        leftOut[entry.name] = LeftOut(path: entry.source.path, reason: reason)
        if reason == .consent { diagnostics.append(.consentEnded(at: entry.source.wholePlace)) }
      } else {
        entries.append(
          edition.isInternal ? entry : entry.withoutInternals(of: entry.kind.kind.flatMap { all.kinds[$0] }))
      }
    }
    let taken = Set(entries.map(\.name))
    if let today { diagnostics += staleDays(of: entries, all.kinds, today) }
    for entry in entries {
      for reference in entry.references
      where !taken.contains(reference.name) && !all.unreadableNames.contains(reference.name) {
        let place = entry.source.place(line: reference.position.line, column: reference.position.column)
        if let target = leftOut[reference.name] {
          diagnostics.append(.leftOutReference(reference.name, target, at: place))
        } else {
          diagnostics.append(.unknownReference(reference, in: entries, at: place))
        }
      }
    }
    diagnostics += edition.problems(all.kinds, source)
    var translations = TranslationReview(all, edition, languages, leftOut)
    translations.takeAll()
    diagnostics += translations.diagnostics
    let library = ContentLibrary(
      kinds: all.kinds, entries: entries, translations: translations.taken, images: all.images, shapes: all.shapes,
      describedImages: all.describedImages, attachments: all.attachments,
      leftOut: (leftOut.values + translations.leftOut).sorted { $0.path < $1.path },
      leftOutByName: leftOut,
      unreadableNames: all.unreadableNames)
    return Reviewed(library, diagnostics)
  }
}

extension Diagnostic {
  static func leftOutReference(_ name: String, _ target: ContentLibrary.LeftOut, at place: Place) -> Self {
    Self(
      "content.left-out-reference", at: place,
      Message(
        en: "refers to '\(name)', which this edition leaves out: \(target.path) \(target.reason.words.en)",
        ja: "この版に載らない「\(name)」を参照しています。\(target.path) は\(target.reason.words.ja)"),
      hint: Message(en: "publish it or take the reference out", ja: "公開するか、参照を外してください"))
  }

  static func consentEnded(at place: Place) -> Self {
    Self(
      "content.consent-ended", severity: .warning, at: place,
      Message(
        en: "left out, for the consent does not hold today", ja: "同意の期間の外なので、載せません"),
      hint: Message(en: "ask again, or delete the page", ja: "あらためて同意を得るか、ページを消してください"))
  }

  /// A reference to nothing: the name may be misspelt, or the title of the page that is meant; or the folder that a file
  /// lies in stands for it.
  static func unknownReference(_ reference: Reference, in entries: [Entry], at place: Place) -> Self {
    let parts = reference.name.split(separator: "/", maxSplits: 1).map(String.init)
    let folder = parts[0] + "/"
    let code = parts.count > 1 ? parts[1] : reference.name
    let known = entries.filter { $0.name.hasPrefix(folder) }
    let titled = known.first { $0.title == code }.map { String($0.name.dropFirst(folder.count)) }
    let names = known.map { String($0.name.dropFirst(folder.count)) }.sorted()
    var hint =
      titled.map { Message(en: "write '\($0)'", ja: "「\($0)」と書いてください") } ?? Suggestion.hint(for: code, in: names)
    // Nothing stands at the very beginning of a file but its first rule.
    let isOfFolder = reference.position == .init(line: 1, column: 1)
    if isOfFolder {
      let list = names.joined(separator: ", ")
      hint = Message(
        en: "the folder that the file lies in stands for it; move the file to one of: \(list)",
        ja: "このファイルのフォルダの名前が、その値になります。次のどれかのフォルダに移してください: \(list)")
    }
    return Self(
      "content.unknown-reference", at: isOfFolder ? Place(path: place.path) : place,
      Message(en: "content/\(folder) has no '\(code)'", ja: "content/\(folder) に「\(code)」はありません"), hint: hint)
  }
}
