public import Diagnostics
import Fields
import Files

/// The files of `templates/`: layouts, words and assets.
public struct ThemeFiles: Sendable {
  /// Templates by the name that tags call them by: the path without ending, such as `partials/head`.
  public let templates: [(name: String, source: SourceText)]
  /// Names of templates that cannot be read as text.
  public let unreadable: Set<String>
  /// Interface strings by language.
  public let strings: [String: SourceText]
  /// Files that are published as they are, by their path below `templates/assets`.
  public let assets: [(path: String, bytes: [UInt8])]

  /// Reads the folder.
  ///
  /// - Throws: ``Stop`` if it cannot be read at all.
  public static func read(root: String) throws(Stop) -> Reviewed<ThemeFiles> {
    var diagnostics: [Diagnostic] = []
    var templates: [(name: String, source: SourceText)] = []
    var unreadable: Set<String> = []
    var strings: [String: SourceText] = [:]
    var assets: [(path: String, bytes: [UInt8])] = []
    let folder = FilePath.join(root, "templates")
    do {
      for entry in try listTree(folder) where entry.kind != .folder {
        let place = Place(path: "templates/\(entry.path)")
        if FilePath.name(of: entry.path).hasPrefix(".") {
          diagnostics.append(.hidden(at: place))
          continue
        }
        guard entry.kind == .file else {
          diagnostics.append(.notAFile(at: place))
          continue
        }
        let bytes = try readFile(FilePath.join(folder, entry.path))
        let source = SourceText(path: place.path, bytes: bytes)
        let ending = FilePath.ending(of: entry.path)
        if entry.path.hasPrefix("assets/") {
          assets.append((String(entry.path.dropFirst("assets/".count)), bytes))
        } else if entry.path.hasPrefix("strings/"), ending == "yml" {
          strings[String(FilePath.name(of: entry.path).dropLast(".yml".count))] = source
        } else if ending == "mustache" {
          let problems = FileCheck.problems(source)
          diagnostics += problems
          let name = String(entry.path.dropLast(".mustache".count))
          if problems.isEmpty { templates.append((name, source)) } else { unreadable.insert(name) }
        } else {
          diagnostics.append(.unknownThemeFile(at: place))
        }
      }
    } catch {
      throw error.isMissing ? Stop(.usage, [.missingTheme]) : error.stop
    }
    return Reviewed(
      ThemeFiles(templates: templates, unreadable: unreadable, strings: strings, assets: assets), diagnostics)
  }
}

extension Diagnostic {
  static let missingTheme = Self(
    "theme.missing", at: Place(path: "templates"),
    Message(en: "there is no folder 'templates' here", ja: "ここに templates フォルダがありません"))

  static func unknownThemeFile(at place: Place) -> Self {
    Self(
      "theme.unknown-file", at: place,
      Message(en: "file is neither template, strings nor asset", ja: "テンプレートでも、文言でも、アセットでもないファイルです"),
      hint: Message(
        en: "templates end in .mustache; strings lie in strings/, all else in assets/",
        ja: "テンプレートは .mustache で終わり、文言は strings/、そのほかは assets/ に置きます"))
  }
}
