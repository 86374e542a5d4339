import Chronology
import Content
import Tables

/// The pages of releases: a list of all, and a page for each beside its files.
///
/// What is frozen stays as it is; what became of it later, such as that another stands in its place, is told here.
struct ReleasePages {
  let releases: [ReleaseFace]
  let words: Words

  /// The name by which pages and the navigation refer to the list, and the folder of all.
  static let name = "releases"

  /// What such a page shows; it lies elsewhere, so that pages of other kinds, which are many, do not have room for it.
  indirect enum Content: Sendable {
    case list([ReleaseFace])
    case release(ReleaseFace)
    /// Those that were made from the page.
    case frozen([ReleaseFace])
  }

  /// The list first, then the releases; nothing where there are none.
  var pages: [Page] {
    guard !releases.isEmpty else { return [] }
    let list = Page(
      entry: nil, template: .releases, title: words.text("releases"), summary: words.text("releases-summary"),
      path: "\(Self.name)/index.html", release: .list(releases))
    return [list]
      + releases.map { release in
        Page(
          entry: nil, template: .release,
          title: release.isFictional ? Fiction.titleOfText(release.title) : release.title,
          summary: words.text(release.withdrawal == nil ? "release-summary" : "release-withdrawn"),
          path: "\(Self.name)/\(release.id)/index.html", release: .release(release))
      }
  }

  /// The releases that were made from each page, by its name, the latest first.
  var ofPages: [String: [ReleaseFace]] { Dictionary(grouping: releases, by: \.report) }

  /// What pages are called where others refer to them.
  static func name(of page: Page) -> String? {
    switch page.release {
    case .list: name
    case .release(let release): "\(name)/\(release.id)"
    case .frozen, nil: nil
    }
  }
}
