public import CheckedStatistics
import Chronology
import CommonMark
public import Content
public import Diagnostics
import Markup

extension Site {
  /// What is wrong in the text of pages that an edition does not get, or whose front matter has mistakes.
  ///
  /// They are rendered for their mistakes and thrown away. In a draft, which is being written, a mistake is a warning.
  ///
  /// - Parameter text: reads the text of a content file.
  /// - Throws: what `text` throws.
  public static func problemsInWhatIsLeftOut(
    _ all: ContentLibrary.Everything, notIn library: ContentLibrary, baseURL: String, figures: VisibleTables,
    text: (String) throws -> SourceText
  ) rethrows -> [Diagnostic] {
    // Pages that the tool makes, whether or not it makes them this time.
    let own = [StatisticsPages.name, ReleasePages.name, CalendarPages.name, SearchPlan.name, ComparisonPage.name]
    let links = Links(
      paths: Dictionary(
        all.entries.map { ($0.name, "\($0.name).html") } + own.map { ($0, "\($0)/index.html") },
        uniquingKeysWith: { first, _ in first }),
      foreign: [:], language: Language(rawValue: "ja"), images: all.images, attachments: all.attachments,
      baseURL: baseURL, leftOut: [:],
      unreadable: all.unreadableNames,
      closedFolders: [])
    let claims = ClaimCheck(figures)
    func problems(
      _ file: SourceFile, from offset: Int, in period: MonthRange? = nil, kind: Kind? = nil
    ) throws -> [Diagnostic] {
      let numbers: [FigureSeries: String] =
        kind?.numbersFigures ?? false ? [.figure: "{number}", .table: "{number}"] : [:]
      let labels = MarkdownRules.Labels(notes: "", note: "", back: "", table: "", numbers: numbers)
      let source = try text(file.path)
      let renderer = MarkdownRenderer(
        rules: MarkdownRules(
          labels: labels, showsInternal: true, isTraining: kind.map { all.kinds.isTraining(.member($0.name)) },
          slides: kind?.behaviour == .deck ? SlideRules(first: 2, fit: SlideSheet.fit) : nil,
          checkFigure: { claims.resolve($0, in: period, mark: nil, remark: nil) },
          findTable: { claims.find($0, in: period) },
          drawFigure: FigureDrawer.review
        ) { links.resolve($0, $1, in: source.path, shownOn: "") })
      return renderer.render(source, from: offset).diagnostics
    }
    let leftOut = try all.entries.filter { library.leftOutByName[$0.name] != nil }.flatMap { entry in
      let kind: Kind? = if case .member(let name) = entry.kind { all.kinds[name] } else { nil }
      let found = try problems(entry.source, from: entry.bodyOffset, in: entry.period, kind: kind)
      // What everybody may not see, others may: their own editions have the figures, and look at them.
      let own =
        entry.audience == .public ? found : found.filter { !MarkdownRenderer.problemsOfUnpublished.contains($0.id) }
      return entry.status == .draft ? own.map(\.asWarning) : own
    }
    let translations = try all.translations.filter { !library.has($0) }.flatMap { translation in
      let found = try problems(translation.source, from: translation.bodyOffset)
      return translation.status == .draft ? found.map(\.asWarning) : found
    }
    return try leftOut + translations + all.faulty.flatMap { try problems($0.source, from: $0.bodyOffset) }
  }
}
