import CommonMark
import Content
import Diagnostics
import Gate
import Site

/// The answers of training material, which the gate looks for in every edition that is not for the council's own people.
struct TrainingAnswers {
  let secrets: [Secret]

  /// Reads them, or takes nothing from the last build if they may be others than then: what passed the gate without them
  /// is to be read again.
  ///
  /// - Parameter text: reads the text of a content file.
  /// - Throws: ``Stop`` without a word if nothing may be taken from the last build; or what `text` throws.
  init(
    _ all: ContentLibrary.Everything, for edition: Edition, remembering remembered: Remembered?,
    _ text: (String) throws -> SourceText
  ) throws {
    let kinds = all.kinds.kinds.filter { $0.behaviour != nil }
    guard !edition.isInternal, !kinds.isEmpty else {
      secrets = []
      return
    }
    let folders = kinds.map { "content/\($0.folder)/" }
    if let changed = remembered?.site.changed,
      changed.contains(where: { path in folders.contains { path.hasPrefix($0) } })
    {
      throw Stop(.machine, [])
    }
    let names = Set(kinds.map(\.name))
    func answers(_ kind: PageKind, _ source: SourceText, from offset: Int) throws -> [Secret] {
      guard case .member(let name) = kind, names.contains(name) else { return [] }
      let source = source.bytes.isEmpty ? try text(source.path) : source
      return AnswerTexts.all(in: source, from: offset).map { Secret(record: source.path, .answer($0)) }
    }
    secrets =
      try all.entries.flatMap { try answers($0.kind, $0.source, from: $0.bodyOffset) }
      + all.translations.flatMap { try answers($0.kind, $0.source, from: $0.bodyOffset) }
  }
}
