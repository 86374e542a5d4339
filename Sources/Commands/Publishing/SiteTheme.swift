public import Diagnostics
import Files
public import Theme

extension Publishing {
  /// Which of the theme's files a site has copies of.
  public enum ThemeState: String, Sendable {
    /// The tool's own is used.
    case tool
    /// The site's is used.
    case site
    /// The site's is used, and was copied from an older version of the tool's.
    case older
  }

  /// The files of the theme, each with what the site has of it.
  ///
  /// - Throws: ``Stop`` if the site's files cannot be read.
  public static func themeFiles(root: String) throws(Stop) -> [(file: DefaultTheme.File, state: ThemeState)] {
    try stopping {
      try DefaultTheme.files.map { file in
        let path = FilePath.join(root, "templates/\(file.path)")
        guard try fileKind(path) == .file else { return (file, .tool) }
        let mark = ThemeCopy.mark(in: try readFile(path))
        return (file, mark == nil || mark == file.mark ? .site : .older)
      }
    }
  }

  /// A file of the theme as the tool has it.
  ///
  /// - Throws: ``Stop`` if there is none of that name.
  public static func themeFile(_ path: String) throws(Stop) -> DefaultTheme.File {
    guard let file = DefaultTheme.file(path) else {
      throw Stop(.usage, [.unknownThemeName(path, DefaultTheme.files.map(\.path))])
    }
    return file
  }

  /// Copies files of the theme into a site, to be changed there, and returns their paths; what is there stays.
  ///
  /// - Parameter path: one file; `nil` for all that the site does not have.
  /// - Throws: ``Stop`` if the file is there already, is none of the theme's, or cannot be written.
  public static func ejectTheme(root: String, _ path: String?) throws(Stop) -> [String] {
    var files = DefaultTheme.files
    if let path { files = [try themeFile(path)] }
    return try stopping {
      let folder = try FolderHandle(root)
      var written: [String] = []
      for file in files {
        let target = "templates/\(file.path)"
        do throws(FileError) {
          try folder.writeMakingFolders(target, ThemeCopy.text(of: file))
          written.append(target)
        } catch {
          guard error.isTaken else { throw error }
          if path != nil { throw Stop(.usage, [.alreadyThere(at: Place(path: target))]) }
        }
      }
      return written
    }
  }
}

extension Diagnostic {
  static func unknownThemeName(_ path: String, _ known: [String]) -> Self {
    Self(
      "theme.unknown-name", at: nil,
      Message(en: "the theme has no file '\(path)'", ja: "ひな形に「\(path)」というファイルはありません"),
      hint: Suggestion.hint(for: path, in: known))
  }

  static func alreadyThere(at place: Place) -> Self {
    Self(
      "file.already-there", at: place,
      Message(en: "this file is there already, and was left as it is", ja: "このファイルはもうあります。手を付けていません"),
      hint: Message(en: "change it, or move it away first", ja: "これを直すか、先に別の場所に移してください"))
  }
}
