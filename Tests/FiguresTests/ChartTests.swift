import Markup
import TestSupport
import Testing

@testable import Figures

@Suite("Charts: GoldenTests")
struct ChartGoldenTests {
  @Test("say of a bar that it goes on where parts of it and their sum are hidden, and explain the sign")
  func goesOn() {
    let months = ["10月", "11月", "12月"]
    let chart = SampleCharts.chart(
      .stacked, "月別", months, [("新規", [5, 5, 5]), ("継続", [7, 8, 9])], hidden: [1, 2, 7], totals: [12, 13, 14])
    for width in [328.0, 672] {
      let svg = String(decoding: chart.svg(id: "a", width: width, kind: "wide").bytes, as: UTF8.self)
      // In November the sum is hidden too; in December what is left of it stands there.
      #expect(svg.matches(of: />＋</).count == 1, "\(width)")
      #expect(svg.contains("x 非公表　＋ ほかに非公表の数"))
    }
    let whole = SampleCharts.chart(.stacked, "月別", months, [("新規", [5, 5, 5]), ("継続", [7, 8, 9])])
    #expect(!String(decoding: whole.svg(id: "a", width: 672, kind: "wide").bytes, as: UTF8.self).contains("＋"))
  }

  @Test("look as their golden files do", arguments: SampleCharts.all.map(\.name))
  func goldens(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }).chart
    for (width, suffix) in [(672.0, "wide"), (328.0, "narrow")] {
      let svg = chart.svg(id: "\(name)-\(suffix)", width: width, kind: suffix)
      let text = String(decoding: svg.bytes, as: UTF8.self).replacing("><", with: ">\n<") + "\n"
      let golden = try Golden.text("Tests/Goldens/figures/\(name)-\(suffix).svg", recording: text)
      #expect(golden == text, "\(name) differs; 'make goldens' records it anew")
    }
  }
}

@Suite("Marks and words of charts")
struct ChartTests {
  @Test("keep texts apart and within the picture", arguments: SampleCharts.all.map(\.name))
  func apart(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }).chart
    for width in [672.0, 328.0] {
      let boxes = chart.picture(id: "c", width: width).boxes.filter { $0.label != "tile" }
      for (index, text) in boxes.enumerated() {
        #expect(text.box.x >= -0.5 && text.box.maxX <= width + 0.5, "\(name) \(width) \(text.label)")
        for other in boxes[(index + 1)...] {
          #expect(!text.box.overlaps(other.box), "\(name) \(width): \(text.label) / \(other.label)")
        }
      }
    }
  }

  @Test("have rows on a slide that stand closer and keep apart, so that nine of them are read from the last seat")
  func slideRows() throws {
    let chart = SampleCharts.chart(
      .bar, "年代", (1...9).map { "\($0)0代" }, [("人", [12, 13, 14, 15, 16, 17, 18, 19, 20])], hidden: [3])
    let size = chart.size(width: 580, density: .slide())
    // A slide has room for 520 points below its title, and letters of 24.
    #expect(size.height * 24 / size.smallestText < 480 && chart.size(width: 580).height * 24 / size.smallestText > 520)
    let boxes = chart.picture(id: "c", width: 580, density: .slide()).boxes
    for (index, text) in boxes.enumerated() {
      for other in boxes[(index + 1)...] { #expect(!text.box.overlaps(other.box), "\(text.label) / \(other.label)") }
    }
  }

  @Test("draw a hidden figure with one size and the sign x, wherever it stands", arguments: Chart.Kind.allCases)
  func hidden(kind: Chart.Kind) {
    let series = kind == .pyramid || kind == .stacked ? 2 : 1
    let chart = SampleCharts.chart(
      kind, "図", ["2022年4月", "2022年5月", "2022年6月"],
      (0..<series).map { ("系列\($0)", $0 == 0 ? [30, 5, 7] : [40, 50, 60]) }, hidden: [1, 2])
    let svg = String(decoding: chart.svg(id: "c", width: 672, kind: "").bytes, as: UTF8.self)
    let sizes = Set(
      svg.matches(of: /<rect class="hidden"[^>]*width="([0-9.]+)" height="([0-9.]+)"[^>]*data-cell/).map {
        "\($0.1)×\($0.2)"
      })
    #expect(sizes == ["20×14"])
    #expect(svg.matches(of: />x<\/text>/).count == 2)
    #expect(!svg.contains(">5<") && !svg.contains(">7<"))
    #expect(chart.alternative.contains("非公表の数が2個"))
  }

  @Test("keep texts apart, whatever they are called and however great their numbers are", arguments: 0..<150)
  func anything(seed: Int) {
    var random = RandomNumbers(seed: seed)
    let letters = Array("課題生活困窮（住まい）のことABC12")
    func words(_ most: Int) -> String {
      String((0..<Int.random(in: 1...most, using: &random)).map { _ in letters.randomElement(using: &random) ?? "課" })
    }
    let count = Int.random(in: 1...14, using: &random)
    let greatest = [9, 300, 45_000, 8_000_000].randomElement(using: &random) ?? 9
    let isNegative = random.chance(15)
    for kind in Chart.Kind.allCases {
      let series =
        [.line, .multiples, .stacked].contains(kind) ? Int.random(in: 1...5, using: &random) : kind == .pyramid ? 2 : 1
      let data = (0..<series).map { _ in
        (
          words(10),
          (0..<count).map { _ in
            random.chance(8)
              ? nil : Int.random(in: (isNegative && kind != .stacked ? -greatest : 0)...greatest, using: &random)
          }
        )
      }
      let hidden = Set((0..<(series * count)).filter { _ in random.chance(12) })
      let chart = SampleCharts.chart(
        kind, "図", (0..<count).map { _ in words(20) }, data, hidden: hidden,
        totals: kind == .stacked ? (0..<count).map { index in data.reduce(0) { $0 + ($1.1[index] ?? 0) } } : [],
        highlight: random.chance(30) ? 0 : nil)
      for width in [672.0, 328.0] {
        let boxes = chart.picture(id: "c", width: width).boxes.filter { $0.label != "tile" }
        for (index, text) in boxes.enumerated() {
          #expect(text.box.x >= -0.5 && text.box.maxX <= width + 0.5, "\(seed) \(kind) \(width) \(text.label)")
          for other in boxes[(index + 1)...] {
            #expect(!text.box.overlaps(other.box), "\(seed) \(kind) \(width): \(text.label) / \(other.label)")
          }
        }
      }
    }
  }

  @Test("say the highest, the lowest, the trend and what is hidden, and no other number")
  func alternative() throws {
    let line = try #require(SampleCharts.all.first { $0.name == "line" }).chart
    #expect(
      line.alternative
        == "折れ線グラフ。単位は人（実人数）。最も多いのは2022年12月の208人、最も少ないのは2022年4月の77人です。"
        + "2022年4月の77人から2022年12月の208人へ増えています。元の資料にない数が1個あります。")
    let empty = try #require(SampleCharts.all.first { $0.name == "empty" }).chart
    #expect(empty.alternative.hasSuffix("示す数がありません。"))
    // The hidden one may be the greatest of all.
    let hidden = SampleCharts.chart(.bar, "図", ["一", "二", "三"], [("", [10, 99, 30])], hidden: [1])
    #expect(hidden.alternative.contains("公表した数のうち、最も多いのは三の30人、最も少ないのは一の10人です。"))
  }

  @Test("are as long as their numbers are great", arguments: [672.0, 328.0])
  func lengths(width: Double) {
    let chart = SampleCharts.chart(.bar, "図", ["一", "二", "三"], [("", [100, 50, 25])])
    let svg = String(decoding: chart.svg(id: "c", width: width, kind: "").bytes, as: UTF8.self)
    let lengths = svg.matches(of: /<rect class="s1"[^>]* width="([0-9.]+)"/).compactMap { Double($0.1) }
    #expect(lengths.count == 3)
    #expect(abs(lengths[0] - 2 * lengths[1]) < 0.2 && abs(lengths[0] - 4 * lengths[2]) < 0.4)
  }

  @Test("come series by series, with their lines and names, and figure by figure where there is one")
  func steps() throws {
    func steps(_ name: String) throws -> [(step: Int, markup: String)] {
      let chart = try #require(SampleCharts.all.first { $0.name == name }).chart
      let svg = String(decoding: chart.svg(id: "c", width: 672, kind: "", isStepped: true).bytes, as: UTF8.self)
      return svg.matches(of: #/<[^>]*data-step="([0-9]+)"[^>]*>(<path[^>]*>)?/#).map { (Int($0.1) ?? 0, String($0.0)) }
    }
    for sample in SampleCharts.all
    where sample.chart.kind == .line && sample.chart.series.count > 1 && sample.chart.categories.count > 1 {
      let found = try steps(sample.name)
      #expect(Set(found.map(\.step)) == Set(1...sample.chart.series.count), "\(sample.name)")
      // The line of a series, and not of the next, comes with it.
      #expect(found.filter { $0.markup.contains("class=\"line l2\"") }.map(\.step) == [2])
    }
    for sample in SampleCharts.all
    where sample.chart.series.count == 1 && sample.chart.kind == .bar && !sample.chart.categories.isEmpty {
      #expect(try Set(steps(sample.name).map(\.step)) == Set(1...sample.chart.categories.count), "\(sample.name)")
    }
    let plain = try #require(SampleCharts.all.first).chart.svg(id: "c", width: 672, kind: "")
    #expect(!String(decoding: plain.bytes, as: UTF8.self).contains("data-step"))
  }

  @Test("are the same bytes whenever they are drawn")
  func deterministic() throws {
    for sample in SampleCharts.all {
      #expect(sample.chart.svg(id: "c", width: 672, kind: "") == sample.chart.svg(id: "c", width: 672, kind: ""))
    }
  }
}
