import Chronology
import Content
import Markup
import Tables
import Templates

// What pages of releases have.
extension PageContext {
  /// The list of all.
  static let releasesMembers: Members<PageContext> = [
    .list("releases", ReleaseContext.members) { context in
      guard case .list(let releases) = context.page.release else { return [] }
      return releases.map { ReleaseContext($0, on: context) }
    }
  ]

  /// What was frozen of a page.
  static let ownReleaseMembers: Members<PageContext> = [
    .list("own-releases", ReleaseContext.members) { context in
      context.ownReleases.map { ReleaseContext($0, on: context) }
    },
    .flag("has-own-releases") { !$0.ownReleases.isEmpty },
  ]

  private var ownReleases: [ReleaseFace] {
    guard case .frozen(let releases) = page.release, site.frozen == nil else { return [] }
    return releases
  }

  /// The page of one.
  static let releaseMembers: Members<PageContext> = [
    .optionalRecord("release", ReleaseContext.members) { context in
      guard case .release(let release) = context.page.release else { return nil }
      return ReleaseContext(release, on: context)
    }
  ]
}

/// A release as pages tell of it.
struct ReleaseContext: Sendable {
  private let release: ReleaseFace
  private let context: PageContext

  init(_ release: ReleaseFace, on context: PageContext) {
    self.release = release
    self.context = context
  }

  private var site: SiteView { context.site }

  private func text(_ date: CalendarDate) -> String { site.language.text(of: date) }

  private func url(to file: String) -> PageURL { context.url(to: "\(ReleasePages.name)/\(release.id)/\(file)") }

  private func files(areTexts: Bool) -> [FileContext] {
    release.files.filter { (FileContext.words[$0.path] != nil) == areTexts }.map {
      FileContext(path: $0.path, size: $0.size, url: url(to: $0.path), words: site.words)
    }
  }

  static let members: Members<ReleaseContext> = [
    .text("id") { $0.release.id },
    .text("title") { $0.release.isFictional ? Fiction.titleOfText($0.release.title) : $0.release.title },
    .url("url") { $0.url(to: "index.html") },
    .text("day") { $0.text($0.release.day) },
    .text("iso") { $0.release.day.iso },
    .optionalText("period") { of in of.release.period.map { of.site.language.text(of: $0) } },
    .optionalText("as-of") { of in of.release.asOf.map { of.text($0) } },
    .optionalText("sealing") { of in of.release.sealing.map { "\($0.number)" } },
    .optionalText("fingerprint") { of in of.release.sealing.map { ShownFigures.fingerprint($0.sha256) } },
    .flag("is-withdrawn") { $0.release.withdrawal != nil },
    .optionalText("withdrawn-day") { of in of.release.withdrawal.map { of.text($0.day) } },
    .optionalText("withdrawn-reason") { $0.release.withdrawal?.reason },
    .optionalRecord("corrects", ReplacementContext.members) { of in
      of.release.corrects.map { ReplacementContext(replacement: $0, context: of.context) }
    },
    .optionalRecord("corrected-by", ReplacementContext.members) { of in
      of.release.correctedBy.map { ReplacementContext(replacement: $0, context: of.context) }
    },
    .optionalRecord("outdated-by", LaterCorrectionContext.members) { of in
      of.release.outdatedBy.map { LaterCorrectionContext(correction: $0, context: of.context) }
    },
    .list("texts", FileContext.members) { $0.files(areTexts: true) },
    .list("data", FileContext.members) { $0.files(areTexts: false) },
    .text("address") { of in
      "\(of.site.configuration.baseURL)\(ReleasePages.name)/\(of.release.id)/"
    },
  ]
}

/// Another release, and why one stands in the place of the other.
private struct ReplacementContext: Sendable {
  let replacement: ReleaseFace.Replacement
  let context: PageContext

  static let members: Members<ReplacementContext> = [
    .text("id") { $0.replacement.id },
    .url("url") { $0.context.url(to: "\(ReleasePages.name)/\($0.replacement.id)/index.html") },
    .text("kind") { of in
      of.context.site.words.text(of.replacement.isMistake ? "correction-mistake" : "correction-revision")
    },
    .text("reason") { $0.replacement.reason },
  ]
}

/// A correction, made after a release was, of figures that it has.
private struct LaterCorrectionContext: Sendable {
  let correction: Correction
  let context: PageContext

  static let members: Members<LaterCorrectionContext> = [
    .url("url") { $0.context.url(to: "\(StatisticsPages.name)/index.html") },
    .text("kind") { StatisticsWords($0.context.site.words).kind(of: $0.correction) },
    .text("day") { of in
      CalendarDate(iso: of.correction.day).map { of.context.site.language.text(of: $0) } ?? ""
    },
    .text("reason") { $0.correction.reason },
  ]
}

/// A file of a release.
private struct FileContext: Sendable {
  let path: String
  let size: Int
  let url: PageURL
  let words: Words

  /// Those that people read, with what they are called.
  static let words = [
    "report.html": "release-page", "report.pdf": "release-pdf", "tables.xlsx": "release-workbook",
    "tables.html": "release-tables-page",
  ]

  static let members: Members<FileContext> = [
    .text("name") { $0.path },
    .text("size") { Links.words(ofSize: $0.size) },
    .url("url") { $0.url },
    .text("label") { file in words[file.path].map { file.words.text($0) } ?? file.path },
  ]
}
