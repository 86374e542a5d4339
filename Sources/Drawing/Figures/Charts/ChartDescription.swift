/// What a chart shows, in words, for who does not see it.
///
/// It says nothing that the figures do not say themselves: numbers in it are figures of the chart, or how many are hidden.
/// Where something is hidden, what is greatest or least is so of published figures alone, and the words say it.
struct ChartDescription {
  private let chart: Chart
  private var words: ChartWords { chart.words }
  /// Further series are not told one by one.
  private static let mostSeries = 8

  init(_ chart: Chart) { self.chart = chart }

  var text: String {
    var sentences = [
      words.text(
        "what", ["kind": words.text("kind-\(chart.kind.rawValue)"), "unit": chart.unit])
    ]
    if chart.categories.isEmpty || chart.series.isEmpty { return sentences[0] + words.text("empty") }
    if let base = chart.base { sentences.append(words.text("base", ["number": number(base)])) }
    for series in chart.series.prefix(Self.mostSeries) { sentences.append(range(of: series)) }
    if chart.series.count > Self.mostSeries {
      sentences.append(words.text("more"))
    }
    if chart.isOverTime, let trend { sentences.append(trend) }
    if chart.hiddenCount > 0 {
      sentences.append(words.text("hidden-count", ["count": NumberText.whole(chart.hiddenCount)]))
    }
    if chart.missingCount > 0 {
      sentences.append(words.text("missing-count", ["count": NumberText.whole(chart.missingCount)]))
    }
    return sentences.filter { !$0.isEmpty }.joined()
  }

  private func number(_ value: Int) -> String { NumberText.whole(value) + chart.counter }

  /// The greatest and the least of a series.
  private func range(of series: Chart.Series) -> String {
    let seen = zip(chart.categories, series.data).compactMap { category, datum in
      datum.value.map { (label: category.label, value: $0) }
    }
    guard let highest = seen.map(\.value).max(), let lowest = seen.map(\.value).min() else { return "" }
    let subject = series.label.isEmpty ? "" : words.text("of", ["label": series.label])
    // A hidden figure may be greater or less than all that are seen.
    let form = chart.hiddenCount > 0 ? "-shown" : ""
    if seen.count == 1 {
      return subject + words.text("single\(form)", ["label": seen[0].label, "number": number(highest)])
    }
    if highest == lowest { return subject + words.text("same\(form)", ["number": number(highest)]) }
    return subject
      + words.text(
        "range\(form)",
        [
          "highest": labels(seen, of: highest), "most": number(highest), "lowest": labels(seen, of: lowest),
          "least": number(lowest),
        ])
  }

  /// Who has a value; of many the first.
  private func labels(_ seen: [(label: String, value: Int)], of value: Int) -> String {
    let all = seen.filter { $0.value == value }.map(\.label)
    return all.prefix(3).joined(separator: "・") + (all.count > 3 ? words.text("others") : "")
  }

  /// From the first to the last, of a single line or of the totals.
  private var trend: String? {
    let data = chart.totals.isEmpty ? (chart.series.count == 1 ? chart.series[0].data : []) : chart.totals
    guard let first = data.first?.value, let last = data.last?.value, data.count > 1, first != last,
      let start = chart.categories.first, let end = chart.categories.last
    else { return nil }
    return words.text(
      last > first ? "rise" : "fall",
      [
        "subject": chart.totals.isEmpty ? "" : words.text("total"), "start": start.label, "end": end.label,
        "first": number(first), "last": number(last),
      ])
  }
}
