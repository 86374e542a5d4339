import Markup

/// What a file is, as far as reading it goes.
enum FileFormat: Sendable, Hashable {
  case html, xml, json, csv, calendar, style, script, plain, picture, icon, font, pdf, workbook, unknown

  private static let byEnding: [String: FileFormat] = [
    "html": .html, "htm": .html, "xhtml": .html, "svg": .xml, "xml": .xml, "atom": .xml, "rss": .xml, "json": .json,
    "geojson": .json, "jsonld": .json, "webmanifest": .json, "csv": .csv, "tsv": .csv, "ics": .calendar,
    "vcf": .calendar, "css": .style, "js": .script, "mjs": .script, "txt": .plain, "md": .plain, "sig": .plain,
    "minisig": .plain,
    "png": .picture,
    "jpg": .picture, "jpeg": .picture, "webp": .picture, "gif": .picture, "avif": .picture, "woff2": .font,
    "woff": .font, "ttf": .font, "otf": .font, "ico": .icon, "pdf": .pdf, "xlsx": .workbook,
  ]
  private static let byMediaType: [String: FileFormat] = [
    "text/html": .html, "image/svg+xml": .xml, "application/xml": .xml, "text/xml": .xml, "application/json": .json,
    "application/ld+json": .json, "text/csv": .csv, "text/calendar": .calendar, "text/css": .style,
    "text/javascript": .script, "application/javascript": .script, "application/pdf": .pdf, "": .plain,
  ]

  /// The format of a file by its name; a name without an ending is that of a text, as `_headers` and `.nojekyll` are.
  init(path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      self = .plain
      return
    }
    self = Self.byEnding[name[name.index(after: dot)...].lowercased()] ?? .unknown
  }

  /// The format that a data address claims.
  init(mediaType: String) {
    if let format = Self.byMediaType[mediaType] {
      self = format
    } else if mediaType == "image/x-icon" || mediaType == "image/vnd.microsoft.icon" {
      self = .icon
    } else if mediaType.hasPrefix("image/") {
      self = .picture
    } else if mediaType.hasPrefix("font/") {
      self = .font
    } else {
      self = mediaType.hasPrefix("text/") ? .plain : .unknown
    }
  }

  /// Whether a file of this format is read as text.
  var isText: Bool {
    switch self {
    case .html, .xml, .json, .csv, .calendar, .style, .script, .plain: true
    case .picture, .icon, .font, .pdf, .workbook, .unknown: false
    }
  }

  private static let fontBeginnings: [[UInt8]] = [
    Array("wOF2".utf8), Array("wOFF".utf8), Array("OTTO".utf8), Array("true".utf8), Array("ttcf".utf8), [0, 1, 0, 0],
  ]

  /// Whether some bytes are what the format says: a font is one, text is UTF-8 without anything that is no character.
  func fits(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .font: return Self.fontBeginnings.contains { bytes.starts(with: $0) }
    case _ where isText:
      return UTF8Text.isPlain(bytes)
    default: return true
    }
  }
}
