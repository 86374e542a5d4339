import Figures
import Markup

/// Draws charts as pages have them: a stacked chart of nine months and three states, in both widths.
struct FigureBenchmark {
  let charts: Int

  func run() {
    let months = (4...12).map { Chart.Category(label: "2022年\($0)月") }
    let chart = Chart(
      kind: .stacked, title: "対象者", counter: "人", unit: "人（実人数）", categories: months,
      series: ["新規", "継続", "相談時対応"].enumerated().map { index, label in
        .init(label: label, data: months.indices.map { .init(.value(20 + $0 * (index + 1)), cell: "\(index),\($0)") })
      }, words: ChartWords([:]))
    let start = ContinuousClock.now
    var bytes = 0
    for number in 0..<charts {
      for (width, form) in [(672.0, "wide"), (328.0, "narrow")] {
        bytes += chart.svg(id: "c\(number)-\(form)", width: width, kind: form).bytes.count
      }
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    print("\n| charts, each in two widths, one core | s | bytes each |\n|---|--:|--:|")
    print("| \(charts) | \(rounded(seconds)) | \(bytes / charts) |")
  }
}
