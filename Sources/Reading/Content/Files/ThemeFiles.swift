public import Diagnostics
import Fields
import Files
import Theme

/// The theme of a site: the tool's own files, and in their place or beside them those of `templates/`.
public struct ThemeFiles: Sendable {
  /// Templates by the name that tags call them by: the path without ending, such as `partials/head`.
  public let templates: [(name: String, source: SourceText)]
  /// Names of templates that cannot be read as text.
  public let unreadable: Set<String>
  /// Names of the site's own templates; whether something uses the tool's nobody has to know.
  public let own: Set<String>
  /// Interface strings by language: the tool's, and behind them the site's own.
  public let strings: [String: [SourceText]]
  /// Style sheets that are put into what leaves the site, by their path below `templates`.
  public let styles: [String: [UInt8]]
  /// Files that are published as they are, by their path below `templates/assets`.
  public let assets: [(path: String, bytes: [UInt8])]

  /// What the paths of the tool's own files begin with in diagnostics.
  static let toolPath = "(theme)/"

  /// Reads the folder; a site without one has the tool's theme.
  ///
  /// - Throws: ``Stop`` if it cannot be read.
  public static func read(root: String) throws(Stop) -> Reviewed<ThemeFiles> {
    var diagnostics: [Diagnostic] = []
    var reader = ThemeReader()
    for file in DefaultTheme.files { reader.take(file.path, SourceText(path: toolPath + file.path, bytes: file.bytes)) }
    let folder = FilePath.join(root, "templates")
    do {
      guard try fileKind(folder) != nil else { return Reviewed(reader.files) }
      for entry in try listTree(folder) where entry.kind != .folder && !Junk.isJunk(entry.path) {
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
        let isText = ["mustache", "yml"].contains(FilePath.ending(of: entry.path))
        let source = SourceText(path: place.path, bytes: isText ? WindowsText.plain(bytes) ?? bytes : bytes)
        diagnostics += reader.takeOwn(entry.path, source)
      }
    } catch { throw error.stop }
    return Reviewed(reader.files, diagnostics)
  }
}

/// Puts a theme together, file by file; a later file takes the place of an earlier one.
private struct ThemeReader {
  private var templates: [String: SourceText] = [:]
  private var unreadable: Set<String> = []
  private var own: Set<String> = []
  private var strings: [String: [SourceText]] = [:]
  private var styles: [String: [UInt8]] = [:]
  private var assets: [String: [UInt8]] = [:]

  var files: ThemeFiles {
    ThemeFiles(
      templates: templates.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, unreadable: unreadable, own: own,
      strings: strings, styles: styles, assets: assets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// The style sheets that are put into what leaves the site.
  private static let styleSheets = [
    "figures/print.css", "figures/share.css", "releases/print.css", "releases/screen.css", "training/slides.css",
    "training/handout.css",
    "training/sheet.css",
  ]

  /// Takes a file; false if it has no place in a theme.
  @discardableResult
  mutating func take(_ path: String, _ source: SourceText) -> Bool {
    let ending = FilePath.ending(of: path)
    if path.hasPrefix("assets/") {
      assets[String(path.dropFirst("assets/".count))] = source.bytes
    } else if path.hasPrefix("strings/"), ending == "yml" {
      strings[String(FilePath.name(of: path).dropLast(".yml".count)), default: []].append(source)
    } else if Self.styleSheets.contains(path) {
      styles[path] = source.bytes
    } else if ending == "mustache" {
      templates[String(path.dropLast(".mustache".count))] = source
    } else {
      return false
    }
    return true
  }

  /// Takes a file of the site, and says what is wrong with it.
  mutating func takeOwn(_ path: String, _ source: SourceText) -> [Diagnostic] {
    let name = String(path.dropLast(".mustache".count))
    if FilePath.ending(of: path) == "mustache", !path.hasPrefix("assets/") {
      own.insert(name)
      let problems = FileCheck.problems(source)
      guard problems.isEmpty else {
        templates[name] = nil
        unreadable.insert(name)
        return problems
      }
    }
    guard take(path, source) else { return [.unknownThemeFile(at: source.wholePlace)] }
    // A copy of the tool's own file bears the sign of the version that it was copied from.
    guard let mark = ThemeCopy.mark(in: source.bytes), let current = DefaultTheme.file(path), mark != current.mark
    else {
      return []
    }
    return [.movedOn(path, mark: current.mark, at: source.place(line: 1))]
  }
}

extension Diagnostic {
  static func movedOn(_ path: String, mark: String, at place: Place) -> Self {
    Self(
      "theme.moved-on", severity: .warning, at: place,
      Message(
        en: "the tool's own file has changed since this copy was made", ja: "コピーしたあとで、ツールのもとのファイルが変わっています"),
      hint: Message(
        en:
          "compare with 'engawa theme show \(path)'; then write \(mark) for the sign in the first line, or delete this file",
        ja: "engawa theme show \(path) と見比べてから、1行目の印を \(mark) に書き換えるか、このファイルを消してください"))
  }

  static func unknownThemeFile(at place: Place) -> Self {
    Self(
      "theme.unknown-file", at: place,
      Message(en: "file is neither template, strings nor asset", ja: "テンプレートでも、文言でも、アセットでもないファイルです"),
      hint: Message(
        en: "templates end in .mustache; strings lie in strings/, all else in assets/",
        ja: "テンプレートは .mustache で終わり、文言は strings/、そのほかは assets/ に置きます"))
  }
}
