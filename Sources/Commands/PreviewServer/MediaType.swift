import Files

/// The media types of what sites are made of.
enum MediaType {
  static func of(_ path: String) -> String {
    switch FilePath.ending(of: path) {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "json": "application/json"
    case "xml": "application/xml"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "webp": "image/webp"
    case "avif": "image/avif"
    case "gif": "image/gif"
    case "ico": "image/x-icon"
    case "pdf": "application/pdf"
    case "woff2": "font/woff2"
    case "ics": "text/calendar; charset=utf-8"
    case "txt": "text/plain; charset=utf-8"
    default: FilePath.name(of: path) == "_headers" ? "text/plain; charset=utf-8" : "application/octet-stream"
    }
  }
}
