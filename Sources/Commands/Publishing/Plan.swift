import AttackProblems
import CaseRecords
import CheckedStatistics
import Content
import Diagnostics
import Gate
import Ledger
import Releases
import Site
import TableDeclarations

extension Publishing {
  /// A site that can be written, and what is to be said of it.
  struct Plan {
    let edition: Edition
    let gatekeeping: Gatekeeping
    let site: Site
    let library: ContentLibrary
    let foundation: Foundation
    /// What follows from the finished files; parts of a site have nothing of it.
    let derived: DerivedFiles?
    /// Where the site is published.
    let baseURL: String
    /// The releases of the edition.
    let archive: ReleaseArchive
    /// The files of releases, which are published as they are.
    let frozen: [FrozenSource]
    /// Names of tables that rest on made-up records or figures.
    let fictional: Set<String>
    /// The published figures, which sentences are held against.
    let book: VisibleTables
    /// What was read of texts, for the next build.
    let readings: [ContentLibrary.FileReading]
    /// How many files were written as Windows does, and read all the same.
    let forgivenCount: Int
    /// How pictures are drawn.
    let drawing: PictureDrawing
    /// How images are drawn that are seen where links are shared, if there are any.
    let sharing: ShareImageDrawing?
    /// What draws those, or what is missing; `nil` where the site wants none.
    let sharingVersion: String?
    /// What is to be looked at in pictures, accepted or not.
    let pictureWarnings: [Diagnostic]
    let warnings: [Diagnostic]
    /// What became of the warnings that the site accepts.
    let accepted: AcceptedWarnings.Outcome

    /// What draws pictures and images, so that the same version gives the same files; `nil` where nothing is drawn.
    var drawingVersion: String? { sharingVersion ?? drawing.version }

    /// What all pages follow from, to be kept at hand.
    var standing: Standing { Standing(foundation: foundation, gatekeeping: gatekeeping) }
  }

  /// What all pages follow from, ready to be used again as long as it does not change.
  struct Standing {
    let foundation: Foundation
    let gatekeeping: Gatekeeping
  }

  /// Reads everything, and plans the site.
  ///
  /// - Parameters:
  ///   - remembered: what may be taken from the last build.
  ///   - standalone: the page that leaves the site, if one does.
  /// - Throws: ``Stop`` with everything that is wrong.
  static func plan(
    _ options: Options, remembering remembered: Remembered? = nil, standalone: StandalonePage? = nil
  ) async throws -> Plan {
    let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
    let edition = try edition(options, configuration)
    var diagnostics: [Diagnostic] = []
    let theme = try ThemeFiles.read(root: options.root).unwrapped(into: &diagnostics)
    let all = try await readContent(options, remembering: remembered?.content).unwrapped(into: &diagnostics)
    let foundation = try await foundation(options, configuration, edition, remembering: remembered)
    let archive = try releases(options, configuration, edition)
    let outdated = OutdatedReleases(archive, foundation.ledger, edition: edition.name)
    diagnostics += foundation.diagnostics + outdated.problems
    let figures = foundation.figures
    let book = figures.published(foundation.ledger, configuration.reportingPeriod)
    let answers = try TrainingAnswers(all, for: edition, remembering: remembered, figures: book, all.texts.text)
    // The gate needs nothing of pages, and is made ready beside them.
    async let readied = gatekeeping(
      options, configuration, edition, figures.register, answers.secrets, remembering: remembered)
    let drawing = PictureDrawing(options, isNeeded: !all.images.isEmpty)
    let sharing = ShareImageDrawing.ready(configuration, edition, options, isStandalone: standalone != nil)
      .unwrapped(into: &diagnostics)
    let library = ContentLibrary.taking(
      all, for: edition, of: configuration.source, languages: configuration.otherLanguages, today: options.today
    ).unwrapped(into: &diagnostics)
    diagnostics += try Site.problemsInWhatIsLeftOut(
      all, notIn: library, baseURL: configuration.baseURL, figures: book, text: all.texts.text)
    let site = try await Site.plan(
      configuration: configuration, edition: edition, library: library, theme: theme, figures: book,
      shown: figures.shown(foundation.ledger, comparedWith: foundation.open),
      releases: archive.faces(of: edition.name, outdated), standalone: standalone, today: options.shownDay,
      remembering: remembered?.site, shard: options.shard, pictureFormats: drawing.formats,
      shareImages: sharing?.drawing?.images, text: all.texts.take, jobs: options.jobs
    ).unwrapped(into: &diagnostics)
    let gatekeeping = try await readied
    diagnostics += gatekeeping.problems
    let pictures = try site.map { try drawing.warnings($0.pictures, options, remembering: remembered) } ?? []
    diagnostics += pictures
    diagnostics += problemsOfStories(library.entries, figures.register, configuration)
    // Where there is no table, no count can be held against one.
    if figures.statistics.tables.isEmpty { diagnostics.removeAll { $0.id == "text.typed-count" } }
    let accepted = configuration.accepted.taking(from: try withExcerpts(diagnostics, all.texts.text).sorted())
    guard let site, !accepted.left.haveErrors else { throw Stop(.content, accepted.left) }
    return Plan(
      edition: edition, gatekeeping: gatekeeping, site: site, library: library, foundation: foundation,
      derived: options.shard == nil ? DerivedFiles(configuration, foundation.ledger, edition) : nil,
      baseURL: configuration.baseURL, archive: archive, frozen: archive.publishedFiles(of: edition.name),
      fictional: figures.fictional(foundation.ledger.latest), book: book, readings: all.readings,
      forgivenCount: all.forgivenCount, drawing: drawing, sharing: sharing?.drawing, sharingVersion: sharing?.version,
      pictureWarnings: pictures, warnings: accepted.left, accepted: accepted)
  }

  /// What all pages follow from, read unless it is at hand.
  private static func foundation(
    _ options: Options, _ configuration: SiteConfiguration, _ edition: Edition, remembering remembered: Remembered?
  ) async throws -> Foundation {
    if let standing = remembered?.standing { return standing.foundation }
    return try await Foundation.read(options, configuration, edition, remembering: remembered)
  }

  /// Case studies that tell somebody's own story, or that nobody can hold against a register.
  private static func problemsOfStories(
    _ entries: [Entry], _ register: Register?, _ configuration: SiteConfiguration
  ) -> [Diagnostic] {
    guard let register else { return CaseStories.notCompared(entries) }
    let policy = configuration.editions.first(where: \.isPublic)?.disclosure ?? .residents
    return CaseStories(register, threshold: policy.threshold, period: configuration.reportingPeriod).problems(entries)
  }

  /// The gate, made ready unless it is at hand.
  private static func gatekeeping(
    _ options: Options, _ configuration: SiteConfiguration, _ edition: Edition, _ register: Register?,
    _ answers: [Secret], remembering remembered: Remembered?
  ) async throws -> Gatekeeping {
    if let standing = remembered?.standing?.gatekeeping, answers.isEmpty, !standing.knowsAnswers { return standing }
    return try Gatekeeping(options, configuration, edition, register, answers: answers)
  }

  /// What is wrong with entries, which have no text, with the lines that it is about.
  private static func withExcerpts(
    _ diagnostics: [Diagnostic], _ text: (String) throws -> SourceText
  ) throws -> [Diagnostic] {
    var sources: [String: SourceText] = [:]
    return try diagnostics.map { diagnostic in
      guard let place = diagnostic.place, place.position != nil, place.excerpt == nil, InputRole(place.path) == .text
      else { return diagnostic }
      let source = try sources[place.path] ?? text(place.path)
      sources[place.path] = source
      return diagnostic.showing(source)
    }
  }
}
