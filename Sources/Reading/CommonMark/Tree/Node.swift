import CArena
import CCMark
import Markup

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A node of a ``Tree``, valid as long as the tree lives.
@safe
struct Node: Hashable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  static func == (a: Self, b: Self) -> Bool { unsafe a.pointer == b.pointer }

  func hash(into hasher: inout Hasher) { unsafe hasher.combine(pointer) }

  enum Kind {
    case paragraph, heading, codeBlock, htmlBlock, blockQuote, list, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case custom, other
  }

  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_CUSTOM_BLOCK, CMARK_NODE_CUSTOM_INLINE: .custom
    default: .other
    }
  }

  // MARK: - What a node says

  /// The text of a text or code node; empty for others.
  var literal: String {
    get { unsafe cmark_node_get_literal(pointer).map { unsafe String(cString: $0) } ?? "" }
    nonmutating set { unsafe newValue.withCString { unsafe _ = cmark_node_set_literal(pointer, $0) } }
  }

  /// Whether the text of the node has a marker in it, without making a string of it.
  var hasMarker: Bool { unsafe Self.hasMarker(cmark_node_get_literal(pointer)) }

  /// Whether the destination or the title of a link or image has a marker in it.
  var hasMarkedTarget: Bool {
    unsafe Self.hasMarker(cmark_node_get_url(pointer)) || Self.hasMarker(cmark_node_get_title(pointer))
  }

  /// Whether a text of the node, or of one below it, has the marker of a footnote in it.
  var hasNote: Bool {
    if hasMarker, unsafe Marker.hasNote(text) { return true }
    var child = firstChild
    while let current = child {
      if current.hasNote { return true }
      child = current.next
    }
    return false
  }

  /// The first character of the text of the node.
  var firstScalar: Unicode.Scalar? { scalar(at: 0) }

  /// The last character of the text of the node.
  var lastScalar: Unicode.Scalar? {
    unsafe scalar(at: text.lastIndex { $0 & 0xC0 != 0x80 } ?? 0)
  }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    let text = unsafe text.bindMemory(to: UInt8.self)
    return unsafe text.isEmpty ? nil : Unicode.Scalar(UTF8Text.scalar(text, at: index, before: text.count).0)
  }

  /// The text of a text or code node, which must not be changed meanwhile; empty for others.
  private var text: UnsafeRawBufferPointer {
    guard let text = unsafe cmark_node_get_literal(pointer) else {
      return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
  }

  /// Takes the markers out of the text of the node.
  func stripMarkers() {
    guard hasMarker else { return }
    var bytes = unsafe Marker.strip(text)
    bytes.append(0)
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe _ = cmark_node_set_literal(pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
  }

  private static func hasMarker(_ text: UnsafePointer<CChar>?) -> Bool {
    guard let text = unsafe text else { return false }
    return unsafe strchr(text, Int32(Marker.letterBytes[0])) != nil
  }

  /// The destination of a link or image, with CommonMark's escapes undone.
  var destination: String {
    get { unsafe cmark_node_get_url(pointer).map { unsafe String(cString: $0) } ?? "" }
    nonmutating set { unsafe newValue.withCString { unsafe _ = cmark_node_set_url(pointer, $0) } }
  }

  /// The title of a link or image.
  var title: String {
    get { unsafe cmark_node_get_title(pointer).map { unsafe String(cString: $0) } ?? "" }
    nonmutating set { unsafe newValue.withCString { unsafe _ = cmark_node_set_title(pointer, $0) } }
  }

  /// What stands behind the opening fence of a code block.
  var fenceInfo: String {
    get { unsafe cmark_node_get_fence_info(pointer).map { unsafe String(cString: $0) } ?? "" }
    nonmutating set { unsafe newValue.withCString { unsafe _ = cmark_node_set_fence_info(pointer, $0) } }
  }

  /// The level of a heading, 1 to 6.
  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }

  /// The first line, counted from 1 in the parsed text; inline nodes without one answer with their block's.
  var startLine: Int {
    var node: OpaquePointer? = unsafe pointer
    while let current = unsafe node {
      let line = unsafe Int(cmark_node_get_start_line(current))
      if line > 0 { return line }
      unsafe node = cmark_node_parent(current)
    }
    return 1
  }

  /// The first column in bytes, counted from 1, or 0 if libcmark does not say.
  var startColumn: Int { unsafe Int(cmark_node_get_start_column(pointer)) }

  /// The last line, counted from 1 in the parsed text.
  var endLine: Int { unsafe Int(cmark_node_get_end_line(pointer)) }

  /// The text of the node and all below it, without markup; breaks count as a space.
  var plainText: String {
    switch kind {
    case .text, .code: return literal
    case .softBreak, .lineBreak: return " "
    default:
      var text = ""
      var child = firstChild
      while let current = child {
        text += current.plainText
        child = current.next
      }
      return text
    }
  }

  /// Gives the first text below the node another wording, and empties the others.
  func setText(_ text: String) {
    var rest = text
    func visit(_ node: Node) {
      switch node.kind {
      case .text, .code:
        node.literal = rest
        rest = ""
      default: node.children.forEach(visit)
      }
    }
    visit(self)
  }

  // MARK: - Where a node stands

  var parent: Node? { unsafe cmark_node_parent(pointer).map { unsafe Node($0) } }
  var next: Node? { unsafe cmark_node_next(pointer).map { unsafe Node($0) } }
  var previous: Node? { unsafe cmark_node_previous(pointer).map { unsafe Node($0) } }
  var firstChild: Node? { unsafe cmark_node_first_child(pointer).map { unsafe Node($0) } }
  var lastChild: Node? { unsafe cmark_node_last_child(pointer).map { unsafe Node($0) } }

  var children: [Node] {
    var all: [Node] = []
    var child = firstChild
    while let current = child {
      all.append(current)
      child = current.next
    }
    return all
  }

  // MARK: - Changing the tree

  /// Takes the node and all below it out of the tree and frees them; it must not be used afterwards.
  func remove() {
    unsafe cmark_node_unlink(pointer)
    unsafe cmark_node_free(pointer)
  }

  /// Puts text in front of the node.
  func insertBefore(text: String) {
    guard !text.isEmpty, let new = unsafe cmark_node_new_with_mem(CMARK_NODE_TEXT, engawa_arena()) else { return }
    unsafe text.withCString { unsafe _ = cmark_node_set_literal(new, $0) }
    unsafe adopt(new, accepted: cmark_node_insert_before(pointer, new))
  }

  /// Puts markup in front of the node.
  func insertBefore(markup: String) {
    guard let new = unsafe Self.custom(CMARK_NODE_CUSTOM_INLINE, opening: markup, closing: "") else { return }
    unsafe adopt(new, accepted: cmark_node_insert_before(pointer, new))
  }

  /// Puts markup in front of a block.
  func insertBlockBefore(markup: String) {
    guard let new = unsafe Self.custom(CMARK_NODE_CUSTOM_BLOCK, opening: markup, closing: "") else { return }
    unsafe adopt(new, accepted: cmark_node_insert_before(pointer, new))
  }

  /// Moves a block in front of another.
  func move(before other: Node) {
    unsafe cmark_node_unlink(pointer)
    unsafe _ = cmark_node_insert_before(other.pointer, pointer)
  }

  /// Moves a block behind the last of a node.
  func moveToEnd(of other: Node) {
    unsafe cmark_node_unlink(pointer)
    unsafe _ = cmark_node_append_child(other.pointer, pointer)
  }

  /// Puts markup behind the last block of the node.
  func appendBlock(markup: String) {
    guard let new = unsafe Self.custom(CMARK_NODE_CUSTOM_BLOCK, opening: markup, closing: "") else { return }
    unsafe adopt(new, accepted: cmark_node_append_child(pointer, new))
  }

  /// Puts markup in the place of an inline node and keeps the children between its two halves.
  func replaceInline(opening: String, closing: String) {
    guard let new = unsafe Self.custom(CMARK_NODE_CUSTOM_INLINE, opening: opening, closing: closing) else { return }
    while let child = unsafe cmark_node_first_child(pointer) {
      guard unsafe cmark_node_append_child(new, child) == 1 else { break }
    }
    unsafe adopt(new, accepted: cmark_node_replace(pointer, new))
    unsafe cmark_node_free(pointer)
  }

  /// Puts markup in the place of a block and all that it holds, and returns the node that now stands there.
  func replaceBlock(markup: String) -> Node? {
    guard let new = unsafe Self.custom(CMARK_NODE_CUSTOM_BLOCK, opening: markup, closing: "") else { return nil }
    unsafe adopt(new, accepted: cmark_node_replace(pointer, new))
    unsafe cmark_node_free(pointer)
    return unsafe Node(new)
  }

  /// The markup of a node made by ``replaceBlock(markup:)``; `nil` if it has none.
  var markup: String? { unsafe cmark_node_get_on_enter(pointer).map { unsafe String(cString: $0) } }

  /// Sets the markup of a node made by ``replaceBlock(markup:)``.
  func setMarkup(_ markup: String) {
    unsafe markup.withCString { unsafe _ = cmark_node_set_on_enter(pointer, $0) }
  }

  /// The node and all below it as HTML, written by libcmark.
  func html(rawHTML: Bool) -> [UInt8] {
    guard let text = unsafe cmark_render_html(pointer, rawHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT) else {
      return []
    }
    let buffer = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
    return unsafe Array(buffer)
  }

  private static func custom(_ type: cmark_node_type, opening: String, closing: String) -> OpaquePointer? {
    guard let node = unsafe cmark_node_new_with_mem(type, engawa_arena()) else { return nil }
    // Swift would make an array of each string that is handed over as it is.
    unsafe opening.withCString { unsafe _ = cmark_node_set_on_enter(node, $0) }
    unsafe closing.withCString { unsafe _ = cmark_node_set_on_exit(node, $0) }
    return unsafe node
  }

  /// Frees a new node that the tree would not take, so that nothing leaks.
  private func adopt(_ new: OpaquePointer, accepted: Int32) {
    if accepted != 1 { unsafe cmark_node_free(new) }
  }
}
