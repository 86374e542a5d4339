import CommonMark
import Content
import Diagnostics
import Disclosure
import FigureFields
import Figures
import Ledger
import Markup
import Templates

/// Draws the figures in the text of pages.
struct FigureDrawer: Sendable {
  let words: Words
  let sealing: Sealing?
  let templates: FigureTemplates
  let links: Links

  /// A figure of a page.
  ///
  /// - Parameters:
  ///   - path: where the page is written.
  ///   - citations: where what the page says comes from.
  func draw(_ block: FigureBlock, on path: String, citations: [Citation]) -> Reviewed<HTML?> {
    switch block.kind {
    case .chart: chart(block, on: path)
    case .diagram: diagram(block, on: path, citations)
    }
  }

  private func diagram(_ block: FigureBlock, on path: String, _ citations: [Citation]) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let declared = DiagramDeclaration.read(block.source, start: block.start).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    let context = context(declared, id: "figure-\(block.number)", on: path, citations).unwrapped(into: &diagnostics)
    return Reviewed(diagnostics.haveErrors ? nil : templates.diagram(context), diagnostics)
  }

  /// A diagram of a page, with what is wrong with its links.
  func context(
    _ declared: DiagramDeclaration, id: String, on path: String, _ citations: [Citation]
  ) -> Reviewed<DiagramContext> {
    var diagnostics: [Diagnostic] = []
    var addresses: [String: String] = [:]
    for page in declared.pages {
      switch links.resolve("page:\(page.name)", .link, in: "", shownOn: path) {
      case .inside(let url, _, _): addresses[page.name] = url.text
      case .refused(let id, let message, let hint), .withdrawn(let id, let message, let hint):
        diagnostics.append(Diagnostic(id, at: page.place, message, hint: hint))
      case .samePage, .outside, .unchanged: break
      }
    }
    return Reviewed(
      DiagramContext(
        id: id, diagram: declared.diagram.linking { addresses[$0] }, note: declared.note, words: words,
        citations: CitationList(citations)), diagnostics)
  }

  /// Reads a figure of a page that the edition does not have.
  static func review(_ block: FigureBlock) -> Reviewed<HTML?> {
    switch block.kind {
    case .chart: Reviewed(nil, ChartDeclaration.read(block.source, start: block.start).diagnostics)
    case .diagram: Reviewed(nil, DiagramDeclaration.read(block.source, start: block.start).diagnostics)
    }
  }

  private func chart(_ block: FigureBlock, on path: String) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let declared = ChartDeclaration.read(block.source, start: block.start).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    guard let sealing, let table = sealing.tables.first(where: { $0.id == declared.table.name })?.printed else {
      return Reviewed(nil, diagnostics + [unknownTable(declared.table)])
    }
    diagnostics += problems(declared, table)
    guard !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    var shown = TableChart(table)
    shown.choose(rows: declared.rows.map(\.name), columns: declared.columns.map(\.name))
    if declared.isSorted { shown.sort() }
    if let kind = declared.kind { shown.kind = kind }
    if let title = declared.title { shown.title = title }
    shown.highlighted = Set(declared.highlight.map(\.name))
    shown.tiles = declared.tiles.map { $0.map(\.name) }
    let context = TableContext(
      words: words, table: table, sealing: sealing, id: nil,
      data: PageURL(from: path, to: StatisticsPages.dataPath(table)))
    return Reviewed(
      templates.chart(
        ChartContext(
          id: "figure-\(block.number)", chart: shown.chart(words: words.chart, unit: context.unit), note: declared.note,
          table: context)), diagnostics)
  }

  private func unknownTable(_ table: ChartDeclaration.Named) -> Diagnostic {
    if let withheld = sealing?.withheld.first(where: { $0.id == table.name }) {
      return .withheldTable(withheld.id, at: table.place)
    }
    return .unknownTable(table.name, sealing?.tables.map(\.id) ?? [], at: table.place)
  }

  /// What a chart asks of its table that it does not have.
  private func problems(_ chart: ChartDeclaration, _ table: PublishedTable) -> [Diagnostic] {
    let (rows, columns) = (table.rows.members.map(\.code), table.columns.members.map(\.code))
    func unknown(_ names: [ChartDeclaration.Named], in known: [String]) -> [Diagnostic] {
      names.filter { !known.contains($0.name) }.map { .unknownMember($0.name, known, at: $0.place) }
    }
    var problems = unknown(chart.rows, in: rows) + unknown(chart.columns, in: columns)
    problems += unknown(chart.highlight, in: rows + columns) + unknown(chart.tiles.flatMap(\.self), in: rows + columns)
    let rowCount = chart.rows.isEmpty ? table.rows.members.count { !$0.isTotal } : chart.rows.count
    let columnCount = chart.columns.isEmpty ? table.columns.members.count { !$0.isTotal } : chart.columns.count
    switch chart.kind {
    case .pyramid where columnCount != 2: problems.append(.wrongKind("pyramid", at: chart.table.place))
    case .tiles where min(rowCount, columnCount) > 1: problems.append(.wrongKind("tiles", at: chart.table.place))
    case .bar where min(rowCount, columnCount) > 1, .histogram where min(rowCount, columnCount) > 1:
      problems.append(.wrongKind(chart.kind?.rawValue ?? "", at: chart.table.place))
    // What somebody has several of adds up to more than everybody.
    case .stacked where table.unit == .persons && (table.rows.variable == "issue" || table.columns.variable == "issue"):
      problems.append(.notParts(at: chart.table.place))
    default: break
    }
    return problems
  }
}

extension FigureBlock {
  /// Where it begins.
  fileprivate var start: Place.Position { place.position ?? .init(line: 1, column: 1) }
}

extension Diagnostic {
  static func unknownTable(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "chart.unknown-table", at: place,
      Message(en: "no published table is called '\(name)'", ja: "公表された表に「\(name)」はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func withheldTable(_ name: String, at place: Place) -> Self {
    Self(
      "chart.withheld-table", at: place,
      Message(
        en: "table '\(name)' is not published, so that there is no chart of it", ja: "表「\(name)」は公表していないので、図にできません"),
      hint: Message(en: "take the chart out, or put it into an internal block", ja: "図を消すか、職員向けの囲み（internal）に入れてください"))
  }

  static func unknownMember(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "chart.unknown-code", at: place,
      Message(en: "the published table has no '\(name)'", ja: "公表された表に「\(name)」はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func wrongKind(_ kind: String, at place: Place) -> Self {
    Self(
      "chart.wrong-kind", at: place,
      Message(en: "table has too many or too few columns for '\(kind)'", ja: "この表は「\(kind)」で描くには列が多すぎるか、少なすぎます"),
      hint: Message(
        en: "choose with 'columns:' or 'rows:', or draw 'multiples'", ja: "「columns:」か「rows:」で選ぶか、「multiples」で描いてください"))
  }

  static func notParts(at place: Place) -> Self {
    Self(
      "chart.not-parts", at: place,
      Message(
        en: "persons with issues are no parts of a whole: somebody may have several",
        ja: "課題ごとの人数は、足しても全体になりません（一人が複数の課題をもつため）"),
      hint: Message(en: "draw 'bar' or 'multiples'", ja: "「bar」か「multiples」で描いてください"))
  }
}
