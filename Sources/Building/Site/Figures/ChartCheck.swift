import Diagnostics
import FigureFields
import Figures
import Ledger
import Tables

/// Holds what an author asks of a chart against the table that was published.
enum ChartCheck {
  /// What is wrong with the name of a table that there is no chart of.
  static func unknownTable(_ table: PlacedName, _ shown: ShownFigures?) -> Diagnostic {
    if let withheld = shown?.sealing.withheld.first(where: { $0.id == table.name }) {
      return .withheldTable(withheld.id, at: table.place)
    }
    if let other = shown?.shownElsewhere[table.name] { return .shownElsewhere(table.name, other, at: table.place) }
    return .unknownTable(table.name, shown?.tables.map(\.id) ?? [], at: table.place)
  }

  /// What a chart asks of its table that it does not have.
  static func problems(_ chart: ChartDeclaration, _ table: PublishedTable) -> [Diagnostic] {
    let (rows, columns) = (table.rows.members.map(\.code), table.columns.members.map(\.code))
    func unknown(_ names: [PlacedName], in known: [String]) -> [Diagnostic] {
      let known = known.filter { !$0.isEmpty }
      return names.filter { !known.contains($0.name) }.map { .unknownMember($0.name, known, at: $0.place) }
    }
    var problems = unknown(chart.rows, in: rows) + unknown(chart.columns, in: columns)
    problems += unknown(chart.highlight, in: rows + columns) + unknown(chart.tiles.flatMap(\.self), in: rows + columns)
    for list in [chart.rows, chart.columns, chart.highlight, chart.tiles.flatMap(\.self)] {
      for (index, named) in list.enumerated() where list[..<index].contains(where: { $0.name == named.name }) {
        problems.append(.repeatedCode(named.name, at: named.place))
      }
    }
    // What somebody has several of adds up to more than everybody.
    if chart.kind == .stacked, table.unit == .persons, [table.rows.variable, table.columns.variable].contains("issue") {
      problems.append(.notParts(at: chart.kindPlace))
    }
    return problems
  }

  /// What the kind of a chart asks of what is shown.
  static func problems(_ chart: ChartDeclaration, _ shown: TableChart) -> [Diagnostic] {
    let place = chart.kindPlace
    let kind = shown.kind.rawValue
    let fits =
      switch shown.kind {
      case .bar, .histogram, .tiles: shown.seriesCount == 1
      case .pyramid: shown.seriesCount == 2
      case .line, .stacked: shown.seriesCount <= Chart.mostSeries
      case .multiples: true
      }
    if !fits { return [.wrongKind(kind, at: place)] }
    if shown.kind == .line, !shown.isOverTime { return [.notOverTime(at: place)] }
    if shown.kind != .tiles {
      if !chart.tiles.isEmpty { return [.tilesOfOther("tiles", kind, at: place)] }
      if !chart.waters.isEmpty { return [.tilesOfOther("waters", kind, at: place)] }
    }
    let missing = Set(shown.categories).subtracting(chart.tiles.flatMap { $0.map(\.name) })
    if !chart.tiles.isEmpty, !missing.isEmpty { return [.missingTiles(missing.sorted(), at: place)] }
    return []
  }
}

extension Diagnostic {
  static func unknownTable(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "chart.unknown-table", at: place,
      Message(en: "no published table is called '\(name)'", ja: "公表された表に「\(name)」はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func shownElsewhere(_ name: String, _ other: String, at place: Place) -> Self {
    Self(
      "chart.shown-elsewhere", at: place,
      Message(
        en: "table '\(name)' is not shown: '\(other)' is shown in its place", ja: "表「\(name)」の代わりに、「\(other)」を載せています"),
      hint: Message(en: "write 'table: \(other)'", ja: "「table: \(other)」と書いてください"))
  }

  static func withheldTable(_ name: String, at place: Place) -> Self {
    Self(
      "chart.withheld-table", at: place,
      Message(
        en: "table '\(name)' is not published, and cannot be shown here", ja: "表「\(name)」は公表していないので、ここに載せられません"),
      hint: Message(
        en: "take the block out, or put it on a page for the council's own people",
        ja: "この囲みを消すか、職員だけが見るページに移してください"))
  }

  static func unknownMember(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "chart.unknown-code", at: place,
      Message(en: "the published table has no '\(name)'", ja: "公表された表に「\(name)」はありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func wrongKind(_ kind: String, at place: Place) -> Self {
    Self(
      "chart.wrong-kind", at: place,
      Message(en: "table has too many or too few columns for '\(kind)'", ja: "この表は「\(kind)」で描くには列が多すぎるか、少なすぎます"),
      hint: Message(
        en: "choose with 'columns:' or 'rows:' (pyramid: two columns; line, stacked: up to six), or draw 'multiples'",
        ja: "「columns:」か「rows:」で選ぶか（pyramid は2列、line と stacked は6つまで）、「multiples」で描いてください"))
  }

  static func notOverTime(at place: Place) -> Self {
    Self(
      "chart.not-over-time", at: place,
      Message(en: "a line goes from time to time, and this table has no times", ja: "折れ線は時の流れを表しますが、この表の項目は年月ではありません"),
      hint: Message(en: "draw 'bar' or 'multiples'", ja: "「bar」か「multiples」で描いてください"))
  }

  static func repeatedCode(_ code: String, at place: Place) -> Self {
    Self("chart.repeated-code", at: place, Message(en: "'\(code)' is named twice", ja: "「\(code)」が二度書かれています"))
  }

  static func tilesOfOther(_ key: String, _ kind: String, at place: Place) -> Self {
    Self(
      "chart.tiles-of-other", at: place,
      Message(
        en: "'\(key)' is for a map of tiles, and '\(kind)' has none", ja: "「\(key)」はタイル地図のためのもので、「\(kind)」にはタイルがありません"),
      hint: Message(en: "write 'kind: tiles', or take it out", ja: "「kind: tiles」と書くか、消してください"))
  }

  static func missingTiles(_ codes: [String], at place: Place) -> Self {
    Self(
      "chart.missing-tiles", at: place,
      Message(
        en: "'tiles' leaves out: \(codes.joined(separator: ", "))",
        ja: "「tiles」に足りない項目: \(codes.joined(separator: "、"))"),
      hint: Message(en: "name each once, or choose with 'rows:'", ja: "それぞれ一度ずつ書くか、「rows:」で選んでください"))
  }

  static func notParts(at place: Place) -> Self {
    Self(
      "chart.not-parts", at: place,
      Message(
        en: "persons with issues are no parts of a whole: somebody may have several",
        ja: "課題ごとの人数は、足しても全体になりません（一人が複数の課題をもつため）"),
      hint: Message(en: "draw 'bar' or 'multiples'", ja: "「bar」か「multiples」で描いてください"))
  }
}
