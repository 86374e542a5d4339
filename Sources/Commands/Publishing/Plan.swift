import Audit
import Claims
import Content
import Diagnostics
import Ledger
import Site

extension Publishing {
  /// A site that can be written, and what is to be said of it.
  struct Plan {
    let edition: Edition
    let gatekeeping: Gatekeeping
    let site: Site
    let library: ContentLibrary
    let ledger: Ledger
    /// Names of tables that rest on made-up records or figures.
    let fictional: Set<String>
    let register: BuildReport.Register
    /// How many files were written as Windows does, and read all the same.
    let forgivenCount: Int
    let warnings: [Diagnostic]
    /// What became of the warnings that the site accepts.
    let accepted: AcceptedWarnings.Outcome
  }

  static func plan(
    _ options: Options
  ) async throws -> Plan {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    var diagnostics: [Diagnostic] = []
    let theme = try ThemeFiles.read(root: options.root).unwrapped(into: &diagnostics)
    let all = try await readContent(options).unwrapped(into: &diagnostics)
    let figures = try await Figures.read(options, configuration).unwrapped(into: &diagnostics)
    let ledger = try ledgerForPages(options, edition, configuration).unwrapped(into: &diagnostics)
    diagnostics += staleness(figures, ledger, edition)
    let book = figures.published(ledger.latest)
    let checks = CheckRunner(figures.book).run(figures.statistics.tables).unwrapped(into: &diagnostics)
    let library = ContentLibrary.taking(
      all, for: edition, of: configuration.source, languages: configuration.otherLanguages, today: options.today
    ).unwrapped(
      into: &diagnostics)
    diagnostics += Site.problemsInWhatIsLeftOut(
      all, notIn: library, baseURL: configuration.baseURL, figures: book)
    let site = try await Site.plan(
      configuration: configuration, edition: edition, library: library, theme: theme, figures: book,
      shown: figures.shown(ledger.latest), jobs: options.jobs
    ).unwrapped(into: &diagnostics)
    let gatekeeping = try Gatekeeping(options, configuration, edition, figures.register)
    diagnostics += gatekeeping.problems
    if let site { diagnostics += try largePictures(site.images, options) }
    diagnostics.sort()
    let accepted = configuration.accepted.taking(from: diagnostics)
    diagnostics = accepted.left
    guard let site, !diagnostics.haveErrors else { throw Stop(.content, diagnostics) }
    let register = BuildReport.Register(
      folder: configuration.register.folder, caseCount: figures.caseCount, tableCount: figures.tallies.count,
      checked: checks.checked, skipped: checks.skipped)
    return Plan(
      edition: edition, gatekeeping: gatekeeping, site: site, library: library, ledger: ledger,
      fictional: figures.fictional(ledger.latest), register: register,
      forgivenCount: all.forgivenCount, warnings: diagnostics, accepted: accepted)
  }
}
