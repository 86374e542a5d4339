import Diagnostics
import Markup

/// Resolves images and asks for their alternative text.
enum ImagePass {
  /// A picture that is to stand in the place of an image, once nothing looks at its text any more.
  struct Drawn {
    let node: Node
    let picture: PictureLink
    let isFirst: Bool

    /// What the text of the image tells, as readers see it by now.
    var alternative: String { Marker.strip(node.plainText) }

    /// Puts it there.
    func place(_ alternative: String) {
      let html = picture.html(alternative: alternative, title: node.title, isFirst: isFirst)
      node.insertBefore(markup: String(decoding: html.bytes, as: UTF8.self))
      node.remove()
    }
  }

  /// Returns the picture that an image becomes; `nil` if it stays.
  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) -> Drawn? {
    let alternative = node.plainText
    if alternative.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      state.report(at: node, piece) { .missingAlternative(at: $0) }
    }
    let destination = node.destination
    if Marker.hasNote(alternative) { state.report(at: node, piece) { .noteInLink(at: $0) } }
    switch state.rules.resolve(destination, .image) {
    case .picture(let picture, let name):
      let isFirst = !state.hasPicture
      state.hasPicture = true
      state.show(name)
      return Drawn(node: node, picture: picture, isFirst: isFirst)
    case .refused(let id, let message, let hint):
      state.report(at: node, piece) { Diagnostic(id, at: $0, message, hint: hint) }
    case .inside, .file, .samePage, .outside, .unchanged, .withdrawn: break
    }
    return nil
  }
}

extension ImagePass {
  /// A paragraph may not have more images: libcmark looks at all of them again for each link (CVE-2023-22486).
  private static let most = 1000

  /// The number of the first line of a paragraph that has more images than libcmark can be given.
  static func crowdedParagraph(_ text: ArraySlice<UInt8>) -> Int? {
    guard mayHaveMany(text) else { return nil }
    var (line, start, images) = (1, 1, 0)
    var isBlank = true
    var before: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "\n") {
        line += 1
        if isBlank { (start, images) = (line, 0) }
        isBlank = true
      } else if byte > UInt8(ascii: " ") {
        isBlank = false
        if byte == UInt8(ascii: "["), before == UInt8(ascii: "!") { images += 1 }
        if images > most { return start }
      }
      before = byte
    }
    return nil
  }

  /// Whether a text has more images than a paragraph may have, as nearly none has.
  private static func mayHaveMany(_ text: ArraySlice<UInt8>) -> Bool {
    var (count, index) = (0, text.startIndex)
    while let mark = Bytes.first(UInt8(ascii: "!"), in: text, from: index) {
      index = mark + 1
      if index < text.endIndex, text[index] == UInt8(ascii: "[") { count += 1 }
      if count > most { return true }
    }
    return false
  }
}

extension Diagnostic {
  static func crowdedParagraph(at place: Place) -> Self {
    Self(
      "markdown.crowded-paragraph", at: place,
      Message(
        en: "paragraph with more than 1000 images, which is not read", ja: "一つの段落に画像が1000個を超えてあるので、読み込みません"),
      hint: Message(en: "put an empty line between images", ja: "画像と画像の間に空行を入れてください"))
  }

  static func missingAlternative(at place: Place) -> Self {
    Self(
      "markdown.missing-alternative", at: place, Message(en: "image without alternative text", ja: "画像に代替テキストがありません"),
      hint: Message(
        en: "say between the brackets what the image tells: ![…](photo.jpg)",
        ja: "画像が伝えることを角かっこの中に書いてください: ![…](photo.jpg)"))
  }
}
