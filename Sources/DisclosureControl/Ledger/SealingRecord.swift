import Chronology
import Digests
@_spi(Suppression) import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A sealing as its file has it: the figures, and the hash of all that.
struct SealingRecord: Codable {
  let sealing: Content
  let sha256: String

  struct Content: Codable {
    let format: Int
    let edition: String
    let number: Int
    let previous: String?
    let asOf: String
    let threshold: Int
    let targets: Int
    let tables: [Table]
    let withheld: [Withheld]
    let identities: [Sealing.Identity]
    /// Left out where there are none, as in files from before it was noted.
    let fictional: [String]?
    /// Left out where nothing is corrected.
    let correction: Correction?
    /// Left out where nothing was to be certified, as in files from before certificates were kept.
    let certificate: Sealing.CertificateNote?
    /// Left out where nobody looked, as in files from before it was noted.
    let openGroupsAtMost: Int?
  }

  struct Correction: Codable {
    let kind: String
    let reason: String
    let day: String
    let cells: [String]
  }

  struct Table: Codable {
    let id: String
    let title: String
    let unit: String
    let measure: String
    let origin: String
    let source: String
    let notes: [String]
    let breaks: [Break]
    let period: String?
    let conditions: [String: [String]]
    let choice: [Trial]
    let rows: Axis
    let columns: Axis
    /// Row by row: a count, `x` for a hidden one, nothing for one that the source does not have.
    let figures: [[String]]
    let carriedFrom: String?
  }

  struct Axis: Codable {
    let variable: String
    let name: String
    let title: String
    let showsLabels: Bool
    let members: [Member]
  }

  struct Member: Codable {
    let code: String
    let label: String
    let level: String
    let number: Int?
    let covers: [String]
  }

  struct Break: Codable {
    let month: String
    let note: String
  }

  struct Trial: Codable {
    let rows: String
    let columns: String
  }

  struct Withheld: Codable {
    let id: String
    let title: String
    let trials: [Trial]
  }

  static let format = 1

  // MARK: - Writing

  init(_ sealing: Sealing) throws {
    let content = Content(
      format: Self.format, edition: sealing.edition, number: sealing.number, previous: sealing.previous,
      asOf: sealing.asOf, threshold: sealing.threshold, targets: sealing.targets,
      tables: sealing.tables.map(Self.table),
      withheld: sealing.withheld.map { Withheld(id: $0.id, title: $0.title, trials: $0.trials.map(Self.trial)) },
      identities: sealing.identities, fictional: sealing.fictional.isEmpty ? nil : sealing.fictional.sorted(),
      correction: sealing.correction.map {
        Correction(kind: $0.kind.rawValue, reason: $0.reason, day: $0.day, cells: $0.cells.map(\.name))
      }, certificate: sealing.certificate, openGroupsAtMost: sealing.openGroupsAtMost)
    self.init(sealing: content, sha256: try Self.hash(of: content))
  }

  private init(sealing: Content, sha256: String) {
    self.sealing = sealing
    self.sha256 = sha256
  }

  /// The file.
  func bytes() throws -> [UInt8] { try Self.json(self) + [UInt8(ascii: "\n")] }

  static func hash(of content: Content) throws -> String {
    Digest.hexadecimal(try json(content))
  }

  /// One form for each value, so that a change of a single byte shows.
  private static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  private static func table(_ table: PublishedTable) -> Table {
    Table(
      id: table.id, title: table.title, unit: table.unit.rawValue, measure: table.measure,
      origin: table.origin == .given ? "given" : "register", source: table.source, notes: table.notes,
      breaks: table.breaks.map { Break(month: $0.month.iso, note: $0.note) }, period: table.scope.period,
      conditions: table.scope.conditions, choice: table.choice.map(trial), rows: axis(table.rows),
      columns: axis(table.columns),
      figures: table.rows.members.indices.map { row in
        table.columns.members.indices.map { column in
          let figure = table.figure(row: row, column: column)
          return figure.value.map(String.init) ?? (figure.isHidden ? PublishedCell.mark : "")
        }
      }, carriedFrom: table.carriedFrom)
  }

  private static func axis(_ axis: Tables.Axis) -> Axis {
    Axis(
      variable: axis.variable, name: axis.name, title: axis.title, showsLabels: axis.showsLabels,
      members: axis.members.map {
        Member(code: $0.code, label: $0.label, level: $0.level, number: $0.number, covers: $0.covers)
      })
  }

  private static func trial(_ trial: PublishedTable.LevelTrial) -> Trial {
    Trial(rows: trial.rows, columns: trial.columns)
  }
}

// MARK: - Reading

extension SealingRecord {
  /// What a file is.
  enum Reading {
    case sealing(Sealing, hash: String)
    /// A sealing in a format that only a later version of the tool knows.
    case newer
    /// No sealing, or not as the tool wrote it.
    case changed
  }

  /// Reads a file.
  static func read(_ bytes: [UInt8]) -> Reading {
    do {
      guard try JSONDecoder().decode(Format.self, from: Data(bytes)).sealing.format <= format else { return .newer }
      let record = try JSONDecoder().decode(SealingRecord.self, from: Data(bytes))
      guard record.sealing.format == format, try record.bytes() == bytes,
        try hash(of: record.sealing) == record.sha256, let sealing = record.sealing.value
      else { return .changed }
      return .sealing(sealing, hash: record.sha256)
    } catch { return .changed }
  }

  /// What every format has.
  private struct Format: Decodable {
    struct Content: Decodable { let format: Int }
    let sealing: Content
  }
}

extension SealingRecord.Content {
  fileprivate var value: Sealing? {
    let tables = tables.compactMap(\.value)
    guard tables.count == self.tables.count else { return nil }
    let correction = correction?.value
    if self.correction != nil, correction == nil { return nil }
    return Sealing(
      edition: edition, number: number, previous: previous, asOf: asOf, threshold: threshold, tables: tables,
      withheld: withheld.map { WithheldTable(id: $0.id, title: $0.title, trials: $0.trials.map(\.value)) },
      identities: identities, fictional: Set(fictional ?? []), targets: targets, correction: correction,
      certificate: certificate, openGroupsAtMost: openGroupsAtMost)
  }
}

extension SealingRecord.Correction {
  fileprivate var value: Tables.Correction? {
    let references = cells.compactMap { CellReference($0) }
    guard let kind = Tables.Correction.Kind(rawValue: kind), references.count == cells.count else { return nil }
    return .init(kind: kind, reason: reason, day: day, cells: references)
  }
}

extension SealingRecord.Table {
  fileprivate var value: PublishedTable? {
    let figures = figures.joined().map(Self.figure)
    let breaks = breaks.compactMap { entry in
      CalendarMonth(iso: entry.month).map { SeriesBreak(month: $0, note: entry.note) }
    }
    guard let unit = CountingUnit(rawValue: unit), ["given", "register"].contains(origin),
      breaks.count == self.breaks.count, figures.allSatisfy({ $0 != nil }),
      self.figures.count == rows.members.count, self.figures.allSatisfy({ $0.count == columns.members.count })
    else { return nil }
    return PublishedTable(
      id: id, title: title, unit: unit, measure: measure, rows: rows.value, columns: columns.value,
      origin: origin == "given" ? .given : .register, source: source, notes: notes, breaks: breaks,
      scope: .init(period: period, conditions: conditions), choice: choice.map(\.value),
      figures: figures.compactMap(\.self), carriedFrom: carriedFrom)
  }

  private static func figure(_ text: String) -> PublishedCell? {
    switch text {
    case "": .missing
    case PublishedCell.mark: .hidden
    default: Int(text).flatMap { $0 >= 0 ? .value($0) : nil }
    }
  }
}

extension SealingRecord.Axis {
  fileprivate var value: Axis {
    Axis(
      variable: variable, name: name, title: title, showsLabels: showsLabels,
      members: members.map {
        AxisMember(
          code: $0.code, label: $0.label, level: $0.level, period: Period(code: $0.code), number: $0.number,
          covers: $0.covers)
      })
  }
}

extension SealingRecord.Trial {
  fileprivate var value: PublishedTable.LevelTrial {
    .init(rows: rows, columns: columns)
  }
}
