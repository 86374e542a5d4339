public import Diagnostics
import Files
import Parallelism

// How a site that was written aside takes the place of the old one.
extension Staging {
  /// A site that took the place of the old one.
  public struct Published: Sendable {
    /// What was written.
    public let manifest: Manifest
    fileprivate let warnings: [Diagnostic]
    /// The names under which the old site lies aside.
    fileprivate let aside: [String]
    /// What was published; `nil` if it cannot be looked at.
    public let memory: OutputMemory?
  }

  /// What is done after the swap.
  public struct Afterwards: Sendable {
    /// What could not be cleared away beside the site.
    public let warnings: [Diagnostic]
    /// How the folder is now; `nil` if it cannot be looked at.
    public let mark: OutputMark?
  }

  /// Puts the new site into the place of the old one.
  ///
  /// From the moment when it is there nothing fails any more: what cannot be cleared away is a warning.
  ///
  /// - Parameters:
  ///   - anchor: what the files rest on that must not be lost, in one line.
  ///   - day: the day of the site's last change, in days since 1970: times of files tell nothing else.
  /// - Throws: ``Stop`` if a file that the tool did not write is in the way, or the system refuses; the old site stays.
  public func publish(
    by tool: Manifest.Tool, edition: String, anchor: String? = nil, day: Int, files: [Written], jobs: Int
  ) async throws -> Published {
    let manifest = Manifest(tool: tool, edition: edition, anchor: anchor, files: files.map(\.file))
    let json = manifest.json
    let own = Manifest.File(path: Manifest.fileName, bytes: json)
    let times = FileTimes(day: day)
    let undated = files.filter { !$0.isDated }.map(\.file)
    if let old = open.folder, manifest == contents.manifest, files.allSatisfy(\.isUnchanged) {
      var warnings = open.leftovers + discard()
      do { try times.set(in: old, undated + [own], of: manifest.files) } catch {
        warnings.append(.cannotDate(error, at: Place(path: output.name)))
      }
      return Published(
        manifest: manifest, warnings: warnings, aside: [], memory: memory(manifest, own, files, day: day))
    }
    try await keep(files.filter(\.isUnchanged).map(\.file), jobs: jobs)
    let names = try stopping {
      try carryOver(manifest)
      // The manifest comes last: what has none was never finished.
      try folder.replace(Manifest.fileName, with: json)
      try folder.removeFile(Self.mark)
      try times.set(in: folder, undated + [own], of: manifest.files)
      return try swap()
    }
    return Published(
      manifest: manifest, warnings: open.leftovers, aside: names, memory: memory(manifest, own, files, day: day))
  }

  /// Clears the old site away; from then on nothing of the tool's alters the files of the new one any more.
  public func finish(_ published: Published) -> Afterwards {
    let sweep = Sweep(output, surroundings)
    let warnings = published.warnings + published.aside.flatMap { sweep.sweep($0, contents.manifest) }
    return Afterwards(warnings: warnings, mark: published.memory?.mark(at: FileStamp.now))
  }

  /// What lies in the output folder after the swap.
  private func memory(
    _ manifest: Manifest, _ own: Manifest.File, _ files: [Written], day: Int
  ) -> OutputMemory? {
    do throws(FileError) {
      let folder = try surroundings.folder(output.folderName)
      guard let mark = try folder.stamp(of: Manifest.fileName) else { return nil }
      let known = Dictionary(files.map { ($0.file.path, $0.node) }, uniquingKeysWith: { first, _ in first })
      var nodes: [UInt64] = []
      nodes.reserveCapacity(files.count + 1)
      for file in manifest.files {
        let told = known[file.path] ?? nil
        guard let node = if let told { told } else { try folder.stamp(of: file.path)?.node } else { return nil }
        nodes.append(node)
      }
      return OutputMemory(manifest: manifest, day: day, nodes: nodes + [mark.node], own: own)
    } catch {
      // Then the next build looks at everything anew.
      return nil
    }
  }

  // MARK: - The swap

  /// Gives unchanged files a second name in the new site; the old one goes with the old site.
  private func keep(_ files: [Manifest.File], jobs: Int) async throws {
    guard let old = open.folder else { return }
    // Files of one folder follow one another.
    var groups: [(folder: String, names: [String])] = []
    for file in files {
      let name = FilePath.name(of: file.path)
      let above = file.path.utf8.count == name.utf8.count ? "" : FilePath.folder(of: file.path)
      if groups.last?.folder != above || groups.last?.names.count == Self.largestGroup { groups.append((above, [])) }
      groups[groups.count - 1].names.append(name)
    }
    let (oldFolders, folders, all, contents) = (OpenFolders(below: old), folders, groups, contents)
    let changed = try await parallelMap(count: all.count, jobs: jobs) { index -> String? in
      do throws(FileError) {
        let (source, target) = (try oldFolders.folder(all[index].folder), try folders.folder(all[index].folder))
        for name in all[index].names {
          let path = all[index].folder.isEmpty ? name : "\(all[index].folder)/\(name)"
          // Somebody may have changed it since it was looked at; then nobody has read it.
          guard contents.isStill(path, try source.stamp(of: name)) else { return path }
          try source.link(name, to: target, name)
        }
        return nil
      } catch { throw error.stop }
    }
    if let path = changed.compactMap(\.self).first {
      throw Stop(.machine, [.altered(at: Place(path: FilePath.join(output.name, path)))])
    }
  }

  private static let largestGroup = 200

  private func keep(_ file: String) throws(FileError) {
    guard let old = open.folder else { return }
    do { try old.link(file, to: folder, file) } catch {
      guard error.isMissing else { throw error }
      _ = try folder.makingFolder(FilePath.folder(of: file))
      try old.link(file, to: folder, file)
    }
  }

  /// Gives files that the tool did not write a second name in the new site, and makes their folders.
  private func carryOver(_ manifest: Manifest) throws {
    guard !contents.foreign.isEmpty || !contents.foreignFolders.isEmpty else { return }
    let written = Set(manifest.files.map(\.path) + [Manifest.fileName])
    let folders = FilePath.folders(above: manifest.files.lazy.map(\.path))
    for path in contents.foreignFolders {
      if written.contains(path) { throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(output.name, path)))]) }
      _ = try folder.makingFolder(path)
    }
    for file in contents.foreign {
      if written.contains(file) || folders.contains(file) {
        throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(output.name, file)))])
      }
      try keep(file)
    }
  }

  /// Lets the two sites change places, and returns the names under which the old one lies aside.
  private func swap() throws(FileError) -> [String] {
    guard try surroundings.kind(of: output.folderName) != nil else {
      try surroundings.rename(name, to: output.folderName)
      return []
    }
    do {
      try surroundings.exchange(name, output.folderName)
      return [name]
    } catch {
      guard error.isUnsupported else { throw error }
      // Some file systems cannot swap. Between the two renames there is no site for a moment; the next build mends it
      // if the process dies just then.
      let (old, _) = try Self.newFolder(output, Self.oldPurpose, surroundings)
      try surroundings.rename(output.folderName, to: old)
      try surroundings.rename(name, to: output.folderName)
      return [old]
    }
  }
}

extension Diagnostic {
  static func cannotDate(_ error: FileError, at place: Place) -> Self {
    Self(
      "output.cannot-date", severity: .warning, at: place,
      Message(en: "the dates of the published files cannot be set", ja: "公開したファイルの日付を設定できません"),
      hint: Message(
        en: "\(error.diagnostic.message.en); build as the owner of the folder",
        ja: "\(error.diagnostic.message.ja)。フォルダの持ち主として実行してください"))
  }

  static func inTheWay(at place: Place) -> Self {
    Self(
      "output.in-the-way", at: place,
      Message(en: "file that the tool did not write stands in the way", ja: "このツールが書いたのではないファイルがあり、出力できません"),
      hint: Message(en: "move it elsewhere", ja: "別の場所に移してください"))
  }
}
