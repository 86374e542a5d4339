import Chronology
import Codes
import Content
import Diagnostics
import Disclosure

/// Reads a CSV register, one case a record.
struct SpreadsheetReader: Sendable {
  let variables: CaseVariables
  let check: CaseCheck
  let settings: RegisterSettings

  /// After so many mistakes in a file the rest is only counted.
  private static let mostDiagnostics = 1000

  /// The cases, each with the line that it begins in.
  ///
  /// - Parameter source: the file in UTF-8, which must be marked as confidential.
  func read(_ source: SourceText) -> Reviewed<[(case: Case, line: Int)]> {
    var reader = CSVReader(source.bytes)
    guard reader.next(), reader.problem == nil else { return Reviewed([], [.noHeader(at: source.wholePlace)]) }
    guard reader.cells.count <= ColumnMap.mostColumns else {
      return Reviewed(
        [], [.tooManyColumns(reader.cells.count, most: ColumnMap.mostColumns, at: source.wholePlace)])
    }
    let header = reader.cells.map { (name: reader.text($0), place: source.place(at: $0.range.lowerBound)) }
    var diagnostics: [Diagnostic] = []
    let map = ColumnMap.read(header, settings, file: source.wholePlace).unwrapped(into: &diagnostics)
    guard !diagnostics.haveErrors else { return Reviewed([], diagnostics) }

    let names = header.map(\.name)
    var cases: [(case: Case, line: Int)] = []
    // What the register is known for; one is enough to tell that it still is.
    var accepted: [Diagnostic] = []
    var record = 1
    var unlisted = 0
    while reader.next() {
      record += 1
      var row = Row(reader: reader, source: source, names: names, record: record, variables: variables)
      let draft = row.draft(map)
      row.diagnostics += check.problems(draft) { row.place(of: $0, map) }
      if !row.diagnostics.haveErrors, let finished = draft.finished() {
        cases.append((finished, reader.recordLine))
        if accepted.isEmpty { accepted = row.diagnostics }
      } else if diagnostics.count < Self.mostDiagnostics {
        diagnostics += row.diagnostics
      } else {
        unlisted += row.diagnostics.count
      }
      // Where quotes are wrong, nobody can tell where the next record begins.
      if reader.problem != nil { break }
    }
    if unlisted > 0 { diagnostics.append(.more(unlisted, at: source.wholePlace)) }
    return Reviewed(cases, diagnostics + accepted)
  }
}

/// One record of the file.
private struct Row {
  let reader: CSVReader
  let source: SourceText
  let names: [String]
  let record: Int
  let variables: CaseVariables
  var diagnostics: [Diagnostic] = []

  mutating func draft(_ map: ColumnMap) -> CaseDraft {
    var draft = CaseDraft()
    switch reader.problem {
    case .openQuote(let offset):
      diagnostics.append(.openQuote(record, at: source.place(at: offset)))
      return draft
    case .afterQuote(let offset):
      diagnostics.append(
        .afterQuote(record, line: reader.recordLine, opened: reader.lastQuoteLine, at: source.place(at: offset)))
      return draft
    case nil: break
    }
    guard reader.cells.count == map.columns.count else {
      diagnostics.append(
        .cellCount(record, reader.cells.count, map.columns.count, at: source.place(line: reader.recordLine)))
      return draft
    }
    var months: [Case.MonthState] = []
    for (index, column) in map.columns.enumerated() {
      switch column {
      case .ignored: continue
      case .notes:
        let text = text(index)
        if !text.isEmpty { draft.person.notes.append(Confidential(text)) }
      case .state(let month):
        guard !reader.cells[index].range.isEmpty, !text(index).isEmpty else { continue }
        if let state = code(index, month.iso, variables.states) { months.append(.init(month: month, state: state)) }
      case .field(let key): read(key, index, into: &draft)
      }
    }
    months.sort { $0.month < $1.month }
    if months.isEmpty { diagnostics.append(.noStates(record, at: source.place(line: reader.recordLine))) }
    draft.months = months
    return draft
  }

  private mutating func read(_ key: String, _ index: Int, into draft: inout CaseDraft) {
    switch key {
    case "id":
      let id = text(index)
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
    case "reopened": draft.reopened = date(index, key)
    case "closed": draft.closed = date(index, key)
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
    report(key, index, "case.unknown-code", en: "has a code that is unknown", ja: "に知らない符号があります")
    return nil
  }

  private mutating func issues(_ index: Int) -> [Int]? {
    var positions: [Int] = []
    for part in text(index).split(whereSeparator: { ";、；".contains($0) }) {
      let name = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      guard let position = variables.issues.position(written: String(name)) else {
        report("issues", index, "case.unknown-code", en: "has a code that is unknown", ja: "に知らない符号があります")
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
    report(
      key, index, "case.no-such-day", en: "is no day such as 2022-04-07 or 令和4年4月7日",
      ja: "が2022-04-07や令和4年4月7日のような日付ではありません")
    return nil
  }

  private mutating func report(_ key: String, _ index: Int, _ id: String, en: String, ja: String) {
    diagnostics.append(
      Diagnostic(
        id, at: place(index),
        Message(
          en: "record \(record), column '\(names[index])' (\(key)) \(en)",
          ja: "\(record)件目の「\(names[index])」列（\(key)）\(ja)")))
  }

  private func place(_ index: Int) -> Place { source.place(at: reader.cells[index].range.lowerBound) }

  func place(of key: String, _ map: ColumnMap) -> Place {
    let index = map.columns.firstIndex { column in
      switch column {
      case .field(let name): name == key
      case .state(let month): month.iso == key
      case .notes, .ignored: false
      }
    }
    guard let index, index < reader.cells.count else { return source.place(line: reader.recordLine) }
    return place(index)
  }
}

extension Diagnostic {
  static func noHeader(at place: Place) -> Self {
    Self("csv.no-header", at: place, Message(en: "file has no header", ja: "見出しの行がありません"))
  }

  static func openQuote(_ record: Int, at place: Place) -> Self {
    Self(
      "csv.open-quote", at: place,
      Message(en: "record \(record): quote is not closed", ja: "\(record)件目: 引用符が閉じていません"))
  }

  static func afterQuote(_ record: Int, line: Int, opened: Int, at place: Place) -> Self {
    Self(
      "csv.after-quote", at: place,
      Message(
        en: "record \(record), which begins in line \(line): text behind a closing quote",
        ja: "\(line)行目から始まる\(record)件目: 閉じた引用符の後ろに文字があります"),
      hint: Message(
        en: "the quote was opened in line \(opened): close it there, or write a quote inside quotes twice",
        ja: "この引用符は\(opened)行目で開いています。そこで閉じるか、引用符の中の引用符なら二つ重ねて書いてください"))
  }

  static func cellCount(_ record: Int, _ found: Int, _ wanted: Int, at place: Place) -> Self {
    Self(
      "csv.cell-count", at: place,
      Message(
        en: "record \(record) has \(found) cells, the header \(wanted)",
        ja: "\(record)件目は\(found)列で、見出しの\(wanted)列と合いません"))
  }

  static func noStates(_ record: Int, at place: Place) -> Self {
    Self(
      "case.no-states", at: place,
      Message(en: "record \(record) has no state in any month", ja: "\(record)件目には、どの月の状態もありません"))
  }

  static func more(_ count: Int, at place: Place) -> Self {
    Self(
      "csv.more", at: place,
      Message(en: "and \(count) more in this file, which are not listed", ja: "このファイルには、ほかに\(count)件のまちがいがあります"),
      hint: Message(en: "mend those above first", ja: "まず上のまちがいを直してください"))
  }
}
