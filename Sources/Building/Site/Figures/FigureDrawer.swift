import Chronology
import CommonMark
import Content
import Diagnostics
import FigureFields
import Figures
import Ledger
import Markup
import Tables
import Templates

/// Draws the figures in the text of pages.
struct FigureDrawer: Sendable {
  let words: Words
  let shown: ShownFigures?
  let templates: FigureTemplates
  let links: Links
  /// What every picture says of its colours, where the style sheet of the page does not reach it.
  let styles: [UInt8]
  /// The diagrams of pages, which texts of other pages may show.
  let models: ModelDiagrams

  /// The same, with notes of what its links look for.
  func noting(in notes: SightNotes) -> FigureDrawer {
    FigureDrawer(
      words: words, shown: shown, templates: templates, links: links.noting(in: notes), styles: styles,
      models: models)
  }

  /// A figure of a page.
  ///
  /// - Parameters:
  ///   - path: where the page is written.
  ///   - citations: where what the page says comes from.
  ///   - period: the months that the page reports on, if it says so.
  ///   - labels: what figures and tables are called, with `{number}`; none where they are not numbered.
  func draw(
    _ block: FigureBlock, on path: String, citations: [Citation], period: MonthRange?,
    labels: [FigureSeries: String]
  ) -> Reviewed<HTML?> {
    links.notes?.note(.figures)
    let number = labels[block.kind.series].map { $0.replacing("{number}", with: "\(block.number)") }
    return switch block.kind {
    case .chart: chart(block, on: path, in: period, number)
    case .diagram: diagram(block, on: path, citations, number)
    case .table: table(block, on: path, in: period, number)
    case .links: list(block, on: path)
    case .plan: plan(block, on: path)
    }
  }

  private func plan(_ block: FigureBlock, on path: String) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let declared = PlanBlock.read(block.source, start: block.start).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    let addresses = addresses(of: declared.items.compactMap(\.page), on: path).unwrapped(into: &diagnostics)
    let context = PlanContext(id: block.anchor, plan: declared, addresses: addresses)
    return Reviewed(diagnostics.haveErrors ? nil : templates.plan(context), diagnostics)
  }

  private func list(_ block: FigureBlock, on path: String) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let declared = LinkBlock.read(block.source, start: block.start).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    let addresses = addresses(of: declared.links.map(\.page), on: path).unwrapped(into: &diagnostics)
    let context = LinkBlockContext(
      id: block.anchor, links: declared.links.compactMap { link in addresses[link.page.name].map { (link, $0) } })
    return Reviewed(diagnostics.haveErrors ? nil : templates.links(context), diagnostics)
  }

  /// By how much figures of slides are smaller than on a screen.
  private var shrinking: Double { links.standalone?.form == .handout ? StandalonePage.handoutScale : 1 }

  /// Where pages are that a figure leads to, with what is wrong with their names.
  private func addresses(of pages: [PlacedName], on path: String) -> Reviewed<[String: PageURL]> {
    var diagnostics: [Diagnostic] = []
    var addresses: [String: PageURL] = [:]
    for page in pages {
      switch links.resolve("page:\(page.name)", .link, in: "", shownOn: path) {
      case .inside(let url, _, _, _): addresses[page.name] = url
      case .refused(let id, let message, let hint):
        diagnostics.append(Diagnostic(id, at: page.place, message, hint: hint))
      case .withdrawn(let id, let message, let hint):
        diagnostics.append(Diagnostic(id, severity: .warning, at: page.place, message, hint: hint))
      case .picture, .file, .samePage, .outside, .unchanged: break
      }
    }
    return Reviewed(addresses, diagnostics)
  }

  private func diagram(
    _ block: FigureBlock, on path: String, _ citations: [Citation], _ number: String?
  ) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let asked = DiagramBlock.read(block.source, start: block.start).unwrapped(into: &diagnostics),
      let (declared, sources) = content(of: asked, citations).unwrapped(into: &diagnostics)
    else { return Reviewed(nil, diagnostics) }
    var context = context(declared, id: block.anchor, on: path, sources, number).unwrapped(into: &diagnostics)
    if let room = block.room {
      func fitted(_ diagram: Diagram) -> SlideFigure {
        SlideFigure(
          in: room, title: declared.diagram.title, captions: context.captions,
          size: { diagram.size(width: $0, density: $1) })
      }
      var slide = fitted(context.diagram)
      // A model has more words than a slide has room for: there the names of its parts stand for them.
      if case .model = asked.content, !slide.isLegible {
        let short = context.diagram.namesAlone
        let other = fitted(short)
        if other.isLegible { (slide, context.onSlide) = (other, short) }
      }
      diagnostics += slide.problems(at: block.place)
      slide.shrink(by: shrinking)
      (context.slide, context.isRevealed) = (slide, asked.isRevealed)
    }
    return Reviewed(diagnostics.haveErrors ? nil : templates.diagram(context), diagnostics)
  }

  /// The diagram that a block shows, with where that comes from.
  private func content(
    of block: DiagramBlock, _ citations: [Citation]
  ) -> Reviewed<(DiagramDeclaration, [Citation])?> {
    switch block.content {
    case .own(let declared): return Reviewed((declared, citations))
    case .model(let name, let field):
      if let model = models.model(of: name.name, field: field?.name) {
        return Reviewed((model.diagram.withoutNote, model.citations))
      }
      let fields = models.fields(of: name.name)
      if let field, !fields.isEmpty { return Reviewed(nil, [.noModelField(field, fields)]) }
      return Reviewed(nil, [.noModel(name, models.names)])
    }
  }

  /// A diagram of a page, with what is wrong with its links.
  func context(
    _ declared: DiagramDeclaration, id: String, on path: String, _ citations: [Citation], _ number: String? = nil
  ) -> Reviewed<DiagramContext> {
    let addresses = addresses(of: declared.pages, on: path)
    return Reviewed(
      DiagramContext(
        id: id, diagram: declared.diagram.tellingTies { words.text("tie-\($0.rawValue)") }, addresses: addresses.value,
        note: declared.note, words: words,
        citations: CitationList(citations), number: number, styles: styles), addresses.diagnostics)
  }

  /// Reads a figure of a page that the edition does not have.
  static func review(_ block: FigureBlock) -> Reviewed<HTML?> {
    switch block.kind {
    case .chart: Reviewed(nil, ChartDeclaration.read(block.source, start: block.start).diagnostics)
    case .diagram: Reviewed(nil, DiagramBlock.read(block.source, start: block.start).diagnostics)
    case .table: Reviewed(nil, TableBlock.read(block.source, start: block.start).diagnostics)
    case .links: Reviewed(nil, LinkBlock.read(block.source, start: block.start).diagnostics)
    case .plan: Reviewed(nil, PlanBlock.read(block.source, start: block.start).diagnostics)
    }
  }

  private func chart(
    _ block: FigureBlock, on path: String, in period: MonthRange?, _ number: String?
  ) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let declared = ChartDeclaration.read(block.source, start: block.start).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    guard let context = tableContext(declared.table, on: path, in: period).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    let table = context.table
    let chosen = declared.renamed(
      rows: { table.rows.code(named: $0, in: period) }, columns: { table.columns.code(named: $0, in: period) })
    diagnostics += ChartCheck.problems(chosen, table)
    guard !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    let chart = TableChart(table, as: chosen, in: period)
    diagnostics += ChartCheck.problems(chosen, chart)
    guard !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    let drawing = chart.chart(words: words.chart, unit: context.unit)
    var slide = block.room.map { room in
      SlideFigure(
        in: room, title: drawing.title, captions: [declared.note, context.source].compactMap(\.self),
        size: { drawing.size(width: $0, density: $1) })
    }
    diagnostics += slide?.problems(at: block.place) ?? []
    slide?.shrink(by: shrinking)
    return Reviewed(
      templates.chart(
        ChartContext(
          id: block.anchor, chart: drawing, note: declared.note, table: context, number: number, styles: styles,
          slide: slide, isRevealed: slide != nil && declared.isRevealed)), diagnostics)
  }

  private func table(
    _ block: FigureBlock, on path: String, in period: MonthRange?, _ number: String?
  ) -> Reviewed<HTML?> {
    var diagnostics: [Diagnostic] = []
    guard let declared = TableBlock.read(block.source, start: block.start).unwrapped(into: &diagnostics),
      let context = tableContext(declared.table, on: path, in: period).unwrapped(into: &diagnostics)
    else { return Reviewed(nil, diagnostics) }
    let table = TableBlockContext(
      id: block.anchor, title: declared.title, note: declared.note, table: context, number: number,
      isOnSlide: block.room != nil)
    if let room = block.room { diagnostics += SlideSheet.problems(of: table, in: room, at: block.place) }
    return Reviewed(templates.table(table), diagnostics)
  }

  /// A table as a page shows it that reports on some months.
  private func tableContext(
    _ table: PlacedName, on path: String, in period: MonthRange?
  ) -> Reviewed<TableContext?> {
    guard let shown, shown.shownElsewhere[table.name] == nil,
      let version = shown.version(named: table.name, in: period)
    else {
      guard shown?.tables.contains(where: { $0.id == table.name }) ?? false else {
        return Reviewed(nil, [ChartCheck.unknownTable(table, shown)])
      }
      return Reviewed(nil, [.movedOn(table.name, period?.era ?? "", at: table.place)])
    }
    return Reviewed(
      TableContext(
        words: words, version: version, shown: shown, id: nil, data: links.dataURL(of: version, shownOn: path),
        isPrinted: links.standalone?.form.isPrinted ?? false))
  }
}

extension Axis {
  /// The code of a member by its name, which may be that of an end of the axis; other names as they are.
  fileprivate func code(named name: String, in period: MonthRange?) -> String {
    position(named: name, in: period).map { members[$0].code } ?? name
  }
}

extension Diagnostic {
  fileprivate static func movedOn(_ table: String, _ period: String, at place: Place) -> Self {
    Self(
      "chart.moved-on", at: place,
      Message(
        en: "table '\(table)' has moved on, and is no longer that of the page's period (\(period))",
        ja: "表「\(table)」は先に進んでいて、このページの期間（\(period)）のものではなくなりました"),
      hint: Message(
        en: "choose a table by months, or one with a period of its own; figures in sentences go on meaning that period",
        ja: "月ごとの表か、期間を決めた表を使ってください。文の中の数は、その期間の数のまま確かめられます"))
  }
}

extension TableChart {
  /// A chart as an author asks for it, on a page that reports on some months: unless rows or columns are named, months
  /// that came later have no place in it.
  fileprivate init(_ table: PublishedTable, as declared: ChartDeclaration, in period: MonthRange?) {
    self.init(table)
    if let period { end(with: period.last) }
    choose(rows: declared.rows.map(\.name), columns: declared.columns.map(\.name))
    if declared.isSorted { sort() }
    if let kind = declared.kind { self.kind = kind }
    if let title = declared.title { self.title = title }
    highlighted = Set(declared.highlight.map(\.name))
    tiles = declared.tiles.map { $0.map(\.name) }
    waters = declared.waters
  }
}

extension FigureBlock {
  /// Where it begins.
  fileprivate var start: Place.Position { place.position ?? .init(line: 1, column: 1) }
}
