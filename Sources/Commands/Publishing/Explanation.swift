import Content
public import Diagnostics
import Files
import Pictures
import Site

extension Publishing {
  /// Says what an edition leaves out of a page, and why.
  ///
  /// - Parameter page: the name of a page such as `models/iceberg`, or its file.
  /// - Throws: ``Stop`` if there is no such page, or anything is wrong with the site.
  public static func explain(_ page: String, _ options: Options) async throws -> Reviewed<Explanation> {
    try await masking(options) { try await explainUnmasked(page, options) }
  }

  private static func explainUnmasked(_ page: String, _ options: Options) async throws -> Reviewed<Explanation> {
    let all = try await readContent(options).value
    let translation = all.translations.first { other in
      [other.source.path, "\(other.name.isEmpty ? "index" : other.name).\(other.language.rawValue)"].contains(page)
    }
    guard
      let entry = all.entries.first(where: {
        translation.map(\.name) == $0.name || [$0.name, $0.source.path].contains(page)
          || $0.name.isEmpty && page == "index"
      })
    else { throw Stop(.usage, [.noPage(page, all.entries.map(\.name))]) }
    let plan = try await plan(options)
    let source = translation?.source.path ?? entry.source.path
    let reason =
      plan.library.leftOut.first { $0.path == source }?.reason ?? plan.library.leftOutByName[entry.name]?.reason
    let outline = reason == nil ? plan.site.outline(of: entry.name, in: translation?.language) : nil
    var pictures: [(name: String, metadata: [String])] = []
    for image in outline?.images ?? [] where FilePath.ending(of: image) != "pdf" {
      let metadata = Picture(try readImage(image, options))?.metadata ?? []
      if !metadata.isEmpty { pictures.append((image, metadata)) }
    }
    let silent = all.entries.filter { other in
      plan.library.leftOutByName[other.name] != nil && other.references.contains { $0.name == entry.name }
    }
    return Reviewed(
      Explanation(
        edition: plan.edition.name, source: source, reason: reason, path: outline?.file.path,
        fields: plan.edition.isInternal ? [] : internalFields(of: entry, all.kinds),
        internalLines: outline?.internalLines ?? [], isInternalShown: plan.edition.isInternal, pictures: pictures,
        refused: outline.map { plan.gatekeeping.unwaived(in: $0.file.path, $0.file.bytes) } ?? [],
        silent: silent.compactMap { other in
          plan.library.leftOutByName[other.name].map { (other.source.path, $0.reason) }
        }),
      plan.warnings)
  }

  /// What a page tells in fields that are not public, by their names.
  private static func internalFields(of entry: Entry, _ kinds: KindBook) -> [String] {
    guard let kind = entry.kind.kind.flatMap({ kinds[$0] }) else { return [] }
    return zip(kind.fields, entry.values).filter { $0.isInternal && $1 != nil }.map(\.0.name)
  }
}

/// What an edition leaves out of a page.
public struct Explanation: Sendable {
  let edition: String
  let source: String
  /// Why the whole page is left out.
  let reason: ContentLibrary.LeftOut.Reason?
  /// Where it is written.
  let path: String?
  /// Names of fields that are not public, in which the page tells something.
  let fields: [String]
  let internalLines: [ClosedRange<Int>]
  let isInternalShown: Bool
  let pictures: [(name: String, metadata: [String])]
  /// What the gate would not let pass.
  let refused: [Diagnostic]
  /// Pages that refer to this one and are left out themselves.
  let silent: [(path: String, reason: ContentLibrary.LeftOut.Reason)]

  /// What an edition leaves out of a page, for programs.
  public struct Record: Encodable, Sendable {
    let edition: String
    let source: String
    let path: String?
    let leftOut: String?
    let internalFields: [String]
    let internalLines: [[Int]]
    let pictures: [String: [String]]
    let refused: [String]
    let notListed: [String]
  }

  /// The explanation for programs.
  public var record: Record {
    Record(
      edition: edition, source: source, path: path, leftOut: reason?.rawValue, internalFields: fields,
      internalLines: internalLines.map { [$0.lowerBound, $0.upperBound] },
      pictures: Dictionary(pictures.map { ($0.name, $0.metadata) }, uniquingKeysWith: { first, _ in first }),
      refused: refused.map(\.id), notListed: silent.map(\.path))
  }

  /// The explanation in words.
  public var text: Message {
    if let reason {
      return Message(
        en: "\(source) is not in '\(edition)': it \(reason.words.en)\n",
        ja: "\(source) は「\(edition)」に載りません: \(reason.words.ja)\n")
    }
    var lines = [Message(en: "\(source) → \(path ?? "") in '\(edition)'", ja: "\(source) → \(path ?? "")（\(edition)）")]
    for field in fields {
      lines.append(Message(en: "  field '\(field)': left out", ja: "  項目「\(field)」: 載せない"))
    }
    for range in internalLines {
      let numbers = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
      lines.append(
        isInternalShown
          ? Message(en: "  lines \(numbers): internal block, shown", ja: "  \(numbers)行: 職員向けの囲み（載せる）")
          : Message(en: "  lines \(numbers): internal block, left out", ja: "  \(numbers)行: 職員向けの囲み（載せない）"))
    }
    for picture in pictures {
      let names = picture.metadata.joined(separator: ", ")
      lines.append(
        Message(en: "  \(picture.name): without \(names)", ja: "  \(picture.name): \(names) を除いて載せる"))
    }
    for problem in refused {
      lines.append(
        Message(
          en: "  the gate refuses it, line \(problem.place?.position?.line ?? 1): \(problem.message.en)",
          ja: "  関門が止めます（\(problem.place?.position?.line ?? 1)行）: \(problem.message.ja)"))
    }
    for page in silent {
      lines.append(
        Message(
          en: "  not listed as referring to it: \(page.path), which \(page.reason.words.en)",
          ja: "  このページを参照しているが、一覧に出ない: \(page.path)（\(page.reason.words.ja)）"))
    }
    if lines.count == 1 { lines.append(Message(en: "  nothing is left out", ja: "  除くものはありません")) }
    return Message(en: lines.map { $0.en + "\n" }.joined(), ja: lines.map { $0.ja + "\n" }.joined())
  }
}

extension Diagnostic {
  static func noPage(_ name: String, _ names: [String]) -> Self {
    Self(
      "explain.no-page", at: nil, Message(en: "there is no page '\(name)'", ja: "「\(name)」というページはありません"),
      hint: Suggestion.hint(for: name, in: names.filter { !$0.isEmpty }))
  }
}
