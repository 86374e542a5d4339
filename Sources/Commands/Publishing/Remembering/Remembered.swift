import Content
import Diagnostics
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
  ///   - isUsable: whether a file of the site can stay as it is.
  init(
    _ memory: BuildMemory, _ details: BuildMemory.Details, _ changes: InputMemory.Changes,
    isUsable: (String) -> Bool
  ) {
    content = ContentMemory(details.readings.filter { !changes.texts.contains($0.key) })
    var site = details.site
    site.changed = changes.texts
    for path in Array(site.paths) where !isUsable(path) { site.forget(path) }
    self.site = site
    foundation = details.foundation
    register = memory.report.register
    pictures = details.pictures.filter { !changes.files.contains($0.place?.path ?? "") }
    images = Set(
      memory.output.files.map(\.path).filter {
        InputRole("content/\($0)") == .file && !changes.files.contains("content/\($0)") && isUsable($0)
      })
    figures = details.figures
  }
}
