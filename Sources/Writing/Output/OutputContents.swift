import Diagnostics
import Files

/// What an output folder holds of the tool, and what else.
struct OutputContents: Sendable {
  /// The folder; `nil` if there is none yet.
  let folder: FolderHandle?
  /// The manifest, or `nil` if the tool has not written here.
  let manifest: Manifest?
  /// Everything in it.
  let entries: [StampedEntry]
  /// Paths of files that the tool did not write.
  let foreign: [String]
  /// Paths of folders in which the tool has nothing.
  let foreignFolders: [String]
  /// Files of the manifest that are as they were when they were published, with their stamps.
  let untouched: [String: FileStamp]
  /// Whether the folder holds what the tool published, as it was then, and nothing else.
  let isUntouched: Bool

  /// Looks into a folder.
  ///
  /// - Parameter memory: how the folder was when the site was published that should lie there.
  /// - Throws: ``Stop`` if it is a link, or is not the tool's and holds something of others.
  init(_ output: OutputFolder, in surroundings: FolderHandle?, remembering memory: OutputMemory? = nil) throws {
    let place = Place(path: output.name)
    switch try surroundings?.kind(of: output.folderName) {
    case nil:
      (folder, manifest, entries, foreign, foreignFolders) = (nil, nil, [], [], [])
      (untouched, isUntouched) = ([:], false)
      return
    case .link: throw Stop(.usage, [.linkInPlace(at: place)])
    case .file, .other: throw Stop(.usage, [.notAFolder(at: place)])
    case .folder: break
    }
    let folder = try surroundings?.folder(output.folderName)
    // A folder that holds nothing but a `.gitignore` waits for its first build; any other is refused at a glance.
    let top = try folder?.entries() ?? []
    if !top.contains(where: { $0.path == Manifest.fileName }),
      let other = top.first(where: { !$0.path.hasPrefix(".git") })
    {
      throw Stop(.usage, [.foreignFolder(output.name, file: other.path)])
    }
    let entries = try folder?.stampedTree() ?? []
    // What was published is known by the stamp of its manifest, which is as long as the site.
    let known = entries.first { $0.path == Manifest.fileName }.flatMap {
      memory?.isUntouched($0) == true ? memory : nil
    }
    let manifest = try known?.manifest ?? folder.flatMap { try Manifest.read(in: $0, name: output.name) }
    let written = Set(manifest?.files.map(\.path) ?? [])
    let folders = Set(written.flatMap(FilePath.folders(above:)))
    let files = entries.filter { $0.kind != .folder }
    let untouched = known.map { known in files.filter(known.isUntouched) } ?? []
    self.untouched = Dictionary(
      untouched.filter { $0.kind == .file && written.contains($0.path) }.map { ($0.path, $0.stamp) },
      uniquingKeysWith: { first, _ in first })
    isUntouched = untouched.count == files.count && files.count == known?.stamps.count
    self.folder = folder
    self.manifest = manifest
    self.entries = entries
    foreign = files.filter { !written.contains($0.path) && $0.path != Manifest.fileName }.map(\.path)
    foreignFolders = entries.filter { $0.kind == .folder && !folders.contains($0.path) }.map(\.path)
  }
}

extension Diagnostic {
  static func foreignFolder(_ name: String, file: String) -> Self {
    Self(
      "output.foreign-folder", at: Place(path: name),
      Message(
        en: "folder is not the tool's: it holds '\(file)' and no manifest",
        ja: "このツールが作ったフォルダではありません（目録がなく、「\(file)」があります）"),
      hint: Message(
        en: "choose an empty folder, or one that engawa built before", ja: "空のフォルダか、engawa が前に作ったフォルダを指定してください"))
  }
}
