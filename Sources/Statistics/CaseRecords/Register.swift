public import Chronology
public import Codes
public import Content
public import Diagnostics
import Fields
import Files
import Parallelism

/// The register of cases: every record that the council keeps.
public struct Register: Sendable {
  /// The cases, sorted by name.
  public let cases: [Case]
  /// The code lists that they are classified by.
  public let variables: CaseVariables

  /// Reads a register.
  ///
  /// The value is `nil` where there is none, which is no error: pages are made without it. What is wrong with a record
  /// is reported with file, place and key, never with a value.
  ///
  /// - Parameters:
  ///   - root: the folder of the site.
  ///   - period: the months that the register is complete for, in which states go on that nobody changed; `nil` if only
  ///     months count that a record names.
  ///   - today: the last day that a record can know of, or `nil` if nothing is said of the future.
  /// - Throws: ``Stop`` if the folder cannot be read.
  public static func read(
    root: String, settings: RegisterSettings, codes: CodeBook, period: MonthRange? = nil, today: CalendarDate?,
    jobs: Int
  ) async throws -> Reviewed<Register?> {
    var diagnostics: [Diagnostic] = []
    guard let files = try RegisterFiles.list(root: root, settings.folder).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    guard !files.isEmpty else { return Reviewed(nil, diagnostics) }
    guard let variables = CaseVariables.find(in: codes).unwrapped(into: &diagnostics) else {
      return Reviewed(nil, diagnostics)
    }
    let check = CaseCheck(
      variables: variables, today: today, acceptsAgeBands: settings.accepted[.ageBand] != nil, period: period)
    let sheets = try await RegisterSheets.read(
      files.filter { $0.form != .summary }, variables, settings, period, jobs: jobs
    )
    .unwrapped(into: &diagnostics)
    let summaries = CaseSummaryReader(variables: variables, check: check, changes: sheets.changes)
    let spreadsheets = SpreadsheetReader(variables: variables, check: check, changes: sheets.changes)
    let texts = files.filter { $0.form == .summary }
    let read = try await parallelMap(count: texts.count + sheets.cases.count, jobs: jobs) {
      index -> Reviewed<[Found]> in
      guard index < texts.count else {
        let (sheet, source) = sheets.cases[index - texts.count]
        let records = spreadsheets.read(sheet, source)
        return Reviewed(
          records.value.map { Found(case: $0.case, path: source.path, line: $0.line, month: sheet.month) },
          records.diagnostics)
      }
      let file = texts[index]
      let bytes = try stopping { try readFile(file.location) }
      let source = SourceText(
        path: file.path, bytes: WindowsText.plain(bytes) ?? bytes, isConfidential: true)
      let summary = summaries.read(source, id: file.id)
      return Reviewed(summary.value.map { [Found(case: $0, path: file.path, line: 1)] } ?? [], summary.diagnostics)
    }
    let found = read.flatMap { $0.unwrapped(into: &diagnostics) }
    // A record that cannot be read is not missing.
    if !diagnostics.haveErrors { diagnostics += sheets.changes.problems(Set(found.map(\.case.id))) }
    diagnostics = leavingOut(settings.accepted, diagnostics)
    diagnostics = sayingOnce(diagnostics, hasGoodRecords: !found.isEmpty, today)
    let cases = eachOnce(found).unwrapped(into: &diagnostics)
    return Reviewed(Register(cases: cases, variables: variables), diagnostics)
  }

  /// Says one thing of a clock that stands before all records, instead of one of each record.
  private static func sayingOnce(
    _ diagnostics: [Diagnostic], hasGoodRecords: Bool, _ today: CalendarDate?
  ) -> [Diagnostic] {
    guard let today, !hasGoodRecords else { return diagnostics }
    let records = Set(
      diagnostics.filter { $0.id == Diagnostic.futureID }.compactMap(\.place).map { place in
        FilePath.ending(of: place.path) == "md" ? place.path : "\(place.path):\(place.position?.line ?? 0)"
      })
    guard records.count > 1 else { return diagnostics }
    return diagnostics.filter { $0.id != Diagnostic.futureID } + [.clockBehind(today)]
  }

  /// Takes out what the register is known for; what it is known for and has no more is a warning.
  private static func leavingOut(
    _ accepted: [RegisterSettings.AcceptedCheck: (reason: String, place: Place)], _ diagnostics: [Diagnostic]
  ) -> [Diagnostic] {
    guard let ageBand = accepted[.ageBand] else { return diagnostics }
    let others = diagnostics.filter { $0.id != Diagnostic.ageBandID }
    // A register that could not be read whole tells nothing of it.
    return others.count < diagnostics.count || others.haveErrors
      ? others : others + [.nothingToAccept(at: ageBand.place)]
  }

  private struct Found: Sendable {
    let `case`: Case
    let path: String
    let line: Int
    /// The month of the sheet, if it has one: a case stands in the sheet of each of its months.
    var month: CalendarMonth?
  }

  /// Sorts cases by name, and reports names that stand twice.
  ///
  /// Of a case that stands in sheets of several months the last counts.
  private static func eachOnce(_ found: [Found]) -> Reviewed<[Case]> {
    var last: [String: CalendarMonth] = [:]
    for one in found { if let month = one.month { last[one.case.id] = max(last[one.case.id] ?? month, month) } }
    let found = found.filter { $0.month == nil || $0.month == last[$0.case.id] }
    let sorted = found.sorted { ($0.case.id, $0.path, $0.line) < ($1.case.id, $1.path, $1.line) }
    let pairs = zip(sorted, sorted.dropFirst()).filter { $0.case.id == $1.case.id }
    // A file with many numbers of another is most likely a copy of it, which is said once.
    let files = Dictionary(grouping: pairs) { [$0.path, $1.path] }
    let diagnostics = files.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap {
      files, pairs -> [Diagnostic] in
      if files[0] != files[1], pairs.count >= leastOfCopy {
        return [.copiedFile(files[0], pairs.count, at: Place(path: files[1]))]
      }
      return pairs.map { first, second in
        .duplicateID(
          "\(first.path):\(first.line)",
          at: Place(path: second.path, position: .init(line: second.line, column: 1)))
      }
    }
    return Reviewed(sorted.map(\.case), diagnostics)
  }

  private static let leastOfCopy = 10
}

extension Diagnostic {
  static func clockBehind(_ today: CalendarDate) -> Self {
    Self(
      "register.clock-behind", at: nil,
      Message(
        en: "every record lies after today, which this machine takes for \(today.iso)",
        ja: "この機械の日付は\(today.iso)ですが、記録はどれもそれより後のものです"),
      hint: Message(
        en: "set the clock of the machine, or SOURCE_DATE_EPOCH", ja: "機械の時計か、SOURCE_DATE_EPOCH を合わせてください"))
  }

  static func nothingToAccept(at place: Place) -> Self {
    Self(
      "register.nothing-to-accept", severity: .warning, at: place,
      Message(
        en: "the register has nothing of what is accepted here", ja: "ここで認めているまちがいは、登録簿にもうありません"),
      hint: Message(en: "take the entry out, so that the check guards again", ja: "この項目を消せば、また確かめられるようになります"))
  }

  static func copiedFile(_ other: String, _ count: Int, at place: Place) -> Self {
    Self(
      "case.copied-file", at: place,
      Message(
        en: "\(count) records of this file stand in \(other) too", ja: "このファイルの記録のうち\(count)件が \(other) にもあります"),
      hint: Message(
        en: "if it is a copy, keep one of the two in this folder", ja: "コピーなら、このフォルダにはどちらか一つだけを置いてください"))
  }

  /// The number itself is not shown: with columns mixed up it could be a telephone number.
  static func duplicateID(_ first: String, at place: Place) -> Self {
    Self(
      "case.duplicate-id", at: place,
      Message(en: "the number of this record stands in \(first) too", ja: "この記録の番号は \(first) にもあります"),
      hint: Message(en: "give each case a number of its own", ja: "番号は、記録ごとに別のものにしてください"))
  }
}
