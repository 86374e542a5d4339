import Diagnostics
import Markup

/// Has figures in sentences checked: links to `stat:` become the text that they stand around.
enum StatisticPass {
  /// Whether there are figures in a text, recognised as links or not.
  static func mayApply(to bytes: [UInt8]) -> Bool {
    Bytes.find("](stat:", in: bytes, from: 0) < bytes.count
  }

  /// Reports a figure that libcmark left as text, because of a space in the formula or a bracket too many.
  static func reportUnread(_ node: Node, _ piece: Piece, _ state: inout DocumentState) {
    guard mayApply(to: Array(node.literal.utf8)) else { return }
    state.report(at: node, piece) { .unreadFigure(at: $0) }
  }

  static let scheme = "stat:"

  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let figure = link(of: node)
    switch state.rules.checkFigure(figure) {
    case .asWritten: frame(node, figure.formula == "none" ? nil : figure.formula)
    case .replaced(let text, let formula):
      // The nodes inside are still to be visited: their text changes, but none of them may go.
      if text != figure.text { node.setText(text) }
      frame(node, formula)
    case .remarked(let remark):
      var closing: [UInt8] = Array("<span class=\"figure-remark\">（".utf8)
      closing.appendEscaped(remark)
      closing += "）</span>".utf8
      node.replaceInline(opening: "", closing: String(decoding: closing, as: UTF8.self))
    case .refused(let id, let message, let hint):
      state.report(at: node, piece) { Diagnostic(id, at: $0, message, hint: hint) }
    }
  }
}

extension StatisticPass {
  /// The figure that a link stands for.
  static func link(of node: Node) -> FigureLink {
    FigureLink(
      text: Marker.strip(node.plainText), preceding: beside(node, \.previous), following: beside(node, \.next),
      formula: String(node.destination.dropFirst(scheme.count)), title: node.title)
  }

  /// The text beside a node, also where emphasis ends between the two.
  private static func beside(_ node: Node, _ side: KeyPath<Node, Node?>) -> String {
    var place = node
    while true {
      if let next = place[keyPath: side] {
        // Between Japanese lines no space is shown.
        guard next.kind == .softBreak else { return Marker.strip(next.plainText) }
        place = next
      } else if let parent = place.parent, [.emphasis, .strong].contains(parent.kind) {
        place = parent
      } else {
        return ""
      }
    }
  }

  /// Has the finished page say what a figure rests on, so that an auditor can hold it against the data.
  private static func frame(_ node: Node, _ formula: String?) {
    guard let formula else { return node.replaceInline(opening: "", closing: "") }
    var opening: [UInt8] = Array("<data value=\"".utf8)
    opening.appendEscaped(formula)
    opening += "\">".utf8
    node.replaceInline(opening: String(decoding: opening, as: UTF8.self), closing: "</data>")
  }
}

extension Diagnostic {
  static func unreadFigure(at place: Place) -> Self {
    Self(
      "markdown.unread-figure", at: place,
      Message(en: "figure is not read as one, and is not checked", ja: "「stat:」がリンクとして読めず、数が確かめられません"),
      hint: Message(
        en: "leave no space in the formula, or put it in angle brackets: [208人](<stat:…>)",
        ja: "式に空白を入れないか、[208人](<stat:…>) のように山かっこで囲んでください"))
  }
}
