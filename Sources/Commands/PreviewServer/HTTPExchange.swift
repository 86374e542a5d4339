/// The head of a request, as far as a preview needs it.
struct HTTPRequest: Sendable, Equatable {
  let method: String
  /// The path of the address, without its query, as it was sent.
  let path: String
  /// What the request says of the host that it was sent to.
  let host: String?
  /// Whether the connection is used again after the response.
  let keepsAlive: Bool

  /// Browsers send a few hundred bytes.
  static let longest = 1 << 15

  /// Reads a head, without the empty line behind it; `nil` if it is none.
  ///
  /// Source: RFC 9112, sections 3, 5 and 9.3.
  init?(_ head: [UInt8]) {
    guard let text = String(validating: head, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else { return nil }
    method = String(words[0])
    path = String(words[1].prefix { $0 != "?" && $0 != "#" })
    var hosts: [String] = []
    var connection = ""
    var hasBody = false
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmed
      switch line[..<colon].lowercased() {
      case "host": hosts.append(value)
      case "connection": connection = value.lowercased()
      case "content-length": hasBody = hasBody || value != "0"
      case "transfer-encoding": hasBody = true
      default: break
      }
    }
    guard hosts.count <= 1 else { return nil }
    host = hosts.first
    // What a request has besides its head is not read, and the connection not used again.
    keepsAlive = words[2] == "HTTP/1.1" && connection != "close" && !hasBody
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

/// What is answered.
struct HTTPResponse: Sendable {
  /// The code and the words of the status.
  enum Status: String, Sendable {
    case ok = "200 OK"
    case temporaryRedirect = "307 Temporary Redirect"
    case badRequest = "400 Bad Request"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
    case misdirectedRequest = "421 Misdirected Request"
    case internalServerError = "500 Internal Server Error"
  }

  /// What follows the head.
  enum Body: Sendable {
    case bytes([UInt8])
    /// Events as they come, as long as the connection lasts.
    case events(AsyncStream<[UInt8]>)
  }

  let status: Status
  let type: String
  let body: Body
  /// Where to look instead.
  var location: String?

  /// The head as it is sent; nothing of a preview is kept by a browser.
  ///
  /// - Parameter keepsAlive: whether the connection is used again.
  func head(keepsAlive: Bool) -> [UInt8] {
    var lines = [
      "HTTP/1.1 \(status.rawValue)", "Content-Type: \(type)", "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff",
    ]
    if let location { lines.append("Location: \(location)") }
    if case .bytes(let bytes) = body { lines.append("Content-Length: \(bytes.count)") }
    lines.append("Connection: \(keepsAlive ? "keep-alive" : "close")")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
