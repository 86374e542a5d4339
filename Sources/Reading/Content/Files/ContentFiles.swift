import Diagnostics
import Fields
import Files
import Parallelism

/// The files below a folder, read once: texts, and the paths of images.
struct ContentFiles: Sendable {
  /// Markdown files, by path.
  let texts: [SourceText]
  /// Paths of Markdown files that cannot be read as text.
  let unreadable: [String]
  /// Paths of images, relative to the folder.
  let images: Set<String>
  /// Files to hand out, such as PDF flyers: their sizes in bytes, by path relative to the folder.
  let attachments: [String: Int]
  /// How many texts were written as Windows does, and read all the same.
  let forgivenCount: Int

  private static let imageEndings: Set<String> = ["png", "jpg", "jpeg", "webp", "avif", "gif"]

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - folder: where it lies on this machine.
  ///   - name: what diagnostics call it.
  /// - Throws: the system's error, if the folder itself cannot be read.
  static func read(_ folder: String, name: String, jobs: Int) async throws -> Reviewed<ContentFiles> {
    var diagnostics: [Diagnostic] = []
    var paths: [String] = []
    var images: Set<String> = []
    var attachments: [String: Int] = [:]
    if try fileKind(folder) == .link { diagnostics.append(.strayLink(at: Place(path: name))) }
    for entry in try listTree(folder)
    where !KindCheck.foldersOfOthers.contains(FilePath.first(of: entry.path)) && !Junk.isJunk(entry.path) {
      let place = Place(path: "\(name)/\(entry.path)")
      if FilePath.name(of: entry.path).hasPrefix(".") {
        diagnostics.append(.hidden(at: place))
        continue
      }
      switch entry.kind {
      case .folder: continue
      case .other:
        diagnostics.append(.notAFile(at: place))
        continue
      case .link:
        diagnostics.append(.linkInContent(at: place))
        continue
      case .file: break
      }
      let ending = FilePath.ending(of: entry.path)
      if ending == "pdf" || imageEndings.contains(ending.lowercased()), !isAddress(entry.path) {
        diagnostics.append(.unfitFileName(entry.path, at: place))
      }
      if ending == "md" {
        paths.append(entry.path)
      } else if imageEndings.contains(ending) {
        images.insert(entry.path)
      } else if ending == "pdf" {
        attachments[entry.path] = try readFile(FilePath.join(folder, entry.path)).count
      } else {
        diagnostics.append(.unknownEnding(ending, at: place))
      }
    }
    let list = paths
    let texts = try await parallelMap(count: list.count, jobs: jobs) {
      index -> Reviewed<(source: SourceText?, isForgiven: Bool)> in
      do {
        let bytes = try readFile(FilePath.join(folder, list[index]))
        let plain = WindowsText.plain(bytes)
        let path = "\(name)/\(list[index])"
        // Nothing of a case may be shown, not even in an error.
        if CaseMark.isFound(in: plain ?? bytes) {
          return Reviewed((nil, false), [.misplacedCase(at: Place(path: path))])
        }
        let source = SourceText(path: path, bytes: plain ?? bytes)
        let problems = FileCheck.problems(source)
        return Reviewed((problems.isEmpty ? source : nil, plain != nil), problems)
      } catch let error as FileError {
        return Reviewed((nil, false), [Diagnostic.unreadable(error, at: Place(path: "\(name)/\(list[index])"))])
      }
    }
    let files = texts.map { $0.unwrapped(into: &diagnostics) }
    let read = files.map(\.source)
    let unreadable = zip(list, read).filter { $1 == nil }.map { "\(name)/\($0.0)" }
    return Reviewed(
      ContentFiles(
        texts: read.compactMap(\.self), unreadable: unreadable, images: images, attachments: attachments,
        forgivenCount: files.count(where: \.isForgiven)), diagnostics)
  }
}

extension ContentFiles {
  /// Whether a path can be an address as it stands, without signs that addresses write in other ways.
  private static func isAddress(_ path: String) -> Bool {
    path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_.~/+".utf8.contains(byte)
      }
    }
  }
}

extension Diagnostic {
  static func unfitFileName(_ path: String, at place: Place) -> Self {
    let (name, ending) = (FilePath.name(of: path), FilePath.ending(of: path))
    let stem = String(name.dropLast(ending.utf8.count + 1))
    let usual = ending == "pdf" ? "file-1" : "picture-1"
    let suggestion = "\(Name.suggestion(for: stem) ?? usual).\(ending)"
    return Self(
      "file.unfit-name", at: place,
      Message(en: "'\(name)' cannot be part of an address", ja: "「\(name)」は住所（URL）に使えない名前です"),
      hint: Message(
        en: "rename it in letters of ASCII, digits and hyphens, such as '\(suggestion)'",
        ja: "英字・数字・ハイフンで「\(suggestion)」のような名前に変えてください"))
  }

  static func hidden(at place: Place) -> Self {
    Self(
      "file.hidden", at: place, Message(en: "hidden file among the content", ja: "内容のフォルダに隠しファイルがあります"),
      hint: Message(en: "delete it or move it elsewhere", ja: "消すか、別の場所に移してください"))
  }

  static func notAFile(at place: Place) -> Self {
    Self(
      "file.not-regular", at: place,
      Message(en: "neither a file nor a folder", ja: "ふつうのファイルでもフォルダでもありません"))
  }

  /// A link would let a public name stand for an internal file.
  static func linkInContent(at place: Place) -> Self {
    Self(
      "file.link", at: place, Message(en: "symbolic link among the content", ja: "内容のフォルダにシンボリックリンクがあります"),
      hint: Message(en: "put the file itself here", ja: "ファイルそのものを置いてください"))
  }

  static func strayLink(at place: Place) -> Self {
    Self(
      "file.stray-link", at: place,
      Message(
        en: "symbolic link that does not lead to a file inside this folder", ja: "シンボリックリンクの先が、このフォルダの中のファイルではありません"),
      hint: Message(en: "put the file itself here", ja: "ファイルそのものを置いてください"))
  }

  static func unknownEnding(_ ending: String, at place: Place) -> Self {
    Self(
      "file.unknown-ending", at: place,
      Message(en: "files ending in '.\(ending)' have no place here", ja: "「.\(ending)」で終わるファイルは、ここでは使いません"),
      hint: ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt"].contains(ending)
        ? Message(
          en: "to hand it out, save it as PDF in the program that made it", ja: "配るものなら、作ったソフトでPDFとして保存してください")
        : Message(
          en: "texts end in .md, images in .png, .jpg, .webp, .avif or .gif, files to hand out in .pdf",
          ja: "文章は .md、画像は .png .jpg .webp .avif .gif、配るファイルは .pdf です"))
  }

  static func unreadable(_ error: FileError, at place: Place) -> Self {
    let system = error.diagnostic
    return Self("file.unreadable", at: place, system.message)
  }
}
