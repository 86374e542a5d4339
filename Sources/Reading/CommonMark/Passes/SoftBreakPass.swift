/// Joins lines between two Japanese characters, where a line feed would show as a space.
enum SoftBreakPass {
  static func apply(to node: Node) {
    guard let before = node.previous.flatMap(lastScalar), let after = node.next.flatMap(firstScalar) else { return }
    if before.isWrittenWithoutSpaces, after.isWrittenWithoutSpaces { node.remove() }
  }

  private static func lastScalar(of node: Node) -> Unicode.Scalar? {
    switch node.kind {
    case .text: node.hasMarker ? Marker.strip(node.literal).unicodeScalars.last : node.lastScalar
    case .emphasis, .strong, .link: node.lastChild.flatMap(lastScalar)
    // Ruby ends with its base text; a footnote's number leaves the text before it.
    case .custom: (node.lastChild ?? node.previous).flatMap(lastScalar)
    default: nil
    }
  }

  private static func firstScalar(of node: Node) -> Unicode.Scalar? {
    switch node.kind {
    case .text: node.hasMarker ? Marker.strip(node.literal).unicodeScalars.first : node.firstScalar
    case .emphasis, .strong, .link, .custom: node.firstChild.flatMap(firstScalar)
    default: nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isWrittenWithoutSpaces: Bool { isCJKLetter || isCJKPunctuation }
}
