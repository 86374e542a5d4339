public import Chronology
public import Claims
import CommonMark
public import Content
public import Diagnostics
import Markup
import Parallelism
import Templates

/// A site that is planned and checked: what is left is to write its files, which cannot fail.
public struct Site: Sendable {
  /// The site in each language, that of the site first.
  private let parts: [SitePart]
  /// The pages of all languages.
  private let pages: [(part: Int, index: Int)]
  private let extras: [SiteFile]
  /// Images to be copied: paths below `content/`, which are their paths in the output too.
  public let images: [String]

  /// Plans a site and checks everything that can be wrong with it.
  ///
  /// The value is `nil` if an error was found.
  ///
  /// - Parameters:
  ///   - figures: what figures in sentences are held against.
  ///   - shown: the figures that were cleared, which get pages of their own.
  public static func plan(
    configuration: SiteConfiguration, edition: Edition, library: ContentLibrary, theme: ThemeFiles,
    figures: FigureBook, shown: ShownFigures?, jobs: Int
  ) async throws -> Reviewed<Site?> {
    var planner = SitePlanner(
      configuration: configuration, edition: edition, library: library, theme: theme, claims: ClaimCheck(figures),
      shown: shown)
    let parts = try await planner.parts(jobs: jobs)
    guard let graph = parts.first?.graph, !planner.diagnostics.haveErrors else {
      return Reviewed(nil, planner.diagnostics)
    }
    let images = Set(parts.flatMap { $0.graph.documents.flatMap(\.images) + $0.graph.facts.flatMap(\.images) })
    return Reviewed(
      Site(
        parts: parts, pages: parts.indices.flatMap { part in parts[part].graph.own.map { (part, $0) } },
        // What others would find a site by has no place in one that they may not see.
        extras: (edition.isPublic
          ? [
            SiteFile(path: SiteGraph.feedPath, bytes: FeedWriter.write(graph)),
            SiteFile(path: "sitemap.xml", bytes: SitemapWriter.write(parts.map(\.graph))),
          ] : []) + [
            SiteFile(
              path: SecurityPolicy.headersPath, bytes: graph.policy.headers(isPublic: edition.isPublic))
          ] + graph.dataFiles + graph.assets.files.map { SiteFile(path: $0.path, bytes: $0.bytes) },
        images: images.sorted()),
      planner.diagnostics)
  }

  /// How many files there are to write, images not counted.
  public var fileCount: Int { pages.count + extras.count }

  /// One of the files; files may be made on several cores at once.
  public func file(at index: Int) -> SiteFile {
    guard index < pages.count else { return extras[index - pages.count] }
    return file(pages[index].index, of: parts[pages[index].part])
  }

  private func file(_ index: Int, of part: SitePart) -> SiteFile {
    let (graph, templates) = (part.graph, part.templates)
    let page = graph.pages[index]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(graph.documents[index].html.bytes.count + 8192)
    if let (template, members) = templates[page.template] {
      template.render(members.record(PageContext(graph: graph, index: index)), into: &bytes)
    }
    if let notice = page.notice { FictionMarking.mark(&bytes, with: notice) }
    return SiteFile(path: page.path, bytes: bytes)
  }

  /// The content files that pages, pictures and files to hand out are made from, by where those are written.
  public var sources: [String: String] {
    let made =
      images.map { ($0, "content/\($0)") }
      + parts.flatMap(\.graph.pages).compactMap { page in page.entry.map { (page.path, $0.source.path) } }
    return Dictionary(made, uniquingKeysWith: { first, _ in first })
  }

  /// What a page is made of besides its text, by the name of its entry; `nil` if the edition does not have it.
  ///
  /// - Parameter language: another language than that of the site.
  public func outline(of name: String, in language: Language? = nil) -> PageOutline? {
    guard let part = parts.first(where: { language == nil || $0.graph.language == language }),
      let index = part.graph.indices[name]
    else { return nil }
    let (graph, document) = (part.graph, part.graph.documents[index])
    return PageOutline(
      file: file(index, of: part), internalLines: document.internalLines,
      images: document.images + graph.facts[index].images)
  }

  /// The day of the last change that readers should know of, on any page.
  public var lastChange: CalendarDate? {
    parts.flatMap(\.graph.pages).compactMap(\.lastChange).max().flatMap { CalendarDate(iso: $0) }
  }

  /// How many pages of figures there are.
  public var statisticsCount: Int { parts[0].graph.pages.count { $0.statistics != nil } }

  /// How many pages there are of each kind, in the order of the kinds.
  public var pageCounts: [(kind: String, count: Int)] {
    let pages = parts.flatMap { part in part.graph.own.map { part.graph.pages[$0] } }
    let kinds = pages.compactMap(\.kind)
    let own = [
      ("home", kinds.count { $0 == .home }),
      ("collection", kinds.count { if case .collection = $0 { true } else { false } }),
    ]
    return own.filter { $0.1 > 0 }
      + parts[0].graph.kinds.kinds.compactMap { kind in
        let count = kinds.count { $0 == .member(kind.name) }
        return count > 0 ? (kind.name.rawValue, count) : nil
      }
  }
}

/// The site in one language.
struct SitePart: Sendable {
  let graph: SiteGraph
  let templates: [PageTemplate: (template: Template, members: Members<PageContext>)]
}

extension SitePlanner {
  /// The site in each language of the edition; none where one cannot be made.
  fileprivate mutating func parts(jobs: Int) async throws -> [SitePart] {
    guard let base = try await graph(jobs: jobs) else { return [] }
    var graphs = [base]
    for language in edition.languages.dropFirst() {
      if let graph = try await graph(in: language, of: base, jobs: jobs) { graphs.append(graph) }
    }
    let versions = LanguageVersions(graphs)
    let parts = graphs.map { graph in
      SitePart(
        graph: graphs.count > 1 ? graph.knowing(versions) : graph, templates: templates(for: graph))
    }
    checkUse()
    return parts
  }
}

/// What a page is made of besides its text.
public struct PageOutline: Sendable {
  /// The finished page.
  public let file: SiteFile
  /// The lines of its source that only internal editions have.
  public let internalLines: [ClosedRange<Int>]
  /// Its pictures: paths below `content/`.
  public let images: [String]
}

/// A file of the finished site.
public struct SiteFile: Sendable {
  /// Where it is written, relative to the output folder, with `/` between folders.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]
}
