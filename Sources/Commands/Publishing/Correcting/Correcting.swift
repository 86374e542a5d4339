import AttackProblems
import CaseRecords
import Chronology
import Content
public import Diagnostics
import Gate
import Ledger
import Suppression
import TableDeclarations
import Tables

extension Publishing {
  /// Says what is different by now from what was published, and prepares its correction; seals it, if that is wanted.
  ///
  /// A correction is protected like any release, together with all that still stands. What changes is held to the same
  /// threshold as counts are: who has both versions must not learn whom the correction is about.
  ///
  /// - Parameters:
  ///   - isRevision: whether the figures were provisional, as everybody was told, and not wrong.
  ///   - reason: why the figures change, for readers.
  ///   - isApplied: whether it is sealed.
  /// - Throws: ``Stop`` with everything that is wrong; a correction that cannot be published is no error, and is told in
  ///   the report.
  public static func correct(
    _ options: Options, isRevision: Bool = false, reason: String, isApplied: Bool
  ) async throws -> Reviewed<CorrectionReport> {
    let kind = isRevision ? Correction.Kind.revision : .mistake
    return try await reviewing(options) {
      try await correctUnmasked(options, kind: kind, reason: reason, isApplied: isApplied)
    }
  }

  private static func correctUnmasked(
    _ options: Options, kind: Correction.Kind, reason: String, isApplied: Bool
  ) async throws -> Reviewed<CorrectionReport> {
    guard reason.contains(where: { !$0.isWhitespace }), !reason.contains(where: \.isNewline) else {
      throw Stop(.usage, [.reasonMissing])
    }
    guard let today = options.shownDay else { throw Stop(.usage, [.dayUnknown]) }
    var diagnostics: [Diagnostic] = []
    let preparation = try await SealPreparation.read(options, asOf: nil).unwrapped(into: &diagnostics)
    guard let latest = preparation.ledger.latest, preparation.edition.isPublic else {
      throw Stop(.content, [.nothingPublished(at: Place(path: preparation.ledger.name))])
    }
    guard !preparation.figures.tells(reason) else { throw Stop(.refused, [.reasonTells]) }
    let changes = preparation.changes
    let uncounted = preparation.uncounted.map { [Diagnostic.notCounted($0)] } ?? []
    guard !changes.isEmpty else { throw Stop(.content, [.nothingToCorrect(latest.number)] + uncounted) }
    let correction = Correction(kind: kind, reason: reason, day: today.iso, cells: changes.map(\.cell))
    let records = try preparation.recordsBehind(changes, options)
    let draft: SealDraft
    do throws(Stop) {
      let protected = try preparation.protect(options.watch, correcting: correction)
      draft = try preparation.draft(protected, options.watch, correcting: correction)
    } catch {
      guard error.cause == .refused else { throw error }
      let told = error.diagnostics + (error.diagnostics.contains { $0.id == "seal.inconsistent" } ? uncounted : [])
      return Reviewed(
        CorrectionReport(correction, changes, records, among: latest.tables, seal: nil, problems: told), diagnostics)
    }
    diagnostics += uncounted.map(\.asWarning)
    let seal = try add(draft, preparation, nil, options, isDryRun: !isApplied)
    let outdated = OutdatedReleases(
      try releases(options, preparation.configuration, preparation.edition),
      preparation.ledger.adding(draft.sealing), edition: preparation.edition.name)
    return Reviewed(
      CorrectionReport(
        correction, changes, records, releases: outdated.corrections.keys.sorted(), among: latest.tables, seal: seal,
        problems: []),
      diagnostics)
  }
}

extension Figures {
  /// Whether a text says a person's name or the like, the number of a record, or how many people something is about.
  func tells(_ text: String) -> Bool {
    if Self.hasCount(text) { return true }
    guard let cases = register?.cases else { return false }
    let gate = Gate(cases.flatMap(\.secrets), contacts: ContactList(), isPublic: true)
    return !gate.hits(in: "reason.txt", Array(text.utf8)).isEmpty || cases.contains { text.contains($0.id) }
  }

  /// Whether a text says how many people or things something is about: any number but those of days, ages and the like.
  static func hasCount(_ text: String) -> Bool {
    if hasCountInWords(text) || text.contains(#/ひとり(?!親)|ふたり/#) { return true }
    let dated = #/[0-9０-９]+ *(年|月|日|四半期|時|分|回|号|版|条|項|歳|代|番|班|区|か月|カ月|ヶ月|か所|カ所)/#
    // Names of periods and of releases: FY2022-Q3, 2022-12, r4-annual-2.
    let named = #/FY[0-9]{4}(-Q[1-4])?|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[a-z][a-z0-9]+(-[a-z0-9]+)+/#
    return text.replacing(named, with: " ").replacing(dated, with: " ").contains(#/[0-9０-９①-⑳]/#)
  }

  /// Whether a text has a number in front of a word of count, such as 4人; 四つの地区 has none.
  static func hasCountInWords(_ text: String) -> Bool {
    text.contains(#/[0-9０-９〇一二三四五六七八九十百千]+ *(人|名|件|世帯|ケース|組)/#)
  }
}

extension SealPreparation {
  /// Tables that stand and are counted no more, so that nobody can say what would be right of them; `nil` if all are.
  fileprivate var uncounted: [String]? {
    let counted = figures.counted + former.counted
    let others = ledger.allStanding.filter { table in
      table.unit.isPersonal && !counted.contains(where: table.isCounted)
    }
    return others.isEmpty ? nil : Set(others.map(\.dated.name)).sorted()
  }

  /// The records that have changed since figures were sealed last, and that stand in cells that change.
  ///
  /// Those that are gone stand in none any more. Unknown where nobody noted what they said.
  fileprivate func recordsBehind(
    _ changes: [ProtectedTables.Change], _ options: Publishing.Options
  ) throws -> CorrectionReport.Records {
    guard let register = figures.register else { return .known([]) }
    let before = RegisterNote("\(edition.name).records", options, configuration)
    guard let note = try before.text else { return .unknown(notedIn: before.file) }
    let changed = Set(RecordDigests(register).changed(since: RecordDigests(note: note)))
    // What only an earlier release has, no table of today counts.
    let cells = Set(changes.compactMap { if case .cell(let cell) = $0.current { cell } else { nil } })
    let names = Set(cells.map(\.table.id))
    let tables = (figures.counted + former.counted).map(\.table).filter {
      $0.isCounted && names.contains($0.declaration.id)
    }
    let present = register.cases.filter { changed.contains($0.id) }
    let behind = present.filter { ProtectedTables.stands(in: cells, register.exactTables(tables, of: $0)) }.map(\.id)
    return .known((behind + changed.subtracting(present.map(\.id))).sorted())
  }
}
