import CommonMark
import Diagnostics
import Markup
import Packing

/// What is remembered of a page that was made: what it followed from, and what others need to know of its text.
struct PageMemory: Sendable {
  /// A fingerprint of what other pages show of it.
  let face: UInt64
  /// A fingerprint of where it stands among the others.
  let surroundings: UInt64
  /// A fingerprint of the templates that it was made with.
  let template: UInt64
  /// What it looked at.
  let sights: Sights
  /// What its text looked at.
  let textSights: Sights
  /// The places in its text that can be linked to.
  let anchors: [String]
  /// Links in its text to a place inside a page.
  let anchorReferences: [MarkdownDocument.AnchorReference]
  /// Pictures that it shows and files that it hands out.
  let images: [String]
  /// Whether a made-up figure is in its text.
  let isMarked: Bool
  /// What it says of its figures first, if it is a page of a table.
  let message: String?
  /// What the author should look at in its text.
  let diagnostics: [Diagnostic]

  /// The text as far as others need to know of it.
  var text: PageText {
    PageText(
      document: MarkdownDocument(
        html: .empty, headings: anchors.map { .init(level: 0, id: $0, text: "") },
        anchorReferences: anchorReferences, images: images),
      facts: .none, sights: textSights, diagnostics: diagnostics)
  }
}

extension PageMemory: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(face)
    packer.pack(surroundings)
    packer.pack(template)
    packer.pack(words: sights.all)
    packer.pack(words: textSights.all)
    packer.pack(anchors)
    packer.pack(anchorReferences.count)
    for reference in anchorReferences {
      packer.pack(reference.page)
      packer.pack(reference.fragment)
      packer.pack(reference.position)
    }
    packer.pack(images)
    packer.pack(isMarked)
    packer.pack(message)
    packer.pack(diagnostics)
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    face = try UInt64(from: &unpacker)
    surroundings = try UInt64(from: &unpacker)
    template = try UInt64(from: &unpacker)
    sights = Sights(try unpacker.unpackWords())
    textSights = Sights(try unpacker.unpackWords())
    anchors = try [String](from: &unpacker)
    var references: [MarkdownDocument.AnchorReference] = []
    let count = try Int(from: &unpacker)
    guard count >= 0, count <= unpacker.left else { throw Torn() }
    for _ in 0..<count {
      let page = try String?(from: &unpacker)
      let fragment = try String(from: &unpacker)
      references.append(.init(page: page, fragment: fragment, position: try Place.Position?(from: &unpacker)))
    }
    anchorReferences = references
    images = try [String](from: &unpacker)
    isMarked = try Bool(from: &unpacker)
    message = try String?(from: &unpacker)
    diagnostics = try [Diagnostic](from: &unpacker)
  }
}
