import CommonMark
public import Content
import Markup

extension Site {
  /// Training material on paper: the sheets of the page of a name, by what they are called.
  ///
  /// None if it is to be read on a screen. A case is material too: a page that tells of a person.
  public func printedForms(of name: String) -> [(suffix: String, form: StandalonePage.Form)] {
    guard let kind = kind(of: name) else { return [] }
    return switch kind.behaviour {
    case .deck: [("slides", .slides), ("handout", .handout)]
    case .worksheet, .course: [("", .sheet)]
    case nil: kind.tellsOfPerson ? [("", .sheet)] : []
    }
  }

  /// What a kind of pages can do besides, for the page of a name; `nil` if it can do nothing, or is not there.
  public func behaviour(of name: String) -> Kind.Behaviour? {
    kind(of: name)?.behaviour
  }

  private func kind(of name: String) -> Kind? {
    guard let graph = parts.first?.graph, let index = graph.indices[name],
      case .member(let kind)? = graph.pages[index].kind
    else { return nil }
    return graph.kinds[kind]
  }

  /// Training material that a page leads to, in the order in which it names it.
  public func material(of name: String) -> [String] {
    guard let part = parts.first, let index = part.graph.indices[name], let text = part.texts[index]?.text else {
      return []
    }
    let paths = Dictionary(
      part.graph.indices.map { (part.graph.pages[$1].path, $0) }, uniquingKeysWith: { first, _ in first })
    let own = part.graph.pages[index].path
    var found: [String] = []
    for link in HTMLLinks.addresses(in: text.document.html.bytes) {
      guard let path = HTMLLinks.path(of: link, from: own), let other = paths[path], other != name,
        !printedForms(of: other).isEmpty, !found.contains(other)
      else { continue }
      found.append(other)
    }
    return found
  }

  /// A page as it is printed; `nil` if there is no such page.
  ///
  /// On paper nothing can be followed, so that links within the site are text.
  public func printed(_ page: StandalonePage) -> [UInt8]? {
    guard let frozen = frozen(page), let configuration = parts.first?.graph.configuration else { return nil }
    return HTMLLinks.removed(from: frozen.bytes, to: configuration.baseURL)
  }
}

/// Links in markup that the tool has written itself.
enum HTMLLinks {
  private static let opening = Array("<a href=\"".utf8)
  private static let quote = UInt8(ascii: "\"")

  /// The addresses of all links, in the order of the text.
  static func addresses(in html: [UInt8]) -> [String] {
    var addresses: [String] = []
    var rest = html[...]
    while let start = rest.firstRange(of: opening)?.upperBound, let end = rest[start...].firstIndex(of: quote) {
      addresses.append(String(decoding: rest[start..<end], as: UTF8.self))
      rest = rest[end...]
    }
    return addresses
  }

  /// The path of the site that an address leads to from a page; `nil` if it leads elsewhere.
  static func path(of address: String, from page: String) -> String? {
    let target = address.prefix { $0 != "#" }
    guard !target.isEmpty, !target.contains(":"), !target.hasPrefix("/") else { return nil }
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The same text with links of which the address begins so made text.
  static func removed(from html: [UInt8], to base: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count)
    let wanted = Array(base.utf8)
    var rest = html[...]
    while let start = rest.firstRange(of: opening), let end = rest[start.upperBound...].firstIndex(of: quote) {
      if rest[start.upperBound...].starts(with: wanted) {
        result += rest[..<start.lowerBound] + Array("<a".utf8)
        rest = rest[(end + 1)...]
      } else {
        result += rest[..<end]
        rest = rest[end...]
      }
    }
    return result + rest
  }
}
