import Content
import Diagnostics
import Files
import Site

/// What a build takes from the last one, all pages following from the same as then.
struct Remembered: Sendable {
  /// What was read of texts that are as they were.
  let content: ContentMemory
  /// What pages rest on.
  let site: SiteMemory
  /// What is to be looked at in what all pages follow from.
  let foundation: [Diagnostic]
  /// What was counted, and from what.
  let register: BuildReport.Register
  /// What is to be looked at in pictures that are as they were.
  let pictures: [Diagnostic]
  /// Pictures and files to hand out that the site had and that are as they were: paths below `content/`.
  let images: Set<String>
  /// Files of the site that showed figures.
  let figures: Set<String>

  /// - Parameters:
  ///   - changes: what has changed since, and is of single pages.
  ///   - lost: files of the site that cannot stay as they are.
  init(
    _ memory: BuildMemory, _ mark: BuildMark, _ changes: InputMemory.Changes, listing: [FolderEntry],
    lost: Set<String>
  ) {
    content = ContentMemory(
      listing: listing,
      readings: Dictionary(
        changes.known.lazy.compactMap { file in
          file?.reading.map { (String((file?.path ?? "").dropFirst("content/".utf8.count)), $0) }
        }, uniquingKeysWith: { first, _ in first }))
    var site = memory.site
    site.changed = changes.texts
    for path in lost { site.forget(path) }
    self.site = site
    foundation = memory.foundation
    register = mark.report.register
    pictures = memory.pictures.filter { !changes.files.contains($0.place?.path ?? "") }
    images = Set(memory.images.filter { !changes.files.contains("content/\($0)") && !lost.contains($0) })
    figures = Set(memory.figures)
  }
}
