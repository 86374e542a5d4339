public import Comparison
import Content
import Diagnostics
import Files
import Output
import Releases
import Subprocess

extension Publishing {
  /// Tells what is different between two releases, built sites, or states of this site in its version control.
  ///
  /// - Parameters:
  ///   - old: a folder of a release or a built site, the name of a release, or a revision of git.
  ///   - new: the same; `nil` for the site as it would be built now.
  /// - Throws: ``Stop`` if one of them is nothing of that, or a state cannot be built.
  public static func diff(_ old: String, _ new: String?, _ options: Options) async throws -> SiteComparison {
    try await masking(options) {
      let work = try TemporaryWork()
      defer { work.remove() }
      let areReleases = try [old, new].map { try isRelease($0, options) }
      // A release has one report, and a site all pages.
      if areReleases[0] != areReleases[1] {
        // What is nothing at all is told as that.
        if let other = areReleases[0] ? new : old { try await look(for: other, in: work, options) }
        throw Stop(.usage, [.oneRelease(areReleases[0] ? old : new ?? "")])
      }
      let before = try await side(old, in: work, called: "old", options)
      let after = try await side(new, in: work, called: "new", options)
      let reason = try areReleases[0] ? correction(of: old, by: new, options) : nil
      return try SiteComparison(from: before, to: after, because: reason)
    }
  }

  /// Whether people mean a release by a name.
  private static func isRelease(_ name: String?, _ options: Options) throws(Stop) -> Bool {
    guard let name else { return false }
    let kept = FilePath.join(options.root, "\(ReleaseArchive.folder)/\(name)")
    return try stopping {
      try [name, kept].contains { try fileKind(FilePath.join($0, ReleaseManifest.fileName)) == .file }
    }
  }

  private static func side(
    _ name: String?, in work: TemporaryWork, called: String, _ options: Options
  ) async throws -> SiteComparison.Side {
    guard let name else { return try await built(options.root, FilePath.join(work.path, called), options) }
    if let folder = try folder(name, options) { return try files(of: folder) }
    let source = FilePath.join(work.path, "\(called)-source")
    guard try await checkOut(name, of: options.root, to: source) else {
      throw Stop(.usage, [.nothingToCompare(name)])
    }
    return try await built(source, FilePath.join(work.path, called), options)
  }

  /// Why one release stands in the place of another, if it does.
  private static func correction(of old: String, by new: String?, _ options: Options) throws(Stop) -> String? {
    guard let former = try folder(old, options), let new, let newer = try folder(new, options) else { return nil }
    let corrects = try Release.read(newer, name: newer).manifest.corrects
    return try corrects?.id == Release.read(former, name: former).manifest.id ? corrects?.reason : nil
  }

  /// Makes sure that a name is that of something.
  private static func look(for name: String, in work: TemporaryWork, _ options: Options) async throws {
    if try folder(name, options) != nil { return }
    guard try await checkOut(name, of: options.root, to: FilePath.join(work.path, "sought")) else {
      throw Stop(.usage, [.nothingToCompare(name)])
    }
  }

  /// The folder of a release or a built site that people mean by a name.
  private static func folder(_ name: String, _ options: Options) throws(Stop) -> String? {
    let kept = FilePath.join(options.root, "\(ReleaseArchive.folder)/\(name)")
    return try stopping {
      try [name, kept].first { folder in
        try [Manifest.fileName, ReleaseManifest.fileName].contains {
          try fileKind(FilePath.join(folder, $0)) == .file
        }
      }
    }
  }

  private static func files(of folder: String) throws(Stop) -> SiteComparison.Side {
    let paths = try stopping { try listTree(folder).filter { $0.kind == .file && !Junk.isJunk($0.path) }.map(\.path) }
    return .init(paths: paths) { path in try stopping { try readFile(FilePath.join(folder, path)) } }
  }

  /// The site of a folder, built beside the one that it has.
  private static func built(_ root: String, _ output: String, _ options: Options) async throws -> SiteComparison.Side {
    var own = options
    own.root = root
    own.output = output
    own.usesCache = false
    _ = try await buildUnmasked(own)
    return try files(of: output)
  }

  /// Puts the site as it was in a revision into a folder; false if there is no such revision.
  private static func checkOut(_ revision: String, of root: String, to folder: String) async throws -> Bool {
    guard !revision.hasPrefix("-") else { return false }
    func git(_ arguments: [String]) async throws -> String? {
      let result = try await run(
        .name("git"), arguments: Arguments(["-C", root] + arguments), output: .string(limit: 100_000), error: .discarded
      )
      guard case .exited(0) = result.terminationStatus else { return nil }
      return String(result.standardOutput.prefix { !$0.isNewline })
    }
    do {
      guard try await git(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]) != nil,
        let prefix = try await git(["rev-parse", "--show-prefix"])
      else { return false }
      let archive = folder + ".tar"
      guard try await git(["archive", "--format=tar", "-o", archive, "\(revision):\(prefix)"]) != nil else {
        return false
      }
      try stopping { _ = try FolderHandle(FilePath.folder(of: folder)).newFolder(FilePath.name(of: folder)) }
      let result = try await run(
        .name("tar"), arguments: ["-x", "-f", archive, "-C", folder], output: .discarded, error: .discarded)
      guard case .exited(0) = result.terminationStatus else { return false }
      return true
    } catch let stop as Stop { throw stop } catch { return false }
  }
}

extension Diagnostic {
  static func oneRelease(_ id: String) -> Self {
    Self(
      "diff.one-release", at: nil,
      Message(
        en: "'\(id)' is a release, which cannot be compared with a whole site",
        ja: "「\(id)」は確定版で、サイト全体とは比べられません"),
      hint: Message(en: "name a second release: engawa diff \(id) OTHER", ja: "比べる確定版も書いてください（engawa diff \(id) 別の確定版）")
    )
  }

  static func nothingToCompare(_ name: String) -> Self {
    Self(
      "diff.nothing", at: nil,
      Message(
        en: "'\(name)' is no release, no built site and no revision of git",
        ja: "「\(name)」は、確定版でも、できあがったサイトでも、gitの版でもありません"),
      hint: Message(
        en: "name a folder such as public, a release such as r4-annual, or a revision such as main or HEAD~1",
        ja: "public のようなフォルダ、r4-annual のような確定版の名前、main や HEAD~1 のようなgitの版を書きます"))
  }
}
