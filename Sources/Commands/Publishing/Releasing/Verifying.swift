import Content
public import Diagnostics
import Files
import Ledger
import Output
import Releases
import Site

/// What was proved of a release, or of a whole site.
public struct Verification: Sendable {
  /// What was looked at, and what holds.
  public let text: Message
  /// What does not; empty if everything does.
  public let problems: [Diagnostic]
}

extension Publishing {
  /// The folder that people mean by a name.
  ///
  /// - Parameter name: a folder, the name of a release of the site, or nothing for the site as it was built.
  /// - Throws: ``Stop`` if the configuration of the site cannot be read, and it would have to be.
  public static func folder(toVerify name: String?, _ options: Options) throws(Stop) -> String {
    guard let name else {
      let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
      return try outputFolder(options, try edition(options, configuration), configuration).path
    }
    let kept = FilePath.join(options.root, "\(ReleaseArchive.folder)/\(name)")
    return try stopping { try fileKind(name) == nil && fileKind(kept) == .folder ? kept : name }
  }

  /// Proves that a release, or a built site, is as its manifest says; nothing but the folder is asked.
  ///
  /// - Parameters:
  ///   - path: a folder with a manifest: a release where it is kept, a copy of one, or a built site.
  ///   - signers: a list of those who may sign, as `ssh-keygen` reads it; `nil` if a signature need only be whole.
  /// - Throws: ``Stop`` if the folder is neither.
  public static func verify(_ path: String, signers: String? = nil) async throws -> Verification {
    if try stopping({ try fileKind(FilePath.join(path, Manifest.fileName)) }) == .file {
      return try await verifySite(path, signers: signers)
    }
    guard try stopping({ try fileKind(FilePath.join(path, ReleaseManifest.fileName)) }) != nil else {
      throw Stop(.usage, [.nothingToVerify(at: Place(path: path))])
    }
    return try await verifyRelease(path, signers: signers)
  }

  private static func verifyRelease(_ path: String, signers: String?) async throws -> Verification {
    let release = try Release.read(path, name: path)
    let manifest = release.manifest
    var problems = try release.problems(name: path, ignoring: ["index.html"])
    let signature = try await signed(release, at: path, signers: signers).unwrapped(into: &problems)
    let size = manifest.files.reduce(0) { $0 + $1.size }
    let sealing = manifest.sealing.map { "\($0.number) (\(Site.fingerprint(of: $0.sha256)); SHA-256 \($0.sha256))" }
    let standing = release.standing
    let chain = try chain(of: release, at: path).unwrapped(into: &problems)
    return Verification(
      text: Message(
        en: """
          release \(manifest.id): \(manifest.title)
          \(Message.counted(manifest.files.count, "file")), \(size) bytes; made on \(manifest.day) by engawa \(manifest.tool.version)
          rests on sealing \(sealing ?? "none")\(chain.en)
          \(signature.en)\(standing.en)

          """,
        ja: """
          確定版 \(manifest.id): \(manifest.title)
          ファイル\(manifest.files.count)個、\(size)バイト。\(manifest.day)に engawa \(manifest.tool.version) で作成
          もとになった封印: \(sealing ?? "なし")\(chain.ja)
          \(signature.ja)\(standing.ja)

          """),
      problems: problems)
  }

  /// Whether the sealing that a release rests on stands in the chain of sealings of the site that it lies in.
  private static func chain(of release: Release, at path: String) throws -> Reviewed<Message> {
    guard let sealing = release.manifest.sealing else { return Reviewed(Message(en: "", ja: "")) }
    guard let ledger = try ledger(around: path, of: release.manifest.edition) else {
      return Reviewed(Message(en: " (not checked: the sealings are not here)", ja: "（ここに封印がないので、確かめていません）"))
    }
    let holds = ledger.asOf(number: sealing.number, hash: sealing.sha256) != nil
    return Reviewed(
      holds
        ? Message(en: ", which stands in the chain of sealings", ja: "（封印の列にあることを確かめました）") : Message(en: "", ja: ""),
      holds ? [] : [.releaseWithoutSealing(release.manifest.id, sealing.number)])
  }

  /// The sealings of the site that a folder lies in, however the folder is named; `nil` if there are none around it.
  private static func ledger(around path: String, of edition: String) throws -> Ledger? {
    var root = try stopping { try resolvedPath(path) }
    let folder = FilePath.join("content/sealed", edition)
    // A release lies three folders deep, and those of a built site as deep in that.
    for _ in 0..<4 {
      root = FilePath.folder(of: root)
      if root.isEmpty { return nil }
      guard try stopping({ try fileKind(FilePath.join(root, folder)) }) == .folder else { continue }
      return try Ledger.read(.init(base: root, path: folder, readers: .everybody), name: folder, edition: edition)
    }
    return nil
  }

  /// What the signature of a release proves.
  private static func signed(_ release: Release, at path: String, signers: String?) async throws -> Reviewed<Message> {
    let list = try signers.map { try SignerList($0) }
    guard let signature = release.signature else {
      return Reviewed(
        Message(
          en: "not signed: the files are those of the manifest, and nothing proves the manifest itself",
          ja: "署名なし。ファイルが目録のとおりであることは確かめました。目録そのものが書き換えられていないことは、分かりません"),
        signers == nil ? [] : [.notSigned(at: Place(path: path))])
    }
    let file = FilePath.join(path, signature.form.fileName)
    switch await ManifestSignature.check(release.manifestBytes, signature, at: file, signers: list) {
    case .by(let name): return Reviewed(Message(en: "signed by \(name)", ja: "署名: \(name)"))
    case .key(let key):
      return Reviewed(
        Message(
          en: "signed with \(key); --signers tells whose that is", ja: "署名の鍵: \(key)（だれのものかは --signers で確かめられます）"))
    case .unproved(let key):
      return Reviewed(
        Message(
          en: "says to be signed with \(key), which cannot be checked without that key; name it with --signers",
          ja: "署名の鍵は \(key) とありますが、その公開鍵がないと確かめられません。--signers で示してください"))
    case .wrong:
      return Reviewed(Message(en: "signature does not hold", ja: "署名が合いません"), [.wrongSignature(at: Place(path: file))])
    case .unknown:
      return Reviewed(
        Message(
          en: "signature was not checked, for the program that made it is not here",
          ja: "署名を作ったプログラム（ssh-keygen か minisign）がないので、署名は確かめていません"),
        signers == nil ? [] : [.uncheckedSignature(at: Place(path: file))])
    }
  }

  private static func verifySite(_ path: String, signers: String?) async throws -> Verification {
    let folder = try stopping { try FolderHandle(resolvedPath(path)) }
    guard let manifest = try Manifest.read(from: folder, name: path) else {
      throw Stop(.usage, [.nothingBuilt(at: Place(path: path))])
    }
    let known = Dictionary(manifest.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var problems: [Diagnostic] = []
    var releases: [String] = []
    for entry in try stopping({ try listTree(path) }) where entry.kind != .folder && entry.path != Manifest.fileName {
      if entry.path.hasPrefix("releases/"), FilePath.name(of: entry.path) == ReleaseManifest.fileName {
        releases.append(FilePath.folder(of: entry.path))
      }
      if known[entry.path] == nil, !Junk.isJunk(entry.path) {
        problems.append(.unknownToSite(entry.path, at: Place(path: FilePath.join(path, entry.path))))
      }
    }
    for file in manifest.files {
      let whole = FilePath.join(path, file.path)
      guard try stopping({ try fileKind(whole) }) == .file else {
        problems.append(.goneFromSite(at: Place(path: whole)))
        continue
      }
      let bytes = try stopping { try readFile(whole) }
      if let ranges = file.change(in: bytes) { problems.append(.changedInSite(ranges, at: Place(path: whole))) }
    }
    var (english, japanese) = ("", "")
    for release in releases.sorted() {
      let verified = try await verifyRelease(FilePath.join(path, release), signers: signers)
      english += verified.text.en
      japanese += verified.text.ja
      problems += verified.problems
    }
    if let noted = manifest.anchor, let ledger = try ledger(around: path, of: manifest.edition) {
      do { try ledger.expect(noted) } catch { problems += error.diagnostics }
    }
    let anchor = manifest.anchor.map { "\n  \($0)" } ?? ""
    return Verification(
      text: Message(
        en:
          "site, edition \(manifest.edition): \(Message.counted(manifest.files.count, "file")), made by engawa \(manifest.tool.version); sealing:\(anchor)\n"
          + english,
        ja: "サイト（\(manifest.edition)版）: ファイル\(manifest.files.count)個、engawa \(manifest.tool.version) で作成。封印:\(anchor)\n"
          + japanese),
      problems: problems)
  }
}

extension Release {
  /// What became of it, as far as its folder tells.
  fileprivate var standing: Message {
    var (english, japanese) = ("", "")
    if let corrects = manifest.corrects {
      english += "\nstands in the place of \(corrects.id): \(corrects.reason)"
      japanese += "\n「\(corrects.id)」に代わる版です: \(corrects.reason)"
    }
    if let withdrawal {
      english += "\nwithdrawn on \(withdrawal.day): \(withdrawal.reason)"
      japanese += "\n\(withdrawal.day)に取り下げました: \(withdrawal.reason)"
    }
    return Message(en: english, ja: japanese)
  }
}

extension Diagnostic {
  static func nothingToVerify(at place: Place) -> Self {
    Self(
      "verify.nothing", at: place,
      Message(en: "there is no release and no built site here", ja: "ここには、確定版も、ビルドしたサイトもありません"),
      hint: Message(
        en: "'engawa build' makes a site, and 'engawa snapshot' a release; name a folder, or a release of this site",
        ja: "サイトは engawa build、確定版は engawa snapshot で作ります。フォルダか、このサイトの確定版の名前を書いてください"))
  }

  static func notSigned(at place: Place) -> Self {
    Self(
      "verify.not-signed", at: place, Message(en: "the release is not signed", ja: "この確定版には署名がありません"),
      hint: Message(
        en: "freeze it with --sign, or leave out --signers", ja: "snapshot に --sign を付けて確定するか、--signers を外してください"))
  }

  static func uncheckedSignature(at place: Place) -> Self {
    Self(
      "verify.unchecked", at: place,
      Message(en: "the program that checks this signature is not here", ja: "この署名を確かめるプログラムがありません"),
      hint: Message(en: "install OpenSSH or minisign", ja: "OpenSSHか minisign を入れてください"))
  }

  static func wrongSignature(at place: Place) -> Self {
    Self(
      "verify.signature", at: place,
      Message(
        en: "the signature is not of this manifest, or its signer is not in the list",
        ja: "署名がこの目録のものでないか、署名した人が一覧にいません"),
      hint: Message(en: "do not rely on the release", ja: "この確定版を信用しないでください"))
  }

  /// A page, or a file of a release, speaks in the council's name; another file may be of the server.
  static func unknownToSite(_ path: String, at place: Place) -> Self {
    let speaks = path.hasPrefix("releases/") || path.hasSuffix(".html")
    return Self(
      "verify.unknown-file", severity: speaks ? .error : .warning, at: place,
      Message(en: "the manifest of the site does not know this file", ja: "サイトの目録にないファイルです"),
      hint: speaks
        ? Message(
          en: "take it away, or keep it outside the site: readers would take it for yours",
          ja: "取り除くか、サイトの外に置いてください。読む人は、このサイトのページだと思います") : nil)
  }

  static func goneFromSite(at place: Place) -> Self {
    Self(
      "verify.missing-file", at: place, Message(en: "a file of the site is missing", ja: "サイトのファイルがなくなっています"),
      hint: Message(en: "build and publish it anew", ja: "ビルドして、公開し直してください"))
  }

  static func changedInSite(_ ranges: [Range<Int>], at place: Place) -> Self {
    let bytes = Release.words(for: ranges)
    return Self(
      "verify.changed-file", at: place,
      Message(
        en: "a file of the site is not as it was built: bytes \(bytes.en)", ja: "ビルドしたときのままではないファイルです: \(bytes.ja)"),
      hint: Message(en: "build and publish it anew", ja: "ビルドして、公開し直してください"))
  }
}
