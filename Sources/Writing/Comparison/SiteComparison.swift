/// What is different between two sites or releases, in the terms of their readers.
///
/// What changes with every build is no difference: names of assets, dates of making, manifests, feeds.
public struct SiteComparison: Sendable, Hashable {
  /// Figures that are others, and tables that came and went.
  public private(set) var figures: [FigureChange] = []
  /// Pages that came, went, moved or say something else.
  public private(set) var pages: [PageChange] = []
  /// Other files that came, went or changed.
  public private(set) var files: [FileChange] = []

  /// Whether nothing is different.
  public var isEmpty: Bool { figures.isEmpty && pages.isEmpty && files.isEmpty }

  /// A side of the comparison: paths, and a way to read them.
  public struct Side {
    let paths: [String]
    let read: (String) throws -> [UInt8]

    /// Takes the files of a folder, by their paths relative to it.
    public init(paths: [String], read: @escaping (String) throws -> [UInt8]) {
      self.paths = paths
      self.read = read
    }
  }

  /// Compares.
  ///
  /// - Parameter reason: why figures that no page tells of are others, if somebody said so.
  /// - Throws: what reading throws.
  public init(from old: Side, to new: Side, because reason: String? = nil) throws {
    var (before, after) = (Self.named(old.paths), Self.named(new.paths))
    // Each names the release that it is of, and says nothing else that page and data do not say.
    for copy in Self.copies where before[copy] != nil && after[copy] != nil && Self.areReleases(before, after) {
      (before[copy], after[copy]) = (nil, nil)
    }
    try comparePages(before, after, old, new)
    try compareTables(before, after, old, new, reason)
    try compareFiles(before, after, old, new)
  }

  /// The files of a release that say once more what its page and its data say.
  private static let copies = ["report.pdf", "tables.html", "tables.xlsx"]

  private static func areReleases(_ sides: [String: String]...) -> Bool {
    sides.allSatisfy { $0["report.html"] != nil && $0["manifest.json"] != nil }
  }

  /// The files by the names that stay the same over builds.
  private static func named(_ paths: [String]) -> [String: String] {
    Dictionary(paths.map { (AssetName.plain($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Pages

  private mutating func comparePages(
    _ before: [String: String], _ after: [String: String], _ old: Side, _ new: Side
  ) throws {
    func paths(_ names: [String: String]) -> [String] { names.keys.filter { $0.hasSuffix(".html") }.sorted() }
    let (gone, come) = (
      paths(before).filter { after[$0] == nil }, paths(after).filter { before[$0] == nil }
    )
    var added: [(path: String, words: PageWords)] = try come.map { ($0, PageWords(try new.read(after[$0] ?? $0))) }
    for path in gone {
      let words = PageWords(try old.read(before[path] ?? path))
      if let place = Self.nearest(to: words, among: added.map(\.words)) {
        let page = added.remove(at: place)
        pages.append(.init(path: page.path, title: page.words.title, kind: .moved(from: path)))
        let change = PageChange.Words(words, page.words)
        if !change.isEmpty { pages.append(.init(path: page.path, title: page.words.title, kind: .reworded(change))) }
      } else {
        pages.append(.init(path: path, title: words.title, kind: .removed))
      }
    }
    pages += added.map { .init(path: $0.path, title: $0.words.title, kind: .added) }
    for path in paths(before) where after[path] != nil {
      let (first, second) = (try old.read(before[path] ?? path), try new.read(after[path] ?? path))
      if first == second { continue }
      let change = PageChange.Words(PageWords(first), PageWords(second))
      if !change.isEmpty { pages.append(.init(path: path, title: PageWords(second).title, kind: .reworded(change))) }
    }
    pages.sort { ($0.path, $0.kind.rank) < ($1.path, $1.kind.rank) }
  }

  /// Which of some pages says the same, or most of it.
  private static func nearest(to words: PageWords, among pages: [PageWords]) -> Int? {
    let own = Set(words.sentences)
    let shares = pages.map { page -> Double in
      let other = Set(page.sentences)
      let all = own.union(other).count
      return all == 0 ? 0 : Double(own.intersection(other).count) / Double(all)
    }
    return shares.indices.filter { shares[$0] > 0.5 }.max { (shares[$0], -$0) < (shares[$1], -$1) }
  }

  // MARK: - Figures

  private mutating func compareTables(
    _ before: [String: String], _ after: [String: String], _ old: Side, _ new: Side, _ reason: String?
  ) throws {
    func isData(_ path: String) -> Bool {
      // The data of a release on a site are as they were frozen.
      if path.hasPrefix("releases/") { return false }
      return
        path.hasSuffix(".csv")
        && path.split(separator: "/").dropLast().last.map { ["statistics", "tables"].contains($0) } ?? false
    }
    for path in Set(before.keys).union(after.keys).filter(isData).sorted() {
      let (first, second) = (before[path], after[path])
      let bytes = (try first.map(old.read), try second.map(new.read))
      if bytes.0 == bytes.1 { continue }
      let tables = (bytes.0.flatMap { TableData($0) }, bytes.1.flatMap { TableData($0) })
      let name = String(path.split(separator: "/").last?.dropLast(".csv".count) ?? "")
      switch tables {
      case (let before?, let after?):
        let page = String(path.dropLast("csv".count)) + "html"
        let told = new.paths.contains(page) ? PageWords(try new.read(page)).corrections : []
        figures += FigureChange.changes(
          of: name, in: path, before, after, reasons: (told: told, otherwise: reason.map { [$0] }))
      case (nil, let after?): figures.append(.table(name, in: path, after, isNew: true))
      case (let before?, nil): figures.append(.table(name, in: path, before, isNew: false))
      case (nil, nil): break
      }
    }
  }

  // MARK: - Other files

  private mutating func compareFiles(
    _ before: [String: String], _ after: [String: String], _ old: Side, _ new: Side
  ) throws {
    for path in Set(before.keys).union(after.keys).sorted() where !Self.isTold(path) {
      switch (before[path], after[path]) {
      case (nil, _?): files.append(.init(path: path, kind: .added))
      case (_?, nil): files.append(.init(path: path, kind: .removed))
      case (let first?, let second?):
        if try old.read(first) != new.read(second) { files.append(.init(path: path, kind: .changed)) }
      case (nil, nil): break
      }
    }
  }

  /// Whether a file is told by others, or by nothing that a reader could see.
  private static func isTold(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let isData =
      !path.hasPrefix("releases/")
      && ["statistics", "tables"].contains(path.split(separator: "/").dropLast().last ?? "")
    // What follows from pages and data is told by these.
    let follows = path.hasPrefix("search/") && path.hasSuffix(".js") || path.hasPrefix("statistics/all/")
    return follows || path.hasSuffix(".html") || isData && (path.hasSuffix(".csv") || path.hasSuffix(".json"))
      || [
        "engawa-manifest.json", "manifest.json", "manifest.json.sig", "manifest.json.minisig", "feed.xml",
        "sitemap.xml", "_headers", "robots.txt", "security.txt", "site.webmanifest",
      ].contains(
        name)
  }
}
