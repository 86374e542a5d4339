import CheckedStatistics
import CommonMark
import Content
import Diagnostics
import Gate
import Site
import TableDeclarations
import Tables

/// The answers of training material, which the gate looks for in every edition that is not for the council's own people.
struct TrainingAnswers {
  let secrets: [Secret]

  /// Reads them, or takes nothing from the last build if they may be others than then: what passed the gate without them
  /// is to be read again.
  ///
  /// - Parameters:
  ///   - figures: what figures of answers are, for those who may see them.
  ///   - text: reads the text of a content file.
  /// - Throws: ``Stop`` without a word if nothing may be taken from the last build; or what `text` throws.
  init(
    _ all: ContentLibrary.Everything, for edition: Edition, remembering remembered: Remembered?,
    figures: VisibleTables, _ text: (String) throws -> SourceText
  ) throws {
    let claims = ClaimCheck(figures)
    let kinds = all.kinds.kinds.filter { all.kinds.isTraining(.member($0.name)) }
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
    func answers(_ kind: PageKind, _ file: SourceFile, from offset: Int) throws -> [Secret] {
      guard all.kinds.isTraining(kind) else { return [] }
      let source = try text(file.path)
      // A page says of made-up figures that they are; somebody who tells an answer need not.
      let texts = [nil, true, false].flatMap { isJapanese -> [String] in
        let mark = isJapanese.map { Fiction.beforeNumber(isJapanese: $0) }
        return AnswerTexts.all(in: source, from: offset) { claims.resolve($0, in: nil, mark: mark, remark: nil) }
      }
      return Set(texts).sorted().map { Secret(record: source.path, .answer($0)) }
    }
    secrets =
      try all.entries.flatMap { try answers($0.kind, $0.source, from: $0.bodyOffset) }
      + all.translations.flatMap { try answers($0.kind, $0.source, from: $0.bodyOffset) }
  }
}
