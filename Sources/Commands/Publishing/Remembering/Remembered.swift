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
  /// Files of the site that cannot stay as they are.
  private let lost: Set<String>
  /// Files of the site that had tables of figures.
  let tables: Set<String>
  /// What all pages follow from, if it is still at hand.
  let standing: Publishing.Standing?

  /// What a build takes that lies in a cache.
  init(
    _ memory: BuildMemory, _ mark: BuildMark, _ changes: InputMemory.Changes, listing: [FolderEntry],
    lost: Set<String>
  ) {
    self.init(
      changes, listing: listing, lost: lost, site: memory.site, mark.report.register, foundation: memory.foundation,
      pictures: memory.pictures, images: memory.images, tables: Set(memory.tables), standing: nil)
  }

  /// - Parameters:
  ///   - changes: what has changed since, and is of single pages.
  ///   - listing: what lies below `content/`.
  ///   - lost: files of the site that cannot stay as they are.
  ///   - images: the pictures and files to hand out of the site.
  init(
    _ changes: InputMemory.Changes, listing: [FolderEntry], lost: Set<String>, site: SiteMemory,
    _ register: BuildReport.Register, foundation: [Diagnostic], pictures: [Diagnostic], images: [String],
    tables: Set<String>, standing: Publishing.Standing?
  ) {
    content = ContentMemory(
      listing: listing,
      readings: Dictionary(
        changes.known.lazy.compactMap { file in
          guard let file, let reading = file.reading, let digest = file.digest else { return nil }
          return (String(file.path.dropFirst("content/".utf8.count)), ContentMemory.Reading(reading, of: digest))
        }, uniquingKeysWith: { first, _ in first }))
    var site = site
    site.changed = changes.texts
    for path in lost { site.forget(path) }
    self.site = site
    self.foundation = foundation
    self.register = register
    self.pictures = pictures.filter { !changes.files.contains($0.place?.path ?? "") }
    self.images = Set(images.filter { !changes.files.contains("content/\($0)") && !lost.contains($0) })
    self.lost = lost
    self.tables = tables
    self.standing = standing
  }

  /// Whether all files of a picture, or a file to hand out, can stay as they are.
  func keeps(_ image: String, _ paths: [String]) -> Bool { images.contains(image) && lost.isDisjoint(with: paths) }
}
