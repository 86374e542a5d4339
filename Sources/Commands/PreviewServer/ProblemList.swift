import Diagnostics
import Files
import Markup

/// What is wrong with a site as HTML, with links that open the places in an editor.
struct ProblemList: Sendable {
  let editor: Editor
  let language: Message.Language
  /// The folder of the site, links followed.
  let root: String

  /// More than this nobody reads at once.
  private static let most = 50

  /// The list.
  func html(_ diagnostics: [Diagnostic]) -> [UInt8] {
    let errors = diagnostics.filter { $0.severity == .error }
    let title = Message(
      en: "\(errors.count) error\(errors.count == 1 ? "" : "s"): the last good site is shown",
      ja: "まちがいが\(errors.count)件あります。直るまで、前のサイトを表示します")
    var html = Array(
      "<section class=\"engawa-preview-problems\" role=\"alert\"><h2>\(title.text(in: language))</h2>\n".utf8)
    for diagnostic in diagnostics.prefix(Self.most) { append(diagnostic, to: &html) }
    if diagnostics.count > Self.most {
      let more = diagnostics.count - Self.most
      html += "<p>\(Message(en: "and \(more) more", ja: "ほか\(more)件").text(in: language))</p>\n".utf8
    }
    return html + Array("</section>\n".utf8)
  }

  private func append(_ diagnostic: Diagnostic, to html: inout [UInt8]) {
    html += "<article><h3>".utf8
    html.appendEscaped(Visible.text(diagnostic.message.text(in: language)))
    html += "</h3>\n<p>".utf8
    if let place = diagnostic.place {
      let position = place.position.map { ":\($0.line):\($0.column)" } ?? ""
      html += "<a href=\"".utf8
      html.appendEscaped(editor.address(of: FilePath.join(root, place.path), at: place.position))
      html += "\">".utf8
      html.appendEscaped(Visible.text(place.path) + position)
      html += "</a> ".utf8
    }
    html += "<code>\(diagnostic.id)</code></p>\n".utf8
    // The lines, the caret and the hint are those of the terminal.
    let text = DiagnosticText(language: language, color: false).render(diagnostic)
    let rest = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
    if rest.contains(where: { !$0.isWhitespace }) {
      html += "<pre>".utf8
      html.appendEscaped(rest)
      html += "</pre>\n".utf8
    }
    html += "</article>\n".utf8
  }
}

/// How a place in a file is opened in an editor: by an address that the editor has taken for itself.
public struct Editor: Sendable, Hashable {
  private let template: String

  /// Editors whose addresses are known, by name.
  public static let known: [(name: String, template: String)] = [
    ("vscode", "vscode://file{path}:{line}:{column}"), ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"), ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
  ]

  /// The editor that most have.
  public static let usual = Editor(template: known[0].template)

  private init(template: String) { self.template = template }

  /// Takes the name of an editor, or an address with `{path}`, `{line}` and `{column}` in it.
  ///
  /// Returns `nil` for anything else, and for addresses that would run a script.
  public init?(_ text: String) {
    if let known = Self.known.first(where: { $0.name == text }) {
      template = known.template
      return
    }
    guard text.contains("{path}"), let colon = text.firstIndex(of: ":"),
      text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "+") }),
      !["javascript", "data", "vbscript", ""].contains(text[..<colon].lowercased())
    else { return nil }
    template = text
  }

  /// The address of a place.
  func address(of path: String, at position: Place.Position?) -> String {
    template.replacing("{path}", with: Self.encoded(path))
      .replacing("{line}", with: String(position?.line ?? 1))
      .replacing("{column}", with: String(position?.column ?? 1))
  }

  private static func encoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let scalar = Character(UnicodeScalar(byte))
      let isPlain = byte < 0x80 && (scalar.isLetter || scalar.isNumber || "/-_.~".contains(scalar))
      let digits = String(byte, radix: 16, uppercase: true)
      text += isPlain ? String(scalar) : "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
}
