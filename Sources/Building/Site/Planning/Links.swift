import CommonMark
import Content
import Diagnostics
import Files
import Markup

/// Knows where the links of content lead.
struct Links: Sendable {
  /// Where each page is written, by its name.
  let paths: [String: String]
  /// Of pages that are in another language than those that link to them: the tag of their language, by name.
  let foreign: [String: String]
  /// The language of the texts.
  let language: Language
  let images: Set<String>
  /// How pictures come on pages.
  var pictures = PictureBook()
  /// Sizes in bytes of files to hand out.
  let attachments: [String: Int]
  let baseURL: String
  /// Pages that exist and that this site does not have, by name.
  let leftOut: [String: ContentLibrary.LeftOut]
  /// Names of pages that have errors of their own.
  let unreadable: Set<String>
  /// Folders of which nothing may come to a site that is for everybody.
  let closedFolders: Set<String>
  /// The page that leaves the site, if one does.
  var standalone: StandalonePage?
  /// Where it is noted which pages and files the links of a text look for.
  private(set) var notes: SightNotes?

  static let schemes = ["page", "ruby", "stat"] + PageURL.schemes

  /// The same links, with notes of what they look for.
  func noting(in notes: SightNotes) -> Links {
    var links = self
    links.notes = notes
    return links
  }

  /// What a destination without a scheme was probably meant to be.
  private func whatIsMeant(by destination: String, in file: String) -> String? {
    if let page = pageMeant(by: destination, in: file) { return "page:\(page)" }
    if destination.hasPrefix("www.") { return "https://\(destination)" }
    // tel：03-1234-5678
    if let colon = destination.firstIndex(of: "："), PageURL.schemes.contains(String(destination[..<colon])) {
      return "\(destination[..<colon]):\(destination[destination.index(after: colon)...])"
    }
    guard let name = place(of: destination, beside: file) else { return nil }
    return images.contains(name) ? "![…](\(destination))" : nil
  }

  /// The page that a path to a file such as `../about/contact.html` would lead to.
  private func pageMeant(by destination: String, in file: String) -> String? {
    guard let path = place(of: String(destination.prefix { $0 != "#" && $0 != "?" }), beside: file) else { return nil }
    var parts = path.split(separator: "/").map(String.init)
    guard let stem = parts.popLast()?.prefix(while: { $0 != "." }) else { return nil }
    if stem != "index" { parts.append(String(stem)) }
    let name = parts.joined(separator: "/")
    return paths[name].map { _ in name.isEmpty ? "index" : name }
  }

  /// Resolves a destination that stands in a file, `content/…`, and is shown on a page of the site.
  func resolve(_ destination: String, _ kind: LinkKind, in file: String, shownOn path: String) -> LinkResolution {
    if destination.hasPrefix("//") { return .refused(.hostWithoutScheme(destination)) }
    if kind == .image { return image(destination, in: file, shownOn: path) }
    if destination.hasPrefix("#") { return .samePage(fragment: decoded(destination.dropFirst())) }
    guard let scheme = scheme(of: destination) else {
      let isFile = FilePath.ending(of: decoded(Substring(destination))) == "pdf"
      if isFile { return attachment(destination, in: file, shownOn: path) }
      return .refused(.relativeLink(destination, meant: whatIsMeant(by: destination, in: file)))
    }
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
    notes?.note(.address(name))
    if unreadable.contains(name) { return .unchanged }
    if let target = leftOut[name] {
      let refusal = LinkRefusal.leftOutPage(written, target)
      // A consent that ends must not keep the site from being published without the page.
      return target.reason == .consent
        ? .withdrawn(id: refusal.id, refusal.message, hint: refusal.hint) : .refused(refusal)
    }
    guard let page = paths[name], !written.isEmpty else {
      return .refused(.danglingLink(written, Array(paths.keys)))
    }
    let fragment = parts.count == 2 ? decoded(parts[1]) : nil
    return .inside(
      address(of: page, fragment: fragment, from: path), name: name, fragment: fragment, language: foreign[name])
  }

  /// The address of a path of the site for links on a page.
  private func address(of target: String, fragment: String? = nil, from path: String) -> PageURL {
    let tail = fragment.map { "#\($0)" } ?? ""
    if standalone != nil, let url = PageURL(external: baseURL + target + tail) { return url }
    return PageURL(from: path, to: target, fragment: fragment)
  }

  /// Where the data of a table are, for links on a page; tables of former months have none on a site.
  func dataURL(of version: TableVersion, shownOn path: String) -> PageURL? {
    if standalone != nil { return PageURL(from: "", to: StandalonePage.dataPath(version.name)) }
    return version.isFormer ? nil : PageURL(from: path, to: StatisticsPages.dataPath(version.table))
  }

  private func image(_ destination: String, in file: String, shownOn path: String) -> LinkResolution {
    guard scheme(of: destination) == nil, !destination.hasPrefix("/") else {
      return .refused(.imageElsewhere(destination))
    }
    guard let image = place(of: destination, beside: file) else { return .refused(.missingImage(destination, [])) }
    notes?.note(.file(image))
    if isClosed(image) { return .refused(.internalImage(image)) }
    guard images.contains(image) else { return .refused(.missingImage(destination, names(of: images, beside: file))) }
    return .picture(pictures.link(image) { address(of: $0, from: path) }, name: image)
  }

  /// Resolves the name of a file to hand out that lies beside a file.
  func attachment(_ destination: String, in file: String, shownOn path: String) -> LinkResolution {
    guard !destination.hasPrefix("/"), let name = place(of: destination, beside: file) else {
      return .refused(.missingFile(destination, []))
    }
    notes?.note(.file(name))
    if isClosed(name) { return .refused(.internalImage(name)) }
    guard let size = attachments[name] else {
      return .refused(.missingFile(destination, names(of: attachments.keys, beside: file)))
    }
    return .file(address(of: name, from: path), name: name, note: note(size))
  }

  /// What a link to a file says of it.
  private func note(_ size: Int) -> String {
    language.isJapanese ? "（PDF、\(Self.words(ofSize: size))）" : " (PDF, \(Self.words(ofSize: size)))"
  }

  /// What files are called from a file beside them; those that lie elsewhere by their whole path.
  private func names(of files: some Sequence<String>, beside file: String) -> [String] {
    let folder = file.split(separator: "/").dropFirst().dropLast().joined(separator: "/") + "/"
    return files.sorted().map { $0.hasPrefix(folder) ? String($0.dropFirst(folder.count)) : $0 }
  }

  /// A size as people say it: 240 KB, 1.4 MB.
  static func words(ofSize bytes: Int) -> String {
    if bytes < 1_000_000 { return "\(max(1, (bytes + 500) / 1000)) KB" }
    let tenths = (bytes + 50_000) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }

  /// The path below `content` of what is named beside a file; `nil` if it lies outside.
  private func place(of destination: String, beside file: String) -> String? {
    // The file's own folder, below `content`.
    var parts = file.split(separator: "/").dropFirst().dropLast().map(String.init)
    for part in decoded(Substring(destination)).split(separator: "/") {
      if part == ".." {
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  private func isClosed(_ path: String) -> Bool {
    path.firstIndex(of: "/").map { closedFolders.contains(String(path[..<$0])) } ?? false
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
