import TestSupport
import Testing

@testable import Figures

@Suite("Charts: GoldenTests")
struct ChartGoldenTests {
  @Test("look as their golden files do", arguments: SampleCharts.all.map(\.name))
  func goldens(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }).chart
    for (width, suffix) in [(672.0, "wide"), (328.0, "narrow")] {
      let svg = chart.svg(id: "\(name)-\(suffix)", width: width, kind: suffix)
      let text = String(decoding: svg, as: UTF8.self).replacing("><", with: ">\n<") + "\n"
      let golden = try Golden.text("Tests/Goldens/figures/\(name)-\(suffix).svg", recording: text)
      #expect(golden == text, "\(name) differs; 'make goldens' records it anew")
    }
  }
}
