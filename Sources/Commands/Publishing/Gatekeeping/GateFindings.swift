import Diagnostics
import Files
import Gate

/// What must not leave, told once for each place where somebody wrote it, with the files that repeat it.
struct GateFindings {
  private let gate: Gate
  private var origins: GateOrigins
  private let sources: [String: String]
  private let root: String
  private var told: [Told] = []
  /// The first place of what was found, by what it is, as an index of ``told``.
  private var first: [GateOrigins.Key: Int] = [:]

  private struct Told {
    let hit: Gate.Hit
    let source: String?
    let place: Place?
    /// Other finished files that have the same.
    var others: Set<String> = []
  }

  private var places: Set<Written> = []

  /// What was found, where somebody wrote it.
  private struct Written: Hashable {
    let place: Place
    let key: GateOrigins.Key
  }

  /// Files that pages repeat texts of besides their own sources: configuration, kinds, codes, tables and the theme.
  private lazy var shared: [String] = {
    do {
      let below = try ["content/kinds", "content/codes", "content/statistics", "templates"].flatMap { folder in
        let path = FilePath.join(root, folder)
        guard try fileKind(path) == .folder else { return [String]() }
        return try listTree(path).filter { $0.kind == .file }.map { FilePath.join(folder, $0.path) }
      }
      return ["engawa.yml"] + below
    } catch {
      // The finished file is named where nobody can tell what it was made from.
      return ["engawa.yml"]
    }
  }()

  /// - Parameters:
  ///   - sources: the content files that finished files are made from, by where those are written.
  ///   - root: the folder of the site.
  init(_ hits: [Gate.Hit], sources: [String: String], _ gate: Gate, root: String) {
    self.gate = gate
    origins = GateOrigins(gate, root: root)
    self.sources = sources
    self.root = root
    var homeless: [Gate.Hit] = []
    for hit in hits where !takeAtHome(hit) { homeless.append(hit) }
    for hit in homeless { takeElsewhere(hit) }
  }

  /// What is to be told.
  var diagnostics: [Diagnostic] {
    told.map { one in
      .mustNotLeave(
        one.hit, on: gate.showing(one.hit.path), source: one.source.map(gate.showing), at: one.place,
        others: one.others.map(gate.showing).sorted())
    }.sorted()
  }

  /// Takes what stands in the source of its file; `false` if it does not.
  private mutating func takeAtHome(_ hit: Gate.Hit) -> Bool {
    guard !hit.isInName, let source = sources[hit.path] else { return false }
    // A picture or a file to hand out is its own source.
    let isCopied = source == "content/\(hit.path)"
    guard let place = isCopied ? Place(path: source) : origins.place(of: .init(hit), in: source) else { return false }
    take(hit, source, place)
    return true
  }

  /// Takes what a file repeats that was written for another: a title in a list, the description of the site in its feed.
  private mutating func takeElsewhere(_ hit: Gate.Hit) {
    let key = GateOrigins.Key(hit)
    guard !hit.isInName else { return take(hit, nil, nil) }
    // Of what is in no record nobody knows whether it is the same.
    guard !hit.records.isEmpty else { return take(hit, sources[hit.path], nil) }
    if let index = first[key] {
      if told[index].hit.path != hit.path { told[index].others.insert(hit.path) }
      return
    }
    for source in shared {
      if let place = origins.place(of: key, in: source) { take(hit, source, place) }
    }
    if first[key] == nil { take(hit, sources[hit.path], nil) }
  }

  private mutating func take(_ hit: Gate.Hit, _ source: String?, _ place: Place?) {
    let key = GateOrigins.Key(hit)
    // What stands several times on a page, as a title does, is told once.
    if let place, !places.insert(Written(place: place, key: key)).inserted { return }
    if !hit.isInName, first[key] == nil { first[key] = told.count }
    told.append(Told(hit: hit, source: source, place: place))
  }
}
