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
    var addresses: [String: PageURL] = [:]
    for page in declared.pages {
      switch links.resolve("page:\(page.name)", .link, in: "", shownOn: path) {
      case .inside(let url, _, _): addresses[page.name] = url
      case .refused(let id, let message, let hint):
        diagnostics.append(Diagnostic(id, at: page.place, message, hint: hint))
      case .withdrawn(let id, let message, let hint):
        diagnostics.append(Diagnostic(id, severity: .warning, at: page.place, message, hint: hint))
      case .samePage, .outside, .unchanged: break
      }
    }
    return Reviewed(
      DiagramContext(
        id: id, diagram: declared.diagram, addresses: addresses, note: declared.note, words: words,
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
    let shown = TableChart(table, as: declared)
    diagnostics += problems(declared, shown)
    guard !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    let context = TableContext(
      words: words, table: table, sealing: sealing, id: nil,
      data: PageURL(from: path, to: StatisticsPages.dataPath(table)))
    return Reviewed(
      templates.chart(
        ChartContext(
          id: "figure-\(block.number)", chart: shown.chart(words: words.chart, unit: context.unit), note: declared.note,
          table: context)), diagnostics)
  }

  private func unknownTable(_ table: PlacedName) -> Diagnostic {
    if let withheld = sealing?.withheld.first(where: { $0.id == table.name }) {
      return .withheldTable(withheld.id, at: table.place)
    }
    return .unknownTable(table.name, sealing?.tables.map(\.id) ?? [], at: table.place)
  }

  /// What a chart asks of its table that it does not have.
  private func problems(_ chart: ChartDeclaration, _ table: PublishedTable) -> [Diagnostic] {
    let (rows, columns) = (table.rows.members.map(\.code), table.columns.members.map(\.code))
    func unknown(_ names: [PlacedName], in known: [String]) -> [Diagnostic] {
      let known = known.filter { !$0.isEmpty }
      return names.filter { !known.contains($0.name) }.map { .unknownMember($0.name, known, at: $0.place) }
    }
    var problems = unknown(chart.rows, in: rows) + unknown(chart.columns, in: columns)
    problems += unknown(chart.highlight, in: rows + columns) + unknown(chart.tiles.flatMap(\.self), in: rows + columns)
    for list in [chart.rows, chart.columns, chart.highlight, chart.tiles.flatMap(\.self)] {
      for (index, named) in list.enumerated() where list[..<index].contains(where: { $0.name == named.name }) {
        problems.append(.repeatedCode(named.name, at: named.place))
      }
    }
    // What somebody has several of adds up to more than everybody.
    if chart.kind == .stacked, table.unit == .persons, [table.rows.variable, table.columns.variable].contains("issue") {
      problems.append(.notParts(at: chart.kindPlace))
    }
    return problems
  }

  /// What the kind of a chart asks of what is shown.
  private func problems(_ chart: ChartDeclaration, _ shown: TableChart) -> [Diagnostic] {
    let place = chart.kindPlace
    let kind = shown.kind.rawValue
    let fits =
      switch shown.kind {
      case .bar, .histogram, .tiles: shown.seriesCount == 1
      case .pyramid: shown.seriesCount == 2
      case .line, .stacked: shown.seriesCount <= Chart.mostSeries
      case .multiples: true
      }
    if !fits { return [.wrongKind(kind, at: place)] }
    if shown.kind == .line, !shown.isOverTime { return [.notOverTime(at: place)] }
    if !chart.tiles.isEmpty, shown.kind != .tiles { return [.tilesOfOther(kind, at: place)] }
    let missing = Set(shown.categories).subtracting(chart.tiles.flatMap { $0.map(\.name) })
    if !chart.tiles.isEmpty, !missing.isEmpty { return [.missingTiles(missing.sorted(), at: place)] }
    return []
  }
}

extension TableChart {
  /// A chart as an author asks for it.
  fileprivate init(_ table: PublishedTable, as declared: ChartDeclaration) {
    self.init(table)
    choose(rows: declared.rows.map(\.name), columns: declared.columns.map(\.name))
    if declared.isSorted { sort() }
    if let kind = declared.kind { self.kind = kind }
    if let title = declared.title { self.title = title }
    highlighted = Set(declared.highlight.map(\.name))
    tiles = declared.tiles.map { $0.map(\.name) }
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
      hint: Message(
        en: "take the chart out, or put it on a page for the council's own people",
        ja: "図を消すか、職員だけが見るページに移してください"))
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
        en: "choose with 'columns:' or 'rows:' (pyramid: two columns; line, stacked: up to six), or draw 'multiples'",
        ja: "「columns:」か「rows:」で選ぶか（pyramid は2列、line と stacked は6つまで）、「multiples」で描いてください"))
  }

  static func notOverTime(at place: Place) -> Self {
    Self(
      "chart.not-over-time", at: place,
      Message(en: "a line goes from time to time, and this table has no times", ja: "折れ線は時の流れを表しますが、この表の項目は年月ではありません"),
      hint: Message(en: "draw 'bar' or 'multiples'", ja: "「bar」か「multiples」で描いてください"))
  }

  static func repeatedCode(_ code: String, at place: Place) -> Self {
    Self("chart.repeated-code", at: place, Message(en: "'\(code)' is named twice", ja: "「\(code)」が二度書かれています"))
  }

  static func tilesOfOther(_ kind: String, at place: Place) -> Self {
    Self(
      "chart.tiles-of-other", at: place,
      Message(
        en: "'tiles' says where tiles lie, and '\(kind)' has none", ja: "「tiles」はタイルの並べ方ですが、「\(kind)」にはタイルがありません"),
      hint: Message(en: "write 'kind: tiles', or take it out", ja: "「kind: tiles」と書くか、消してください"))
  }

  static func missingTiles(_ codes: [String], at place: Place) -> Self {
    Self(
      "chart.missing-tiles", at: place,
      Message(
        en: "'tiles' leaves out: \(codes.joined(separator: ", "))",
        ja: "「tiles」に足りない項目: \(codes.joined(separator: "、"))"),
      hint: Message(en: "name each once, or choose with 'rows:'", ja: "それぞれ一度ずつ書くか、「rows:」で選んでください"))
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
