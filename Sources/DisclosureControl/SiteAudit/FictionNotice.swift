import Markup
import Tables

/// Looks for the line that says that figures are made up, where a reader sees it.
struct FictionNotice {
  /// Whether it was found.
  private(set) var isSeen = false
  /// Open elements of which readers see nothing, or only what they ask for; what lies in them counts as not said.
  private var unseen: [String] = []
  private var isInNotice = false

  private static let unseenElements: Set<String> = [
    "audio", "canvas", "datalist", "details", "dialog", "head", "iframe", "map", "noscript", "object", "option",
    "picture",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
  ]
  /// Attributes that hide an element, or let it be hidden.
  private static let hiding = ["hidden", "aria-hidden", "style", "popover", "inert"]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// What is said of figures, in any language.
  private static let words = Set(
    Fiction.Notice.allCases.filter(\.isOfFigures)
      .flatMap { [$0.words(isJapanese: true), $0.words(isJapanese: false)] })

  /// Takes the next tag or text of the page.
  mutating func take(_ token: HTMLTokens.Token, isComment: Bool) {
    switch token {
    case .opening(let name, let attributes):
      isInNotice = name == "p" && attributes == ["class": "fictional"] && unseen.isEmpty
      if Self.void.contains(name) { return }
      let isHidden = Self.hiding.contains { attributes[$0] != nil } || attributes["class"]?.contains("spoken") == true
      if isHidden || Self.unseenElements.contains(name) || unseen.last == name { unseen.append(name) }
    case .closing(let name):
      isInNotice = false
      if unseen.last == name { unseen.removeLast() }
    case .text(let text):
      if isInNotice, !isComment, Self.words.contains(text) { isSeen = true }
    }
  }
}
