public import Claims
import CommonMark
public import Content
public import Diagnostics
import Markup

extension Site {
  /// What is wrong in the text of pages that an edition does not get, or whose front matter has mistakes.
  ///
  /// They are rendered for their mistakes and thrown away. In a draft, which is being written, a mistake is a warning.
  public static func problemsInWhatIsLeftOut(
    _ all: ContentLibrary.Everything, notIn library: ContentLibrary, baseURL: String, figures: FigureBook
  ) -> [Diagnostic] {
    let links = Links(
      paths: Dictionary(all.entries.map { ($0.name, "\($0.name).html") }, uniquingKeysWith: { first, _ in first }),
      foreign: [:], language: Language(rawValue: "ja"), images: all.images, attachments: all.attachments,
      baseURL: baseURL, leftOut: [:],
      unreadable: all.unreadableNames,
      closedFolders: [])
    let claims = ClaimCheck(figures)
    let labels = MarkdownRules.Labels(notes: "", note: "", back: "", table: "")
    func problems(_ source: SourceText, from offset: Int) -> [Diagnostic] {
      let renderer = MarkdownRenderer(
        rules: MarkdownRules(
          labels: labels, showsInternal: true, checkFigure: { claims.resolve($0, remark: nil) },
          drawFigure: FigureDrawer.review
        ) { links.resolve($0, $1, in: source.path, shownOn: "") })
      return renderer.render(source, from: offset).diagnostics
    }
    let leftOut = all.entries.filter { library.leftOutByName[$0.name] != nil }.flatMap { entry in
      let found = problems(entry.source, from: entry.bodyOffset)
      return entry.status == .draft ? found.map(\.asWarning) : found
    }
    let translations = all.translations.filter { !library.has($0) }.flatMap { translation in
      let found = problems(translation.source, from: translation.bodyOffset)
      return translation.status == .draft ? found.map(\.asWarning) : found
    }
    return leftOut + translations + all.faulty.flatMap { problems($0.source, from: $0.bodyOffset) }
  }
}
