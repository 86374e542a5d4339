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

  /// The tables one by one: their level, those that were given up, what is hidden, and how far it can be narrowed.
  public var text: Message {
    var (english, japanese) = ("", "")
    let intervals = protected.intervals()
    let (small, others) = (Set(protected.hidden.primaries), Set(protected.hidden.secondaries))
    for table in protected.tables {
      english += "\(table.id): \(table.levelName)\n"
      japanese += "\(table.id): \(table.levelName)\n"
      for (trial, share) in zip(table.choice, protected.choices[table.id]?.shares ?? []) {
        let name = table.levelName(rows: trial.rows, columns: trial.columns)
        english += "  given up: \(name), \(share)% hidden\n"
        japanese += "  やめた細かさ: \(name)、\(share)%が非公表\n"
      }
      if let day = table.carriedFrom {
        english += "  shown again as it was on \(day)\n"
        japanese += "  前回値（\(day)現在）\n"
      }
      let untried = untried(table)
      english += untried.en
      japanese += untried.ja
      for (cell, id) in protected.hiddenCells(of: table) {
        let interval = intervals[id].map { "\($0.lower)–\($0.upper.map(String.init) ?? "")" } ?? ""
        let (why, reason) =
          small.contains(id)
          ? ("small", "少人数")
          : others.contains(id) ? ("for the sake of others", "他から分かるため") : ("hidden before", "前回から非公表")
        english += "  x \(cell.name): \(why), \(interval)\n"
        japanese += "  x \(cell.name): \(reason)、\(interval)\n"
      }
    }
    for table in protected.withheld {
      english += "\(table.id): not published\n"
      japanese += "\(table.id): 公表しない\n"
      if let other = protected.choices[table.id]?.tiedTo {
        english += "  a check names a figure of '\(other)' that is not published there anew\n"
        japanese += "  checks が名指しする「\(other)」の数が、その表に新しく載らないため\n"
        continue
      }
      for (trial, share) in zip(table.trials, protected.choices[table.id]?.shares ?? []) {
        english += "  given up: \(trial.rows) × \(trial.columns), \(share)% hidden\n"
        japanese += "  やめた細かさ: \(trial.rows) × \(trial.columns)、\(share)%が非公表\n"
      }
    }
    // The count of which most is known.
    let hidden = Set(protected.tables.flatMap { protected.hiddenCells(of: $0).map(\.id) })
    let tightest = intervals.filter { hidden.contains($0.key) }.values.min {
      (($0.upper ?? .max) - $0.lower, $0.id.description) < (($1.upper ?? .max) - $1.lower, $1.id.description)
    }
    if let tightest {
      let interval = "\(tightest.lower)–\(tightest.upper.map(String.init) ?? "")"
      english += "tightest: \(tightest.id), \(interval)\n"
      japanese += "いちばん狭いもの: \(tightest.id)、\(interval)\n"
    }
    return Message(en: english, ja: japanese)
  }

  /// What would be public of a table at the levels that were neither chosen nor given up.
  private func untried(_ table: PublishedTable) -> Message {
    var (english, japanese) = ("", "")
    for level in protected.choices[table.id]?.levels ?? [] {
      let isChosen = level.rows == table.rows.level && level.columns == table.columns.level
      if isChosen || table.choice.contains(where: { $0.rows == level.rows && $0.columns == level.columns }) { continue }
      let name = table.levelName(rows: level.rows, columns: level.columns)
      english +=
        "  not tried: \(name), at most \(level.counts - level.small) of \(level.counts) public\n"
      japanese +=
        "  試していない細かさ: \(name)、\(level.counts)個のうち公表は多くて\(level.counts - level.small)個\n"
    }
    return Message(en: english, ja: japanese)
  }
}
