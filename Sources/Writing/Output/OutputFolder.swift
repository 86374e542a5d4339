public import Diagnostics
import Files

/// The folder that a site is published from.
///
/// It belongs to the tool if it holds its manifest. Files that the tool did not write are never touched, and no symbolic
/// link is followed on the way from the place that the user chose.
public struct OutputFolder: Sendable {
  /// Where the path to the folder begins: symbolic links up to here are the user's own.
  private let base: String
  /// The folder that the output folder lies in, relative to the base.
  private let parent: String
  /// The name of the output folder in that.
  let folderName: String
  /// What the user called the folder.
  public let name: String

  /// Names a folder, which need not be there yet.
  ///
  /// - Parameters:
  ///   - path: the folder, relative to `base`.
  ///   - base: a folder that the user chose, such as that of the site; links below it are refused.
  ///   - name: what the user calls the output folder.
  /// - Throws: ``Stop`` if the path is none of a folder of its own, or a symbolic link stands on it.
  public init(_ path: String, in base: String, name: String) throws(Stop) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
      throw Stop(.usage, [.notAFolder(at: Place(path: name))])
    }
    self.name = name
    folderName = last
    parent = parts.dropLast().joined(separator: "/")
    do throws(FileError) { self.base = try resolvedPath(base) } catch {
      throw error.isMissing ? Stop(.usage, [.notAFolder(at: Place(path: name))]) : error.stop
    }
    guard let problem = try Self.problem(on: parts, below: self.base, called: name) else { return }
    throw Stop(.usage, [problem])
  }

  /// What stands on the way to the folder and is no folder.
  private static func problem(on parts: [String], below base: String, called name: String) throws(Stop) -> Diagnostic? {
    do throws(FileError) {
      let start = try FolderHandle(base)
      for count in 1...parts.count {
        let path = parts.prefix(count).joined(separator: "/")
        let place = Place(path: folder(of: name, parts.count - count))
        switch try start.kind(of: path) {
        case .link: return .linkInPlace(at: place)
        case .file, .other: return .notAFolder(at: place)
        case .folder, nil: continue
        }
      }
      return nil
    } catch { throw error.isMissing ? Stop(.usage, [.notAFolder(at: Place(path: name))]) : error.stop }
  }

  /// The folder so many steps above a path.
  private static func folder(of path: String, _ steps: Int) -> String {
    (0..<steps).reduce(path) { path, _ in FilePath.folder(of: path) }
  }

  /// Where the folder lies on this machine, symbolic links followed.
  public var path: String { FilePath.join(FilePath.join(base, parent), folderName) }

  /// Whether the folder is another one, or lies in it.
  public func isInside(_ other: String) -> Bool { path == other || path.hasPrefix(other + "/") }

  /// Whether another folder is this one, or lies in it.
  public func isAround(_ other: String) -> Bool {
    other == path || other.hasPrefix(path == "/" ? path : path + "/")
  }

  /// Reads a file of the published site.
  ///
  /// - Throws: ``Stop`` with the system's error, or if it is not the file that was published.
  public func read(_ file: Manifest.File) throws(Stop) -> [UInt8] {
    try stopping {
      let bytes = try surroundings(isMade: false)?.folder(folderName).read(file.path) ?? []
      guard Manifest.File(path: file.path, bytes: bytes) == file else {
        throw Stop(.machine, [.altered(at: Place(path: FilePath.join(name, file.path)))])
      }
      return bytes
    }
  }

  /// Opens the folder that the output folder lies in; `nil` if there is none and none is to be made.
  func surroundings(isMade: Bool) throws(FileError) -> FolderHandle? {
    let steps = parent.split(separator: "/").count + 1
    let start = try FolderHandle(base, called: Self.folder(of: name, steps))
    if isMade { return try start.makingFolder(parent) }
    do { return try start.folder(parent) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// The name of something beside the folder, on the same file system.
  func beside(_ purpose: String) -> String { ".\(folderName).engawa-\(purpose)" }

  /// The path of something beside the folder, as people call it.
  func placeBeside(_ name: String) -> Place {
    Place(path: FilePath.join(FilePath.folder(of: self.name), name))
  }

  /// Takes the folder for this process alone.
  ///
  /// - Throws: ``Stop`` if another process has it.
  func lock(_ surroundings: FolderHandle) throws -> FileLock {
    guard let lock = try FileLock(beside("lock"), in: surroundings) else {
      throw Stop(.machine, [.busy(at: Place(path: name))])
    }
    return lock
  }
}

extension Diagnostic {
  /// A file is not the one that was made.
  public static func altered(at place: Place) -> Self {
    Self(
      "output.altered", at: place,
      Message(en: "somebody changed this file since it was published", ja: "公開したあとで、だれかがこのファイルを変えました"),
      hint: Message(en: "build the site again", ja: "サイトを作り直してください"))
  }

  static func busy(at place: Place) -> Self {
    Self(
      "output.busy", at: place, Message(en: "another build is writing here", ja: "別のビルドがここに書いています"),
      hint: Message(en: "wait until it has ended", ja: "終わるまでお待ちください"))
  }

  static func notAFolder(at place: Place) -> Self {
    Self(
      "output.not-a-folder", at: place, Message(en: "output is not a folder", ja: "出力先がフォルダではありません"),
      hint: Message(en: "choose a folder of its own, such as public", ja: "public のような、専用のフォルダを指定してください"))
  }

  static func linkInPlace(at place: Place) -> Self {
    Self(
      "output.link", at: place,
      Message(
        en: "a symbolic link stands where the tool writes; what it leads to was not touched",
        ja: "書き込む場所にシンボリックリンクがあります。リンクの先には手を付けていません"),
      hint: Message(
        en: "remove the link, or name the folder that it leads to with --output",
        ja: "リンクを消すか、リンク先のフォルダを --output で指定してください"))
  }
}
