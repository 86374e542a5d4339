import Chronology
import Diagnostics

extension StatisticsBook {
  /// Tables whose months readers subtract from one another, without a check that says who left.
  ///
  /// A difference between two months is a count of people only where it is known who came and who went: what the
  /// protection is not told, it does not guard.
  static func problemsOfLeavers(_ tables: [StatisticsTable]) -> [Diagnostic] {
    let checks = tables.flatMap(\.declaration.checks).map(\.expression.text)
    return tables.filter(\.isCounted).compactMap { table in
      let declaration = table.declaration
      // One month has no other that it could be subtracted from.
      guard let period = declaration.period, period.first < period.last else { return nil }
      let variables = [declaration.rows.variable] + (declaration.columns.map { [$0.variable] } ?? [])
      let isOfStates = variables.contains(.state) && variables.contains(.month)
      guard isOfStates || variables.contains(.closed) else { return nil }
      let isDeclared = checks.contains { text in
        text.contains("\(declaration.id)[")
          && (variables.contains(.closed) || text.contains("previous month") || text.contains("month -"))
      }
      if isDeclared { return nil }
      let place = declaration.source.place(declaration.rows.position)
      return isOfStates ? .leaversUnknown(declaration.id, at: place) : .closingsUnused(declaration.id, at: place)
    }
  }
}

extension Diagnostic {
  static func closingsUnused(_ id: String, at place: Place) -> Self {
    Self(
      "statistics.leavers-unknown", severity: .warning, at: place,
      Message(
        en: "no check uses '\(id)', which says who left between the months of other tables",
        ja: "「\(id)」は月と月の間に支援を終えた人の表ですが、どの検算にも使われていません"),
      hint: Message(
        en:
          "in the table of states by month, add a check such as …[total, month] = …[total, previous month] - \(id)[previous month] + … for each month in …",
        ja:
          "月ごとの状態の表の checks に「…[total, month] = …[total, previous month] - \(id)[previous month] + … for each month in …」のような検算を書いてください"
      ))
  }

  static func leaversUnknown(_ id: String, at place: Place) -> Self {
    Self(
      "statistics.leavers-unknown", severity: .warning, at: place,
      Message(
        en: "readers can subtract months of '\(id)' from one another, and no check says who left between them",
        ja: "「\(id)」は月どうしの引き算ができますが、支援を終えた人についての検算がありません"),
      hint: Message(
        en: "add a check, such as \(id)[total, month] = \(id)[total, previous month] + … for each month in …",
        ja: "「\(id)[total, month] = \(id)[total, previous month] + … for each month in …」のような検算を checks に書いてください"))
  }
}
