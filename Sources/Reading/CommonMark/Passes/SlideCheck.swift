import Diagnostics

/// Looks on slides for what does not fit, or whose height nobody could work out.
enum SlideCheck {
  /// Reports what stands on one slide and does not fit.
  static func checkSlide(
    _ nodes: [Node], _ outline: SlideOutline, _ number: Int, _ piece: Piece, _ state: inout DocumentState
  ) {
    let large = outline.blocks.count { $0 == .figure || $0 == .picture }
    if large > 1, let first = nodes.first { state.report(at: first, piece) { .severalFigures(number, at: $0) } }
    for node in nodes where node.kind == .heading {
      if piece.line(node.startLine).first(where: { $0 > 0x20 }) == UInt8(ascii: "#") { continue }
      state.report(at: node, piece) { .underlinedHeading(at: $0) }
    }
    for case .table(let rows) in outline.blocks where (rows.first?.count ?? 0) > mostColumns {
      if let first = nodes.first { state.report(at: first, piece) { .wideTable(mostColumns, at: $0) } }
    }
    checkNotes(nodes, number, piece, &state)
    let exercises = nodes.filter { FencePass.name(of: $0) == ProseBlock.exercise.rawValue }
    if exercises.count > 1 { state.report(at: exercises[1], piece) { .severalExercises(number, at: $0) } }
    if outline.layout == .quote, case .quote? = outline.blocks.last, let first = nodes.first {
      state.report(at: first, piece) { .quoteWithoutSource(number, at: $0) }
    }
    for case .box(let inner) in outline.blocks where inner.contains(.figure) || inner.contains(.picture) {
      if let first = nodes.first { state.report(at: first, piece) { .figureInBox(number, at: $0) } }
    }
  }

  /// A table of a slide may not have more columns, for each is at least so wide.
  private static let mostColumns = 9
  /// Lines of notes, of so many letters, that stand beside a slide on a handout.
  private static let (mostNotes, notesWidth) = (17, 28)

  /// Warns of notes that have no room beside their slide on a handout.
  private static func checkNotes(_ nodes: [Node], _ number: Int, _ piece: Piece, _ state: inout DocumentState) {
    let notes = nodes.filter { FencePass.name(of: $0) == ProseBlock.notes.rawValue }
    let lines = notes.flatMap { Marker.strip($0.literal).split(separator: "\n") }
      .reduce(0) { $0 + ($1.count + notesWidth - 1) / notesWidth }
    guard lines > mostNotes, let first = notes.first else { return }
    state.report(at: first, piece) { .longNotes(number, lines: lines, most: mostNotes, at: $0) }
  }

  /// Blocks that have no place on a slide: they are for pages, or their height cannot be worked out.
  private static let unfit: Set<String> = [
    ProseBlock.question.rawValue, ProseBlock.answer.rawValue, FigureBlock.Kind.plan.rawValue,
    FigureBlock.Kind.links.rawValue, ProseBlock.published.rawValue,
  ]

  /// Reports what stands inside something else, for the height of a slide is worked out from what stands on it directly.
  static func checkNesting(_ tree: borrowing Tree, _ piece: Piece, _ state: inout DocumentState) {
    for node in tree.nodes(where: { [.list, .blockQuote, .custom].contains($0) })
    where node.parent != tree.document && !isListInList(node, tree) {
      state.report(at: node, piece) { .nestedBlock(at: $0) }
    }
    for node in tree.nodes(where: { $0 == .image }) {
      let isAlone = node.previous == nil && node.next == nil && node.parent?.kind == .paragraph
      if isAlone, node.parent?.parent == tree.document { continue }
      state.report(at: node, piece) { .nestedFigure(at: $0) }
    }
    for node in tree.nodes(where: { $0 == .codeBlock }) {
      checkFence(node, isNested: node.parent != tree.document, piece, &state)
    }
  }

  /// Whether a list stands in nothing but lists; those are measured with the list around them.
  private static func isListInList(_ node: Node, _ tree: borrowing Tree) -> Bool {
    var place = node.parent
    while let current = place, current != tree.document, current.kind == .list || current.kind == .other {
      place = current.parent
    }
    return node.kind == .list && place == tree.document
  }

  private static func checkFence(_ node: Node, isNested: Bool, _ piece: Piece, _ state: inout DocumentState) {
    guard let name = FencePass.name(of: node) else {
      if isNested { state.report(at: node, piece) { .nestedBlock(at: $0) } }
      return
    }
    if unfit.contains(name) { state.report(at: node, piece) { .unfitBlock(name, at: $0) } }
    let isFigure = FigureBlock.Kind(rawValue: name) != nil || name == ProseBlock.exercise.rawValue
    if isFigure, isNested { state.report(at: node, piece) { .nestedFigure(at: $0) } }
  }
}

extension Diagnostic {
  fileprivate static func severalExercises(_ number: Int, at place: Place) -> Self {
    Self(
      "slide.several-exercises", at: place,
      Message(en: "slide \(number) has more than one exercise", ja: "\(number)枚目に、「exercise」が二つ以上あります"),
      hint: Message(en: "give each a slide of its own, with its clock", ja: "時計は一枚に一つです。スライドを分けてください"))
  }

  fileprivate static func quoteWithoutSource(_ number: Int, at place: Place) -> Self {
    Self(
      "slide.quote-source", severity: .warning, at: place,
      Message(en: "the quotation on slide \(number) does not say where it comes from", ja: "\(number)枚目の引用に、出所がありません"),
      hint: Message(en: "write its source in a paragraph behind it", ja: "引用のあとに、出所を一行書いてください"))
  }

  static func emptySlide(_ number: Int, at place: Place) -> Self {
    Self(
      "slide.empty", at: place,
      Message(en: "nothing stands on slide \(number)", ja: "スライド\(number)に、何も書かれていません"),
      hint: Message(en: "remove one line of ---", ja: "「---」の行を一つ消してください"))
  }

  static func overflowingSlide(_ number: Int, pixels: Double, lines: Int, at place: Place) -> Self {
    let pixels = Int(pixels.rounded(.up))
    return Self(
      "slide.overflow", at: place,
      Message(
        en: "slide \(number) is \(pixels) of 720 pixels too high, about \(lines) lines of text",
        ja: "スライド\(number)は、高さ720のうち\(pixels)だけはみ出します（本文で約\(lines)行分）"),
      hint: Message(
        en: "shorten it, or cut it in two with a line of ---", ja: "文を減らすか、「---」の行で二枚に分けてください"))
  }

  static func severalFigures(_ number: Int, at place: Place) -> Self {
    Self(
      "slide.several-figures", at: place,
      Message(en: "slide \(number) has more than one figure or picture", ja: "スライド\(number)に、図や写真が二つ以上あります"),
      hint: Message(en: "give each a slide of its own", ja: "一枚に一つにしてください"))
  }

  static func figureInBox(_ number: Int, at place: Place) -> Self {
    Self(
      "slide.figure-in-box", at: place,
      Message(en: "slide \(number) has a figure or picture in a box", ja: "スライド\(number)の囲みの中に、図や写真があります"),
      hint: Message(en: "put it before the box, or on a slide of its own", ja: "囲みの外か、別のスライドに置いてください"))
  }

  static func nestedBlock(at place: Place) -> Self {
    Self(
      "slide.nested-block", at: place,
      Message(
        en: "a list, table, quotation or code inside something else on a slide",
        ja: "スライドの引用や箇条書きの中に、別の箇条書き・表・引用・コードがあります"),
      hint: Message(
        en: "move it out, or to a slide of its own: its height cannot be worked out there",
        ja: "外に出すか、別のスライドにしてください。中にあると、高さを確かめられません"))
  }

  static func wideTable(_ most: Int, at place: Place) -> Self {
    Self(
      "slide.wide-table", at: place,
      Message(en: "a table of a slide has at most \(most) columns", ja: "スライドの表は、\(most)列までです"),
      hint: Message(en: "leave columns out, or show a chart", ja: "列を減らすか、グラフにしてください"))
  }

  static func longNotes(_ number: Int, lines: Int, most: Int, at place: Place) -> Self {
    Self(
      "slide.long-notes", severity: .warning, at: place,
      Message(
        en: "notes of slide \(number) take \(lines) lines on the handout, where there is room for \(most)",
        ja: "スライド\(number)の「話すこと」は、配付資料で\(lines)行になります。入るのは\(most)行です"),
      hint: Message(en: "shorten them, or cut the slide in two", ja: "短くするか、スライドを二枚に分けてください"))
  }

  static func nestedFigure(at place: Place) -> Self {
    Self(
      "slide.nested-figure", at: place,
      Message(
        en: "a figure, picture or exercise inside a list, table, quotation or sentence of a slide",
        ja: "スライドの箇条書き・表・引用・文の中に、図や写真や課題があります"),
      hint: Message(en: "put it on a line of its own, with an empty line around it", ja: "前後に空行を入れて、それだけで置いてください"))
  }

  static func unfitBlock(_ name: String, at place: Place) -> Self {
    Self(
      "slide.unfit-block", at: place,
      Message(en: "'\(name)' has no place on a slide", ja: "「\(name)」は、スライドには置けません"),
      hint: Message(
        en: "put it on a worksheet or a page, and an 'exercise' here",
        ja: "ワークシートかページに書いてください。スライドには「exercise」を置けます"))
  }

  static func underlinedHeading(at place: Place) -> Self {
    Self(
      "slide.underlined-heading", at: place,
      Message(
        en: "the --- below makes a heading of this text, and does not begin a slide",
        ja: "すぐ下の「---」で、この文が見出しになっています。スライドは分かれません"),
      hint: Message(en: "put an empty line before ---", ja: "「---」の前に空行を入れてください"))
  }

  static func footnoteInDeck(at place: Place) -> Self {
    Self(
      "slide.footnote", at: place,
      Message(en: "a footnote of a deck would stand on no slide", ja: "脚注は、どのスライドにも載りません"),
      hint: Message(en: "put it on the slide, or into 'notes'", ja: "スライドの上に書くか、「notes」の囲みに書いてください"))
  }
}
