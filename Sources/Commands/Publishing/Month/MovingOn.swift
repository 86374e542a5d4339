import CaseRecords
import CheckedStatistics
public import Chronology
import Content
public import Diagnostics
import Files
import Suppression
import TableDeclarations
import Tables

extension Publishing {
  /// Shows what a month needs and what becomes public with it; moves the site to it and seals, if that is wanted.
  ///
  /// - Parameters:
  ///   - month: the last month for which the register is complete.
  ///   - isApplied: whether `reporting-period` is written into `engawa.yml`, and the figures are sealed.
  /// - Throws: ``Stop`` with everything that is wrong; then nothing is written.
  public static func month(
    _ month: CalendarMonth, _ options: Options, isApplied: Bool
  ) async throws -> Reviewed<MonthReport> {
    try await reviewing(options) { try await monthUnmasked(month, options, isApplied: isApplied) }
  }

  private static func monthUnmasked(
    _ month: CalendarMonth, _ options: Options, isApplied: Bool
  ) async throws -> Reviewed<MonthReport> {
    let line = try ReportingPeriodLine(options.root)
    let period = try line.period(until: month)
    var options = options
    options.reportingPeriod = period
    var diagnostics: [Diagnostic] = []
    let preparation = try await SealPreparation.read(options, asOf: nil).unwrapped(into: &diagnostics)
    guard let register = preparation.figures.register else {
      throw Stop(.content, [.nothingToSeal(preparation.configuration.register.folder)])
    }
    // What is sealed stays: a month that nobody recorded, or one that was mistyped, is not published as empty by the way.
    let silent = preparation.configuration.accepted.taking(from: diagnostics).left.filter { $0.isSilentMonth }
    guard !isApplied || silent.isEmpty else { throw Stop(.content, silent.map(\.asError)) }
    // One month may have been quiet, as somebody may have accepted; several at once are probably a mistyped year.
    let added = register.silentMonths(in: period).filter { month in line.current.map { month > $0.last } ?? false }
    guard !isApplied || added.count <= 1 else {
      throw Stop(.content, [.silentMonths(added).asError.hinting(.oneMonthAtATime)])
    }
    let protected = try preparation.protect(options.watch)
    let draft = try preparation.draft(protected, options.watch)
    // What is written first is the period: whoever is stopped in between goes on with the same command.
    if isApplied { try line.write(period) }
    let seal = try add(draft, preparation, nil, options, isDryRun: !isApplied)
    return Reviewed(
      MonthReport(
        period: period, before: line.current, register: RegisterText(month: MonthOfRegister(register, month)),
        checked: preparation.report.checked, seal: seal,
        outlooks: outlooks(protected, preparation), isApplied: isApplied),
      diagnostics)
  }

  private static func outlooks(_ protected: ProtectedTables, _ preparation: SealPreparation) -> [Outlook] {
    let (figures, threshold) = (preparation.figures, preparation.edition.disclosure.threshold)
    let tables = Dictionary(
      figures.statistics.tables.map { ($0.declaration.id, $0) }, uniquingKeysWith: { first, _ in first })
    return protected.obstacles(figures.counted, threshold: threshold).compactMap { obstacle in
      guard let table = tables[obstacle.table], let period = table.declaration.period else { return nil }
      let every = table.isCounted ? table.withEveryLevel(figures.codes) : nil
      return Outlook(
        obstacle, table.declaration, period.last, every: every.flatMap { figures.register?.exactTable($0) },
        threshold: threshold)
    }
  }
}

extension Message {
  fileprivate static let oneMonthAtATime = Message(
    en: "check the year; where nothing happened for several months, move on one month at a time",
    ja: "年をまちがえていないか確かめてください。何もなかった月が続くときは、一か月ずつ進めてください")
}
