import Content
import Search

/// The files that a site is searched by: made from its finished pages, and from nothing else.
///
/// They need not be audited, for they are what the pages that were audited give; whoever audits a finished site makes
/// them again and holds them against those that are there.
struct Searching: Sendable {
  private let synonyms: SearchSynonyms
  /// Pages that the gate lets something through on; a waiver is for a page, and not for what repeats it.
  private let waived: Set<String>

  /// Prepares; `nil` if the site is not searched.
  init?(_ configuration: SiteConfiguration) {
    guard let settings = configuration.search else { return nil }
    synonyms = SearchSynonyms(settings.synonyms)
    waived = configuration.waivedFiles
  }

  /// What can be found on a file; `nil` if it is none that can be found.
  func page(_ path: String, _ bytes: [UInt8]) -> SearchPage? {
    isSearched(path) ? SearchPage(path: path, bytes: bytes, synonyms) : nil
  }

  /// Whether a file may be one that can be found, by where it lies.
  func isSearched(_ path: String) -> Bool { path.hasSuffix(".html") && !waived.contains(path) }

  /// The files for some pages.
  ///
  /// The gate reads the texts in them as the pages that they are of, and the list of all as it is. It does not read the
  /// files of terms: a pair of characters alone looks like many a name that it is not.
  ///
  /// - Throws: if the task is ended.
  func files(of pages: [SearchPage], jobs: Int) async throws -> [DerivedFiles.File] {
    try await SearchIndex(pages, synonyms).files(jobs: jobs).map { file in
      let isTerms = file.path.hasPrefix("\(SearchIndex.folder)/i/")
      let reading = file.html.map { (path: file.page ?? "\(file.path).html", bytes: $0) }
      return .init(
        path: file.path, bytes: file.bytes, reading: isTerms ? nil : reading ?? (file.path, file.bytes))
    }
  }

}
