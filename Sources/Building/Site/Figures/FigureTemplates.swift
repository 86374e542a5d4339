import Diagnostics
import Markup
import Templates

/// The templates of figures that stand in the text of pages.
struct FigureTemplates: Sendable {
  private let charts: Linked<ChartContext>
  private let diagrams: Linked<DiagramContext>
  private let tables: Linked<TableBlockContext>
  private let lists: Linked<LinkBlockContext>
  private let plans: Linked<PlanContext>
  /// A fingerprint of the templates and all that they include.
  let print: UInt64

  /// The names of the templates, below `templates/`.
  static let names = ["figures/chart", "figures/diagram", "figures/table", "figures/links", "figures/plan"]

  /// A template with what it may name; none if something is wrong with it.
  private struct Linked<Context: Sendable>: Sendable {
    let template: Template?
    let members: Members<Context>

    func html(_ context: Context) -> HTML? {
      guard let template else { return nil }
      var bytes: [UInt8] = []
      template.render(members.record(context), into: &bytes)
      return HTML(trusted: bytes)
    }
  }

  /// Makes the templates ready; what is wrong with one is reported, and nothing is drawn with it.
  static func link(
    _ library: TemplateLibrary, words: Words, used: inout Set<String>, diagnostics: inout [Diagnostic]
  ) -> FigureTemplates {
    let strings = words.texts
    func linked<Context>(_ name: String, _ own: Members<Context>) -> Linked<Context> {
      let members = own + [.dynamicRecord("strings", strings.schema) { _ in strings.record }]
      guard let linked = library.template(name, for: members.schema) else {
        diagnostics.append(.missingTemplate(name))
        return Linked(template: nil, members: members)
      }
      diagnostics += linked.diagnostics
      used.formUnion(linked.value.used)
      return Linked(template: linked.value, members: members)
    }
    let (charts, diagrams) = (linked(names[0], ChartContext.members), linked(names[1], DiagramContext.members))
    let (tables, lists) = (linked(names[2], TableBlockContext.members), linked(names[3], LinkBlockContext.members))
    let plans = linked(names[4], PlanContext.members)
    let all = [charts.template, diagrams.template, tables.template, lists.template, plans.template]
    return FigureTemplates(
      charts: charts, diagrams: diagrams, tables: tables, lists: lists, plans: plans,
      print: library.fingerprint(of: all.compactMap(\.self)))
  }

  /// A chart with its table, as markup.
  func chart(_ context: ChartContext) -> HTML? { charts.html(context) }

  /// A diagram with the same in words, as markup.
  func diagram(_ context: DiagramContext) -> HTML? { diagrams.html(context) }

  /// A table, as markup.
  func table(_ context: TableBlockContext) -> HTML? { tables.html(context) }

  /// A plan, as markup.
  func plan(_ context: PlanContext) -> HTML? { plans.html(context) }

  /// Links, as markup.
  func links(_ context: LinkBlockContext) -> HTML? { lists.html(context) }
}
