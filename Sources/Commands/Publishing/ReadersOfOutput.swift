import Content
import Diagnostics
import Files
import Ledger
import Output
import Tables

// What is uploaded is a folder: no edition may be written where more people read than it is for, whatever was typed.
extension Publishing {
  /// The folder that an edition is to be written into.
  ///
  /// - Throws: ``Stop`` if it lies among the sources, or where others may read it than the edition is for.
  static func folderToWrite(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) -> OutputFolder {
    let folder = try outputFolder(options, edition, configuration)
    let root = try stopping { try resolvedPath(options.root) }
    try checkReaders(of: folder, in: root, edition, configuration)
    return folder
  }

  /// Makes sure that an edition is not written over, into or around the folder of another with more readers.
  ///
  /// - Parameter root: the folder of the site, with every link followed.
  private static func checkReaders(
    of folder: OutputFolder, in root: String, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) {
    let place = Place(path: folder.name)
    for other in configuration.editions where other.clearance < edition.clearance {
      let path = FilePath.join(root, other.output)
      guard folder.isInside(path) || folder.isAround(path) else { continue }
      throw Stop(.refused, [.forOtherReaders(edition.name, other.name, at: place)])
    }
    // What everybody may read may lie anywhere.
    guard !edition.isPublic else { return }
    for name in try builtEditions(around: folder.path) {
      guard let other = configuration.editions.first(where: { $0.name == name }) else {
        throw Stop(.refused, [.forUnknownReaders(edition.name, name, at: place)])
      }
      guard other.clearance >= edition.clearance else {
        throw Stop(.refused, [.forOtherReaders(edition.name, name, at: place)])
      }
    }
  }

  /// The editions whose sites a folder is, or lies in.
  static func builtEditions(around folder: String) throws(Stop) -> [String] {
    var editions: [String] = []
    var path = folder
    while !["", "/", "."].contains(path) {
      // Not every folder above may be listed, and only this file is asked for.
      if try stopping({ try fileKind(FilePath.join(path, Manifest.fileName)) }) == .file,
        let edition = try Manifest.edition(in: stopping { try FolderHandle(path) }, name: path)
      {
        editions.append(edition)
      }
      path = FilePath.folder(of: path)
    }
    return editions
  }

  /// Whether a file that others put beside a site is an internal edition's: marked as one, or the manifest of another site.
  static func isOfInternalEdition(_ file: String, _ bytes: [UInt8]?) -> Bool {
    FilePath.name(of: file) == Manifest.fileName || bytes.map { $0.contains(Array(DataColumns.care.utf8)) } ?? false
  }

  /// Makes sure that the sealings that stand are those of the public edition, whatever it was called when they were made.
  ///
  /// What was published once is known for ever; a new name would begin an empty ledger, and nothing would be held against it.
  static func checkName(of edition: Edition, _ options: Options) throws(Stop) {
    guard edition.isPublic else { return }
    let path = FilePath.join(options.root, "content/sealed")
    guard try stopping({ try fileKind(path) }) == .folder else { return }
    for entry in try stopping({ try listFolder(path) }) where entry.kind == .folder && entry.path != edition.name {
      let files = try stopping { try listFolder(FilePath.join(path, entry.path)) }
      guard files.contains(where: { FilePath.ending(of: $0.path) == "json" }) else { continue }
      throw Stop(
        .refused, [.sealedByOtherName(entry.path, edition.name, at: Place(path: "content/sealed/\(entry.path)"))])
    }
  }
}

extension Ledger {
  /// Makes sure that the site that is there was built by an edition that is still declared: what another published
  /// stands, too.
  func expect(_ noted: String?, _ configuration: SiteConfiguration) throws(Stop) {
    try expect(noted)
    guard let anchor = noted.flatMap({ SealingAnchor($0) }),
      !configuration.editions.contains(where: { $0.name == anchor.edition })
    else { return }
    throw Stop(.refused, [.sealingLost(anchor, at: Place(path: name))])
  }
}

extension Diagnostic {
  fileprivate static func forOtherReaders(_ edition: String, _ other: String, at place: Place) -> Self {
    Self(
      "output.other-readers", at: place,
      Message(
        en: "the edition '\(edition)' would lie where the edition '\(other)' is published, which more people read",
        ja: "「\(edition)」の版を、もっと多くの人が見る「\(other)」の版の所に書き出すことになります"),
      hint: Message(
        en: "choose another folder, or leave --output out",
        ja: "別のフォルダにするか、--output を外してください"))
  }

  fileprivate static func forUnknownReaders(_ edition: String, _ other: String, at place: Place) -> Self {
    Self(
      "output.unknown-readers", at: place,
      Message(
        en:
          "the edition '\(edition)' would lie where the edition '\(other)' was built, of which engawa.yml no longer says who reads it",
        ja: "「\(edition)」の版を、「\(other)」の版を書き出した所に書き出すことになります。「\(other)」をだれが見るのか、engawa.yml にはもうありません"),
      hint: Message(
        en: "choose another folder; or, if nobody else reads this one, remove that site first, with 'engawa clean'",
        ja: "別のフォルダにしてください。ほかに見る人がいない所なら、先に engawa clean でそのサイトを消してください"))
  }

  static func foreignInternal(_ edition: Edition, _ file: String, in folder: String) -> Self {
    Self(
      "output.foreign-internal", at: Place(path: FilePath.join(folder, file)),
      Message(
        en:
          "this file is marked '\(DataColumns.care)', or belongs to another site, and would be published with '\(edition.name)'",
        ja: "このファイルには「\(DataColumns.care)」の印があるか、別のサイトのもので、「\(edition.name)」の版といっしょに公開されてしまいます"),
      hint: Message(en: "remove it, or move it elsewhere", ja: "消すか、別の所に移してください"))
  }

  fileprivate static func sealedByOtherName(_ name: String, _ edition: String, at place: Place) -> Self {
    Self(
      "sealing.other-name", at: place,
      Message(
        en: "the edition '\(name)' published figures that would no longer be held against those of '\(edition)'",
        ja: "「\(name)」の版で公表した数があり、「\(edition)」の数と突き合わせられません"),
      hint: Message(
        en:
          "call the public edition '\(name)' in engawa.yml: it keeps its name, for what was published is known for ever",
        ja: "engawa.yml の公開用の版の名前を「\(name)」にしてください。一度公表した数はなかったことにできないので、名前は変えられません"))
  }
}
