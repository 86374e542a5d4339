import Diagnostics
import Markup

/// What a page wears in the preview and nowhere else: a bar that names the edition, and a script that loads the page
/// again when it has changed and shows what is wrong.
struct PreviewDress: Sendable {
  let edition: String
  let language: Message.Language

  /// A page of the site in its dress.
  ///
  /// - Parameters:
  ///   - path: where the page is written; empty for one that any change may alter.
  ///   - build: the number of the build that made it.
  func page(_ bytes: [UInt8], path: String, build: Int) -> [UInt8] {
    var page = Self.allowing(bytes)
    let end = Self.last("</body>", in: page) ?? page.count
    page.insert(contentsOf: ends(path: path, build: build), at: end)
    return page
  }

  /// A page that there is when the site has none.
  ///
  /// - Parameter problems: what is wrong, as HTML.
  func emptyPage(_ problems: [UInt8]) -> [UInt8] {
    let title = Message(en: "Preview", ja: "プレビュー").text(in: language)
    var page = Array(
      "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<meta charset=\"utf-8\">\n<title>\(title)</title>\n<body>\n"
        .utf8)
    page += problems
    return page + ends(path: "", build: 0) + Array("</body>\n</html>\n".utf8)
  }

  private func ends(path: String, build: Int) -> [UInt8] {
    let words = Message(en: "Preview, not published: edition", ja: "プレビュー（公開前）: 版").text(in: language)
    var text: [UInt8] = Array("<link rel=\"stylesheet\" href=\"\(PreviewPath.ownFolder)preview.css\">\n".utf8)
    text += "<p class=\"engawa-preview-bar\" role=\"status\">\(words) <b>".utf8
    text.appendEscaped(edition)
    text += "</b></p>\n<script src=\"\(PreviewPath.ownFolder)preview.js\" data-path=\"".utf8
    text.appendEscaped(path)
    text += "\" data-build=\"\(build)\" defer></script>\n".utf8
    return text
  }

  /// Lets the page load what the preview adds, whatever its own policy says.
  private static func allowing(_ page: [UInt8]) -> [UInt8] {
    // In an attribute the quotes are written as templates escape them.
    for quote in ["'", "&#39;", "&#x27;", "&apos;"] {
      guard let place = first(Array("default-src \(quote)none\(quote)".utf8), in: page) else { continue }
      let policy = String(decoding: page[place...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      let more = ["script-src", "connect-src", "style-src"].filter { !policy.contains($0) }
        .map { "\($0) \(quote)self\(quote); " }
      return page[..<place] + Array(more.joined().utf8) + page[place...]
    }
    return page
  }

  private static func first(_ wanted: [UInt8], in page: [UInt8]) -> Int? {
    var place = page.startIndex
    while let start = page[place...].firstIndex(of: wanted[0]) {
      if page[start...].starts(with: wanted) { return start }
      place = start + 1
    }
    return nil
  }

  private static func last(_ wanted: String, in page: [UInt8]) -> Int? {
    let wanted = Array(wanted.utf8)
    guard page.count >= wanted.count else { return nil }
    return (0...(page.count - wanted.count)).last { page[$0...].starts(with: wanted) }
  }
}
