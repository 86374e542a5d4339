import Content

/// What browsers are told to allow on pages: files of the site itself, of the sorts that it has, and nothing else.
///
/// Source: Content Security Policy Level 3.
struct SecurityPolicy {
  private let directives: [String]
  /// The policy as it stands in a page; what only a server can say is left out.
  let inPage: String

  /// Takes the paths of all files of the site but for its pages.
  ///
  /// - Parameter hasForms: whether pages have forms, which ask the site itself.
  init(paths: [String], hasForms: Bool) {
    let endings = Set(
      paths.compactMap { path in path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } })
    var list = ["default-src 'none'"]
    let sorts: [(directive: String, endings: Set<String>)] = [
      ("style-src", ["css"]), ("img-src", ["png", "jpg", "jpeg", "webp", "avif", "gif", "svg"]),
      ("font-src", ["woff2", "woff", "ttf", "otf"]), ("script-src", ["js", "mjs"]), ("manifest-src", ["webmanifest"]),
    ]
    for (directive, wanted) in sorts where !endings.isDisjoint(with: wanted) { list.append("\(directive) 'self'") }
    directives = list + ["base-uri 'none'", "form-action '\(hasForms ? "self" : "none")'"]
    inPage = directives.joined(separator: "; ")
  }

  /// The file of headers that some hosts of static sites read.
  ///
  /// - Parameter isPublic: whether search engines may list the pages.
  func headers(isPublic: Bool) -> [UInt8] {
    var lines = [
      "/*", "  Content-Security-Policy: \((directives + ["frame-ancestors 'none'"]).joined(separator: "; "))",
      "  Referrer-Policy: no-referrer", "  X-Content-Type-Options: nosniff",
      "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
    ]
    if !isPublic { lines.append("  X-Robots-Tag: noindex, nofollow") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// What programs that go through sites are told.
  static func robots(_ edition: Edition, _ configuration: SiteConfiguration) -> [UInt8] {
    let rule = edition.isPublic ? "Allow: /\nSitemap: \(configuration.baseURL)sitemap.xml" : "Disallow: /"
    return Array("User-agent: *\n\(rule)\n".utf8)
  }

  /// Where that is written, relative to the output folder; hosts look for it at the root of the whole host alone.
  static let robotsPath = "robots.txt"

  /// Where the headers are written, relative to the output folder.
  static let headersPath = "_headers"
}
