import Diagnostics
import Markup

/// Resolves images and asks for their alternative text.
enum ImagePass {
  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let place = state.place(of: node, in: piece)
    if node.plainText.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      state.report(.missingAlternative(at: place))
    }
    let destination = node.destination
    if Marker.hasNote(node.plainText) { state.report(.noteInLink(at: place)) }
    switch state.rules.resolve(destination, .image) {
    case .inside(let url, let image, _):
      node.destination = url.text
      if !state.images.contains(image) { state.images.append(image) }
    case .refused(let id, let message, let hint):
      state.report(Diagnostic(id, at: place, message, hint: hint))
    case .samePage, .outside, .unchanged, .withdrawn: break
    }
  }
}

extension Diagnostic {
  static func missingAlternative(at place: Place) -> Self {
    Self(
      "markdown.missing-alternative", at: place, Message(en: "image without alternative text", ja: "画像に代替テキストがありません"),
      hint: Message(
        en: "say between the brackets what the image tells: ![…](photo.jpg)",
        ja: "画像が伝えることを角かっこの中に書いてください: ![…](photo.jpg)"))
  }
}
