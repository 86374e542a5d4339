public import Diagnostics
import Files

/// An output folder that this process has for itself, as it was found.
public struct OpenOutput: Sendable {
  let output: OutputFolder
  let surroundings: FolderHandle
  private let lock: FileLock
  /// The folder; `nil` if there is none yet.
  let folder: FolderHandle?
  /// Everything in it.
  let entries: [StampedEntry]
  /// How it was when the site was published that should lie there.
  let mark: OutputMark?
  /// What could not be cleared away beside it.
  public let leftovers: [Diagnostic]
  /// Whether it holds what the tool published, as it was then, and nothing else.
  public let isUntouched: Bool

  /// Takes a folder, and looks into it.
  ///
  /// - Parameter mark: how it was when the site was published that should lie there.
  /// - Throws: ``Stop`` if it is a link, or is not the tool's and holds something of others, or another build is at it.
  public init(_ output: OutputFolder, mark: OutputMark? = nil) throws(Stop) {
    self.output = output
    self.mark = mark
    (surroundings, lock, leftovers, folder, entries) = try stopping {
      guard let surroundings = try output.surroundings(isMade: true) else {
        throw Stop(.usage, [.notAFolder(at: Place(path: output.name))])
      }
      let lock = try output.lock(surroundings)
      let leftovers = try Sweep(output, surroundings).run()
      let folder = try Self.folder(output, in: surroundings)
      return (surroundings, lock, leftovers, folder, try folder?.stampedTree() ?? [])
    }
    isUntouched = mark?.fits(entries) ?? false
  }

  /// The output folder, if it is there and is the tool's, or nobody's yet.
  static func folder(_ output: OutputFolder, in surroundings: FolderHandle) throws -> FolderHandle? {
    let place = Place(path: output.name)
    switch try surroundings.kind(of: output.folderName) {
    case nil: return nil
    case .link: throw Stop(.usage, [.linkInPlace(at: place)])
    case .file, .other: throw Stop(.usage, [.notAFolder(at: place)])
    case .folder: break
    }
    let folder = try surroundings.folder(output.folderName)
    // A folder that holds nothing but a `.gitignore` waits for its first build; any other is refused at a glance.
    let top = try folder.entries()
    if !top.contains(where: { $0.path == Manifest.fileName }),
      let other = top.first(where: { !$0.path.hasPrefix(".git") })
    {
      throw Stop(.usage, [.foreignFolder(output.name, file: other.path)])
    }
    return folder
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
