import Archives
import Content
public import Diagnostics
import Fields
import Files
import Gate
import Output
import Site

extension Publishing {
  /// What a course is handed out as.
  public struct HandoutOrder: Sendable {
    /// The name of the page of the course.
    public var course: String
    /// The folder that the archives are written to.
    public var folder: String
    /// Whether slides, handouts and worksheets are made as PDF too.
    public var hasPDF: Bool

    /// Says what is to be handed out.
    public init(course: String, folder: String, hasPDF: Bool) {
      self.course = course
      self.folder = folder
      self.hasPDF = hasPDF
    }
  }

  /// Packs a course into an archive for each edition that is not for everybody: its pages, which work from a disk, and
  /// its decks, worksheets and cases as PDF.
  ///
  /// All of it passes the gate. What is written takes the place of what was handed out before.
  ///
  /// - Throws: ``Stop`` with everything that is wrong; then nothing is written.
  public static func handout(_ options: Options, _ order: HandoutOrder) async throws -> Reviewed<HandoutReport> {
    try await masking(options) {
      let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
      let root = try stopping { try resolvedPath(options.root) }
      let isInSite = try !builtEditions(around: FilePath.join(root, order.folder)).isEmpty
      guard isFit(order.folder, configuration), !isInSite else {
        throw Stop(.usage, [.unfitFolder(at: Place(path: order.folder))])
      }
      let editions = configuration.editions.filter { !$0.isPublic }
      var warnings: [Diagnostic] = []
      var archives: [(name: String, bytes: [UInt8], count: Int)] = []
      for edition in editions {
        var own = options
        own.edition = edition.name
        let course = try await CourseHandout(order, own)
        let files = try await course.files()
        warnings += course.plan.warnings
        archives.append((course.archiveName, ZipArchive.bytes(of: files), files.count))
      }
      try write(archives.map { ($0.name, $0.bytes) }, into: order.folder, options)
      return Reviewed(
        HandoutReport(archives: archives.map { ("\(order.folder)/\($0.name)", $0.bytes.count, $0.count) }),
        await masked(Array(Set(warnings)).sorted(), options))
    }
  }

  /// Whether archives may lie in a folder: one of the site, and neither a source nor what is uploaded.
  private static func isFit(_ folder: String, _ configuration: SiteConfiguration) -> Bool {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else { return false }
    let taken = configuration.editions.map(\.output) + ["content", "templates"]
    // On some disks Public and public are one.
    return !taken.contains { "\(folder)/".lowercased().hasPrefix("\($0)/".lowercased()) }
  }

  private static func write(
    _ files: [(name: String, bytes: [UInt8])], into folder: String, _ options: Options
  ) throws(Stop) {
    let path = FilePath.join(options.root, folder)
    do {
      let handle = try FolderHandle(options.root).makingFolder(folder, for: .owner)
      for file in files { try handle.replace(file.name, with: file.bytes) }
    } catch {
      throw error.stop.cause == .machine ? error.stop : Stop(.usage, [.unfitFolder(at: Place(path: path))])
    }
  }
}

/// What was handed out.
public struct HandoutReport: Sendable {
  /// The archives, with their sizes in bytes and how many files are in them.
  public let archives: [(path: String, size: Int, count: Int)]

  /// The same for programs.
  public var record: [Archive] { archives.map { Archive(path: $0.path, bytes: $0.size, files: $0.count) } }

  /// An archive, for programs.
  public struct Archive: Sendable, Encodable {
    let path: String
    let bytes: Int
    let files: Int
  }

  /// The archives, and what to do with them.
  public var text: Message {
    func lines(_ files: String, _ kilobytes: String) -> String {
      archives.map { "\($0.path): \($0.count)\(files), \(max(1, $0.size / 1000)) \(kilobytes)\n" }.joined()
    }
    return Message(
      en: lines(" files", "kB") + "unpack it and open START.html in its folder; no other program is needed\n",
      ja: lines("ファイル", "kB") + "展開して、できたフォルダの START.html を開いてください。ほかのソフトは要りません\n")
  }
}

/// A course of an edition, ready to be packed.
struct CourseHandout {
  let plan: Publishing.Plan
  private let options: Publishing.Options
  private let order: Publishing.HandoutOrder
  private let course: Entry

  init(_ order: Publishing.HandoutOrder, _ options: Publishing.Options) async throws {
    self.order = order
    self.options = options
    let plan = try await Publishing.plan(options)
    self.plan = plan
    let site = plan.site
    let courses = plan.library.entries.filter { site.behaviour(of: $0.name) == .course }
    guard let course = courses.first(where: { $0.name == order.course || $0.name.hasSuffix("/\(order.course)") })
    else {
      let leftOut = plan.library.leftOutByName.first { $0.key == order.course || $0.key.hasSuffix("/\(order.course)") }
      throw Stop(
        .content,
        [
          leftOut.map { .leftOutCourse($0.value, plan.edition.name) }
            ?? .noCourse(order.course, courses.map { FilePath.name(of: $0.name) }, plan.edition.name)
        ])
    }
    self.course = course
  }

  /// The page that is opened first.
  private static let startPath = "START.html"

  /// Files of a site that are for servers and search engines alone.
  private static let forServers: Set<String> = ["_headers", "robots.txt"]

  /// What the archive is called: the course and the edition.
  var archiveName: String { "\(folder).zip" }

  private var folder: String { "\(FilePath.name(of: course.name))-\(plan.edition.name)" }

  /// All that is packed, in the order of the archive.
  func files() async throws -> [(name: String, bytes: [UInt8])] {
    let plan = plan
    let making = SiteMaking(
      plan: plan, options: options, remembered: nil, keep: { _ in nil },
      take: { path, bytes in ((name: path, bytes: bytes), false, false) }, readOld: { _ in [] })
    let pages = try await making.make().files.filter { !Self.forServers.contains($0.name) }
    let prints = order.hasPDF ? try await self.prints() : []
    let start = plan.site.page(of: CourseStart(course: course.name, prints: prints.map(\.print)))
    let own =
      (start.map { [(name: Self.startPath, bytes: $0)] } ?? []) + prints.map { (name: $0.name, bytes: $0.bytes) }
    var hits: [Gate.Hit] = []
    for file in own { hits += await plan.gatekeeping.hits(in: file.name, file.bytes) }
    try plan.gatekeeping.judge(hits, sources: [:], isWhole: false)
    // What is unpacked lies in a folder of its own.
    return (own + pages.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
      .map { (name: "\(folder)/\($0.name)", bytes: $0.bytes) }
  }

  /// The course and what it leads to, as PDF.
  private func prints() async throws -> [(name: String, print: CourseStart.Print, bytes: [UInt8])] {
    options.watch(.printing)
    var prints: [(name: String, print: CourseStart.Print, bytes: [UInt8])] = []
    for name in [course.name] + plan.site.material(of: course.name) {
      guard let entry = plan.library.entries.first(where: { $0.name == name }) else { continue }
      for (suffix, form) in plan.site.printedForms(of: name) {
        let page = StandalonePage(
          name: name, period: nil, pictures: try Publishing.pictures(of: name, plan, options), form: form, release: nil)
        guard let bytes = try await Publishing.plan(options, standalone: page).site.printed(page) else { continue }
        let pdf = try await PDFMaking.pdf(of: bytes, at: plan.baseURL, from: entry.source.path, options)
        let parts = name.split(separator: "/") + (suffix.isEmpty ? [] : [Substring(suffix)])
        // Both archives are printed; their files must not be taken for one another.
        let path = "print/\(parts.joined(separator: "-"))-\(plan.edition.name).pdf"
        prints.append((path, CourseStart.Print(path: path, title: entry.title, form: form), pdf.bytes))
      }
    }
    return prints
  }
}

extension Diagnostic {
  fileprivate static func noCourse(_ name: String, _ known: [String], _ edition: String) -> Self {
    Self(
      "handout.no-course", at: nil,
      Message(en: "the edition '\(edition)' has no course '\(name)'", ja: "「\(edition)」の版に、「\(name)」という研修はありません"),
      hint: known.isEmpty
        ? Message(
          en: "courses are pages of a kind with 'behaviour: course'", ja: "研修のページは、種類に「behaviour: course」と書いたものです")
        : Suggestion.hint(for: name, in: known))
  }

  fileprivate static func leftOutCourse(_ target: ContentLibrary.LeftOut, _ edition: String) -> Self {
    Self(
      "handout.left-out", at: Place(path: target.path),
      Message(
        en: "the edition '\(edition)' leaves this course out: it \(target.reason.words.en)",
        ja: "「\(edition)」の版に、この研修は載りません。\(target.reason.words.ja)"),
      hint: Message(
        en: "write 'audience: participants' and 'status: published'",
        ja: "「audience: participants」「status: published」と書いてください"))
  }

  fileprivate static func unfitFolder(at place: Place) -> Self {
    Self(
      "handout.unfit-folder", at: place,
      Message(en: "archives cannot be written into this folder", ja: "このフォルダには書き出せません"),
      hint: Message(
        en: "name a folder of the site with --output that is neither uploaded nor a source, such as handouts",
        ja: "--output に、サイトの中の別のフォルダを指定してください（handouts など）。原稿や、公開するフォルダには置けません"))
  }
}
