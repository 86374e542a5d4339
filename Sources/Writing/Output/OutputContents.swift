import Diagnostics
import Files

/// What an output folder holds of the tool, and what else.
struct OutputContents: Sendable {
  /// The manifest, or `nil` if the tool has not written here.
  let manifest: Manifest?
  /// Paths of files that the tool did not write.
  let foreign: [String]
  /// Paths of folders in which the tool has nothing.
  let foreignFolders: [String]
  /// What was published, if it is known that it lies here.
  let memory: OutputMemory?
  /// Places in the manifest of files that are not known to be as they were published.
  private let touched: Set<Int>
  /// When the site was published.
  private let moment: Int?
  /// Places in the manifest, by path.
  private let places: [String: Int]

  /// Tells apart what was found in a folder.
  ///
  /// - Parameter memory: what was published that should lie there.
  /// - Throws: ``Stop`` if the manifest cannot be read.
  init(_ open: OpenOutput, remembering memory: OutputMemory?) throws(Stop) {
    // What was published is known by the stamp of its manifest, which is as long as the site.
    let own = open.entries.first { $0.path == Manifest.fileName && $0.kind == .file }
    if let memory, let mark = open.mark, let own, memory.hasManifest(own.stamp, before: mark.moment) {
      manifest = memory.manifest
      self.memory = memory
      touched = open.isUntouched ? [] : memory.touched(open.entries, before: mark.moment)
    } else {
      manifest = if let folder = open.folder { try Manifest.read(in: folder, name: open.output.name) } else { nil }
      self.memory = nil
      touched = []
    }
    moment = open.mark?.moment
    places = Dictionary(
      (manifest?.files ?? []).enumerated().lazy.map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    guard !open.isUntouched || self.memory == nil else {
      (foreign, foreignFolders) = ([], [])
      return
    }
    let folders = FilePath.folders(above: places.keys)
    let known = places
    foreign = open.entries.filter { $0.kind != .folder && known[$0.path] == nil && $0.path != Manifest.fileName }
      .map(\.path)
    foreignFolders = open.entries.filter { $0.kind == .folder && !folders.contains($0.path) }.map(\.path)
  }

  /// A file of the manifest.
  func file(_ path: String) -> Manifest.File? { places[path].flatMap { manifest?.files[$0] } }

  /// A file that is as it was published, with its node; `nil` if that is not known.
  func untouched(_ path: String) -> (file: Manifest.File, node: UInt64)? {
    guard let memory, let place = places[path], !touched.contains(place) else { return nil }
    return (memory.manifest.files[place], memory.nodes[place])
  }

  /// Whether a file that was as it was published still is, by the stamp that it has now.
  func isStill(_ path: String, _ stamp: FileStamp?) -> Bool {
    // Of others it was seen by their bytes.
    guard let memory, let place = places[path], let moment, !touched.contains(place) else { return true }
    return stamp.map { memory.isUntouched($0, at: place, before: moment) } ?? false
  }

  /// The files of the manifest that are not known to be as they were published.
  var lost: Set<String> {
    guard let memory else { return Set(places.keys) }
    return Set(touched.map { memory.manifest.files[$0].path })
  }
}
