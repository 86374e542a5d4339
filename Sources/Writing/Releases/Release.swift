public import Diagnostics
import Files

/// A release as it lies in its folder.
public struct Release: Sendable {
  /// What it says of itself.
  public let manifest: ReleaseManifest
  /// Why it is published no more, if it is not.
  public let withdrawal: Withdrawal?
  /// The bytes of its manifest.
  public let manifestBytes: [UInt8]
  /// The signature of its manifest, if somebody signed it.
  public let signature: ReleaseSignature?
  /// Where it lies on this machine.
  public let folder: String

  /// Reads what a release says of itself; its files are not looked at.
  ///
  /// - Parameters:
  ///   - folder: where it lies.
  ///   - name: what people call the folder.
  /// - Throws: ``Stop`` if it is no release, or cannot be read.
  public static func read(_ folder: String, name: String) throws(Stop) -> Release {
    let (bytes, withdrawal, signature) = try stopping {
      (
        try optional(FilePath.join(folder, ReleaseManifest.fileName)),
        try optional(FilePath.join(folder, Withdrawal.fileName)),
        try ReleaseSignature.Form.allCases.lazy.compactMap { form throws(FileError) in
          try optional(FilePath.join(folder, form.fileName)).map { ReleaseSignature(form, $0) }
        }.first
      )
    }
    guard let bytes else { throw Stop(.content, [.noRelease(at: Place(path: name))]) }
    guard let manifest = ReleaseManifest(bytes) else {
      throw Stop(.content, [.tornManifest(at: Place(path: FilePath.join(name, ReleaseManifest.fileName)))])
    }
    let read = withdrawal.map { Withdrawal($0) }
    if case .some(nil) = read {
      throw Stop(.content, [.tornManifest(at: Place(path: FilePath.join(name, Withdrawal.fileName)))])
    }
    return Release(
      manifest: manifest, withdrawal: read ?? nil, manifestBytes: bytes, signature: signature, folder: folder)
  }

  private static func optional(_ path: String) throws(FileError) -> [UInt8]? {
    try fileKind(path) == .file ? try readFile(path) : nil
  }

  /// The bytes of one of its files.
  ///
  /// - Throws: ``Stop`` if it cannot be read.
  public func read(_ path: String) throws(Stop) -> [UInt8] {
    do { return try readFile(FilePath.join(folder, path)) } catch { throw error.stop }
  }

  /// What is not as the manifest says: files that are gone, changed, or that it does not know.
  ///
  /// - Parameters:
  ///   - name: what people call the folder.
  ///   - others: files that may lie beside those of the release, such as the page of a site that leads to it.
  /// - Throws: ``Stop`` if the folder cannot be read.
  public func problems(name: String, ignoring others: Set<String> = []) throws(Stop) -> [Diagnostic] {
    try stopping { try problems(in: name, ignoring: others) }
  }

  private func problems(in name: String, ignoring others: Set<String>) throws(FileError) -> [Diagnostic] {
    let known = Set(manifest.files.map(\.path))
    var own: Set<String> = [ReleaseManifest.fileName, Withdrawal.fileName]
    if let signature { own.insert(signature.form.fileName) }
    var problems: [Diagnostic] = []
    for entry in try listTree(folder) where entry.kind != .folder && !own.union(others).contains(entry.path) {
      // What is a link in the place of a file is told as missing.
      if !known.contains(entry.path), !Junk.isJunk(entry.path) {
        problems.append(.unknownToRelease(at: Place(path: FilePath.join(name, entry.path))))
      }
    }
    for file in manifest.files {
      let place = Place(path: FilePath.join(name, file.path))
      let path = FilePath.join(folder, file.path)
      guard try fileKind(path) == .file else {
        problems.append(.goneFromRelease(at: place))
        continue
      }
      if let ranges = file.change(in: try readFile(path)) { problems.append(.changedInRelease(ranges, at: place)) }
    }
    return problems.sorted()
  }
}

extension Release {
  /// Ranges of bytes, numbered from 0, in words: the first five, and how many more there are.
  public static func words(for ranges: [Range<Int>]) -> Message {
    let listed = ranges.prefix(5).map { "\($0.lowerBound)–\($0.upperBound - 1)" }
    let more = ranges.count - listed.count
    return Message(
      en: listed.joined(separator: ", ") + (more > 0 ? " and \(more) more ranges" : ""),
      ja: "\(listed.joined(separator: "、"))バイト目の間" + (more > 0 ? "、ほか\(more)か所" : ""))
  }
}

extension Diagnostic {
  static func noRelease(at place: Place) -> Self {
    Self(
      "release.none", at: place, Message(en: "there is no release here", ja: "ここに確定版はありません"),
      hint: Message(
        en: "a release is a folder with \(ReleaseManifest.fileName); 'engawa snapshot' makes one",
        ja: "確定版は、\(ReleaseManifest.fileName) のあるフォルダです。engawa snapshot で作ります"))
  }

  static func tornManifest(at place: Place) -> Self {
    Self(
      "release.torn", at: place,
      Message(en: "this is not as the tool wrote it", ja: "このツールが書いたままではありません"),
      hint: Message(en: "get the file back from version control", ja: "版管理から元に戻してください"))
  }

  static func unknownToRelease(at place: Place) -> Self {
    Self(
      "release.unknown-file", at: place,
      Message(en: "the manifest of the release does not know this file", ja: "確定版の目録にないファイルです"),
      hint: Message(en: "take it away: nothing is added to a release", ja: "取り除いてください。確定版には何も足せません"))
  }

  static func goneFromRelease(at place: Place) -> Self {
    Self(
      "release.missing-file", at: place, Message(en: "a file of the release is missing", ja: "確定版のファイルがなくなっています"),
      hint: Message(en: "get it back from version control", ja: "版管理から元に戻してください"))
  }

  static func changedInRelease(_ ranges: [Range<Int>], at place: Place) -> Self {
    let bytes = Release.words(for: ranges)
    return Self(
      "release.changed-file", at: place,
      Message(
        en: "a file of the release is not what was frozen: bytes \(bytes.en)", ja: "確定したときのままではないファイルです: \(bytes.ja)"),
      hint: Message(
        en: "get it back from version control; what is to be said otherwise is a release of its own ('--corrects')",
        ja: "版管理から元に戻してください。直したいときは、--corrects を付けて別の確定版にします"))
  }
}
