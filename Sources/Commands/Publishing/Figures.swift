import CaseRecords
import CheckedStatistics
import Chronology
import Codes
import Content
import Diagnostics
import Files
import Ledger
import Site
import TableDeclarations
import Tables

/// What the house knows in figures: the declared tables, and those that could be counted.
struct Figures {
  /// The code lists.
  let codes: CodeBook
  /// The declared tables.
  let statistics: StatisticsBook
  /// Whether the records are made up.
  let isRegisterFictional: Bool
  /// All tables with their counts, sorted by name; those of the register only where there is one.
  let exactTables: [ExactTable]
  /// The register, or `nil` where there is none.
  let register: Register?
  /// How many cases it has.
  var caseCount: Int? { register?.cases.count }
  /// The last day of the last month that a case has a state in.
  var lastDay: CalendarDate?

  /// The figures that sentences and checks are held against.
  var book: VisibleTables {
    let counted = Set(exactTables.map(\.table))
    let declared = Set(statistics.tables.map(\.declaration.id))
    return VisibleTables(
      exact: exactTables, uncounted: declared.subtracting(counted), unreadable: statistics.unreadable)
  }

  /// The declared tables that have counts.
  var counted: [CountedTable] {
    let exactTables = Dictionary(exactTables.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
    return statistics.tables.compactMap { table in
      exactTables[table.declaration.id].map { CountedTable(table, $0) }
    }
  }

  /// What readers may see: the figures of the last sealing and of those before, and given tables that are about nobody.
  ///
  /// - Parameter reporting: the months that the register is complete for.
  func published(_ ledger: Ledger, _ reporting: MonthRange?) -> VisibleTables {
    published(ledger.latest).moving(
      with: reporting, statistics.moving, former: ledger.versions.reversed().map(\.table),
      declared: statistics.codes)
  }

  private func published(_ sealing: Sealing?) -> VisibleTables {
    let declared = Set(statistics.tables.map(\.declaration.id))
    let withheld = Set(sealing?.withheld.map(\.id) ?? [])
    let cleared = Set(sealing?.tables.map(\.id) ?? [])
    return VisibleTables(
      published: sealing?.tables ?? [], given: statistics.given, withheld: withheld,
      unsealed: declared.subtracting(cleared).subtracting(withheld), unreadable: statistics.unreadable,
      fictional: fictional(sealing), threshold: sealing?.threshold ?? 1)
  }

  /// The figures of the last sealing as a site shows them.
  ///
  /// - Parameter open: what was cleared for everybody, where the site is for those who may see the records.
  func shown(_ ledger: Ledger, comparedWith open: Sealing? = nil) -> ShownFigures? {
    ledger.latest.map {
      ShownFigures(
        $0, fictional: fictional($0), shownElsewhere: statistics.shownElsewhere,
        moving: statistics.moving, corrected: ledger.corrected, corrections: ledger.corrections,
        hash: ledger.lastHash ?? "", sealings: ledger.sealings, versions: ledger.versions,
        open: open)
    }
  }

  /// Names of tables that rest on made-up records or figures.
  func fictional(_ sealing: Sealing?) -> Set<String> { statistics.fictional(sealing, isRegisterFictional) }

  /// Names of tables that are about to be sealed and are made up: as declared, or as they were when they were counted.
  func fictional(_ tables: [PublishedTable], after latest: Sealing?) -> Set<String> {
    let declared = statistics.declaredFictional(isRegisterFictional)
    let shownAgain = tables.filter { $0.carriedFrom != nil && latest?.fictional.contains($0.id) ?? false }
    return Set(tables.map(\.id).filter(declared.contains) + shownAgain.map(\.id))
  }

  /// Reads code lists, declarations and the register, and counts.
  ///
  /// - Parameter counts: whether the tables are wanted that are counted from the register.
  static func read(
    _ options: Publishing.Options, _ configuration: SiteConfiguration, counts: Bool = true
  ) async throws -> Reviewed<Figures> {
    var diagnostics: [Diagnostic] = []
    try stopping { try forbidCoreDumps() }
    options.watch(.counting)
    let codes = try CodeBook.read(root: options.root).unwrapped(into: &diagnostics)
    let statistics = try StatisticsBook.read(
      root: options.root, codes: codes, reporting: configuration.reportingPeriod
    ).unwrapped(into: &diagnostics)
    diagnostics += problems(with: configuration, options.today)
    let isFictional = configuration.register.isFictional
    let register = try await Register.read(
      root: options.root, settings: configuration.register, codes: codes, period: configuration.reportingPeriod,
      today: options.today, jobs: options.jobs
    ).unwrapped(into: &diagnostics)
    if register == nil, configuration.register.isExpected {
      let usual = FilePath.join(options.root, RegisterSettings.defaultFolder)
      let isElsewhere = try stopping { try fileKind(usual) == .folder && !listFolder(usual).isEmpty }
      diagnostics.append(
        isElsewhere
          ? .registerElsewhere(configuration.register.folder) : .expectedRegister(configuration.register.folder))
    }
    if let register, let period = configuration.reportingPeriod {
      let silent = register.silentMonths(in: period)
      if !silent.isEmpty { diagnostics.append(.silentMonths(silent)) }
    }
    // A register with wrong records would be counted wrongly.
    guard counts, let register, !diagnostics.haveErrors else {
      return Reviewed(
        Figures(
          codes: codes, statistics: statistics, isRegisterFictional: isFictional, exactTables: statistics.given,
          register: register),
        diagnostics)
    }
    let counted = try await register.count(statistics.tables.filter(\.isCounted), jobs: options.jobs)
      .unwrapped(into: &diagnostics)
    let exactTables = (statistics.given + counted).sorted { $0.table < $1.table }
    let lastMonth = configuration.reportingPeriod?.last ?? register.cases.compactMap { $0.months.last?.month }.max()
    let lastDay = lastMonth.flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.days) }
    return Reviewed(
      Figures(
        codes: codes, statistics: statistics, isRegisterFictional: isFictional, exactTables: exactTables,
        register: register, lastDay: lastDay), diagnostics)
  }

  /// Months and days of the configuration that do not fit the calendar.
  private static func problems(with configuration: SiteConfiguration, _ today: CalendarDate?) -> [Diagnostic] {
    guard let today else { return [] }
    var problems: [Diagnostic] = []
    if let last = configuration.reportingPeriod?.last, last > today.calendarMonth {
      problems.append(.periodNotOver(last.iso, today))
    }
    if let next = configuration.nextPublication, next < today { problems.append(.nextPublicationPassed(next)) }
    return problems
  }
}

extension StatisticsBook {
  /// The codes that each table can have at any of its levels, shown or not.
  var codes: [String: Set<String>] {
    Dictionary(
      tables.map { table in
        (table.declaration.id, Set([table.rows, table.columns].flatMap { $0.axis.members.map(\.code) }))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Names of tables whose months move on with those that the register is complete for.
  var moving: Set<String> { Set(tables.map(\.declaration).filter(\.moves).map(\.id)) }

  /// Names of tables that rest on made-up records or figures: as declared now, or when they were sealed.
  ///
  /// - Parameter isRegisterFictional: whether the records are made up.
  func fictional(_ sealing: Sealing?, _ isRegisterFictional: Bool) -> Set<String> {
    let sealed = (sealing?.tables ?? []).filter { isRegisterFictional && $0.origin == .register }
    return declaredFictional(isRegisterFictional).union(sealed.map(\.id)).union(sealing?.fictional ?? [])
  }

  /// Names of declared tables that rest on made-up records or figures.
  func declaredFictional(_ isRegisterFictional: Bool) -> Set<String> {
    Set(
      tables.filter { $0.isCounted ? isRegisterFictional : $0.declaration.isFictional }.map(\.declaration.id))
  }
}

extension Diagnostic {
  static func periodNotOver(_ month: String, _ today: CalendarDate) -> Self {
    Self(
      "configuration.period-not-over", at: Place(path: "engawa.yml"),
      Message(
        en: "'reporting-period' ends in \(month), and today is \(today.iso)",
        ja: "reporting-period の終わりは\(month)ですが、今日は\(today.iso)です"),
      hint: Message(
        en: "no register is complete for months that are to come; end it earlier, or set the clock",
        ja: "まだ来ていない月の記録はそろいません。終わりを早めるか、機械の時計を合わせてください"))
  }

  /// Whether it is about a month of which no record says anything.
  var isSilentMonth: Bool { id == "configuration.silent-month" }

  static func silentMonths(_ months: [CalendarMonth]) -> Self {
    let list = Message.list(months.map(\.iso), most: 3, counter: "か月")
    return Self(
      "configuration.silent-month", severity: .warning, at: Place(path: "engawa.yml"),
      Message(
        en:
          "no record has anything for a month of 'reporting-period' (\(list.en)); its counts would be zero, or repeat the month before",
        ja: "reporting-period に、どの記録にも何も書かれていない月があります（\(list.ja)）。その月の数は0か、前の月のままになります"),
      hint: Message(
        en: "record the month first, or let the period end before it; if nothing happened, say so under 'accepted'",
        ja: "先にその月を記録するか、期間をその前で終えてください。本当に何もなかったのなら、accepted に理由を書いてください"))
  }

  static func nextPublicationPassed(_ day: CalendarDate) -> Self {
    Self(
      "configuration.next-publication-passed", severity: .warning, at: Place(path: "engawa.yml"),
      Message(en: "'next-publication' was \(day.iso)", ja: "next-publication の\(day.iso)が過ぎています"),
      hint: Message(
        en: "readers are not told a day that is over; write the next one, or take the line out",
        ja: "過ぎた日はページに載りません。次の公表の日に直すか、この行を消してください"))
  }

  static func registerElsewhere(_ folder: String) -> Self {
    Self(
      "register.elsewhere", at: Place(path: "engawa.yml"),
      Message(
        en: "there is no register in '\(folder)', and records lie in \(RegisterSettings.defaultFolder)",
        ja: "「\(folder)」に登録簿がなく、\(RegisterSettings.defaultFolder) に記録があります"),
      hint: Message(
        en: "mend the folder, or take those records away: nothing would keep them from being published",
        ja: "フォルダの名前を直すか、その記録を片付けてください。このままでは、記録の中身がページに出ても気づけません"))
  }

  static func expectedRegister(_ folder: String) -> Self {
    Self(
      "register.expected", severity: .warning, at: Place(path: "engawa.yml"),
      Message(
        en:
          "there is no register in '\(folder)': names in it are not looked for in pages, and figures that rest on it are not checked",
        ja: "「\(folder)」に登録簿がありません。記録にある名前などがページにないか、また、それによる文中の数は、確かめていません"),
      hint: Message(
        en: "mend the folder, unless this machine is meant to have none", ja: "登録簿を置かない機械でなければ、フォルダの名前を直してください"))
  }
}
