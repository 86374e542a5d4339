import CaseRecords
import Chronology
import Content
import Diagnostics
import Ledger
import Suppression
import TableDeclarations
import Tables

/// Tables that move on with the reporting period, as they were when they were sealed: counted anew from the register of
/// today, so that what a record changes in them is seen as in those of now.
struct FormerVersions {
  /// The tables with the months that they had, and their counts.
  private(set) var counted: [CountedTable] = []

  /// Counts the versions of which figures still stand and that no table counts any more.
  init(
    _ figures: Figures, _ ledger: Ledger, _ options: Publishing.Options, _ configuration: SiteConfiguration
  ) async throws {
    guard let register = figures.register, let reporting = configuration.reportingPeriod,
      figures.statistics.tables.contains(where: { $0.isCounted && $0.declaration.moves })
    else { return }
    let now = figures.counted
    let standing = ledger.allStanding.filter { !now.contains(where: $0.isCounted) }
    let months = Set(ledger.sealings.compactMap { CalendarDate(iso: $0.asOf)?.calendarMonth })
    for month in months.sorted() where month < reporting.last && month >= reporting.first {
      let book = try StatisticsBook.read(
        root: options.root, codes: figures.codes, reporting: MonthRange(reporting.first, month)
      ).value
      let moving = book.tables.filter { $0.isCounted && $0.declaration.moves }
      let exactTables = try await register.count(moving, jobs: options.jobs).value
      for table in moving {
        guard let exactTable = exactTables.first(where: { $0.table == table.declaration.id }) else { continue }
        let version = CountedTable(table, exactTable)
        if standing.contains(where: { $0.id == version.id && $0.isCounted(by: version) }) { counted.append(version) }
      }
    }
  }
}
