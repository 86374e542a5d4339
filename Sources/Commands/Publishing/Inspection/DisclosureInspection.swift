import AttackProblems
import CheckedStatistics
import Content
public import Diagnostics
import Suppression
import TableDeclarations
import Tables

extension Publishing {
  /// What would be hidden of each table, and why, for the register's owner.
  ///
  /// What was published before counts too, unless another threshold is asked for: earlier sealings keep to theirs.
  ///
  /// - Parameter threshold: another threshold than that of the site, to see what it would do.
  /// - Throws: ``Stop`` with everything that is wrong.
  public static func disclosure(
    _ options: Options, threshold: Int? = nil
  ) async throws -> Reviewed<DisclosureInspection> {
    try await masking(options) {
      let read = try await disclosureUnmasked(options, threshold: threshold)
      return Reviewed(read.value, await masked(read.diagnostics, options))
    }
  }

  private static func disclosureUnmasked(
    _ options: Options, threshold: Int?
  ) async throws -> Reviewed<DisclosureInspection> {
    let configuration = try SiteConfiguration.read(root: options.root)
    var diagnostics: [Diagnostic] = []
    let figures = try await Figures.read(options, configuration).unwrapped(into: &diagnostics)
    guard !diagnostics.haveErrors else { throw Stop(.content, diagnostics.sorted()) }
    let edition = try configuration.publicEdition
    let policy = edition.disclosure.policy(threshold: threshold ?? edition.disclosure.threshold)
      .renaming(figures.book.cellName)
    let earlier = threshold == nil ? try ledger(options, edition, configuration).releases() : []
    let identities = CheckRunner(figures.book).identities(figures.statistics.tables)
    guard figures.lastDay != nil else { throw Stop(.content, [.nothingToSeal(configuration.register.folder)]) }
    let protected: ProtectedTables
    options.watch(.protecting)
    do {
      protected = try ProtectedTables.protect(
        figures.counted, identities, policy, after: earlier, register: figures.register)
    } catch {
      throw Stop(.refused, [.inconsistent(error.cells)])
    }
    return Reviewed(DisclosureInspection(protected), [.exactCounts] + diagnostics.sorted())
  }
}

/// What is hidden of each table, and why.
public struct DisclosureInspection: Sendable {
  private let protected: ProtectedTables

  init(_ protected: ProtectedTables) { self.protected = protected }

  private typealias Intervals = [CellID: AuditReport.Finding]

  /// The tables one by one: their level, those that were given up, what is hidden, and how far it can be narrowed.
  public var text: Message {
    let intervals = protected.intervals()
    let lines =
      protected.tables.flatMap { published($0, intervals) } + protected.withheld.flatMap(withheld)
      + tightest(intervals)
    return Message(
      en: lines.map { "\($0.en)\n" }.joined(), ja: lines.map { "\($0.ja)\n" }.joined())
  }

  private func published(_ table: PublishedTable, _ intervals: Intervals) -> [Message] {
    let name = "\(table.id): \(table.levelName)"
    let trials = table.choice.map { (rows: $0.rows, columns: $0.columns) }
    let carried = table.carriedFrom.map { Message(en: "  shown again as it was on \($0)", ja: "  前回値（\($0)現在）") }
    return [Message(en: name, ja: name)]
      + givenUp(trials, of: table.id) { table.levelName(rows: $0.rows, columns: $0.columns) }
      + [carried].compactMap(\.self) + untried(table) + hidden(in: table, intervals)
  }

  /// The levels that were given up, by the names that they go by.
  private func givenUp(
    _ trials: [(rows: String, columns: String)], of table: String, name: ((rows: String, columns: String)) -> String
  ) -> [Message] {
    zip(trials, protected.choices[table]?.shares ?? []).map { trial, share in
      Message(
        en: "  given up: \(name(trial)), \(share)% hidden", ja: "  やめた細かさ: \(name(trial))、\(share)%が非公表")
    }
  }

  /// What would be public of a table at the levels that were neither chosen nor given up.
  private func untried(_ table: PublishedTable) -> [Message] {
    (protected.choices[table.id]?.levels ?? []).compactMap { level in
      let isChosen = level.rows == table.rows.level && level.columns == table.columns.level
      if isChosen || table.choice.contains(where: { $0.rows == level.rows && $0.columns == level.columns }) {
        return nil
      }
      let name = table.levelName(rows: level.rows, columns: level.columns)
      let most = level.counts - level.small
      return Message(
        en: "  not tried: \(name), at most \(most) of \(level.counts) public",
        ja: "  試していない細かさ: \(name)、\(level.counts)個のうち公表は多くて\(most)個")
    }
  }

  private func hidden(in table: PublishedTable, _ intervals: Intervals) -> [Message] {
    let (small, others) = (Set(protected.hidden.primaries), Set(protected.hidden.secondaries))
    return protected.hiddenCells(of: table).map { cell, id in
      let reason =
        small.contains(id)
        ? Message(en: "small", ja: "少人数")
        : others.contains(id)
          ? Message(en: "for the sake of others", ja: "他から分かるため") : Message(en: "hidden before", ja: "前回から非公表")
      let interval = intervals[id].map(Self.text) ?? ""
      let words = cell.words(rows: table.rows, columns: table.columns)
      return Message(
        en: "  x \(cell.name) (\(words)): \(reason.en), \(interval)",
        ja: "  x \(cell.name)（\(words)）: \(reason.ja)、\(interval)")
    }
  }

  private func withheld(_ table: WithheldTable) -> [Message] {
    let title = Message(en: "\(table.id): not published", ja: "\(table.id): 公表しない")
    let choice = protected.choices[table.id]
    if let other = choice?.tiedTo {
      return [
        title,
        Message(
          en: "  a check names a figure of '\(other)' that is not published there anew",
          ja: "  checks が名指しする「\(other)」の数が、その表に新しく載らないため"),
      ]
    }
    let totals = (choice?.margins ?? []).map { margin in
      Message(
        en:
          "  totals alone cannot be published either: \(margin.rows) × \(margin.columns), \(margin.small) of \(margin.counts) small",
        ja: "  合計だけでも載せられない: \(margin.rows) × \(margin.columns)、\(margin.counts)個のうち少人数が\(margin.small)個")
    }
    return [title]
      + givenUp(table.trials.map { ($0.rows, $0.columns) }, of: table.id) { "\($0.rows) × \($0.columns)" } + totals
  }

  /// The hidden count of which most is known.
  private func tightest(_ intervals: Intervals) -> [Message] {
    let hidden = Set(protected.tables.flatMap { protected.hiddenCells(of: $0).map(\.id) })
    let tightest = intervals.filter { hidden.contains($0.key) }.values.min {
      (($0.upper ?? .max) - $0.lower, $0.id.description) < (($1.upper ?? .max) - $1.lower, $1.id.description)
    }
    return tightest.map { finding in
      let interval = Self.text(finding)
      return [Message(en: "tightest: \(finding.id), \(interval)", ja: "いちばん狭いもの: \(finding.id)、\(interval)")]
    } ?? []
  }

  private static func text(_ finding: AuditReport.Finding) -> String {
    "\(finding.lower)–\(finding.upper.map(String.init) ?? "")"
  }
}
