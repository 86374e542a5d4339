import Diagnostics
import Markup

/// Has figures in sentences checked: links to `stat:` become the text that they stand around.
enum FigurePass {
  static let scheme = "stat:"

  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let figure = FigureLink(
      text: Marker.strip(node.plainText), formula: String(node.destination.dropFirst(scheme.count)), title: node.title)
    switch state.rules.checkFigure(figure) {
    case .asWritten: node.replaceInline(opening: "", closing: "")
    case .replaced(let text):
      node.insertBefore(text: text)
      node.remove()
    case .remarked(let remark):
      var closing: [UInt8] = Array("<span class=\"figure-remark\">（".utf8)
      closing.appendEscaped(remark)
      closing += "）</span>".utf8
      node.replaceInline(opening: "", closing: String(decoding: closing, as: UTF8.self))
    case .refused(let id, let message, let hint):
      state.report(Diagnostic(id, at: state.place(of: node, in: piece), message, hint: hint))
    }
  }
}
