import CheckedStatistics
import Chronology
import CommonMark
import Content
import Diagnostics
import Tables

/// How the texts of an edition are rendered.
struct TextRules: Sendable {
  let words: Words
  let language: Language
  let claims: ClaimCheck
  let edition: Edition
  let figures: FigureDrawer
  /// The page that leaves the site, if one does.
  var standalone: StandalonePage?

  /// Anchors that templates use themselves.
  private static let reservedAnchors = Set(
    ["main", "top", "contents", "chart", "contact", "diagram"] + (1...200).flatMap { ["figure-\($0)", "table-\($0)"] })

  /// What a page says that is written to a path.
  ///
  /// - Parameters:
  ///   - source: the text of the entry.
  ///   - kinds: the kinds of pages, which tell the fields of the entry.
  func text(of entry: Entry, _ source: SourceText, path: String, _ kinds: KindBook, _ links: Links) -> PageText {
    let notes = SightNotes()
    let links = links.noting(in: notes)
    let rules = TextRules(
      words: words, language: language, claims: claims, edition: edition, figures: figures.noting(in: notes))
    let period = standalone?.name == entry.name ? standalone?.period ?? entry.period : entry.period
    let kind: Kind? = if case .member(let name) = entry.kind { kinds[name] } else { nil }
    let numbers = kind?.numbersFigures ?? false ? words.figureNumbers : [:]
    let slides = kind?.behaviour == .deck ? SlideRules(first: 2, fit: SlideSheet.fit) : nil
    let document = rules.renderer(
      path: path, citations: entry.citations, period: period, numbers: numbers, slides: slides,
      isTraining: kinds.isTraining(entry.kind)
    ) {
      links.resolve($0, $1, in: entry.source.path, shownOn: path)
    }.render(source, from: entry.bodyOffset)
    var reader = FactReader(entry, path: path, rules, links)
    let facts = kind.map { reader.facts(of: $0) } ?? .none
    return PageText(
      document: document.value, facts: facts, sights: notes.sights,
      diagnostics: document.diagnostics + reader.diagnostics
        + (kind?.behaviour.map { TrainingCheck.problems(of: entry, $0, document.value) } ?? []))
  }

  /// A renderer for the text of a page that is written to a path, whose links are resolved so.
  ///
  /// - Parameters:
  ///   - numbers: what figures and tables are called, with `{number}`; none where they are not numbered.
  ///   - slides: how the text is cut into slides, if it is.
  ///   - isTraining: whether it is training material, which may ask questions and answer them.
  func renderer(
    path: String, citations: [Citation] = [], period: MonthRange? = nil,
    numbers: [FigureSeries: String] = [:], slides: SlideRules? = nil, isTraining: Bool = false,
    resolve: @escaping @Sendable (String, LinkKind) -> LinkResolution
  ) -> MarkdownRenderer {
    let claims = claims
    let figures = figures
    let mark = Fiction.beforeNumber(isJapanese: language.isJapanese)
    let remark = edition.isPublic ? nil : words.text("no-data")
    return MarkdownRenderer(
      rules: MarkdownRules(
        labels: .init(
          notes: words.text("footnotes"), note: words.text("footnote"), back: words.text("footnote-back"),
          table: words.text("table"), boxes: words.boxes, numbers: numbers),
        reservedAnchors: Self.reservedAnchors, showsInternal: edition.isInternal,
        isTraining: isTraining, slides: slides,
        checkFigure: { claims.resolve($0, in: period, mark: mark, remark: remark) },
        findTable: { claims.find($0, in: period) },
        drawFigure: { figures.draw($0, on: path, citations: citations, period: period, labels: numbers) },
        resolve: resolve))
  }
}
