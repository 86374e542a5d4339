import Diagnostics
import Gate
import Output
import Parallelism
import Site
import SiteAudit

/// Makes the files of a site, and holds them against the gate and the auditor.
struct SiteMaking<Taken: Sendable>: Sendable {
  let plan: Publishing.Plan
  let options: Publishing.Options
  let remembered: Remembered?
  /// Takes a file of the site as it stands in the old one; `nil` if it cannot be.
  let keep: @Sendable (String) throws -> Taken?
  /// Takes a file that was made; says whether the old site has the very same, and whether the gate as it is now has
  /// read it before.
  let take: @Sendable (String, [UInt8]) throws -> (taken: Taken, isSame: Bool, hasPassed: Bool)
  /// Reads a file of the old site.
  let readOld: @Sendable (String) throws -> [UInt8]

  /// A site that may be published.
  struct Made: Sendable {
    /// Its files.
    let files: [Taken]
    /// How many of them are new, or others than in the old site.
    let count: Int
    /// What the next build may know of its pages.
    let memory: SiteMemory
    /// Those of its files that have tables of figures.
    let tables: Set<String>
  }

  /// What makes a thing that was found the same wherever it stands in a file.
  private struct Repetition: Hashable {
    let path: String
    let rule: GateRule
    let records: [String]

    init(_ hit: Gate.Hit) { (path, rule, records) = (hit.path, hit.rule, hit.records) }
  }

  private struct File: Sendable {
    let path: String
    let taken: Taken
    /// Whether it is another than in the old site.
    let isNew: Bool
    /// What a file shows of figures that is new; `nil` if it is as it was in the old site.
    let reading: PageReading?
    /// Whether it was drawn from what pages say.
    var isDrawn = false
    var hits: [Gate.Hit] = []
    var memory: ArraySlice<UInt8>?
    /// What it gives files that follow from it.
    var part: DerivedFiles.Part?
  }

  /// Makes all files.
  ///
  /// - Parameter more: what the gate found elsewhere.
  /// - Throws: ``Stop`` with everything that must not leave.
  func make(adding more: [Gate.Hit] = []) async throws -> Made {
    let site = plan.site
    let count = site.fileCount + site.documents.count + site.pictures.count + site.shareImageCount + plan.frozen.count
    options.watch(.rendering)
    let pieces = try await parallelMap(
      count: count, jobs: options.jobs, with: { GateReader(plan.gatekeeping.gate) }
    ) { reader, number in
      // The last are the longest, such as the list of all pages: they are begun first, so that no core waits for them.
      try made(at: count - 1 - number, &reader)
    }
    let problems = pieces.flatMap(\.problems)
    guard problems.isEmpty else { throw Stop(.content, problems.sorted()) }
    let files = pieces.flatMap(\.files)
    let handed = site.documents.filter { remembered?.keeps($0, [$0]) != true }
    let documents = try await Publishing.documentHits(handed, plan.gatekeeping, options)
    let frozen = try await Publishing.documentHits(plan.frozen, plan.gatekeeping)
    let derived = try await derivedFiles(files.compactMap(\.part))
    let own = files.flatMap(\.hits)
    // The texts that are searched repeat their pages, and what was found on one is told once.
    let repeated = Set(own.map(Repetition.init))
    let more = derived.flatMap(\.hits).filter { !repeated.contains(Repetition($0)) } + more
    try plan.gatekeeping.judge(
      own + documents + frozen + more,
      sources: site.sources.merging(plan.frozen.map { ($0.path, $0.source) }) { own, _ in own },
      isWhole: site.shard == nil)
    return Made(
      files: files.map(\.taken) + derived.map(\.taken),
      count: files.count { $0.isNew } + derived.count { !$0.isSame },
      memory: site.memory(of: files.compactMap { file in file.memory.map { (file.path, $0) } }),
      tables: try audit(files))
  }

  /// The files of one thing that is to be published: a page, a picture with its versions, a file to hand out.
  private struct Piece: Sendable {
    var files: [File] = []
    /// Why they cannot be made.
    var problems: [Diagnostic] = []
  }

  private func made(at index: Int, _ reader: inout GateReader) throws -> Piece {
    let site = plan.site
    if index < site.fileCount {
      if let path = site.kept(at: index) { return Piece(files: [try kept(path)]) }
      let made = site.madeFile(at: index)
      return Piece(files: [try file(made.file.path, made.file.bytes, memory: made.memory, &reader)])
    }
    var place = index - site.fileCount
    if site.documents.indices.contains(place) {
      let path = site.documents[place]
      if remembered?.keeps(path, [path]) ?? false { return Piece(files: [try kept(path)]) }
      return Piece(files: [try file(path, try Publishing.readImage(path, options), &reader)])
    }
    place -= site.documents.count
    if site.pictures.indices.contains(place) {
      let work = site.pictures[place]
      if remembered?.keeps(work.image, work.paths) ?? false { return Piece(files: try work.paths.map(kept)) }
      return try piece(of: work, &reader)
    }
    place -= site.pictures.count
    if place < site.shareImageCount { return Piece(files: [try shareImage(at: place, &reader)]) }
    let frozen = plan.frozen[place - site.shareImageCount]
    return Piece(files: [try file(frozen.path, try frozen.bytes(), &reader)])
  }

  /// A picture with its versions; what is wrong with it is told together with what is wrong with others.
  private func piece(of work: PictureWork, _ reader: inout GateReader) throws -> Piece {
    let drawn: [(path: String, bytes: [UInt8])]
    do { drawn = try plan.drawing.files(of: work, options) } catch let stop as Stop where stop.cause == .content {
      return Piece(problems: stop.diagnostics)
    }
    return Piece(files: try drawn.map { try file($0.path, $0.bytes, &reader) })
  }

  /// An image that is seen where links are shared; the gate reads what it is drawn from.
  private func shareImage(at index: Int, _ reader: inout GateReader) throws -> File {
    let image = plan.site.shareImage(at: index)
    guard let sharing = plan.sharing else { throw Stop(.machine, [.lost(at: Place(path: image.path))]) }
    let kept = sharing.kept(image)
    let bytes = try kept ?? sharing.drawn(image)
    let file = try file(image.path, bytes, drawnFrom: image.drawing, &reader)
    // What must not leave is not kept either.
    if kept == nil, file.hits.isEmpty { sharing.keep(bytes, of: image) }
    return file
  }

  /// A file of the old site that stays.
  private func kept(_ path: String) throws -> File {
    guard let taken = try keep(path) else { throw Stop(.machine, [.lost(at: Place(path: path))]) }
    let gives = plan.derived?.mayGive(path) ?? false
    return File(
      path: path, taken: taken, isNew: false, reading: nil,
      part: gives ? plan.derived?.part(path, try readOld(path)) : nil)
  }

  /// A file that was made.
  ///
  /// - Parameter drawing: what it was drawn from, which is read in its place.
  private func file(
    _ path: String, _ bytes: [UInt8], drawnFrom drawing: [UInt8]? = nil, memory: ArraySlice<UInt8>? = nil,
    _ reader: inout GateReader
  ) throws -> File {
    let (taken, isSame, hasPassed) = try take(path, bytes)
    // What was on the old site has passed, for what the gate knows is the same as then.
    let isOld = isSame && remembered != nil
    // A waiver is held against what it lets through.
    let isKnown = (hasPassed || isOld) && !plan.gatekeeping.isWaived(path)
    let isRead = !isOld && !OwnScripts.contain(path, bytes)
    func reading() -> PageReading {
      drawing.map { PageReading(path: path, drawing: $0) } ?? PageReading(path: path, bytes: bytes)
    }
    return File(
      path: path, taken: taken, isNew: !isOld, reading: isRead ? reading() : nil,
      isDrawn: drawing != nil,
      hits: isKnown || Publishing.isDocument(path) ? [] : reader.hits(in: path, bytes, text: drawing), memory: memory,
      part: plan.derived?.part(path, bytes))
  }

  /// Holds what the files show against the ledger, and attacks it unless the tables are those of the last build.
  ///
  /// - Returns: the paths of the files that have tables of figures.
  private func audit(_ files: [File]) throws -> Set<String> {
    // Parts are attacked when they are joined; what images are drawn from is at hand in the parts alone.
    if plan.site.shard != nil {
      try Publishing.compare(files.filter(\.isDrawn).compactMap(\.reading), plan, root: options.root)
      return []
    }
    let ledger = plan.foundation.ledger
    var readings = files.compactMap(\.reading)
    // A release is held against the sealing that it rests on, whatever was sealed since.
    try Publishing.audit(readings, of: plan.frozen, ledger, root: options.root)
    let frozen = Set(plan.frozen.map(\.path))
    readings.removeAll { frozen.contains($0.path) }
    let same = Set(files.filter { $0.reading == nil }.map(\.path))
    let old = (remembered?.tables ?? []).filter(same.contains)
    let new = readings.filter(\.hasTables).map(\.path)
    if let remembered, new.isEmpty, old.count == remembered.tables.count {
      try Publishing.compare(readings, plan, root: options.root)
      return old
    }
    options.watch(.attacking)
    let kept = try old.sorted().map { PageReading(path: $0, bytes: try readOld($0)) }
    try Publishing.audit(
      readings + kept, ledger, fictional: plan.fictional, root: options.root)
    return old.union(new)
  }
}

extension Diagnostic {
  /// A file of the last site is gone that was there when the build began.
  fileprivate static func lost(at place: Place) -> Self {
    Self(
      "output.lost", at: place,
      Message(en: "a file of the published site has vanished", ja: "公開していたファイルがなくなりました"),
      hint: Message(en: "build once more", ja: "もう一度ビルドしてください"))
  }
}
