public import Diagnostics
import Markup

/// Turns the Markdown of a file into HTML: libcmark parses and renders, passes over its tree do the rest.
public struct MarkdownRenderer: Sendable {
  private let rules: MarkdownRules
  /// Writes raw HTML out although it is an error; for the conformance suite alone.
  var writesRawHTML = false

  /// Identifiers of diagnostics about figures that this edition does not publish; another edition may publish them.
  public static let problemsOfUnpublished: Set<String> = [
    "figure.withheld", "figure.hidden", "figure.not-shown", "figure.unsealed", "figure.not-of-period",
    "chart.withheld-table",
    "chart.moved-on",
  ]

  /// Makes a renderer that follows the rules.
  public init(rules: MarkdownRules) {
    self.rules = rules
  }

  /// Renders the part of a file from an offset to its end.
  ///
  /// Places in diagnostics count from the beginning of the file.
  public func render(_ source: SourceText, from offset: Int = 0) -> Reviewed<MarkdownDocument> {
    let lines = source.bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    if let line = ImagePass.crowdedParagraph(source.bytes[offset...]) {
      let empty = MarkdownDocument(
        html: HTML(trusted: []), headings: [], anchorReferences: [], images: [], internalLines: [])
      return Reviewed(empty, [.crowdedParagraph(at: source.place(line: lines + line))])
    }
    let blocks = RestrictedBlocks(source.bytes[offset...], firstLine: lines, isCut: !rules.showsInternal)
    let numbers = blocks.lineNumbers.map { Piece.LineNumbers.listed($0) } ?? .following(lines)
    let preparation = Preparation(blocks.text)
    var state = DocumentState(
      source: source, rules: rules, references: preparation.references, writesRawHTML: writesRawHTML)
    for (line, block, problem) in blocks.problems {
      state.report(.restrictedBlock(block, problem, at: source.place(line: line)))
    }
    for problem in state.footnotes.define(preparation.notes, numbers, in: source) { state.report(problem) }

    let body = Piece(preparation, lineNumbers: numbers, isBody: true)
    var html = state.render(body)
    html += state.renderFootnotes()
    html = HeadingPass.addAnchors(state.headings, to: html)
    for problem in state.figureNumbers.problems { state.report(problem) }
    if rules.slides != nil, let note = state.footnotes.definitions.values.map(\.line).min() {
      state.report(.footnoteInDeck(at: source.place(line: note)))
    }
    html = state.figureNumbers.filled(html, labels: rules.labels.numbers)

    let document = MarkdownDocument(
      html: HTML(trusted: html), headings: state.headings, anchorReferences: state.anchorReferences,
      images: state.images, internalLines: blocks.leftOut, figures: state.figureNumbers.anchors,
      slides: state.slides.map(\.slide), questionCount: state.questionCount, planCount: state.figureNumbers[.plans])
    return Reviewed(document, state.diagnostics)
  }
}
