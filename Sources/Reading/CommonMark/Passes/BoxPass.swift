import Diagnostics
import Markup

/// Renders boxes: fenced blocks whose text is Markdown.
enum BoxPass {
  /// Boxes in boxes: each is read for itself, and nobody needs more.
  private static let deepest = 3

  /// - Parameter words: what stands behind the name of the fence.
  static func apply(
    _ block: ProseBlock, _ words: [String], to node: Node, _ piece: Piece, _ state: inout DocumentState
  ) {
    guard let form = form(block, words, node, piece, &state) else {
      // Whatever the other words mean, what stands in the block must not become public by mistake.
      return node.remove()
    }
    if block == .question || block == .answer, state.rules.isTraining == false {
      state.report(at: node, piece) { .questionElsewhere(block.rawValue, at: $0) }
    }
    // Fences of the body that stand inside something else were reported with the lines of the file.
    if block.mayBeMissing, !piece.isBody { state.report(at: node, piece) { .nestedInternal(block.rawValue, at: $0) } }
    if block.isRestricted, !state.rules.showsInternal { return node.remove() }
    if case .published(let tables) = form, !arePublished(tables, node, piece, &state) {
      return leaveOut(node, piece, &state)
    }
    if block == .note, state.rules.slides != nil { state.report(at: node, piece) { .noteInDeck(at: $0) } }
    guard let inner = inner(node, piece, &state) else { return node.remove() }
    if case .question(let question) = form, let problem = question.problem(inner) {
      state.report(at: node, piece) { .unfitQuestion(question.name, problem, at: $0) }
    }
    var html: [UInt8] = []
    switch form {
    case .plain(let block): html = box(block, label: state.rules.labels.boxes[block], inner)
    case .published: html = inner
    case .question(let question):
      state.questionCount += 1
      let label = state.rules.labels.boxes[.question]?.replacing("{number}", with: "\(state.questionCount)") ?? ""
      html = question.html(label: label, number: state.questionCount, inner)
    case .exercise(let minutes):
      let label = state.rules.labels.boxes[.exercise]?.replacing("{minutes}", with: "\(minutes)") ?? ""
      html = Array("<div class=\"exercise\" data-minutes=\"\(minutes)\"><p class=\"exercise-label\">".utf8)
      html.appendEscaped(label)
      html += "</p>\n".utf8 + inner + "</div>".utf8
    }
    _ = node.replaceBlock(markup: String(decoding: html, as: UTF8.self))
  }

  /// A box with what its words ask for.
  private enum Form {
    case plain(ProseBlock)
    case question(QuestionForm)
    case exercise(minutes: Int)
    case published([String])
  }

  /// Whether all of some tables are published; what is none is reported.
  private static func arePublished(
    _ tables: [String], _ node: Node, _ piece: Piece, _ state: inout DocumentState
  ) -> Bool {
    tables.reduce(true) { all, table in
      switch state.rules.findTable(table) {
      case .published: return all
      case .withheld: return false
      case .refused(let id, let message, let hint):
        state.report(at: node, piece) { Diagnostic(id, at: $0, message, hint: hint) }
        return false
      }
    }
  }

  private static func form(
    _ block: ProseBlock, _ words: [String], _ node: Node, _ piece: Piece, _ state: inout DocumentState
  ) -> Form? {
    switch block {
    case .question:
      if let form = QuestionForm(words) { return .question(form) }
      state.report(at: node, piece) { .unknownQuestion(at: $0) }
    case .exercise:
      if words.count == 1, let minutes = Int(words[0]), (1...180).contains(minutes) {
        return .exercise(minutes: minutes)
      }
      state.report(at: node, piece) { .exerciseWithoutTime(at: $0) }
    case .published:
      if !words.isEmpty { return .published(words) }
      state.report(at: node, piece) { .publishedWithoutTable(at: $0) }
    default:
      if words.isEmpty { return .plain(block) }
      state.report(at: node, piece) { .severalWords(block.rawValue, at: $0) }
    }
    return nil
  }

  /// Leaves out what stands in a block, which is read all the same: what is wrong in it must not wait for the month in
  /// which it is published.
  private static func leaveOut(_ node: Node, _ piece: Piece, _ state: inout DocumentState) {
    var trial = state
    _ = inner(node, piece, &trial)
    state.takeProblems(of: trial, except: MarkdownRenderer.problemsOfUnpublished)
    node.remove()
  }

  /// What stands in a box, rendered; `nil` if it stands in too many others.
  private static func inner(_ node: Node, _ piece: Piece, _ state: inout DocumentState) -> [UInt8]? {
    var inner = Piece(
      Preparation(Array(node.literal.utf8)[...], takesNotes: false),
      lineNumbers: .following(piece.fileLine(of: node.startLine)))
    inner.depth = piece.depth + 1
    guard inner.depth <= deepest else {
      state.report(at: node, piece) { .deepBoxes(deepest, at: $0) }
      return nil
    }
    inner.references = [UInt8(ascii: "\n")] + state.references
    return state.render(inner)
  }

  private static func box(_ block: ProseBlock, label: String?, _ inner: [UInt8]) -> [UInt8] {
    let name = block.rawValue
    // What is said to a slide is there to be opened; whoever only looks need not.
    if block == .notes {
      var html = Array("\(SlidePass.notesOpening)<summary>".utf8)
      html.appendEscaped(label ?? "")
      return html + "</summary>\n".utf8 + inner + "</details>".utf8
    }
    var html: [UInt8] = Array("<div class=\"\(name)\" role=\"note\"".utf8)
    if let label {
      html += " aria-label=\"".utf8
      html.appendEscaped(label)
      html += "\"><p class=\"\(name)-label\">".utf8
      html.appendEscaped(label)
      html += "</p".utf8
    }
    return html + ">\n".utf8 + inner + "</div>".utf8
  }
}

extension Diagnostic {
  static func deepBoxes(_ deepest: Int, at place: Place) -> Self {
    Self(
      "markdown.deep-boxes", at: place,
      Message(en: "boxes are nested more than \(deepest) deep", ja: "囲みの中の囲みが、\(deepest)重より深くなっています"),
      hint: Message(
        en: "close each with a line of ```, or write them one after another", ja: "``` だけの行で閉じるか、並べて書いてください"))
  }

  static func questionElsewhere(_ name: String, at place: Place) -> Self {
    Self(
      "markdown.question-elsewhere", at: place,
      Message(en: "'\(name)' on a page that is no training material", ja: "研修の教材でないページに「\(name)」があります"),
      hint: Message(
        en:
          "move it to a worksheet, or write 'behaviour: worksheet' in the kind of the page: the gate guards answers there",
        ja: "ワークシートに移すか、ページの種類に「behaviour: worksheet」と書いてください。関門は、そこにある答えを守ります"))
  }

  static func noteInDeck(at place: Place) -> Self {
    Self(
      "slide.note-box", at: place,
      Message(en: "'note' is a box that everybody sees", ja: "「note」は、参加者にも見える囲みです"),
      hint: Message(
        en: "write 'notes' for what you say, or put the words on the slide without a box",
        ja: "話すことは「notes」に書きます。見せる文なら、囲みにしないで書いてください"))
  }

  static func publishedWithoutTable(at place: Place) -> Self {
    Self(
      "markdown.published-table", at: place,
      Message(en: "'published' does not say which table", ja: "「published」に、表の名前がありません"),
      hint: Message(
        en: "write the name of the table behind it: published caseload", ja: "あとに表の名前を書いてください: published caseload"))
  }

  static func exerciseWithoutTime(at place: Place) -> Self {
    Self(
      "markdown.exercise-time", at: place,
      Message(
        en: "an exercise needs its minutes, a whole number from 1 to 180", ja: "「exercise」の時間が、1から180までの整数の分になっていません"),
      hint: Message(en: "write the minutes behind the name: exercise 10", ja: "名前のあとに分を書いてください: exercise 10"))
  }
}
