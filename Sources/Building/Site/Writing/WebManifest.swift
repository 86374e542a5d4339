import Content

/// Writes what phones need to keep the site among their programs: its name and its sign.
///
/// Source: Web Application Manifest, W3C.
enum WebManifest {
  /// Where it is written, relative to the output folder.
  static let path = "site.webmanifest"
  /// The sign of the theme.
  static let icon = "icon.svg"

  static func write(_ graph: SiteGraph) -> [UInt8] {
    let configuration = graph.configuration
    let language = configuration.language
    let title = configuration.title.text(in: language) ?? ""
    let icon = graph.assets.path(of: icon).map { "{\"src\":\(json($0)),\"sizes\":\"any\",\"type\":\"image/svg+xml\"}" }
    let pairs = [
      ("name", json(title)), ("short_name", json(title)),
      ("description", json(configuration.description.text(in: language) ?? "")), ("lang", json(language.tag)),
      ("start_url", json("index.html")), ("scope", json("./")), ("display", json("browser")),
      ("icons", "[\(icon ?? "")]"),
    ]
    return Array("{\(pairs.map { "\(json($0)):\($1)" }.joined(separator: ","))}\n".utf8)
  }

  /// A text in JSON.
  private static func json(_ text: String) -> String {
    let signs = text.unicodeScalars.map { sign in
      switch sign {
      case "\"", "\\": "\\\(sign)"
      case _ where sign.value < 0x20: " "
      default: String(sign)
      }
    }
    return "\"\(signs.joined())\""
  }
}
