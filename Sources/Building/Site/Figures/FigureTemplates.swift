import Diagnostics
import Markup
import Templates

/// The templates of figures that stand in the text of pages.
struct FigureTemplates: Sendable {
  private let chartTemplate: Template?
  private let chartMembers: Members<ChartContext>
  private let diagramTemplate: Template?
  private let diagramMembers: Members<DiagramContext>
  private let tableTemplate: Template?
  private let tableMembers: Members<TableBlockContext>
  /// A fingerprint of the templates and all that they include.
  let print: UInt64

  /// The names of the templates, below `templates/`.
  static let names = ["figures/chart", "figures/diagram", "figures/table"]

  /// Makes the templates ready; what is wrong with one is reported, and nothing is drawn with it.
  static func link(
    _ library: TemplateLibrary, words: Words, used: inout Set<String>, diagnostics: inout [Diagnostic]
  ) -> FigureTemplates {
    let strings = words.texts
    let chartMembers = ChartContext.members + [.dynamicRecord("strings", strings.schema) { _ in strings.record }]
    let diagramMembers = DiagramContext.members + [.dynamicRecord("strings", strings.schema) { _ in strings.record }]
    let tableMembers = TableBlockContext.members + [.dynamicRecord("strings", strings.schema) { _ in strings.record }]
    func template(_ name: String, _ schema: Schema) -> Template? {
      guard let linked = library.template(name, for: schema) else {
        diagnostics.append(.missingTemplate(name))
        return nil
      }
      diagnostics += linked.diagnostics
      used.formUnion(linked.value.used)
      return linked.value
    }
    let (chart, diagram) = (template(names[0], chartMembers.schema), template(names[1], diagramMembers.schema))
    let table = template(names[2], tableMembers.schema)
    return FigureTemplates(
      chartTemplate: chart, chartMembers: chartMembers, diagramTemplate: diagram, diagramMembers: diagramMembers,
      tableTemplate: table, tableMembers: tableMembers,
      print: library.fingerprint(of: [chart, diagram, table].compactMap(\.self)))
  }

  /// A chart with its table, as markup.
  func chart(_ context: ChartContext) -> HTML? { chartTemplate.map { Self.render($0, chartMembers.record(context)) } }

  /// A diagram with the same in words, as markup.
  func diagram(_ context: DiagramContext) -> HTML? {
    diagramTemplate.map { Self.render($0, diagramMembers.record(context)) }
  }

  /// A table, as markup.
  func table(_ context: TableBlockContext) -> HTML? {
    tableTemplate.map { Self.render($0, tableMembers.record(context)) }
  }

  private static func render(_ template: Template, _ record: Record) -> HTML {
    var bytes: [UInt8] = []
    template.render(record, into: &bytes)
    return HTML(trusted: bytes)
  }
}
