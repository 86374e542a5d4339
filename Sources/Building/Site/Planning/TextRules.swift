import Claims
import CommonMark
import Content
import Diagnostics

/// How the texts of an edition are rendered.
struct TextRules: Sendable {
  let words: Words
  let claims: ClaimCheck
  let edition: Edition
  let figures: FigureDrawer

  /// Anchors that templates use themselves.
  private static let reservedAnchors = Set(
    ["main", "top", "contents", "chart", "diagram"] + (1...200).map { "figure-\($0)" })

  /// The text of a page that is written to a path.
  func render(_ entry: Entry, path: String, _ links: Links) -> Reviewed<MarkdownDocument> {
    renderer(path: path, citations: entry.citations) {
      links.resolve($0, $1, in: entry.source.path, shownOn: path)
    }.render(entry.source, from: entry.bodyOffset)
  }

  /// A renderer for the text of a page that is written to a path, whose links are resolved so.
  func renderer(
    path: String, citations: [Citation] = [], resolve: @escaping @Sendable (String, LinkKind) -> LinkResolution
  ) -> MarkdownRenderer {
    let claims = claims
    let figures = figures
    let remark = edition.isPublic ? nil : words.text("no-data")
    return MarkdownRenderer(
      rules: MarkdownRules(
        labels: .init(
          notes: words.text("footnotes"), note: words.text("footnote"), back: words.text("footnote-back"),
          table: words.text("table"), internal: words.text("internal-block")),
        reservedAnchors: Self.reservedAnchors, showsInternal: !edition.isPublic,
        checkFigure: { claims.resolve($0, remark: remark) },
        drawFigure: { figures.draw($0, on: path, citations: citations) },
        resolve: resolve))
  }
}
