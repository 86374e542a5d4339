public import Chronology
import Content
public import Diagnostics
import Fields
import Ledger
import Site
import TableDeclarations
import Tables

extension Publishing {
  /// The months that people mean by `2022-10..2022-12` or `last-quarter`.
  ///
  /// - Throws: ``Stop`` if they mean none, or nobody can tell.
  public static func reportPeriod(_ text: String, _ options: Options) throws(Stop) -> MonthRange {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    guard let months = MonthRange(code: text, in: configuration.reportingPeriod) else {
      throw Stop(.usage, [.noReportPeriod(text)])
    }
    return months
  }

  /// A report of some months to begin with: a section, a chart and sentences for each table that is published of them.
  ///
  /// - Parameters:
  ///   - period: what it reports on, as `2022-10..2022-12` or `last-quarter`.
  ///   - form: how it is laid out.
  /// - Returns: a name for its file, and the text.
  /// - Throws: ``Stop`` if the months cannot be told, or nothing is published of them.
  public static func draftReport(
    period: String, as form: ReportForm = .report, _ options: Options
  ) async throws -> Reviewed<(name: String, text: String)> {
    try await masking(options) {
      guard let today = options.shownDay else { throw Stop(.usage, [.dayUnknown]) }
      let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
      let months = try reportPeriod(period, options)
      let edition = try edition(options, configuration)
      let figures = try await Figures.read(options, configuration, counts: false)
      guard !figures.diagnostics.haveErrors else { throw Stop(.content, figures.diagnostics) }
      let ledger = try ledgerForPages(options, edition, configuration)
      let declared = Dictionary(
        figures.value.statistics.tables.map { ($0.declaration.id, $0.declaration) },
        uniquingKeysWith: { first, _ in first })
      let tables = (figures.value.shown(ledger.value)?.tables(in: months) ?? [])
        .map { DraftTable(table: $0, relative: declared[$0.id]?.relative, service: declared[$0.id]?.service) }
        .filter(\.isSpoken)
      guard tables.contains(where: { $0.table.scope.period != nil }) else {
        throw Stop(.content, [.nothingPublished(months)])
      }
      // What is told by months is what a report begins with.
      let ordered = tables.filter(\.isOverTime) + tables.filter { !$0.isOverTime }
      let known = configuration.reportingPeriod?.last
      guard form == .report else {
        let draft = ServicesDraft(period: months, tables: ordered, today: today, known: known)
        return Reviewed((ServicesDraft.name(for: months), draft.text), figures.diagnostics + ledger.diagnostics)
      }
      let kind = try KindBook.read(root: options.root).value[folder: "reports"]
      let text = ReportDraft(
        period: months, tables: ordered, isNumbered: kind?.numbersFigures ?? false, today: today,
        known: known
      ).text
      return Reviewed((ReportDraft.name(for: months), text), figures.diagnostics + ledger.diagnostics)
    }
  }
}

/// How a report to begin with is laid out.
public enum ReportForm: String, CaseIterable, Sendable {
  /// A section for each table; that of a fiscal year as an annual report.
  case report
  /// One table of what was done, by the services of the law (事業実績).
  case services
}

extension Diagnostic {
  static func noReportPeriod(_ text: String) -> Self {
    let isRelative = RelativePeriod(rawValue: text) != nil
    return Self(
      "new.report-period", at: nil,
      isRelative
        ? Message(
          en: "'\(text)' is relative to 'reporting-period', and engawa.yml has none, or none that long",
          ja: "「\(text)」のもとになる reporting-period が engawa.yml にないか、短すぎます")
        : Message(en: "'\(text)' is no period", ja: "「\(text)」は期間として読めません"),
      hint: Message(
        en: "write months, as in --period 2022-10..2022-12, FY2022-Q3 or FY2022; or last-month, last-quarter",
        ja: "--period 2022-10..2022-12、FY2022-Q3、FY2022、last-month、last-quarter のように書いてください"))
  }

  static func nothingPublished(_ months: MonthRange) -> Self {
    Self(
      "new.report-empty", at: nil,
      Message(
        en: "no table is published that ends with \(months.last.english), or has that month",
        ja: "\(months.last.era)までの、またはその月を含む表が、一つも公表されていません"),
      hint: Message(
        en: "seal the tables of those months first: engawa month, or engawa seal",
        ja: "先に、その月の表を engawa month か engawa seal で公表してください"))
  }
}
