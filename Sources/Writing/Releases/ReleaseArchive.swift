public import Diagnostics
import Files

/// All releases of a site, in the folder in which they are kept.
public struct ReleaseArchive: Sendable {
  /// The folder of those that everybody may see, relative to that of the site.
  public static let folder = "content/releases"
  /// The folder of these, relative to where it was looked for.
  public let folder: String
  /// Whether nobody but the owner may look into it.
  private let isPrivate: Bool
  /// The releases, the latest first; of one day by months, and then by name.
  public let releases: [Release]
  private let root: String

  /// Reads all releases of a site; there are none where there is no folder.
  ///
  /// - Parameters:
  ///   - root: the folder of the site.
  ///   - place: a folder below it, if others than those for everybody are meant, whom nobody but the owner may read.
  /// - Throws: ``Stop`` with everything that is no release, or is not as it was frozen.
  public static func read(root: String, at place: String? = nil) throws(Stop) -> ReleaseArchive {
    let (home, isPrivate) = (place ?? Self.folder, place != nil)
    var releases: [Release] = []
    var problems: [Diagnostic] = []
    let folder = FilePath.join(root, home)
    let entries: [FolderEntry]
    do {
      guard try fileKind(folder) != nil else {
        return ReleaseArchive(folder: home, isPrivate: isPrivate, releases: [], root: root)
      }
      // What file managers and version control leave behind, and a release that was never whole.
      entries = try listFolder(folder).filter { !$0.path.hasPrefix(".") && !Junk.isJunk($0.path) }
    } catch { throw error.stop }
    for entry in entries {
      let name = FilePath.join(home, entry.path)
      guard entry.kind == .folder else {
        problems.append(.noRelease(at: Place(path: name)))
        continue
      }
      do throws(Stop) {
        let release = try Release.read(FilePath.join(folder, entry.path), name: name)
        if release.manifest.id != entry.path { problems.append(.renamed(release.manifest.id, at: Place(path: name))) }
        problems += try release.problems(name: name)
        releases.append(release)
      } catch {
        guard error.cause == .content else { throw error }
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw Stop(.content, problems.sorted()) }
    let sorted = releases.sorted { first, second in
      let (a, b) = (first.manifest, second.manifest)
      // Of one day, the later months come first.
      return (b.day, b.period ?? "", a.id) < (a.day, a.period ?? "", b.id)
    }
    return ReleaseArchive(folder: home, isPrivate: isPrivate, releases: sorted, root: root)
  }

  /// The release of a name.
  public subscript(id: String) -> Release? { releases.first { $0.manifest.id == id } }

  /// A name that no release has: another with the first number behind it that is free.
  public func freeName(like id: String) -> String {
    let taken = Set(releases.map(\.manifest.id))
    return (2...releases.count + 2).lazy.map { "\(id)-\($0)" }.first { !taken.contains($0) } ?? id
  }

  /// The release that stands in the place of another, if one does.
  public func correction(of release: Release) -> Release? {
    releases.first {
      $0.withdrawal == nil && $0.manifest.corrects?.id == release.manifest.id
        && $0.manifest.edition == release.manifest.edition
    }
  }

  /// Adds a release, whole or not at all.
  ///
  /// - Parameter signature: the signature of its manifest, if it has one.
  /// - Throws: ``Stop`` if there is one of that name, or it cannot be written.
  public func add(
    _ manifest: ReleaseManifest, _ files: [(path: String, bytes: [UInt8])], signature: ReleaseSignature? = nil
  ) throws {
    let aside = FolderHandle.aside(manifest.id)
    let bytes = try manifest.bytes()
    try stopping {
      let readers: FolderHandle.Readers = isPrivate ? .owner : .everybody
      let folder = try FolderHandle(resolvedPath(root)).makingFolder(self.folder, for: readers)
      // One at a time: what another writes aside must be neither removed nor renamed here.
      guard let lock = try FileLock(".lock", in: folder) else { throw Stop(.machine, [.busyArchive(self.folder)]) }
      defer { withExtendedLifetime(lock) {} }
      guard try folder.kind(of: manifest.id) == nil else { throw Stop(.content, [.taken(manifest.id)]) }
      // What an earlier run left behind when it died.
      if try folder.kind(of: aside) != nil { try folder.removeTree(aside) }
      let inner = try folder.newFolder(aside, for: readers)
      for file in files { try inner.writeMakingFolders(file.path, file.bytes) }
      try inner.write(ReleaseManifest.fileName, bytes)
      if let signature { try inner.write(signature.form.fileName, signature.bytes) }
      try folder.rename(aside, to: manifest.id)
    }
  }

  /// Notes that a release is published no more.
  ///
  /// - Throws: ``Stop`` if that cannot be written.
  public func withdraw(_ id: String, _ withdrawal: Withdrawal) throws {
    let bytes = try withdrawal.bytes()
    try stopping {
      try FolderHandle(resolvedPath(root)).folder(FilePath.join(folder, id)).replace(Withdrawal.fileName, with: bytes)
    }
  }
}

extension Diagnostic {
  static func renamed(_ id: String, at place: Place) -> Self {
    Self(
      "release.renamed", at: place,
      Message(en: "the manifest here is that of release '\(id)'", ja: "ここの目録は、確定版「\(id)」のものです"),
      hint: Message(en: "give the folder its name back", ja: "フォルダの名前を元に戻してください"))
  }

  static func busyArchive(_ folder: String) -> Self {
    Self(
      "release.busy", at: Place(path: folder),
      Message(en: "another snapshot is being written here", ja: "別の確定版がここに書き込まれています"),
      hint: Message(en: "wait until it has ended and run it again", ja: "終わるのを待って、もう一度実行してください"))
  }

  static func taken(_ id: String) -> Self {
    Self(
      "release.taken", at: Place(path: FilePath.join(ReleaseArchive.folder, id)),
      Message(en: "there is a release '\(id)' already, and it stays as it is", ja: "確定版「\(id)」はもうあり、書き換えられません"),
      hint: Message(
        en: "choose another name; to say something otherwise, name this one with '--corrects \(id)'",
        ja: "別の名前にしてください。直したいときは、--corrects \(id) を付けます"))
  }
}
