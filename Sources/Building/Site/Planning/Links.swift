import CommonMark
import Content
import Diagnostics
import Markup

/// Knows where the links of content lead.
struct Links: Sendable {
  /// Where each page is written, by its name.
  let paths: [String: String]
  let images: Set<String>
  let baseURL: String
  /// Names of pages that exist and that this site does not have.
  let leftOut: Set<String>
  /// Names of pages that have errors of their own.
  let unreadable: Set<String>

  static let schemes = ["page", "ruby"] + PageURL.schemes

  /// Resolves a destination that stands in a file, `content/…`, and is shown on a page of the site.
  func resolve(_ destination: String, _ kind: LinkKind, in file: String, shownOn path: String) -> LinkResolution {
    if destination.hasPrefix("//") { return .refused(.hostWithoutScheme(destination)) }
    if kind == .image { return image(destination, in: file, shownOn: path) }
    if destination.hasPrefix("#") { return .samePage(fragment: decoded(destination.dropFirst())) }
    guard let scheme = scheme(of: destination) else { return .refused(.relativeLink(destination)) }
    if scheme == "page" { return page(destination.dropFirst("page:".count), shownOn: path) }
    if destination.hasPrefix(baseURL) { return .refused(.linkToItself(destination)) }
    guard let url = PageURL(external: destination) else {
      return .refused(PageURL.schemes.contains(scheme) ? .incomplete(destination) : .unknownScheme(scheme))
    }
    return .outside(url)
  }

  private func page(_ target: Substring, shownOn path: String) -> LinkResolution {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = String(parts[0])
    let name = written == "index" ? "" : written
    if unreadable.contains(name) { return .unchanged }
    if leftOut.contains(name) { return .refused(.leftOutPage(written)) }
    guard let page = paths[name], !written.isEmpty else {
      return .refused(.danglingLink(written, Array(paths.keys)))
    }
    let fragment = parts.count == 2 ? decoded(parts[1]) : nil
    return .inside(PageURL(from: path, to: page, fragment: fragment), name: name, fragment: fragment)
  }

  private func image(_ destination: String, in file: String, shownOn path: String) -> LinkResolution {
    guard scheme(of: destination) == nil, !destination.hasPrefix("/") else {
      return .refused(.imageElsewhere(destination))
    }
    // The file's own folder, below `content`.
    var parts = file.split(separator: "/").dropFirst().dropLast().map(String.init)
    for part in decoded(Substring(destination)).split(separator: "/") {
      if part == ".." {
        guard !parts.isEmpty else { return .refused(.missingImage(destination, [])) }
        parts.removeLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    let image = parts.joined(separator: "/")
    guard images.contains(image) else { return .refused(.missingImage(destination, images.sorted())) }
    return .inside(PageURL(from: path, to: image), name: image, fragment: nil)
  }

  private func scheme(of destination: String) -> String? {
    guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = destination.utf8[..<colon]
    let isScheme = scheme.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isScheme && !scheme.isEmpty ? String(destination[..<colon]).lowercased() : nil
  }

  /// Undoes percent-encoding, where it is UTF-8.
  private func decoded(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(text)
  }
}

/// Why a destination is refused.
private struct Refusal {
  let id: String
  let message: Message
  var hint: Message?

  static func hostWithoutScheme(_ destination: String) -> Self {
    Self(
      id: "link.host-without-scheme",
      message: Message(en: "'\(destination)' names a host without a scheme", ja: "「\(destination)」に https: がありません"),
      hint: Message(en: "write https:\(destination)", ja: "https:\(destination) と書いてください"))
  }

  static func relativeLink(_ destination: String) -> Self {
    Self(
      id: "link.relative",
      message: Message(en: "'\(destination)' has no scheme", ja: "「\(destination)」の種類が分かりません"),
      hint: Message(
        en: "link to a page of this site by its name, page:models/iceberg, and elsewhere by https://…",
        ja: "このサイトのページは page:models/iceberg のように名前で、ほかは https://… と書いてください"))
  }

  static func linkToItself(_ destination: String) -> Self {
    Self(
      id: "link.to-itself",
      message: Message(en: "'\(destination)' is a page of this site", ja: "「\(destination)」はこのサイトのページです"),
      hint: Message(en: "link to it by its name: page:…", ja: "page:… と名前で書いてください。行き先が確かめられます"))
  }

  static func unknownScheme(_ scheme: String) -> Self {
    Self(
      id: "link.unknown-scheme",
      message: Message(en: "links of the kind '\(scheme):' are not known", ja: "「\(scheme):」というリンクは使えません"),
      hint: Suggestion.hint(for: scheme, in: Links.schemes))
  }

  static func incomplete(_ destination: String) -> Self {
    Self(
      id: "link.incomplete",
      message: Message(en: "'\(destination)' is no whole address", ja: "「\(destination)」は書きかけの住所です"))
  }

  static func leftOutPage(_ name: String) -> Self {
    Self(
      id: "link.left-out",
      message: Message(
        en: "public page links to '\(name)', which is internal or a draft", ja: "公開ページが、公開していない「\(name)」につながっています"),
      hint: Message(en: "publish it or take the link out", ja: "公開するか、リンクを外してください"))
  }

  static func danglingLink(_ name: String, _ names: [String]) -> Self {
    Self(
      id: "link.dangling",
      message: Message(en: "no page is called '\(name)'", ja: "「\(name)」というページはありません"),
      hint: suggestion(for: name, in: names).map {
        Message(en: "did you mean 'page:\($0)'?", ja: "「page:\($0)」のことですか")
      } ?? Message(en: "'engawa list' shows the names of all pages", ja: "ページの名前は engawa list で見られます"))
  }

  /// The first page of a folder goes by the folder's name.
  private static func suggestion(for name: String, in names: [String]) -> String? {
    let stem = name.hasSuffix("/index") ? String(name.dropLast("/index".count)) : name
    if stem != name, names.contains(stem) { return stem }
    return Suggestion.closest(to: name, in: names.filter { !$0.isEmpty }.sorted())
  }

  static func imageElsewhere(_ destination: String) -> Self {
    Self(
      id: "link.image-elsewhere",
      message: Message(
        en: "image '\(destination)' does not lie beside its page", ja: "画像「\(destination)」がこのサイトの中にありません"),
      hint: Message(
        en: "put the file into the folder of the page and name it; nothing is loaded from elsewhere",
        ja: "ページと同じフォルダに画像を置き、その名前を書いてください。外からは読み込みません"))
  }

  static func missingImage(_ destination: String, _ images: [String]) -> Self {
    Self(
      id: "link.missing-image",
      message: Message(en: "there is no image '\(destination)'", ja: "「\(destination)」という画像はありません"),
      hint: Suggestion.closest(to: destination, in: images).map {
        Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか")
      })
  }
}

extension LinkResolution {
  fileprivate static func refused(_ refusal: Refusal) -> Self {
    .refused(id: refusal.id, refusal.message, hint: refusal.hint)
  }
}
