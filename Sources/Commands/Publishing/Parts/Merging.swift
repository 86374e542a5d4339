import Content
import Diagnostics
import Files
import Gate
import Ledger
import Output
import Parallelism
import Site
import SiteAudit

extension Publishing {
  /// Joins the parts of a site, checks and gates the whole, and publishes it as a build in one piece would have.
  ///
  /// - Parameters:
  ///   - folders: the folders of the parts, or folders that they lie in.
  ///   - isStrict: whether warnings keep the site from being published.
  /// - Throws: ``Stop`` with everything that is wrong; the old site stays as it was.
  public static func merge(
    _ folders: [String], _ options: Options, isStrict: Bool = false
  ) async throws -> BuildReport {
    try await masking(options) { try await mergeUnmasked(folders, options, isStrict: isStrict) }
  }

  private static func mergeUnmasked(
    _ folders: [String], _ options: Options, isStrict: Bool
  ) async throws -> BuildReport {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    let parts = try Part.find(in: folders)
    try Part.check(parts, PartRecord.key(options, edition, digest: await inputDigest(options, configuration)))
    let foundation = try await Foundation.read(options, configuration, edition, remembering: nil)
    let gatekeeping = try Gatekeeping(options, configuration, edition, foundation.figures.register)
    let problems = foundation.diagnostics.filter { $0.severity == .error } + gatekeeping.problems
    guard problems.isEmpty else { throw Stop(.content, problems.sorted()) }
    let notes = configuration.accepted.taking(from: foundation.diagnostics).left
    let warnings = BuildReport(
      parts.map(\.record.report), sizes: [], foundation.register, gatekeeping.gate, warnings: notes
    ).warnings
    if isStrict, !warnings.isEmpty { throw Stop(.content, warnings) }
    return try await merge(parts, foundation, notes, gatekeeping, edition, configuration, options)
  }

  /// Takes the output folder for a site of which nothing is known from before.
  static func freshStaging(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws -> Staging {
    let output = try folderToWrite(options, edition, configuration)
    let open = try OpenOutput(output)
    return try Staging(open)
  }

  private static func merge(
    _ parts: [Part], _ foundation: Foundation, _ notes: [Diagnostic], _ gatekeeping: Gatekeeping, _ edition: Edition,
    _ configuration: SiteConfiguration, _ options: Options
  ) async throws -> BuildReport {
    let staging = try freshStaging(options, edition, configuration)
    do {
      return try await merge(parts, foundation, notes, gatekeeping, edition, configuration, into: staging, options)
    } catch {
      let stop = error as? Stop ?? .unexpected(error)
      throw Stop(stop.cause, stop.diagnostics + staging.discard())
    }
  }

  private static func merge(
    _ parts: [Part], _ foundation: Foundation, _ notes: [Diagnostic], _ gatekeeping: Gatekeeping, _ edition: Edition,
    _ configuration: SiteConfiguration, into staging: Staging, _ options: Options
  ) async throws -> BuildReport {
    try foundation.ledger.expect(staging.oldManifest?.anchor, configuration)
    let derived = DerivedFiles(configuration, foundation.ledger, edition)
    let day = parts[0].record.day
    let all = parts.flatMap { part in part.files.map { (part: part, file: $0) } }
    options.watch(.rendering)
    let files = try await parallelMap(
      count: all.count, jobs: options.jobs, with: { GateReader(gatekeeping.gate) }
    ) { reader, index in
      let (part, file) = all[index]
      let bytes = try part.read(file)
      let hits = isDocument(file.path) ? [] : reader.hits(in: file.path, bytes)
      let reading = OwnScripts.contain(file.path, bytes) ? nil : PageReading(path: file.path, bytes: bytes)
      return Merged(
        taken: try staging.write(file.path, bytes, day: day), reading: reading, hits: hits,
        part: derived.part(file.path, bytes))
    }
    var reader = GateReader(gatekeeping.gate)
    let following = try await derived.files(of: files.compactMap(\.part), jobs: options.jobs).map { file in
      let hits = file.reading.map { reader.hits(in: $0.path, $0.bytes) } ?? []
      return (taken: try staging.write(file.path, file.bytes, day: day), hits: hits)
    }
    var hits = files.flatMap(\.hits) + following.flatMap(\.hits)
    for (part, file) in all where isDocument(file.path) {
      hits += await gatekeeping.hits(in: file.path, try part.read(file))
    }
    hits += try await gatekeeping.hits(inForeign: staging, besides: edition)
    let sources = parts.reduce(into: [String: String]()) { $0.merge($1.record.sources) { first, _ in first } }
    try gatekeeping.judge(hits, sources: sources)
    options.watch(.attacking)
    let fictional = foundation.figures.fictional(foundation.ledger.latest)
    try audit(files.compactMap(\.reading), foundation.ledger, fictional: fictional, root: options.root)
    let published = try await staging.publish(
      by: .current, edition: edition.name, anchor: foundation.ledger.anchor?.description, day: day,
      files: files.map(\.taken) + following.map(\.taken),
      jobs: options.jobs)
    let warnings = staging.finish(published).warnings + (gatekeeping.memory?.note(published.manifest) ?? [])
    return BuildReport(
      parts.map(\.record.report), sizes: published.manifest.files.map(\.size), foundation.register, gatekeeping.gate,
      warnings: notes + warnings)
  }
}

/// A file of a part, taken over.
private struct Merged: Sendable {
  let taken: Staging.Written
  let reading: PageReading?
  let hits: [Gate.Hit]
  let part: DerivedFiles.Part?
}

/// A part of a site that lies in a folder.
private struct Part: Sendable {
  let folder: FolderHandle
  let record: PartRecord
  /// Its files, but for the record.
  let files: [Manifest.File]

  /// The parts in some folders, or in folders in them.
  static func find(in folders: [String]) throws -> [Part] {
    var problems: [Diagnostic] = []
    var parts: [Part] = []
    for folder in folders {
      do {
        let handle = try FolderHandle(folder)
        if let part = try Part(handle, name: folder) {
          parts.append(part)
          continue
        }
        let inner = try handle.entries().filter { $0.kind == .folder }
          .compactMap { try Part(handle.folder($0.path), name: FilePath.join(folder, $0.path)) }
        if inner.isEmpty { problems.append(.noPart(at: Place(path: folder))) }
        parts += inner
      } catch let error as FileError {
        problems.append(error.diagnostic)
      }
    }
    guard problems.isEmpty else { throw Stop(.usage, problems) }
    return parts.sorted { $0.record.shard.number < $1.record.shard.number }
  }

  /// Looks at a folder; `nil` if no part lies there.
  private init?(_ folder: FolderHandle, name: String) throws {
    guard try folder.kind(of: PartRecord.fileName) == .file else { return nil }
    let bytes = try folder.read(PartRecord.fileName)
    guard let manifest = try Manifest.read(from: folder, name: name), let record = PartRecord.read(bytes),
      manifest.files.contains(Manifest.File(path: PartRecord.fileName, bytes: bytes))
    else { throw Stop(.usage, [.otherPart(at: Place(path: name))]) }
    self.folder = folder
    self.record = record
    files = manifest.files.filter { $0.path != PartRecord.fileName }
  }

  /// Reads a file of the part.
  ///
  /// - Throws: ``Stop`` if it is not the file that was made.
  func read(_ file: Manifest.File) throws -> [UInt8] {
    let bytes = try stopping { try folder.read(file.path) }
    guard Manifest.File(path: file.path, bytes: bytes) == file else {
      throw Stop(.machine, [.altered(at: Place(path: FilePath.join(folder.path, file.path)))])
    }
    return bytes
  }

  /// Checks that they are all parts of one site, each once and whole, made from what is here.
  ///
  /// - Parameter key: what their records say of what they were made from.
  static func check(_ parts: [Part], _ key: [String]) throws {
    guard let first = parts.first else { return }
    let count = first.record.shard.count
    var problems = parts.filter { $0.record.key != key || $0.record.shard.count != count }
      .map { Diagnostic.otherPart(at: Place(path: $0.folder.path)) }
    let numbers = parts.map(\.record.shard.number)
    let missing = (1...count).filter { !numbers.contains($0) }
    if !missing.isEmpty { problems.append(.missingParts(missing, of: count)) }
    // Pages of one part name what another part draws.
    for part in parts where part.record.drawing != first.record.drawing {
      problems.append(.otherDrawing(at: Place(path: part.folder.path)))
    }
    for (part, next) in zip(parts, parts.dropFirst()) where part.record.shard.number == next.record.shard.number {
      problems.append(.samePart(part.record.shard.number, at: Place(path: next.folder.path)))
    }
    for part in parts {
      // Every part knows all pages, and whose each is follows from its name.
      let own = Set(part.files.map(\.path))
      let wanted = part.record.sources.keys.filter(part.record.shard.has)
      if !own.allSatisfy(part.record.shard.has) || !wanted.allSatisfy(own.contains) {
        problems.append(.altered(at: Place(path: part.folder.path)))
      }
    }
    guard problems.isEmpty else { throw Stop(.usage, problems) }
  }
}

extension Diagnostic {
  static func noPart(at place: Place) -> Self {
    Self(
      "merge.no-part", at: place,
      Message(en: "no part of a site lies here", ja: "ここに、サイトの一部（--shard で作ったもの）がありません"),
      hint: Message(
        en: "make parts with 'engawa build --shard 1/4 --output parts/1' and so on",
        ja: "engawa build --shard 1/4 --output parts/1 のように作ってください"))
  }

  static func otherPart(at place: Place) -> Self {
    Self(
      "merge.other-site", at: place,
      Message(
        en: "this part was made by another tool, from other files or for something else than is asked for here",
        ja: "この部分は、別のツール、別の原稿、または別の条件で作られています"),
      hint: Message(
        en: "make all parts anew with one tool, from the same files, on the same day",
        ja: "同じツールと原稿で、同じ日に、すべての部分を作り直してください"))
  }

  static func otherDrawing(at place: Place) -> Self {
    Self(
      "merge.other-drawing", at: place,
      Message(
        en: "pictures of this part were drawn by another version of libvips than those of the first part, or by none",
        ja: "この部分の画像は、最初の部分と違う版の libvips で描かれたか、libvips なしで作られています"),
      hint: Message(
        en: "make all parts on machines with the same libvips, or all on machines without it",
        ja: "すべての部分を、同じ版の libvips のある（または、どれにもない）コンピュータで作り直してください"))
  }

  static func missingParts(_ numbers: [Int], of count: Int) -> Self {
    let list = numbers.map { "\($0)/\(count)" }.joined(separator: ", ")
    return Self(
      "merge.missing-part", at: nil,
      Message(en: "parts are missing: \(list)", ja: "足りない部分があります: \(list)"),
      hint: Message(en: "make them with 'engawa build --shard'", ja: "engawa build --shard で作ってください"))
  }

  static func samePart(_ number: Int, at place: Place) -> Self {
    Self(
      "merge.same-part", at: place,
      Message(en: "part \(number) is here twice", ja: "\(number)番目の部分が二つあります"),
      hint: Message(en: "name one of them", ja: "どちらか一つだけを指定してください"))
  }
}
