import Diagnostics
import Figures
import Testing

@testable import FigureFields

@Suite("Figures as authors tell them")
struct FigureFieldsTests {
  private let start = Place.Position(line: 7, column: 3)

  private func chart(_ yaml: String) -> Reviewed<ChartDeclaration?> {
    ChartDeclaration.read(SourceText(path: "a.md", bytes: Array(yaml.utf8)), start: start)
  }

  private func diagram(_ yaml: String) -> Reviewed<DiagramDeclaration?> {
    let read = DiagramBlock.read(SourceText(path: "a.md", bytes: Array(yaml.utf8)), start: start)
    guard case .own(let diagram)? = read.value?.content else { return Reviewed(nil, read.diagnostics) }
    return Reviewed(diagram, read.diagnostics)
  }

  @Test("a chart has a table, and everything else by itself")
  func charts() throws {
    let plain = try #require(chart("table: routes\n").value)
    #expect(plain.table.name == "routes" && plain.kind == nil && !plain.isSorted && plain.rows.isEmpty)
    let full = try #require(
      chart(
        "table: routes\nkind: bar\ntitle: 図\nnote: 注\nhighlight: [a]\nrows: [a, b]\nsorted: true\ntiles: [[a, b], [c]]\n"
      ).value)
    #expect(full.kind == .bar && full.isSorted && full.rows.map(\.name) == ["a", "b"])
    #expect(full.tiles.map { $0.map(\.name) } == [["a", "b"], ["c"]] && full.kindPlace.position?.line == 2)
  }

  @Test("a chart without a table is told where it begins")
  func missing() {
    let found = chart("kind: bar\n").diagnostics
    #expect(found.map(\.id) == ["front-matter.missing-key"] && found.first?.place?.position == start)
  }

  @Test("a diagram has the parts of its kind, with the pages that they lead to")
  func diagrams() throws {
    let flow = try #require(
      diagram("kind: flow\ntitle: 流れ\nsteps:\n  - {label: 一, page: roles/link}\n  - 二\n").value)
    #expect(flow.pages.map(\.name) == ["roles/link"] && flow.pages.first?.place.position?.line == 4)
    let parts = try #require(diagram("kind: parts\ntitle: 役割\nparts: [一, 二]\nbase: [三]\n").value)
    #expect(parts.diagram.shape == .parts([.init(label: "一"), .init(label: "二")], base: [.init(label: "三")]))
    for wrong in [
      "kind: flow\ntitle: 流れ\n", "kind: venn\ntitle: 円\ncircles: [一, 二]\ncenter: 中\n",
      "kind: wheels\ntitle: 輪\nwheels: [{label: 一}]\n", "kind: cloud\ntitle: 雲\n",
      "kind: flow\ntitle: 流れ\nsteps: [一]\ncircles: [一]\n",
    ] {
      let read = diagram(wrong)
      #expect(read.value == nil && read.diagnostics.haveErrors, "\(wrong)")
    }
  }

  private func plan(_ yaml: String) -> Reviewed<PlanBlock?> {
    PlanBlock.read(SourceText(path: "a.md", bytes: Array(yaml.utf8)), start: start)
  }

  @Test("a plan says when each of its items begins and ends")
  func plans() throws {
    let plan = try #require(
      plan("start: \"9:30\"\nitems:\n  - {minutes: 40, title: 一, page: decks/a}\n  - {minutes: 5, title: 二}\n").value)
    #expect(plan.times.map(\.begin) == [570, 610] && plan.times.last?.end == 615)
    #expect(plan.items.compactMap(\.page).map(\.name) == ["decks/a"])
  }

  @Test(
    "a plan has times that a clock shows, and ends on its day",
    arguments: [
      ("start: \"9:60\"\nitems: [{minutes: 5, title: a}]\n", "front-matter.wrong-type"),
      ("start: \"9:30\"\nitems: [{minutes: 0, title: a}]\n", "front-matter.wrong-type"),
      ("start: \"9:30\"\nitems: [{title: a}]\n", "front-matter.missing-key"),
      ("start: \"23:30\"\nitems: [{minutes: 60, title: a}]\n", "plan.past-midnight"),
    ])
  func wrongPlans(yaml: String, id: String) { #expect(plan(yaml).diagnostics.map(\.id) == [id]) }

  @Test("a diagram may be that of a page, shown part by part")
  func models() throws {
    let source = SourceText(path: "a.md", bytes: Array("model: models/flow\nreveal: true\n".utf8))
    let block = try #require(DiagramBlock.read(source, start: start).value)
    let model: String? = if case .model(let name, _) = block.content { name.name } else { nil }
    #expect(model == "models/flow" && block.isRevealed)
    let both = SourceText(path: "a.md", bytes: Array("model: a\nkind: flow\n".utf8))
    #expect(DiagramBlock.read(both, start: start).diagnostics.map(\.id) == ["front-matter.unknown-key"])
  }
}
