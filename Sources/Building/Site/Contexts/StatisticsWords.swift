import Figures
import Tables

/// What is said in words of a table.
struct StatisticsWords {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// Words that pages of figures need, whatever the templates say.
  static let needed =
    ["statistics", "statistics-summary", "statistics-unit", "hidden", "missing", "level-instead", "level-and"]
    + ["hidden-rule", "hidden-rule-end", "missing-sign", "source", "carried", "carried-why", "as-of"]
    + ["correction-mistake", "correction-revision", "change-added", "change-changed", "change-gone"]
    + ["publication-next", "publication-name", "publication-first"]
    + SealedSummary.needed
    + ["code", "group", "month", "quarter", "fiscal-year", "number", "total"].map { "level-\($0)" }
    + ChartWords.needed.map { "chart-\($0)" }
    + CountingUnit.allCases.map { "unit-\($0.rawValue)" }

  /// What the table goes by, and in what detail.
  func summary(of table: PublishedTable) -> String {
    let rows = axis(table.rows)
    return table.columns.variable.isEmpty ? rows : rows + words.text("level-and") + axis(table.columns)
  }

  /// A side of a table with its detail: 年月（月ごと）.
  private func axis(_ axis: Axis) -> String { "\(axis.title)（\(words.text("level-\(axis.level)"))）" }

  /// What is counted: 人（実人数）.
  func unit(of table: PublishedTable) -> String { words.text("unit-\(table.unit.rawValue)") }

  /// Why figures were changed: 訂正, 定期改定.
  func kind(of correction: Correction) -> String { words.text("correction-\(correction.kind.rawValue)") }

  /// Why a finer level was given up.
  ///
  /// How much would have been hidden is not said: it is worked out from counts that nobody may see.
  func reasons(_ trials: [PublishedTable.LevelTrial], _ hasColumns: Bool) -> [String] {
    trials.map { words.text("level-instead").replacing("{level}", with: level($0.rows, hasColumns ? $0.columns : "")) }
  }

  private func level(_ rows: String, _ columns: String) -> String {
    let first = words.text("level-\(rows)")
    return columns.isEmpty
      ? first : first + words.text("level-and") + words.text("level-\(columns)")
  }
}
