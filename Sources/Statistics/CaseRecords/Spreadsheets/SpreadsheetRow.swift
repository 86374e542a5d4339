import Chronology
import Codes
import Content
import Diagnostics
import Tables

/// One record of a CSV register, or of a list of changes.
struct SpreadsheetRow {
  let reader: CSVReader
  let source: SourceText
  let names: [String]
  /// Its number as a spreadsheet counts rows.
  let record: Int
  let variables: CaseVariables
  var diagnostics: [Diagnostic] = []

  /// The row as a record, as far as it can be read.
  mutating func draft(_ map: ColumnMap) -> CaseDraft {
    var draft = CaseDraft()
    guard isWhole(map) else { return draft }
    var months: [Case.MonthState] = []
    for (index, column) in map.columns.enumerated() {
      switch column {
      case .ignored: continue
      case .blank:
        if !text(index).isEmpty { diagnostics.append(.unnamedColumn(record, index + 1, at: place(index))) }
      case .notes:
        let text = text(index)
        if !text.isEmpty { draft.person.notes.append(Confidential(text)) }
      case .state(let month):
        guard !reader.cells[index].range.isEmpty, !text(index).isEmpty else { continue }
        if let state = code(index, month.iso, variables.states) { months.append(.init(month: month, state: state)) }
      case .field(let key): read(key, index, into: &draft)
      }
    }
    draft.months = months.sorted { $0.month < $1.month }
    return draft
  }

  /// The row as a change of a case; `nil` if it is none.
  ///
  /// - Parameter sheetMonth: the month that all rows are of, if they are.
  mutating func change(_ map: ColumnMap, in sheetMonth: CalendarMonth? = nil) -> CaseChanges.Change? {
    guard isWhole(map) else { return nil }
    var draft = CaseDraft()
    var month = sheetMonth
    var state: Int?
    for (index, column) in map.columns.enumerated() {
      if column == .blank, !text(index).isEmpty {
        diagnostics.append(.unnamedColumn(record, index + 1, at: place(index)))
      }
      guard case .field(let key) = column else { continue }
      switch key {
      case "month": month = self.month(index, key)
      case "state": if !text(index).isEmpty { state = code(index, key, variables.states) }
      case "id": read(key, index, into: &draft)
      // In a sheet of cases those are days of the case, which its row tells.
      case "closed", "reopened": if sheetMonth == nil { read(key, index, into: &draft) }
      default: continue
      }
    }
    guard diagnostics.isEmpty, let id = draft.id, let month else { return nil }
    let place = source.place(line: reader.recordLine)
    if state == nil, draft.closed.isEmpty, draft.reopened.isEmpty {
      if sheetMonth != nil { return nil }
      diagnostics.append(.emptyChange(record, at: place))
    }
    return .init(
      id: id, state: state.map { .init(month: month, state: $0) }, closed: draft.closed, reopened: draft.reopened,
      place: place)
  }

  /// Whether the row can be told apart from the next, and has the columns of the header.
  private mutating func isWhole(_ map: ColumnMap) -> Bool {
    switch reader.problem {
    case .openQuote(let offset): diagnostics.append(.openQuote(record, at: source.place(at: offset)))
    case .afterQuote(let offset):
      diagnostics.append(
        .afterQuote(record, line: reader.recordLine, opened: reader.lastQuoteLine, at: source.place(at: offset)))
    case nil:
      // Empty cells behind the last column are what a spreadsheet leaves there.
      let extra = reader.cells.dropFirst(map.columns.count)
      if reader.cells.count >= map.columns.count, extra.allSatisfy({ reader.text($0).isEmpty }) { return true }
      diagnostics.append(
        .cellCount(record, reader.cells.count, map.columns.count, at: source.place(line: reader.recordLine)))
    }
    return false
  }

  private mutating func read(_ key: String, _ index: Int, into draft: inout CaseDraft) {
    switch key {
    case "id":
      let id = text(index).narrowed
      if CaseDraft.isID(id) {
        draft.id = id
      } else {
        report(
          key, index, "case.malformed-id", en: "is no case number: letters, digits and hyphens",
          ja: "が番号（英数字とハイフン）になっていません")
      }
    case "district": draft.district = code(index, key, variables.districts)
    case "route": draft.route = code(index, key, variables.routes)
    case "first-contact": draft.firstContact = code(index, key, variables.firstContacts)
    case "age-band": draft.ageBand = code(index, key, variables.ageBands)
    case "household": draft.household = code(index, key, variables.households)
    case "issues": draft.issues = issues(index)
    case "opened": draft.opened = date(index, key, isRequired: true)
    case "counted-from": if !text(index).isEmpty { draft.countedFrom = month(index, key) }
    case "reopened": draft.reopened = dates(index, key)
    case "closed": draft.closed = dates(index, key)
    case "birth-date": draft.birthDate = date(index, key)
    case "name": draft.person.name = confidential(index)
    case "name-kana": draft.person.nameKana = confidential(index)
    case "phone": draft.person.phone = confidential(index)
    case "address": draft.person.address = confidential(index)
    default: return
    }
  }

  private func text(_ index: Int) -> String { reader.text(reader.cells[index]) }

  private func confidential(_ index: Int) -> Confidential<String>? {
    let text = text(index)
    return text.isEmpty ? nil : Confidential(text)
  }

  private mutating func code(_ index: Int, _ key: String, _ list: CodeList) -> Int? {
    if let position = list.position(written: text(index)) { return position }
    reportCode(key, index, text(index), list)
    return nil
  }

  private mutating func issues(_ index: Int) -> [Int]? {
    var positions: [Int] = []
    for part in text(index).split(whereSeparator: { ";、；".contains($0) }) {
      guard let position = variables.issues.position(written: part.trimmed) else {
        reportCode("issues", index, part.trimmed, variables.issues)
        return nil
      }
      positions.append(position)
    }
    guard positions.isEmpty else { return positions }
    report("issues", index, "case.empty", en: "is empty", ja: "が空です")
    return nil
  }

  private mutating func date(_ index: Int, _ key: String, isRequired: Bool = false) -> CalendarDate? {
    let text = text(index)
    if text.isEmpty, !isRequired { return nil }
    if let date = CalendarDate(written: text) { return date }
    reportDay(key, index)
    return nil
  }

  private mutating func dates(_ index: Int, _ key: String) -> [CalendarDate] {
    text(index).split { ";、；".contains($0) }.compactMap { part -> CalendarDate? in
      let date = CalendarDate(written: part.trimmed)
      if date == nil { reportDay(key, index) }
      return date
    }.sorted()
  }

  private mutating func month(_ index: Int, _ key: String) -> CalendarMonth? {
    let month = CalendarMonth(written: text(index))
    if month == nil {
      report(
        key, index, "case.not-a-month", en: "is no month such as 2022-12 or 令和4年12月",
        ja: "が2022-12や令和4年12月のような年月ではありません")
    }
    return month
  }

  private mutating func reportDay(_ key: String, _ index: Int) {
    report(
      key, index, "case.no-such-day", en: "is no day such as 2022-04-07 or 令和4年4月7日",
      ja: "が2022-04-07や令和4年4月7日のような日付ではありません")
  }

  private mutating func reportCode(_ key: String, _ index: Int, _ text: String, _ list: CodeList) {
    report(
      key, index, "case.unknown-code", en: "has a code that is unknown", ja: "に知らない符号があります",
      hint: .codes(near: text, of: list))
  }

  private mutating func report(
    _ key: String, _ index: Int, _ id: String, en: String, ja: String, hint: Message? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        id, at: place(index),
        Message(
          en: "row \(record), column '\(names[index])' (\(key)) \(en)",
          ja: "\(record)行目の「\(names[index])」列（\(key)）\(ja)"), hint: hint))
  }

  private func place(_ index: Int) -> Place { source.place(at: reader.cells[index].range.lowerBound) }

  func place(of key: String, _ map: ColumnMap) -> Place {
    let index = map.columns.firstIndex { column in
      switch column {
      case .field(let name): name == key
      case .state(let month): month.iso == key
      case .notes, .ignored, .blank: false
      }
    }
    guard let index, index < reader.cells.count else { return source.place(line: reader.recordLine) }
    return place(index)
  }
}

extension String {
  /// The text with narrow signs of ASCII in the place of wide ones, as numbers of cases are often typed.
  fileprivate var narrowed: String {
    guard unicodeScalars.contains(where: { $0.value >= 0xFF01 }) else { return self }
    var narrow = ""
    for scalar in unicodeScalars {
      let isWide = ("\u{FF01}"..."\u{FF5E}").contains(scalar)
      narrow.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return narrow
  }
}

extension Substring {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Diagnostic {
  static func unnamedColumn(_ record: Int, _ column: Int, at place: Place) -> Self {
    Self(
      "csv.unnamed-column", at: place,
      Message(
        en: "row \(record) has something in column \(column), which has no heading",
        ja: "\(record)行目の\(column)列目に何か書かれていますが、その列には見出しがありません"),
      hint: Message(
        en: "give the column a heading, and say in engawa.yml what it is", ja: "列に見出しを付け、engawa.yml に意味を書いてください"))
  }

  static func emptyChange(_ record: Int, at place: Place) -> Self {
    Self(
      "case.empty-change", at: place,
      Message(en: "row \(record) changes nothing", ja: "\(record)行目には、変わったことが書かれていません"),
      hint: Message(
        en: "write a state, or the day under 'closed' or 'reopened'", ja: "状態か、「closed」「reopened」の日付を書いてください"))
  }

  static func openQuote(_ record: Int, at place: Place) -> Self {
    Self(
      "csv.open-quote", at: place,
      Message(en: "row \(record): quote is not closed", ja: "\(record)行目: 引用符が閉じていません"))
  }

  static func afterQuote(_ record: Int, line: Int, opened: Int, at place: Place) -> Self {
    Self(
      "csv.after-quote", at: place,
      Message(
        en: "row \(record), which begins in line \(line) of the file: text behind a closing quote",
        ja: "\(record)行目（ファイルの\(line)行目から）: 閉じた引用符の後ろに文字があります"),
      hint: Message(
        en: "the quote was opened in line \(opened): close it there, or write a quote inside quotes twice",
        ja: "この引用符は\(opened)行目で開いています。そこで閉じるか、引用符の中の引用符なら二つ重ねて書いてください"))
  }

  static func cellCount(_ record: Int, _ found: Int, _ wanted: Int, at place: Place) -> Self {
    Self(
      "csv.cell-count", at: place,
      Message(
        en: "row \(record) has \(found) cells, the header \(wanted)",
        ja: "\(record)行目は\(found)列で、見出しの\(wanted)列と合いません"))
  }

  static func noStates(_ record: Int, at place: Place) -> Self {
    Self(
      "case.no-states", at: place,
      Message(en: "row \(record) has no state in any month", ja: "\(record)行目には、どの月の状態もありません"))
  }
}
