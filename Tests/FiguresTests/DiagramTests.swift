import Foundation
import Markup
import TestSupport
import Testing

@testable import Figures

@Suite("Diagrams")
struct DiagramTests {
  @Test("keep their parts apart and within the picture, whatever is written in them", arguments: 0..<60)
  func apart(seed: Int) {
    var random = RandomNumbers(seed: seed)
    let letters = Array("支援の両輪を回す社協アウトリーチABC つながり、地域（機関）12")
    func words(_ most: Int) -> String {
      String((0..<Int.random(in: 1...most, using: &random)).map { _ in letters.randomElement(using: &random) ?? "支" })
    }
    func node(_ depth: Int = 0) -> Diagram.Node {
      .init(
        label: words(24), text: random.chance(50) ? words(60) : nil, link: random.chance(30) ? "a.html" : nil,
        items: depth == 0 ? nodes(0...3, 1) : [])
    }
    func nodes(_ range: ClosedRange<Int>, _ depth: Int = 0) -> [Diagram.Node] {
      (0..<Int.random(in: range, using: &random)).map { _ in node(depth) }
    }
    let shapes: [Diagram.Shape] = [
      .wheels([node(), node()], between: nodes(0...3, 1), base: nodes(0...2, 1)),
      .layers(nodes(1...6, 1), above: 1, line: words(4)), .vectors([node(1), node(1)], joining: node(1)),
      .venn([node(1), node(1), node(1)], center: .init(label: words(8))),
      .network(center: .init(label: words(10)), groups: nodes(1...6)), .flow(nodes(1...8, 1)),
      .parts(nodes(1...7, 1), base: nodes(0...3, 1)),
    ]
    for shape in shapes {
      for width in [672.0, 328.0] {
        let painter = Diagram(title: "図", shape: shape).painter(id: "d", width: width)
        for (index, frame) in painter.frames.enumerated() {
          #expect(frame.x >= -0.1 && frame.maxX <= width + 0.1, "\(seed) \(shape)")
          for other in painter.frames[(index + 1)...] { #expect(!frame.overlaps(other), "\(seed) \(width) \(shape)") }
        }
        for (index, text) in painter.picture.boxes.enumerated() {
          #expect(text.box.x >= -0.5 && text.box.maxX <= width + 0.5, "\(seed) \(text.label)")
          for other in painter.picture.boxes[(index + 1)...] {
            #expect(!text.box.overlaps(other.box), "\(seed) \(width) \(text.label) / \(other.label)")
          }
        }
      }
    }
  }

  @Test("say in a list what they draw: every part is in both", arguments: SampleDiagrams.all.map(\.name))
  func outline(name: String) throws {
    let diagram = try #require(SampleDiagrams.all.first { $0.name == name }).diagram
    let outline = diagram.outline { $0 }
    let listed = outline.flatMap { [$0] + $0.items }.map(\.label)
    let drawn = diagram.painter(id: "d", width: 672).picture.boxes.map(\.label).joined()
    for label in listed where !Diagram.wordNames.contains(label) {
      #expect(drawn.contains(label.filter { $0 != " " }) || drawn.contains(label), "\(label)")
    }
  }

  @Test("lead to pages, and only where a part says so")
  func links() {
    let diagram = Diagram(title: "図", shape: .flow([.init(label: "一", link: "a"), .init(label: "二", link: "b")]))
    let svg = String(
      decoding: diagram.linking { $0 == "a" ? "../a.html" : nil }.svg(id: "d", width: 328, kind: "", description: "")
        .bytes,
      as: UTF8.self)
    #expect(svg.contains("<a href=\"../a.html\">"))
    #expect(svg.matches(of: #/<a /#).count == 1)
  }
}

@Suite("Diagrams that are shown part by part")
struct SteppedDiagramTests {
  /// What is drawn before a step, and in it: the classes of its elements.
  private func shown(_ diagram: Diagram, width: Double) -> (before: String, steps: [(step: Int, markup: String)]) {
    let svg = String(
      decoding: diagram.svg(id: "d", width: width, kind: "", description: "", isStepped: true).bytes, as: UTF8.self)
    let parts = svg.components(separatedBy: "<g data-step=\"")
    return (
      parts[0],
      parts.dropFirst().map { part in
        (Int(part.prefix { $0.isNumber }) ?? 0, part)
      }
    )
  }

  @Test("show what joins parts with the last of them", arguments: SampleDiagrams.all.map(\.name), [672.0, 328.0])
  func joints(name: String, width: Double) throws {
    let diagram = try #require(SampleDiagrams.all.first { $0.name == name }).diagram
    let drawn = shown(diagram, width: width)
    for kind in ["arrow", "head", "tie", "axle", "venn v", "node"] {
      #expect(!drawn.before.contains("class=\"\(kind)"), "\(kind) stands there from the beginning")
    }
    #expect(drawn.steps.map(\.step).min() == 1)
  }

  @Test("show an arrow with the step that it leads to")
  func arrows() {
    for width in [672.0, 328.0] {
      let drawn = shown(Diagram(title: "図", shape: .flow(["一", "二", "三"].map { .init(label: $0) })), width: width)
      #expect(drawn.steps.filter { $0.markup.contains("arrow") }.map(\.step) == [2, 3])
    }
  }

  @Test("can do with the names of their parts alone")
  func names() {
    let node = Diagram.Node(label: "輪", text: "長い説明", items: [.init(label: "役", text: "もっと長い説明")])
    let short = Diagram(title: "図", shape: .wheels([node, node], between: [], base: [node])).namesAlone
    let drawn = short.painter(id: "d", width: 672).picture.boxes.map(\.label).joined()
    #expect(drawn.contains("輪") && drawn.contains("役") && !drawn.contains("説明"))
  }

  @Test("draw how a person is tied to others, and tell it in words")
  func ties() {
    let groups = Diagram.Tie.allCases.map { Diagram.Node(label: "群", tie: $0) } + [.init(label: "友", text: "隣")]
    let diagram = Diagram(title: "図", shape: .network(center: .init(label: "人"), groups: groups))
      .tellingTies { "つながり\($0.rawValue)" }
    let svg = String(decoding: diagram.svg(id: "d", width: 672, kind: "", description: "").bytes, as: UTF8.self)
    #expect(svg.contains("class=\"tie thick\"") && svg.contains("class=\"tie dashed\""))
    // One line of three is cut in two, and one has strokes across it.
    #expect(svg.ranges(of: "class=\"tie\"").count > 6)
    for tie in Diagram.Tie.allCases { #expect(svg.contains("つながり\(tie.rawValue)")) }
    #expect(diagram.outline { $0 }.map(\.text) == [nil] + Diagram.Tie.allCases.map { "つながり\($0.rawValue)" } + ["隣"])
  }
}

@Suite("Diagrams: GoldenTests")
struct DiagramGoldenTests {
  @Test("look as their golden files do", arguments: SampleDiagrams.all.map(\.name))
  func goldens(name: String) throws {
    let diagram = try #require(SampleDiagrams.all.first { $0.name == name }).diagram
    for (width, form) in [(672.0, "wide"), (328.0, "narrow")] {
      let svg = diagram.svg(id: "\(name)-\(form)", width: width, kind: form, description: "図")
      let text = String(decoding: svg.bytes, as: UTF8.self).replacing("><", with: ">\n<") + "\n"
      #expect(
        try Golden.text("Tests/Goldens/figures/diagram-\(name)-\(form).svg", recording: text) == text,
        "\(name) differs; 'make goldens' records it anew")
    }
  }
}
