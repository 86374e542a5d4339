public import Diagnostics
import Files

/// A folder that holds YAML files and nothing else, such as `content/codes`.
public enum YAMLFolder {
  /// Reads its files, sorted by name; a folder that is not there holds none.
  ///
  /// - Parameters:
  ///   - root: the folder of the site.
  ///   - name: the folder, relative to it.
  ///   - ending: that of other files that have a place there, which are left to others.
  /// - Throws: ``Stop`` if the folder cannot be read.
  public static func read(root: String, _ name: String, besides ending: String? = nil) throws(Stop) -> Reviewed<
    [SourceText]
  > {
    let folder = FilePath.join(root, name)
    var diagnostics: [Diagnostic] = []
    var sources: [SourceText] = []
    do {
      guard try fileKind(folder) != nil else { return Reviewed([]) }
      for entry in try listFolder(folder) where !Junk.isJunk(entry.path) {
        let place = Place(path: "\(name)/\(entry.path)")
        if let ending, entry.kind == .file, FilePath.ending(of: entry.path) == ending { continue }
        guard entry.kind == .file, FilePath.ending(of: entry.path) == "yml", !entry.path.hasPrefix(".") else {
          diagnostics.append(.notYAML(at: place))
          continue
        }
        let bytes = try readFile(FilePath.join(folder, entry.path))
        sources.append(SourceText(path: place.path, bytes: WindowsText.plain(bytes) ?? bytes))
      }
    } catch {
      throw error.stop
    }
    return Reviewed(sources, diagnostics)
  }
}

extension Diagnostic {
  static func notYAML(at place: Place) -> Self {
    Self(
      "file.not-yaml", at: place,
      Message(en: "only files ending in '.yml' have a place here", ja: "ここに置けるのは「.yml」で終わるファイルだけです"),
      hint: Message(en: "move it elsewhere", ja: "別の場所に移してください"))
  }
}
