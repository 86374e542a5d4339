public import CheckedStatistics
public import Chronology
import CommonMark
public import Content
public import Diagnostics
import Markup
import Parallelism
public import Pictures
import Tables
import Templates

/// A site that is planned and checked: what is left is to write its files, which cannot fail.
public struct Site: Sendable {
  /// The site in each language, that of the site first.
  let parts: [SitePart]
  /// The pages of all languages.
  let pages: [(part: Int, index: Int)]
  private let extras: [SiteFile]
  /// The figures that were cleared.
  let shown: ShownFigures?
  /// The style sheets of pages that leave the site.
  let styles: [StandalonePage.Form: [UInt8]]
  /// What its pages rest on.
  let footing: SiteFooting
  /// Files to hand out: paths below `content/`, which are their paths in the output too.
  public let documents: [String]
  /// How pictures are published; those of which the site, or the part of it, has nothing are not there.
  public let pictures: [PictureWork]
  /// The images that are seen where links to pages are shared, with the files of the pages, and how they look.
  private let shareImages: [(image: PageImage, source: String?)]
  private let shareStyles: [UInt8]
  /// The part that is made, if the site is made in several.
  public let shard: Shard?

  /// Plans a site and checks everything that can be wrong with it.
  ///
  /// The value is `nil` if an error was found.
  ///
  /// - Parameters:
  ///   - figures: what figures in sentences are held against.
  ///   - shown: the figures that were cleared, which get pages of their own.
  ///   - releases: what is shown of releases, the latest first.
  ///   - standalone: the page that leaves the site, if one does.
  ///   - today: the day for which the site is made, from which on next days are looked for.
  ///   - memory: what an earlier build knew, if there was one.
  ///   - shard: the part whose files are made, all of the site if it is not made in parts; everything is checked in
  ///     every part.
  ///   - pictureFormats: the formats that pictures can be drawn in; none where they are published as they are.
  ///   - shareImages: makes the images that are seen where links are shared, if they are wanted and can be drawn.
  ///   - text: takes the text of a content file, which is asked for once.
  /// - Throws: what `text` throws.
  public static func plan(
    configuration: SiteConfiguration, edition: Edition, library: ContentLibrary, theme: ThemeFiles,
    figures: VisibleTables, shown: ShownFigures?, releases: [ReleaseFace] = [], standalone: StandalonePage? = nil,
    today: CalendarDate? = nil, remembering memory: SiteMemory? = nil, shard: Shard? = nil,
    pictureFormats: Set<Picture.Format> = [], shareImages: ShareImages? = nil,
    text: @escaping @Sendable (String) throws -> SourceText, jobs: Int
  ) async throws -> Reviewed<Site?> {
    let book = PictureBook(shapes: library.shapes, formats: pictureFormats, embedded: standalone?.pictures ?? [:])
    var planner = SitePlanner(
      configuration: configuration, edition: edition, library: library, theme: theme, claims: ClaimCheck(figures),
      shown: shown, recall: Recall(memory: memory, text: text), releases: releases, standalone: standalone,
      today: today, pictures: book, shareImages: shareImages)
    guard let (parts, footing) = try await planner.parts(jobs: jobs), let graph = parts.first?.graph else {
      return Reviewed(nil, planner.diagnostics)
    }
    let images = Set(parts.flatMap(\.graph.images)).sorted()
    let pictures = images.filter(library.images.contains).map(book.work)
    // Whom a page shows matters where others than the council's own people see it.
    let problems = book.problems(
      pictures, among: library.images, described: edition.isInternal ? nil : library.describedImages)
    guard problems.isEmpty else { return Reviewed(nil, planner.diagnostics + problems) }
    return Reviewed(
      Site(
        parts: parts,
        pages: parts.indices.flatMap { part in parts[part].graph.own.map { (part, $0) } }
          .filter { part, place in shard?.has(parts[part].graph.pages[place].path) ?? true },
        extras: extras(parts, edition, graph).filter { shard?.has($0.path) ?? true }, shown: shown,
        styles: theme.releaseStyles, footing: footing,
        documents: images.filter { !library.images.contains($0) && shard?.has($0) ?? true },
        pictures: pictures.compactMap { $0.only(in: shard) },
        shareImages: parts.flatMap(\.graph.shareImagesInOrder).filter { shard?.has($0.image.path) ?? true },
        shareStyles: StyleSheet.compacted(theme.styles["figures/share.css"] ?? []), shard: shard),
      planner.diagnostics)
  }

  /// The files of a site that are no pages.
  private static func extras(_ parts: [SitePart], _ edition: Edition, _ graph: SiteGraph) -> [SiteFile] {
    // What others would find a site by has no place in one that they may not see.
    let lists =
      edition.isPublic
      ? [
        SiteFile(path: SiteGraph.feedPath, bytes: FeedWriter.write(graph)),
        SiteFile(path: "sitemap.xml", bytes: SitemapWriter.write(parts.map(\.graph))),
      ] : []
    let headers = SiteFile(
      path: SecurityPolicy.headersPath, bytes: graph.policy.headers(isPublic: edition.isPublic))
    let robots = SiteFile(path: SecurityPolicy.robotsPath, bytes: SecurityPolicy.robots(edition, graph.configuration))
    let security = edition.isPublic ? SecurityContact.write(graph.configuration, today: graph.today) : nil
    let told =
      (edition.isPublic ? [SiteFile(path: WebManifest.path, bytes: WebManifest.write(graph))] : [])
      + [security.map { SiteFile(path: SecurityContact.path, bytes: $0) }].compactMap(\.self)
    return lists + [headers, robots] + told + graph.dataFiles
      + graph.assets.files.map { SiteFile(path: $0.path, bytes: $0.bytes) }
  }

  /// The hash of a sealing as pages show it, short enough to be compared by eye.
  public static func fingerprint(of hash: String) -> String { ShownFigures.fingerprint(hash) }

  /// Where pages expect all data in one file, to be written by whoever writes the files of the site.
  public static let allDataPath = StatisticsPages.allData

  /// Pictures that it shows and files that it hands out: paths below `content/`.
  public var images: [String] { documents + pictures.map(\.image) }

  /// How many files there are to write, pictures and files to hand out not counted.
  public var fileCount: Int { pages.count + extras.count }

  /// One of the files; files may be made on several cores at once.
  public func file(at index: Int) -> SiteFile {
    guard index < pages.count else { return extras[index - pages.count] }
    return file(pages[index].index, of: parts[pages[index].part]).file
  }

  /// How many images there are that are seen where links to pages are shared.
  public var shareImageCount: Int { shareImages.count }

  /// One of the images that are seen where links to pages are shared; they may be made on several cores at once.
  public func shareImage(at index: Int) -> DrawnFile {
    shareImages[index].image.file(styles: shareStyles)
  }

  func file(_ index: Int, of part: SitePart) -> (file: SiteFile, sights: Sights) {
    let (graph, templates) = (part.graph, part.templates)
    let page = graph.pages[index]
    let text = part.texts[index]?.text ?? .none
    let view = SiteView(graph, from: index, text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.document.html.bytes.count + 8192)
    if let (template, members) = templates[page.template] {
      template.render(members.record(PageContext(site: view)), into: &bytes)
    }
    let language = page.otherLanguage ?? graph.configuration.language
    if language.isPlainJapanese { bytes = BracketedReadings.asRuby(bytes) }
    if let notice = page.notice {
      FictionMarking.mark(&bytes, with: notice.words(isJapanese: language.isJapanese))
    }
    return (SiteFile(path: page.path, bytes: bytes), view.sights)
  }

  /// The content files that pages, pictures and files to hand out are made from, by where those are written.
  public var sources: [String: String] {
    let made =
      documents.map { ($0, "content/\($0)") }
      + pictures.flatMap { work in work.paths.map { ($0, "content/\(work.image)") } }
      + shareImages.compactMap { image, source in source.map { (image.path, $0) } }
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
    let text = part.texts[index]?.text ?? .none
    return PageOutline(
      file: file(index, of: part).file, internalLines: text.document.internalLines, images: text.images)
  }

  /// The day of the last change that readers should know of, on any page.
  public var lastChange: CalendarDate? {
    parts.flatMap(\.graph.pages).compactMap(\.lastChange).max().flatMap { CalendarDate(iso: $0) }
  }

  /// How many pages of figures there are.
  public var statisticsCount: Int {
    parts.reduce(0) { count, part in count + part.graph.own.count { part.graph.pages[$0].statistics != nil } }
  }

  /// How many pages there are of each kind, in the order of the kinds.
  public var pageCounts: [(kind: String, count: Int)] {
    let pages = parts.flatMap { part in part.graph.own.map { part.graph.pages[$0] } }
    let kinds = pages.compactMap(\.kind).filter { $0 != .statistics }
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
  /// What pages say that have an entry, by their places; of those that are kept, only what others need of it.
  let texts: [TextDraft?]
  let templates: [PageTemplate: (template: Template, members: Members<PageContext>)]
}

extension SitePlanner {
  /// The site in each language of the edition, and what its pages rest on; `nil` if an error was found.
  fileprivate mutating func parts(jobs: Int) async throws -> (parts: [SitePart], footing: SiteFooting)? {
    guard let base = try await draft(jobs: jobs) else { return nil }
    var drafts = [base]
    for language in edition.languages.dropFirst() {
      if let draft = try await draft(in: language, of: base, jobs: jobs) { drafts.append(draft) }
    }
    let versions = LanguageVersions(drafts.map(\.graph))
    if drafts.count > 1 { for part in drafts.indices { drafts[part].graph = drafts[part].graph.knowing(versions) } }
    let templates = drafts.map { self.templates(for: $0.graph) }
    checkUse()
    guard !diagnostics.haveErrors else { return nil }
    let prints = templates.map { of in of.mapValues { templateLibrary?.fingerprint(of: [$0.template]) ?? 0 } }
    let footing = try await SiteFooting(drafts, templates: prints, recall.memory, jobs: jobs)
    for part in drafts.indices { try await makeTexts(of: &drafts[part], footing.pages[part], jobs: jobs) }
    let parts = zip(drafts, templates).map { SitePart(graph: $0.graph, texts: $0.texts, templates: $1) }
    return (parts, footing)
  }

  /// Makes the texts of pages that are made again although their text is as it was.
  private func makeTexts(
    of draft: inout PartDraft, _ footing: [SiteFooting.PageFooting?], jobs: Int
  ) async throws {
    let (graph, rules, links, recall, kinds) = (draft.graph, draft.rules, draft.links, recall, library.kinds)
    let wanted = footing.indices.filter { index in
      footing[index] != nil && footing[index]?.kept == nil && draft.texts[index]?.isMade == false
    }
    let made = try await parallelMap(count: wanted.count, jobs: jobs) { number -> PageText? in
      let page = graph.pages[wanted[number]]
      return try page.entry.map {
        rules.text(of: $0, try recall.text($0.source.path), path: page.path, kinds, links)
      }
    }
    for (index, text) in zip(wanted, made) {
      guard let text else { continue }
      draft.texts[index]?.text = text
      draft.texts[index]?.isMade = true
    }
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
