/// A figure that is another, or a table that came or went.
public struct FigureChange: Sendable, Hashable {
  /// The name of the table.
  public let table: String
  /// The file of its data.
  public let path: String
  /// What the row and the column stand for; empty for a whole table.
  public let cell: [String]
  /// What it was.
  public let before: Value
  /// What it is.
  public let now: Value
  /// Why, as far as the sites say.
  public let why: Reason

  /// What stands in a cell.
  public enum Value: Sendable, Hashable {
    /// A count.
    case count(Int)
    /// A mark in the place of a count.
    case hidden
    /// Nothing: the source has no count, or there is no such cell.
    case none
  }

  /// Why a figure is another.
  public enum Reason: Sendable, Hashable {
    /// It was corrected or revised, for reasons that the page tells.
    case corrected([String])
    /// The table knows of later days.
    case later(from: String, to: String)
    /// Nobody says.
    case unknown
  }

  /// Whether a count came in the place of a mark.
  public var isShownAnew: Bool { if case (.hidden, .count) = (before, now) { true } else { false } }
  /// Whether a mark came in the place of a count.
  public var isHiddenAnew: Bool { if case (.count, .hidden) = (before, now) { true } else { false } }

  static func changes(
    of table: String, in path: String, _ old: TableData, _ new: TableData,
    reasons: (told: [String], otherwise: [String]?)
  ) -> [FigureChange] {
    let former = Dictionary(old.records.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(new.records.map(\.key))
    let gone = old.records.filter { !keys.contains($0.key) }.map { record in
      FigureChange(
        table: table, path: path, cell: record.names, before: record.value, now: .none,
        why: reason(record, new.records.first, reasons))
    }
    return new.records.compactMap { record in
      let before = former[record.key]
      guard before?.value ?? .none != record.value else { return nil }
      return FigureChange(
        table: table, path: path, cell: record.names, before: before?.value ?? .none, now: record.value,
        // What there was not before was not corrected, unless it says so itself.
        why: reason(before ?? old.records.first, record, before == nil ? (reasons.told, nil) : reasons))
    } + gone
  }

  private static func reason(
    _ before: TableData.Record?, _ now: TableData.Record?, _ reasons: (told: [String], otherwise: [String]?)
  ) -> Reason {
    if now?.status == "revised" { return .corrected(reasons.told.isEmpty ? reasons.otherwise ?? [] : reasons.told) }
    if let reason = reasons.otherwise { return .corrected(reason) }
    guard let before, let now, before.asOf != now.asOf else { return .unknown }
    return .later(from: before.asOf, to: now.asOf)
  }

  /// A table that came or went.
  static func table(_ name: String, in path: String, _ data: TableData, isNew: Bool) -> FigureChange {
    let count = FigureChange.Value.count(data.records.count { $0.count != nil })
    return FigureChange(
      table: name, path: path, cell: [], before: isNew ? .none : count, now: isNew ? count : .none, why: .unknown)
  }
}

extension TableData.Record {
  fileprivate var names: [String] { [rowLabel] + (columnLabel.isEmpty ? [] : [columnLabel]) }

  fileprivate var value: FigureChange.Value { count.map { .count($0) } ?? (status == "hidden" ? .hidden : .none) }
}

/// A page that is not as it was.
public struct PageChange: Sendable, Hashable {
  /// Where it is.
  public let path: String
  /// Its title.
  public let title: String
  /// What became of it.
  public let kind: Kind

  /// What became of a page.
  public enum Kind: Sendable, Hashable {
    /// It is new.
    case added
    /// It is gone.
    case removed
    /// It says the same and is elsewhere.
    case moved(from: String)
    /// It says something else.
    case reworded(Words)

    var rank: Int {
      switch self {
      case .removed: 0
      case .added: 1
      case .moved: 2
      case .reworded: 3
      }
    }
  }

  /// What a page says otherwise.
  public struct Words: Sendable, Hashable {
    /// Sentences in order: those that are gone, and those that came.
    public let sentences: [Sentence]
    /// Links that are gone.
    public let lostLinks: [String]
    /// Links that came.
    public let newLinks: [String]

    /// A sentence that came or went.
    public struct Sentence: Sendable, Hashable {
      /// What it says.
      public let text: String
      /// Whether it came.
      public let isNew: Bool
    }

    var isEmpty: Bool { sentences.isEmpty && lostLinks.isEmpty && newLinks.isEmpty }

    init(_ old: PageWords, _ new: PageWords) {
      let titles = old.title == new.title ? [] : [(old.title, false), (new.title, true)]
      let difference = new.sentences.difference(from: old.sentences)
      let changes = difference.map { change -> (place: Int, text: String, isNew: Bool) in
        switch change {
        case .remove(let place, let text, _): (place, text, false)
        case .insert(let place, let text, _): (place, text, true)
        }
      }.sorted { ($0.place, $0.isNew ? 1 : 0) < ($1.place, $1.isNew ? 1 : 0) }
      sentences =
        titles.map { Sentence(text: $0.0, isNew: $0.1) } + changes.map { Sentence(text: $0.text, isNew: $0.isNew) }
      lostLinks = old.links.filter { !new.links.contains($0) }
      newLinks = new.links.filter { !old.links.contains($0) }
    }
  }
}

/// Another file that is not as it was.
public struct FileChange: Sendable, Hashable {
  /// Where it is.
  public let path: String
  /// What became of it.
  public let kind: Kind

  /// What became of a file.
  public enum Kind: String, Sendable, Hashable {
    case added, removed, changed
  }
}
