import Diagnostics
import Fields
import Files
import Parallelism
import Pictures

/// The files below a folder, as they are listed: texts, pictures, and what is handed out.
struct ContentFiles: Sendable {
  /// Paths of Markdown files, relative to the folder.
  private(set) var texts: [String] = []
  /// Paths of images, relative to the folder.
  private(set) var images: Set<String> = []
  /// How large images are, by their paths, as far as their first bytes tell.
  private(set) var shapes: [String: PictureShape] = [:]
  /// Files to hand out, such as PDF flyers: their sizes in bytes, by path relative to the folder.
  private(set) var attachments: [String: Int] = [:]
  private var diagnostics: [Diagnostic] = []

  private init() {}

  /// What is read for itself.
  private static let settings = [SearchSettings.path, PictureList.path]

  private static let imageEndings: Set<String> = ["png", "jpg", "jpeg", "webp", "avif", "gif"]

  /// Lists a folder.
  ///
  /// - Parameters:
  ///   - folder: where it lies on this machine.
  ///   - name: what diagnostics call it.
  ///   - memory: what need not be looked at again.
  /// - Throws: the system's error, if the folder itself cannot be read.
  static func list(
    _ folder: String, name: String, remembering memory: ContentMemory, jobs: Int
  ) async throws -> Reviewed<ContentFiles> {
    var files = ContentFiles()
    if try fileKind(folder) == .link { files.diagnostics.append(.strayLink(at: Place(path: name))) }
    for entry in try memory.listing ?? listTree(folder) {
      // What was read of it once had a name that fits.
      if entry.kind == .file, memory.has(entry.path) {
        files.texts.append(entry.path)
      } else if !isOfOthers(entry.path), !Junk.isJunk(entry.path) {
        try files.note(entry, in: folder, name: name)
      }
    }
    let pictures = files.images.sorted()
    let shapes = try await parallelMap(count: pictures.count, jobs: jobs) {
      Self.shape(FilePath.join(folder, pictures[$0]))
    }
    files.shapes = Dictionary(
      zip(pictures, shapes).lazy.compactMap { path, shape in shape.map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
    return Reviewed(files, files.diagnostics)
  }

  /// Takes what lies in the folder.
  private mutating func note(_ entry: FolderEntry, in folder: String, name: String) throws {
    let place = Place(path: "\(name)/\(entry.path)")
    if Self.settings.contains(place.path), entry.kind == .file { return }
    if FilePath.name(of: entry.path).hasPrefix(".") { return diagnostics.append(.hidden(at: place)) }
    switch entry.kind {
    case .folder: return
    case .other: return diagnostics.append(.notAFile(at: place))
    case .link: return diagnostics.append(.linkInContent(at: place))
    case .file: break
    }
    let ending = FilePath.ending(of: entry.path)
    if ending == "pdf" || Self.imageEndings.contains(ending.lowercased()), !Self.isAddress(entry.path) {
      diagnostics.append(.unfitFileName(entry.path, at: place))
    }
    if ending == "md" {
      texts.append(entry.path)
    } else if Self.imageEndings.contains(ending) {
      images.insert(entry.path)
    } else if ending == "pdf" {
      attachments[entry.path] = try readFile(FilePath.join(folder, entry.path)).count
    } else {
      diagnostics.append(.unknownEnding(ending, at: place))
    }
  }

  /// How large a picture is; `nil` if that cannot be told.
  ///
  /// One that cannot be read is told of where it is shown.
  private static func shape(_ file: String) -> PictureShape? {
    do {
      let beginning = try readBeginning(of: file, PictureShape.usualBeginning)
      if let shape = PictureShape(beginning: beginning) { return shape }
      return beginning.count < PictureShape.usualBeginning ? nil : PictureShape(beginning: try readFile(file))
    } catch { return nil }
  }
}

extension ContentFiles {
  /// Whether a file is no text, and none of a text; of the folder of tables the texts are.
  private static func isOfOthers(_ path: String) -> Bool {
    let folder = FilePath.first(of: path)
    if folder == KindCheck.statistics, FilePath.ending(of: path) == "md" { return false }
    return KindCheck.foldersOfOthers.contains(folder)
  }

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
      hint: ["heic", "heif"].contains(ending.lowercased())
        ? Message(
          en: "save the photograph as JPEG; an iPhone takes JPEG with Settings > Camera > Formats > Most Compatible",
          ja: "写真をJPEGで保存し直してください。iPhoneは「設定」→「カメラ」→「フォーマット」を「互換性優先」にすると、JPEGで撮れます")
        : ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt"].contains(ending)
          ? Message(
            en: "to hand it out, save it as PDF in the program that made it", ja: "配るものなら、作ったソフトでPDFとして保存してください")
          : Message(
            en: "texts end in .md, images in .png, .jpg, .webp, .avif or .gif, files to hand out in .pdf",
            ja: "文章は .md、画像は .png .jpg .webp .avif .gif、配るファイルは .pdf です"))
  }
}
