import Content
import Gate
import Ledger
import Parallelism
import Search

/// Files that follow from others of the finished site, and from nothing else: what it is searched by, and its data in
/// one file.
///
/// They need not be audited, for they are what files that were audited give; whoever audits a finished site makes them
/// again and holds them against those that are there.
struct DerivedFiles: Sendable {
  let searching: Searching?
  let package: DataPackage?

  init(_ configuration: SiteConfiguration, _ ledger: Ledger, _ edition: Edition) {
    searching = Searching(configuration)
    package = DataPackage(configuration, ledger, edition)
  }

  /// What a file gives others.
  enum Part: Sendable {
    case page(SearchPage)
    case data(path: String, bytes: [UInt8])
  }

  /// What a file gives others; `nil` if it gives nothing.
  func part(_ path: String, _ bytes: [UInt8]) -> Part? {
    if package != nil, DataPackage.isData(path) { return .data(path: path, bytes: bytes) }
    return searching?.page(path, bytes).map { .page($0) }
  }

  /// Whether a file may give others something, by where it lies.
  func mayGive(_ path: String) -> Bool {
    package != nil && DataPackage.isData(path) || searching?.isSearched(path) ?? false
  }

  /// A file that follows from others, and how the gate reads it.
  struct File: Sendable {
    let path: String
    let bytes: [UInt8]
    /// What the gate reads in its place; `nil` for what it has read where it stands by itself.
    let reading: (path: String, bytes: [UInt8])?
  }

  /// All files for what the finished files give.
  ///
  /// - Throws: if the task is ended.
  func files(of parts: [Part], jobs: Int) async throws -> [File] {
    var pages: [SearchPage] = []
    var data: [(path: String, bytes: [UInt8])] = []
    for part in parts {
      switch part {
      case .page(let page): pages.append(page)
      case .data(let path, let bytes): data.append((path, bytes))
      }
    }
    let search = try await searching?.files(of: pages, jobs: jobs) ?? []
    let package = (package?.files(of: data) ?? []).map { path, bytes in
      File(path: path, bytes: bytes, reading: path == DataPackage.archive ? nil : (path, bytes))
    }
    return search + package
  }
}

extension SiteMaking {
  /// Takes the files that follow from others, and holds them against the gate.
  func derivedFiles(
    _ parts: [DerivedFiles.Part]
  ) async throws -> [(taken: Taken, isSame: Bool, hits: [Gate.Hit])] {
    guard let derived = plan.derived else { return [] }
    let files = try await derived.files(of: parts, jobs: options.jobs)
    return try await parallelMap(count: files.count, jobs: options.jobs, with: { GateReader(plan.gatekeeping.gate) }) {
      reader, number in
      let file = files[number]
      let (taken, isSame, hasPassed) = try take(file.path, file.bytes)
      let reading = hasPassed || isSame && remembered != nil ? nil : file.reading
      return (taken, isSame, reading.map { reader.hits(in: $0.path, $0.bytes) } ?? [])
    }
  }
}
