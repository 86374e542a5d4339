import Testing

@testable import Figures

@Suite("Images that are seen where links are shared")
struct ShareImageTests {
  private func image(_ chart: Chart, title: String = "大森で[66人]を支えています", subtitle: String = "地区別の人数") -> ShareImage {
    ShareImage(chart: chart, table: "districts", title: title, subtitle: subtitle, footer: "縁側ポータル")
  }

  private func svg(_ image: ShareImage) -> String {
    String(decoding: image.svg(styles: Array("text{}".utf8)), as: UTF8.self)
  }

  @Test(
    "show message, name, chart and site, in the size that services ask for", arguments: SampleCharts.all.map(\.name))
  func whole(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }?.chart)
    let image = image(chart)
    let svg = svg(image)
    #expect(
      svg.hasPrefix(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 600 315\"><style>text{}</style>"
      ))
    let lines = image.text.split(separator: "\n").joined()
    for word in ["大森で[66人]を支えています", "地区別の人数", "縁側ポータル"] { #expect(lines.contains(word), "\(lines)") }
    // It is drawn the same each time.
    #expect(svg == self.svg(image))
  }

  @Test("have their chart, in words too, with the name of its table")
  func chart() {
    let chart = SampleCharts.chart(.bar, "地区別", SampleCharts.districts, [("", [66, 52, 48, 42])])
    let svg = svg(image(chart))
    #expect(svg.contains(" data-table=\"districts\"><desc>\(chart.alternative)</desc>"))
    for number in ["66", "52", "48", "42"] { #expect(svg.contains(">\(number)</text>")) }
  }

  @Test("leave a chart to its page that would be too small to be read, and say their message larger")
  func small() {
    let labels = (1...40).map { "項目\($0)" }
    let chart = SampleCharts.chart(.bar, "項目別", labels, [("", labels.indices.map { $0 + 1 })])
    let svg = svg(image(chart))
    #expect(!svg.contains("data-table") && !svg.contains("項目1"))
    #expect(svg.contains("class=\"b z32\"") && svg.contains("大森で[66人]を"))
  }

  @Test("stay within their edges, however long title and name are")
  func edges() {
    let chart = SampleCharts.chart(.bar, "地区別", SampleCharts.districts, [("", [66, 52, 48, 42])])
    for length in [1, 10, 20, 30, 50, 100, 1000] {
      let long = String(repeating: "長い題名", count: length)
      for title in [long, "題（\(long)）", "（\(long)）"] {
        let frame = Box(x: 0, y: 0, width: 600, height: 315)
        let boxes = image(chart, title: title, subtitle: long).boxes
        for (label, box) in boxes { #expect(frame.contains(box), "\(length): \(label)") }
      }
    }
  }

  @Test("write what stands in brackets at the end on a line of its own where both have no room on one")
  func brackets() {
    let chart = SampleCharts.chart(.bar, "地区別", SampleCharts.districts, [("", [66, 52, 48, 42])])
    let lines = image(chart, title: "初めに相談した人（令和4年4月〜12月）").text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("（令和4年") })
    #expect(image(chart, title: "人数（月）").text.hasPrefix("人数（月）\n"))
  }
}
