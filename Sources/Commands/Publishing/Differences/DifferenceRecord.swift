public import Comparison

/// A comparison for programs.
public struct DifferenceRecord: Encodable, Sendable {
  private let figures: [Figure]
  private let pages: [Page]
  private let files: [File]

  private struct Figure: Encodable, Sendable {
    let table: String
    let path: String
    let cell: [String]
    let before: String
    let now: String
    let why: String
  }

  private struct Page: Encodable, Sendable {
    let path: String
    let title: String
    let change: String
    let from: String?
    let lostSentences: [String]
    let newSentences: [String]
    let lostLinks: [String]
    let newLinks: [String]
  }

  private struct File: Encodable, Sendable {
    let path: String
    let change: String
  }

  /// Takes a comparison.
  public init(_ comparison: SiteComparison) {
    figures = comparison.figures.map { change in
      Figure(
        table: change.table, path: change.path, cell: change.cell, before: Self.word(change.before),
        now: Self.word(change.now), why: Self.word(change.why))
    }
    pages = comparison.pages.map { page in
      let (change, from, words): (String, String?, PageChange.Words?) =
        switch page.kind {
        case .added: ("added", nil, nil)
        case .removed: ("removed", nil, nil)
        case .moved(let from): ("moved", from, nil)
        case .reworded(let words): ("reworded", nil, words)
        }
      let sentences = words?.sentences ?? []
      return Page(
        path: page.path, title: page.title, change: change, from: from,
        lostSentences: sentences.filter { !$0.isNew }.map(\.text),
        newSentences: sentences.filter(\.isNew).map(\.text), lostLinks: words?.lostLinks ?? [],
        newLinks: words?.newLinks ?? [])
    }
    files = comparison.files.map { File(path: $0.path, change: $0.kind.rawValue) }
  }

  private static func word(_ value: FigureChange.Value) -> String {
    switch value {
    case .count(let count): "\(count)"
    case .hidden: "hidden"
    case .none: "none"
    }
  }

  private static func word(_ why: FigureChange.Reason) -> String {
    switch why {
    case .corrected: "corrected"
    case .later: "later"
    case .unknown: "unknown"
    }
  }
}
