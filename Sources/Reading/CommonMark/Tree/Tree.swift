import CArena
import CCMark

/// A tree of nodes that libcmark parsed; it owns all of them.
///
/// A ``Node`` is valid as long as its tree lives. Trees do not leave this target, nor the thread that they are made on: all
/// that libcmark makes for them lies in memory of the thread, which is given back with the last of them.
@safe
struct Tree: ~Copyable {
  private let root: OpaquePointer

  /// Parses CommonMark in UTF-8.
  init(parsing bytes: [UInt8]) {
    engawa_arena_enter()
    unsafe root = unsafe bytes.withUnsafeBytes { buffer in
      let parser = unsafe cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, engawa_arena())
      let text = unsafe buffer.bindMemory(to: CChar.self)
      if !text.isEmpty { unsafe cmark_parser_feed(parser, text.baseAddress, text.count) }
      return unsafe cmark_parser_finish(parser)
    }
  }

  deinit { engawa_arena_leave() }

  /// Does something with the tree, which lives as long as that takes.
  ///
  /// A tree that nobody names is freed as soon as a node was asked of it, and the node with it.
  borrowing func read<Value>(_ body: (borrowing Tree) -> Value) -> Value { body(self) }

  /// The node that holds all others.
  var document: Node { unsafe Node(root) }

  /// Every node below the root for which the condition holds, in document order, containers before their contents.
  func nodes(where isWanted: (Node.Kind) -> Bool) -> [Node] {
    guard let iterator = unsafe cmark_iter_new(root) else { return [] }
    defer { unsafe cmark_iter_free(iterator) }
    var found: [Node] = []
    found.reserveCapacity(32)
    while true {
      let event = unsafe cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return found }
      guard event == CMARK_EVENT_ENTER, let pointer = unsafe cmark_iter_get_node(iterator) else { continue }
      let node = unsafe Node(pointer)
      if isWanted(node.kind) { found.append(node) }
    }
  }

  /// The tree as HTML, written by libcmark.
  ///
  /// - Parameter rawHTML: whether raw HTML of the source is written out; else a comment stands in its place.
  func html(rawHTML: Bool) -> [UInt8] { document.html(rawHTML: rawHTML) }
}
