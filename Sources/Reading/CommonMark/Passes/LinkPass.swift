import Diagnostics
import Markup

/// Resolves links, marks those that leave the site, and reads `ruby:` and `lang:`.
enum LinkPass {
  private static let ruby = "ruby:"
  private static let language = "lang:"

  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let destination = node.destination
    if piece.preparation.hasMarkers, node.hasNote {
      state.report(at: node, piece) { .noteInLink(at: $0) }
      return
    }
    if destination.hasPrefix(ruby) {
      applyRuby(String(destination.dropFirst(ruby.count)), to: node, piece, &state)
      return
    }
    if destination.hasPrefix(language) {
      applyLanguage(String(destination.dropFirst(language.count)), to: node, piece, &state)
      return
    }
    if destination.hasPrefix(StatisticPass.scheme) {
      StatisticPass.apply(to: node, piece, &state)
      return
    }
    if state.listsMore { follow(destination, node, piece, &state) }
  }

  /// Resolves the destination of a link.
  private static func follow(_ destination: String, _ node: Node, _ piece: Piece, _ state: inout DocumentState) {
    switch state.rules.resolve(destination, .link) {
    case .picture: break
    case .inside(let url, let page, let fragment, let language):
      if let fragment {
        state.anchorReferences.append(
          .init(page: page, fragment: fragment, position: state.place(of: node, in: piece).position))
      }
      node.destination = url.text
      if let language {
        let opening = opening(url.text, title: node.title, "hreflang=\"\(language)\"")
        node.replaceInline(opening: opening, closing: "</a>")
      }
    case .file(let url, let name, let note):
      state.show(name)
      var opening: [UInt8] = Array("<a href=\"".utf8)
      opening.appendEscaped(url.text)
      var closing: [UInt8] = Array("<span class=\"file-note\">".utf8)
      closing.appendEscaped(note)
      closing += "</span></a>".utf8
      node.replaceInline(
        opening: String(decoding: opening + "\">".utf8, as: UTF8.self),
        closing: String(decoding: closing, as: UTF8.self))
    case .samePage(let fragment):
      if let anchor = FigureAnchor(fragment) { return refer(to: anchor, node, piece, &state) }
      node.destination = PageURL(fragment: fragment).text
      state.anchorReferences.append(
        .init(page: nil, fragment: fragment, position: state.place(of: node, in: piece).position))
    case .outside(let url):
      let opening = opening(url.text, title: node.title, "rel=\"external noopener\"")
      node.replaceInline(opening: opening, closing: "</a>")
    case .unchanged: break
    case .withdrawn(let id, let message, let hint):
      state.report(at: node, piece) { Diagnostic(id, severity: .warning, at: $0, message, hint: hint) }
      node.replaceInline(opening: "", closing: "")
    case .refused(let id, let message, let hint):
      state.report(at: node, piece) { Diagnostic(id, at: $0, message, hint: hint) }
    }
  }

  /// A link to a figure, whose number is filled in where the text asks for it.
  private static func refer(to anchor: FigureAnchor, _ node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let place = state.place(of: node, in: piece)
    node.destination = PageURL(fragment: anchor.text).text
    let isAsked = Marker.strip(node.plainText) == FigureNumbers.placeholder
    if isAsked, state.rules.labels.numbers[anchor.series] == nil { return state.report(.unnumberedFigures(at: place)) }
    let text = state.figureNumbers.reference(anchor, at: place)
    if isAsked { node.setText(text) }
  }

  /// The tag of a link with an attribute of our own.
  private static func opening(_ address: String, title: String, _ attribute: String) -> String {
    var opening: [UInt8] = []
    opening.reserveCapacity(address.utf8.count + title.utf8.count + attribute.utf8.count + 64)
    opening += "<a href=\"".utf8
    opening.appendEscaped(address)
    if !title.isEmpty {
      opening += "\" title=\"".utf8
      opening.appendEscaped(title)
    }
    opening += "\" ".utf8
    opening += attribute.utf8
    opening += ">".utf8
    return String(decoding: opening, as: UTF8.self)
  }

  private static func applyRuby(_ reading: String, to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    guard !reading.isEmpty, node.firstChild != nil else {
      state.report(at: node, piece) { .emptyRuby(at: $0) }
      return
    }
    var closing: [UInt8] = Array("<rp>（</rp><rt>".utf8)
    closing.appendEscaped(reading)
    closing += "</rt><rp>）</rp></ruby>".utf8
    node.replaceInline(opening: "<ruby>", closing: String(decoding: closing, as: UTF8.self))
  }

  /// Words in another language than the page, which are read aloud in theirs (WCAG 2.2, 3.1.2).
  private static func applyLanguage(_ tag: String, to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    guard tag.wholeMatch(of: #/[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/#) != nil, node.firstChild != nil else {
      state.report(at: node, piece) { .noLanguage(at: $0) }
      return
    }
    node.replaceInline(opening: "<span lang=\"\(tag)\">", closing: "</span>")
  }
}

extension Diagnostic {
  static func noteInLink(at place: Place) -> Self {
    Self(
      "markdown.note-in-link", at: place,
      Message(en: "footnote inside a link or image, or defined inside a quote", ja: "リンクや画像の中の脚注か、引用の中に書かれた脚注の本文です"),
      hint: Message(
        en: "put [^…] behind the link; write '[^…]: …' at the beginning of a line",
        ja: "[^…] はリンクの後ろに置き、脚注の本文「[^…]: …」は行の先頭から書いてください"))
  }

  static func noLanguage(at place: Place) -> Self {
    Self(
      "markdown.no-language", at: place,
      Message(en: "'lang:' without words, or without the code of their language", ja: "lang: に言葉がないか、その言語の符号がありません"),
      hint: Message(en: "write [Bonjour](lang:fr)", ja: "[Bonjour](lang:fr) のように書いてください"))
  }

  static func emptyRuby(at place: Place) -> Self {
    Self(
      "markdown.empty-ruby", at: place, Message(en: "ruby without a base or a reading", ja: "ルビの親文字か読みがありません"),
      hint: Message(en: "write [漢字](ruby:かんじ)", ja: "[漢字](ruby:かんじ) と書いてください"))
  }
}
