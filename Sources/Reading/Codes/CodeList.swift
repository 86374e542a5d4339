public import Chronology

/// A list of codes that records are classified by, such as the issues that people have.
public struct CodeList: Sendable {
  /// The name of the file without ending, such as `issues`.
  public let name: String
  /// What it lists.
  public let title: CodeLabel
  /// The codes, in the order that readers see them.
  public let codes: [Code]
  /// What codes roll up to, in the order that readers see them.
  public let groups: [CodeGroup]
  /// The versions that the list has had, oldest first; a list that never changed has none.
  public let versions: [CodeVersion]
  /// Where codes of an older version went, by position.
  private let successors: [Int: Int]
  private let positions: [String: Int]
  /// The positions by codes and labels in their plainest form; what means two of them is none.
  private let plainPositions: [String: Int]

  init(
    name: String, title: CodeLabel, codes: [Code], groups: [CodeGroup], versions: [CodeVersion],
    successors: [Int: Int]
  ) {
    self.name = name
    self.title = title
    self.codes = codes
    self.groups = groups
    self.versions = versions
    self.successors = successors
    // A code wins over a label that reads the same.
    let labels = codes.indices.map { (codes[$0].label.ja, $0) } + codes.indices.map { (codes[$0].label.en ?? "", $0) }
    positions = Dictionary(
      codes.indices.map { (codes[$0].code, $0) } + labels.filter { !$0.0.isEmpty },
      uniquingKeysWith: { first, _ in first })
    let plain = Dictionary(grouping: positions) { WrittenCode.plain($0.key) }
    plainPositions = plain.compactMapValues { Set($0.map(\.value)).count == 1 ? $0[0].value : nil }
  }

  /// The position of a code, or `nil` if the list does not have it.
  public func position(of code: String) -> Int? {
    positions[code].flatMap { codes[$0].code.utf8.elementsEqual(code.utf8) ? $0 : nil }
  }

  /// The position of a code by itself or by its Japanese or English label, as a spreadsheet may have it: ７０代 and 七十代
  /// are 70代.
  public func position(written text: String) -> Int? {
    positions[text] ?? plainPositions[WrittenCode.plain(text)]
  }

  /// The position of the code that stands for one in a month: itself while it is valid, otherwise where the crosswalk
  /// leads; `nil` if it leads nowhere.
  public func successor(of position: Int, in month: CalendarMonth) -> Int? {
    var current = position
    // A chain is as long as there are versions; a circle was refused when the list was read.
    for _ in 0...versions.count {
      if codes[current].isValid(in: month) { return current }
      guard let next = successors[current] else { return nil }
      current = next
    }
    return nil
  }

  /// The position of the code that a code became by and by: itself if none took its place.
  public func newest(of position: Int) -> Int {
    var current = position
    for _ in 0...versions.count {
      guard let next = successors[current] else { break }
      current = next
    }
    return current
  }

  /// The code that lasts for a month only, if there is just one: the state that a case has when it is opened.
  public var opening: Int? {
    let short = codes.indices.filter { codes[$0].next != nil }
    return short.count == 1 ? short[0] : nil
  }

  /// The versions that begin within a range of months, after its first.
  public func breaks(in range: MonthRange) -> [CodeVersion] {
    versions.filter { range.first < $0.from && $0.from <= range.last }
  }
}

/// One code of a list.
public struct Code: Sendable, Hashable {
  /// The name in records and data, such as `poverty` or `8050`.
  public let code: String
  /// Its name for readers.
  public let label: CodeLabel
  /// The position of its group, if it has one.
  public let group: Int?
  /// The first month in which it was used, or `nil` if it always was.
  public let validFrom: CalendarMonth?
  /// The last month in which it was used, or `nil` if it still is.
  public let validUntil: CalendarMonth?
  /// The ages that it stands for, if it is an age band.
  public let ages: ClosedRange<Int>?
  /// What readers should know of it.
  public let note: String?
  /// The position of the code that follows it after a month, if it is a state that lasts for a month only.
  public let next: Int?
  /// Whether it tells something of a person that hurts if others learn it: nobody may learn it of a whole group.
  public let isSensitive: Bool
  /// How many people live there, if it is a district and that was said.
  public let population: Int?

  /// Whether it was in use in a month.
  public func isValid(in month: CalendarMonth) -> Bool {
    (validFrom.map { $0 <= month } ?? true) && (validUntil.map { month <= $0 } ?? true)
  }

  /// Whether it was in use at any time within a range of months.
  public func isValid(in range: MonthRange) -> Bool {
    (validFrom.map { $0 <= range.last } ?? true) && (validUntil.map { range.first <= $0 } ?? true)
  }
}

/// What several codes roll up to.
public struct CodeGroup: Sendable, Hashable {
  /// The name in data.
  public let code: String
  /// Its name for readers.
  public let label: CodeLabel
  /// What readers should know of it.
  public let note: String?
}

/// A version of a code list.
public struct CodeVersion: Sendable, Hashable {
  /// The name, such as `r5`.
  public let code: String
  /// The first month in which it was used.
  public let from: CalendarMonth
  /// What changed, for readers.
  public let note: String?
}

/// The name of a code for readers of different languages.
public struct CodeLabel: Sendable, Hashable {
  /// In Japanese.
  public let ja: String
  /// In English.
  public let en: String?
  /// In plain Japanese (やさしい日本語).
  public let jaSimple: String?
}
