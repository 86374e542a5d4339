import AttackProblems
import Chronology
import Diagnostics
import Suppression
import Tables

extension ProtectedTables {
  /// Why the figures cannot be published.
  var diagnostics: [Diagnostic] {
    let asked: [Diagnostic] =
      objections.unknown.map { .unknownMustPrint($0) }
      + objections.unknownLevels.map { .unknownLevel($0.table, $0.known) }
      + objections.notPrinted.map { .notPrinted($0, instead: neighbours(of: $0)) }
    // Two earlier sealings may have the same cell.
    var seen: Set<String> = []
    let moved: [Diagnostic] =
      conflicts.changed.filter { seen.insert($0.description).inserted }.map { .changedSince($0.description) }
      + conflicts.vanished.filter { seen.insert($0.description).inserted }.map { .vanished($0) }
    return asked + moved + (moved.isEmpty ? exposed + contradicted : [])
  }

  /// What was published and the register of today counts otherwise, so that no world can give both.
  private var contradicted: [Diagnostic] {
    Self.first(conflicts.notRecounted.map { .changedSince($0.description) })
      + Set(conflicts.uncountable).sorted().map { .uncountable($0) }
  }

  /// What can be worked out, the first few of it.
  private var exposed: [Diagnostic] {
    guard isNew else { return [] }
    return Self.first(
      evidence.unprotectable.map { .unprotectable($0) } + evidence.reports.flatMap(Self.problems)
        + (evidence.reports.contains(where: \.isIncomplete) ? [.tooManyCrossings] : [])
        + evidence.uncertified.map { .notCertified($0) })
  }

  /// What an attack found, the first few of it.
  static func diagnostics(of report: AuditReport) -> [Diagnostic] {
    first(problems(report) + (report.isIncomplete ? [.tooManyCrossings] : []))
  }

  private static func problems(_ report: AuditReport) -> [Diagnostic] {
    report.findings.filter { $0.verdict != .safe }.map { .workedOut($0) }
      + (report.isContradictory ? [.inconsistent([])] : [])
  }

  private static func first(_ all: [Diagnostic]) -> [Diagnostic] {
    Array(all.prefix(mostListed)) + (all.count > mostListed ? [.moreExposed(all.count - mostListed)] : [])
  }

  /// More would not tell more.
  private static let mostListed = 10
}

extension Diagnostic {
  static func unknownMustPrint(_ name: String) -> Self {
    Self(
      "seal.unknown-cell", at: Place(path: "engawa.yml"),
      Message(
        en: "'disclosure' names '\(name)', but there is no such cell, table or level",
        ja: "disclosure の「\(name)」という欄・表・細かさはありません"),
      hint: Message(
        en: "write table[row] or table[row,column] with codes: 'engawa inspect statistics' has them with --format csv",
        ja: "表[行] か 表[行,列] の形で、符号で書いてください。符号は engawa inspect statistics に --format csv を付けると出ます"))
  }

  static func unknownLevel(_ table: String, _ known: [String]) -> Self {
    Self(
      "seal.unknown-level", at: Place(path: "engawa.yml"),
      Message(
        en: "'levels' wants '\(table)' at a level that it does not have", ja: "levels にある「\(table)」の細かさは、その表にありません"),
      hint: Message(en: "there is: \(known.joined(separator: ", "))", ja: "あるもの: \(known.joined(separator: ", "))"))
  }

  static let nothingLeft = Self(
    "seal.nothing-left", at: nil,
    Message(en: "no table is left that could be published", ja: "公表できる表がありません"),
    hint: Message(
      en: "count in less detail, or over longer periods: 'engawa inspect disclosure' shows what would be hidden",
      ja: "もっと粗いまとまりか、長い期間で数えてください。engawa inspect disclosure で、何が隠れるかを見られます"))

  static func inconsistent(_ cells: [CellID]) -> Self {
    Self(
      "seal.inconsistent", at: nil,
      Message(
        en: "tables that count the same people do not agree"
          + (cells.isEmpty ? "" : ": \(cells.map(\.description).joined(separator: ", "))"),
        ja: "同じ人を数えた表どうしが合いません" + (cells.isEmpty ? "" : ": \(cells.map(\.description).joined(separator: "、"))")),
      hint: Message(
        en: """
          compare them with 'engawa inspect statistics'; was a record changed among hidden counts of months that are \
          over? Then put it back, or show the table at a coarser level ('levels' in engawa.yml)
          """,
        ja:
          "engawa inspect statistics で見比べてください。もう締めた月の、隠した数にあたる記録を直したのなら、元に戻すか、表を粗いまとまりにしてください（engawa.yml の levels）"
      ))
  }

  static func nothingToSeal(_ folder: String) -> Self {
    Self(
      "seal.no-register", at: nil,
      Message(en: "there is no register in \(folder) to count", ja: "\(folder) に、数える登録簿がありません"),
      hint: Message(en: "seal where the register is", ja: "登録簿のある機械で実行してください"))
  }

  static func exactNotSealed(_ edition: String, at place: Place) -> Self {
    Self(
      "seal.exact-not-sealed", severity: .warning, at: place,
      Message(
        en: "no exact figures are sealed for '\(edition)'; its pages show those that are public",
        ja: "「\(edition)」のための正確な数は封印されていません。公開してよい数だけを載せます"),
      hint: Message(
        en: "run 'engawa seal --edition \(edition)' where the register is",
        ja: "登録簿のある機械で engawa seal --edition \(edition) を実行してください"))
  }

  static func inTheFuture(_ asOf: CalendarDate) -> Self {
    Self(
      "seal.future", at: nil, Message(en: "\(asOf.iso) lies in the future", ja: "\(asOf.iso)は未来の日付です"),
      hint: Message(en: "leave --as-of out, or name a day until today", ja: "--as-of を外すか、今日までの日付にしてください"))
  }

  static func beyondReporting(_ asOf: CalendarDate, _ lastDay: CalendarDate) -> Self {
    Self(
      "seal.beyond-reporting", at: Place(path: "engawa.yml"),
      Message(
        en: "'reporting-period' ends with \(lastDay.iso), so that figures cannot know of \(asOf.iso)",
        ja: "reporting-period は\(lastDay.iso)までなので、数を\(asOf.iso)現在とは言えません"),
      hint: Message(
        en: "leave out --as-of, or move the period on with 'engawa month'", ja: "--as-of を外すか、engawa month で期間を進めてください")
    )
  }

  /// - Parameter file: the last sealing, where the register says what it is complete for.
  static func beforeLatest(_ asOf: String, _ latest: String, _ file: String?) -> Self {
    if let file {
      return Self(
        "seal.before-latest", at: Place(path: "engawa.yml"),
        Message(
          en: "'reporting-period' ends with \(asOf), and the last sealing knows of \(latest)",
          ja: "reporting-period は\(asOf)までですが、最後の封印は\(latest)現在です"),
        hint: Message(
          en: """
            let the period end with \(latest.prefix(7)) again; a sealing that was a slip and that nobody outside has seen \
            is undone by deleting \(file) and running 'engawa clean'
            """,
          ja:
            "期間の終わりを\(latest.prefix(7))に戻してください。まちがえて封印し、まだ外のだれも見ていなければ、\(file) を消して engawa clean を実行すると、なかったことにできます"
        ))
    }
    return Self(
      "seal.before-latest", at: nil,
      Message(
        en: "the last sealing knows of \(latest), later than \(asOf)", ja: "最後の封印は\(latest)現在で、\(asOf)より後です"),
      hint: Message(en: "say a later day with --as-of", ja: "--as-of でより後の日付を指定してください"))
  }

  static func changedSince(_ cell: String) -> Self {
    Self(
      "seal.changed", at: nil,
      Message(
        en: "'\(cell)' is no longer what was published for the same months", ja: "「\(cell)」が、同じ期間について公表した数と違っています"),
      hint: Message(
        en:
          "mend the record; or publish a correction with 'engawa correct'; or count a late case from the month in which it became known ('counted-from' in its record)",
        ja: "記録を直すか、engawa correct で訂正を公表するか、遅れて分かった記録なら、分かった月から数えてください（記録に counted-from）"))
  }

  static func vanished(_ cell: CellID) -> Self {
    Self(
      "seal.vanished", at: nil,
      Message(
        en: "'\(cell)' was hidden, and nobody is in it any more; a zero would tell how few they were",
        ja: "隠していた「\(cell)」に、今はだれもいません。0と載せると、少ない人数だったことが分かってしまいます"),
      hint: Message(
        en: "put the record back as it was; or show the table at a coarser level ('levels' in engawa.yml)",
        ja: "記録を元に戻すか、表を粗いまとまりにしてください（engawa.yml の levels）"))
  }

  static func notPrinted(_ cell: CellID, instead: [CellReference]) -> Self {
    let others = instead.map(\.name)
    return Self(
      "seal.not-printed", at: Place(path: "engawa.yml"),
      Message(
        en: "'\(cell)' of 'must-print' cannot be printed", ja: "must-print の「\(cell)」は載せられません"),
      hint: Message(
        en: "it is small, was hidden before, or its table is shown in less detail or not at all; "
          + (others.isEmpty ? "take it out" : "what can be printed instead: \(others.joined(separator: ", "))"),
        ja: "人数が少ないか、前に隠した数か、表が粗くなったか載らなくなったためです。"
          + (others.isEmpty ? "must-print から消してください" : "代わりに載せられる数: \(others.joined(separator: "、"))")))
  }

  /// A published table that cannot be counted again.
  static func uncountable(_ table: String) -> Self {
    Self(
      "seal.uncountable", at: Place(path: "content/codes"),
      Message(
        en: "'\(table)' was published with codes that are in no list any more, so that nobody can count it again",
        ja: "公表した「\(table)」の符号が一覧からなくなったため、数え直せません"),
      hint: Message(
        en: "put the codes back, with 'valid-until' the last month in which they were used",
        ja: "符号を一覧に戻し、使わなくなった月の前の月を valid-until に書いてください"))
  }

  /// A count, or a difference of two counts, without a certificate.
  static func notCertified(_ cell: CellID) -> Self {
    Self(
      "seal.not-certified", at: nil,
      Message(
        en: "'\(cell)' cannot be certified: no fictional register with the same published figures was found for it",
        ja: "「\(cell)」を絞り込めないことを確かめられません。公表する数が同じで、この数だけが違う架空の登録簿が見つかりませんでした"),
      hint: Message(
        en:
          "count in less detail ('levels' in engawa.yml), or publish fewer tables about the same people",
        ja: "表を粗いまとまりにするか（engawa.yml の levels）、同じ人たちを数える表を一つ減らしてください"))
  }

  static func moreExposed(_ count: Int) -> Self {
    Self(
      "audit.more", at: nil,
      Message(en: "and \(count) more counts can be worked out", ja: "ほかにも\(count)個の数が分かってしまいます"),
      hint: Message(
        en:
          "where almost everything can be, the threshold may have been raised above counts that were published before",
        ja: "ほとんどの数が挙がるときは、公表済みの数より大きい threshold にしていないかを確かめてください"))
  }

  static func beyondRecords(_ id: String, _ day: CalendarDate, at place: Place) -> Self {
    Self(
      "seal.beyond-records", at: place,
      Message(
        en: "the period of '\(id)' ends after \(day.iso), the last day that is recorded",
        ja: "「\(id)」の period は、記録のある最後の日（\(day.iso)）より後まであります"),
      hint: Message(
        en: "end 'period' by then; or, if nothing more is to come, seal with --as-of and the last day of the period",
        ja: "period を短くしてください。その後の記録がもう増えないときは、--as-of に期間の最後の日を付けて封印できます"))
  }

  static func tooEarly(_ asOf: CalendarDate, _ lastDay: CalendarDate) -> Self {
    Self(
      "seal.too-early", at: nil,
      Message(
        en: "the register knows of months up to \(lastDay.iso), later than \(asOf.iso)",
        ja: "登録簿には、\(asOf.iso)より後の\(lastDay.iso)までの月があります"),
      hint: Message(
        en: "which months are counted is said by 'period' of each table", ja: "どの月まで数えるかは、それぞれの表の period で決めてください"))
  }

  static let tooManyCrossings = Self(
    "audit.incomplete", at: nil,
    Message(
      en: "these tables cross so many variables that not every count can be attacked",
      ja: "掛け合わせる区分が多すぎて、すべての数が分かってしまわないかを試せません"),
    hint: Message(
      en: "publish fewer tables about the same people; 'engawa audit' without --joint crosses fewer",
      ja: "同じ人たちを数える表を減らしてください。engawa audit は、--joint を外すと掛け合わせる区分が減ります"))

  /// A count that an attacker can narrow too far, or that might be.
  static func workedOut(_ finding: AuditReport.Finding) -> Self {
    let (id, range) = (finding.id, finding.range)
    guard finding.verdict == .leak else {
      return Self(
        "audit.undecided", at: nil,
        Message(en: "whether '\(id)' can be worked out is undecided", ja: "「\(id)」が分かってしまうか、判定できません"),
        hint: Message(
          en: "publish fewer tables about the same people; 'engawa audit' can be given more time with --time-limit",
          ja: "同じ人たちを数える表を減らしてください。engawa audit では、--time-limit で時間を延ばせます"))
    }
    return Self(
      "audit.leak", at: nil,
      Message(
        en: "'\(id)' can be worked out: it is \(range.en)", ja: "「\(id)」が、\(range.ja)だと分かってしまいます"),
      hint: finding.argument.map { argument in
        Message(
          en: "\(argument.isUpper ? "at most" : "at least") \(argument.bound) = \(argument.text)",
          ja: "\(argument.isUpper ? "多くても" : "少なくても")\(argument.bound) = \(argument.text)")
      })
  }
}
