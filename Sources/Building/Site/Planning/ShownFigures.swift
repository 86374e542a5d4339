public import Chronology
public import Ledger
public import Tables

/// A table as it was cleared, now or for an earlier month.
struct TableVersion: Sendable {
  let table: PublishedTable
  /// The last day that its figures know of.
  let asOf: String
  /// Whether the table of that name counts other months by now.
  let isFormer: Bool

  /// The name by which figures refer to it.
  var name: String { isFormer ? table.dated.name : table.id }
}

/// The figures that were cleared, and how a site shows them.
public struct ShownFigures: Sendable {
  /// What was cleared.
  public let sealing: Sealing
  /// What was cleared for everybody, where this is for those who may see the records.
  let open: Sealing?
  /// Names of tables that rest on made-up records or figures.
  let fictional: Set<String>
  /// Tables that are not shown, each with the given one that is shown in its place.
  let shownElsewhere: [String: String]
  /// Names of tables whose months move on with those that the register is complete for.
  let moving: Set<String>
  /// The cells that were corrected.
  let corrected: [CellReference: Correction]
  /// All corrections, the latest first.
  let corrections: [Correction]
  /// What is other than in the sealing before; `nil` for a first one.
  let change: PublicationChange?
  /// All times at which figures were published, the newest first.
  let publications: [PublicationRecord]
  /// All tables that stand, of this sealing and of those before, by name with their month, as in `routes@2022-12`.
  private let versions: [String: TableVersion]
  /// What anybody can tell the sealing by: the first half of its SHA-256, in letters that are no digits, so that they look
  /// like no telephone number, and no vowels, so that they are no name.
  let fingerprint: String

  /// Makes figures for a site.
  ///
  /// - Parameters:
  ///   - fictional: names of tables that rest on made-up records or figures.
  ///   - shownElsewhere: names of tables that are not shown, each with that of the given one in its place.
  ///   - moving: names of tables whose months move on with those that the register is complete for.
  ///   - corrected: the cells that were corrected.
  ///   - corrections: all corrections, the latest first.
  ///   - hash: the SHA-256 of the sealing.
  ///   - sealings: all sealings of the edition, in order.
  ///   - open: what was cleared for everybody, where this is for those who may see the records.
  ///   - versions: all tables that stand, the newest first, with the last day that each knows of.
  public init(
    _ sealing: Sealing, fictional: Set<String>, shownElsewhere: [String: String], moving: Set<String> = [],
    corrected: [CellReference: Correction] = [:], corrections: [Correction] = [], hash: String = "",
    sealings: [Sealing] = [], versions: [(table: PublishedTable, asOf: String)] = [], open: Sealing? = nil
  ) {
    self.open = open
    let former = versions.map { TableVersion(table: $0.table.printed, asOf: $0.asOf, isFormer: true) }
    self.versions = Dictionary(former.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    fingerprint = Self.fingerprint(hash)
    self.corrected = corrected
    self.corrections = corrections
    change = PublicationChange.last(of: sealings)
    publications = PublicationRecord.all(of: sealings)
    self.sealing = sealing
    self.moving = moving
    self.fictional = fictional
    // Where the other was not sealed yet, nothing stands in the table's place.
    let sealed = Set(sealing.tables.map(\.id))
    self.shownElsewhere = shownElsewhere.filter { sealed.contains($0.value) }
  }

  private static let letters = Array("bcdfghjkmnpqrstv")

  /// A hash of hexadecimal digits in consonants, four by four.
  static func fingerprint(_ hash: String) -> String {
    let letters = hash.prefix(32).compactMap { $0.hexDigitValue.map { Self.letters[$0] } }
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
      .joined(separator: "-")
  }

  /// A table by its name, or by its name with the month that it ended with.
  func version(named name: String) -> TableVersion? {
    guard let table = tables.first(where: { $0.id == name || $0.dated.name == name }) else { return versions[name] }
    return TableVersion(table: table.printed, asOf: sealing.asOf, isFormer: false)
  }

  /// A table as a page shows it that reports on some months.
  func version(named name: String, in period: MonthRange?) -> TableVersion? {
    let newest = version(named: name)
    guard let period else { return newest }
    // What was published of earlier months goes on standing where the table is published no more.
    guard let newest else { return moving.contains(name) ? former(name, period) : nil }
    return isBeyond(newest.table, period) ? former(name, period) : newest
  }

  /// A table that has moved on, or is published no more, as it was for the months of a page.
  private func former(_ name: String, _ period: MonthRange) -> TableVersion? {
    if let version = versions[TableReference(name, at: period.last.iso).name] { return version }
    // Months stay what they are when others are added: the first that has the month is as good as any.
    return versions.values.filter { $0.table.id == name && hasEnd($0.table, period) }.min { $0.name < $1.name }
  }

  /// Whether a table has the last month of some by itself.
  private func hasEnd(_ table: PublishedTable, _ period: MonthRange) -> Bool {
    [table.rows, table.columns].contains { axis in
      axis.members.contains { $0.level == axis.level && $0.period?.months.last == period.last }
    }
  }

  /// The tables that say something of some months, each as a page shows it that reports on them: those that have the last
  /// month, end with it, lie within, or are of no months.
  public func tables(in period: MonthRange) -> [PublishedTable] {
    tables.compactMap { version(named: $0.id, in: period)?.table }.filter { table in
      guard let own = table.scope.period.flatMap({ MonthRange(code: $0) }) else { return true }
      return hasEnd(table, period) || own.last == period.last || period.contains(own.first) && period.contains(own.last)
    }
  }

  /// The tables that have pages.
  var tables: [PublishedTable] { sealing.tables.filter { shownElsewhere[$0.id] == nil } }

  /// Whether a table is of later months than a page reports on, so that its figures are others than the page means.
  ///
  /// Months and quarters that stand beside one another stay as they are.
  func isBeyond(_ table: PublishedTable, _ period: MonthRange) -> Bool {
    guard !hasEnd(table, period), moving.contains(table.id),
      let own = table.scope.period.flatMap({ MonthRange(code: $0) })
    else {
      return false
    }
    return own.last != period.last
  }

  /// The titles of the tables that a correction is about, as far as they are shown.
  func titles(of correction: Correction) -> [String] {
    let ids = Set(correction.cells.map(\.table.id))
    return tables.filter { ids.contains($0.id) }.map { isFictional($0) ? Fiction.title($0.title) : $0.title }
  }

  /// The corrections of a table, the latest first.
  func corrections(of table: PublishedTable) -> [Correction] {
    // Only what a reader sees with a mark is explained.
    let own = Set(
      table.rows.members.indices.flatMap { row in
        table.columns.members.indices.compactMap { column in
          table.figure(row: row, column: column).value.flatMap { _ in
            corrected[table.cell(row: row, column: column)]
          }
        }
      })
    return corrections.filter(own.contains)
  }

  /// Whether a table rests on made-up records or figures.
  func isFictional(_ table: PublishedTable) -> Bool { fictional.contains(table.id) }
}
