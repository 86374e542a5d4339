import CheckedStatistics
import Content
import Diagnostics
import Ledger
import TableDeclarations

extension Publishing {
  /// What all pages follow from besides configuration and templates: declared tables, the register and the sealings.
  struct Foundation {
    let figures: Figures
    let ledger: Ledger
    /// What was cleared for everybody, where the edition is for those who may see the records.
    let open: Sealing?
    /// What was counted, and from what.
    let register: BuildReport.Register
    /// What is wrong with it.
    let diagnostics: [Diagnostic]

    /// Reads it.
    ///
    /// - Parameter remembered: what the last build knew of the very same; then nothing is counted again, and the register
    ///   is read for the gate alone.
    // (Inlined, it crashes the optimizer of Swift 6.3.)
    @inline(never)
    static func read(
      _ options: Options, _ configuration: SiteConfiguration, _ edition: Edition, remembering remembered: Remembered?
    ) async throws -> Foundation {
      let read = try await Figures.read(options, configuration, counts: remembered == nil)
      let reviewed = try ledgerForPages(options, edition, configuration)
      let (figures, ledger) = (read.value, reviewed.value)
      let publicEdition = edition.isInternal ? configuration.editions.first(where: \.isPublic) : nil
      let open = try publicEdition.flatMap { try Publishing.ledger(options, $0, configuration).latest }
      if let remembered {
        return Foundation(
          figures: figures, ledger: ledger, open: open, register: remembered.register,
          diagnostics: remembered.foundation)
      }
      let checks = CheckRunner(figures.book).run(figures.statistics.tables)
      return Foundation(
        figures: figures, ledger: ledger, open: open,
        register: BuildReport.Register(
          folder: configuration.register.folder, caseCount: figures.caseCount, tableCount: figures.exactTables.count,
          checked: checks.value.checked, skipped: checks.value.skipped),
        diagnostics: read.diagnostics + reviewed.diagnostics + staleness(figures, ledger, edition) + checks.diagnostics)
    }
  }
}
