import Diagnostics
import Markup

/// Cuts a text into slides at its lines of `---`.
enum SlidePass {
  /// A slide, and the lines of the piece that it has.
  struct Planned {
    let slide: Slide
    let lines: ClosedRange<Int>
    /// The room for its figure, if it has one.
    let room: SlideRoom?
  }

  /// Reads what stands on each slide, before any pass has changed it, and reports what does not fit.
  static func plan(
    _ tree: borrowing Tree, _ tables: [Node: TablePass.Table], _ piece: Piece, _ state: inout DocumentState
  ) {
    guard let rules = state.rules.slides, piece.isBody else { return }
    SlideCheck.checkNesting(tree, piece, &state)
    let blocks = tree.document.children
    let groups = blocks.split(omittingEmptySubsequences: false) { $0.kind == .thematicBreak }
    let breaks = blocks.filter { $0.kind == .thematicBreak }
    for (index, nodes) in groups.enumerated() {
      let nodes = Array(nodes)
      let outline = SlideOutline(nodes, tables)
      let number = rules.first + index
      guard let first = nodes.first, !outline.blocks.isEmpty else {
        // A text without slides is one without text.
        if let line = breaks.dropFirst(max(0, index - 1)).first ?? breaks.last {
          state.report(at: line, piece) { .emptySlide(number, at: $0) }
        }
        continue
      }
      let fit = rules.fit(outline)
      let lines = first.startLine...max(first.startLine, nodes.map(\.endLine).max() ?? 0)
      let slide = Slide(number: number, layout: outline.layout, isTitled: outline.hasHeading, isLarge: fit.isLarge)
      state.slides.append(Planned(slide: slide, lines: lines, room: fit.room))
      SlideCheck.checkSlide(nodes, outline, number, piece, &state)
      if fit.overflow > 0 {
        state.report(at: first, piece) { .overflowingSlide(number, pixels: fit.overflow, lines: fit.lines, at: $0) }
      }
    }
  }

  /// What the box begins with that tells what is said to a slide.
  static let notesOpening = "<details class=\"speaker-notes\">"

  /// Puts what is said to a slide behind all that stands on it: it belongs to none of its columns.
  private static func gatherNotes(_ tree: borrowing Tree) {
    var notes: [Node] = []
    for node in tree.document.children {
      if node.markup?.hasPrefix(notesOpening) == true {
        notes.append(node)
      } else if node.kind == .thematicBreak {
        for note in notes { note.move(before: node) }
        notes = []
      }
    }
    for note in notes { note.moveToEnd(of: tree.document) }
  }

  /// Puts the slides around what was rendered of them.
  static func wrap(_ tree: borrowing Tree, _ piece: Piece, _ state: DocumentState) {
    guard state.rules.slides != nil, piece.isBody else { return }
    gatherNotes(tree)
    guard let first = tree.document.firstChild else { return }
    var slides = state.slides[...]
    guard let opening = slides.popFirst() else { return }
    var current = opening.slide
    var hasColumn = false
    func ending() -> String { hasColumn ? "</div></div>" : "" }
    let nodes = tree.document.children
    first.insertBlockBefore(markup: Self.opening(current))
    for node in nodes {
      if node.kind == .thematicBreak {
        let closing = ending() + "</div>"
        hasColumn = false
        guard let next = slides.popFirst() else {
          _ = node.replaceBlock(markup: closing)
          return
        }
        current = next.slide
        _ = node.replaceBlock(markup: closing + "\n" + Self.opening(current))
      } else if current.layout == .columns, node.kind == .heading, node.headingLevel > 2 {
        node.insertBlockBefore(
          markup: hasColumn ? "</div>\n<div class=\"column\">" : "<div class=\"columns\">\n<div class=\"column\">")
        hasColumn = true
      } else if hasColumn, node.markup?.hasPrefix(notesOpening) == true {
        node.insertBlockBefore(markup: ending())
        hasColumn = false
      }
    }
    tree.document.appendBlock(markup: ending() + "</div>")
  }

  private static func opening(_ slide: Slide) -> String {
    let kinds =
      "slide slide-\(slide.layout.rawValue)\(slide.isTitled ? " is-titled" : "")\(slide.isLarge ? " is-large" : "")"
    return "<div class=\"\(kinds)\" id=\"\(slide.anchor)\">"
  }
}

extension DocumentState {
  /// The room that a figure has on its slide; `nil` where the text is not cut into slides.
  func figureRoom(at node: Node, _ piece: Piece) -> SlideRoom? {
    guard piece.isBody else { return nil }
    return slides.first { $0.lines.contains(node.startLine) }?.room
  }
}
