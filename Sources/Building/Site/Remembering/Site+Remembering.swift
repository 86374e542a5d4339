import CommonMark
import Packing

// What is made again of a site, and what is remembered of it.
extension Site {
  /// The path of a file that would be made the same again as the last time; `nil` if it has to be made.
  ///
  /// Such a file must not be asked for.
  public func kept(at index: Int) -> String? {
    guard index < pages.count else { return nil }
    let (part, place) = pages[index]
    return footing.pages[part][place]?.kept == nil ? nil : parts[part].graph.pages[place].path
  }

  /// A file that was made, with what is to be remembered of it.
  public struct MadeFile: Sendable {
    /// The file.
    public let file: SiteFile
    /// What is to be remembered, packed; files that are always made again have nothing.
    public let memory: ArraySlice<UInt8>?
  }

  /// One of the files, with what is to be remembered of it; files may be made on several cores at once.
  public func madeFile(at index: Int) -> MadeFile {
    guard index < pages.count else { return MadeFile(file: file(at: index), memory: nil) }
    let (part, place) = pages[index]
    let (file, sights) = file(place, of: parts[part])
    guard let footing = footing.pages[part][place] else { return MadeFile(file: file, memory: nil) }
    let text = parts[part].texts[place]?.text ?? .none
    var packer = Packer()
    packer.pack(
      PageMemory(
        face: footing.face, surroundings: footing.surroundings, template: footing.template, sights: sights,
        textSights: text.sights, anchors: text.document.anchors.map { String(decoding: $0, as: UTF8.self) }.sorted(),
        anchorReferences: text.document.anchorReferences, images: text.images,
        isMarked: parts[part].graph.pages[place].notice != nil,
        message: parts[part].graph.pages[place].statistics == nil ? nil : text.message, diagnostics: text.diagnostics))
    return MadeFile(file: file, memory: packer.bytes[...])
  }

  /// What the next build may know of the site.
  ///
  /// - Parameter made: what is to be remembered of the files that were made, by their paths.
  public func memory(of made: [(path: String, memory: ArraySlice<UInt8>)]) -> SiteMemory {
    var all = Dictionary(made.map { ($0.path, $0.memory) }, uniquingKeysWith: { first, _ in first })
    for (part, footings) in footing.pages.enumerated() {
      for (place, footing) in footings.enumerated() {
        if let kept = footing?.kept { all[parts[part].graph.pages[place].path] = kept }
      }
    }
    return SiteMemory(footing.state, pages: all)
  }
}
