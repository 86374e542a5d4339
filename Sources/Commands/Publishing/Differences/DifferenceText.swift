public import Comparison
public import Diagnostics
import Markup

/// A comparison in words, for a terminal, a pull request or a page.
public struct DifferenceText: Sendable {
  private let comparison: SiteComparison

  /// Takes a comparison.
  public init(_ comparison: SiteComparison) { self.comparison = comparison }

  /// A part of the text: a heading, and what stands below it.
  struct Section {
    let heading: Message
    var lines: [Line]
  }

  /// A line, with what belongs to it.
  struct Line {
    let text: Message
    var details: [String] = []
  }

  /// For a terminal; empty if nothing is different.
  public var text: Message {
    func render(_ language: KeyPath<Message, String>) -> String {
      sections.flatMap { section in
        [section.heading[keyPath: language]]
          + section.lines.flatMap { ["  \($0.text[keyPath: language])"] + $0.details.map { "    \($0)" } }
      }.map { "\($0)\n" }.joined()
    }
    return Message(en: render(\.en), ja: render(\.ja))
  }

  /// For a pull request; says so if nothing is different.
  public var markdown: Message {
    func render(_ language: KeyPath<Message, String>) -> String {
      if sections.isEmpty { return Self.nothing[keyPath: language] + "\n" }
      return sections.map { section in
        "### \(section.heading[keyPath: language])\n\n"
          + section.lines.map { line in
            "- \(escaped(line.text[keyPath: language]))\n"
              + line.details.map { "  - \(Self.unlisted(escaped($0)))\n" }.joined()
          }.joined()
      }.joined(separator: "\n")
    }
    func escaped(_ text: String) -> String {
      text.replacing(#/[\\`*_\[\]<>|#]/#) { "\\\($0.output)" }
    }
    return Message(en: render(\.en), ja: render(\.ja))
  }

  /// A page of its own.
  public var html: Message {
    func render(_ language: KeyPath<Message, String>, _ tag: String) -> String {
      var bytes = Array(
        "<!DOCTYPE html>\n<html lang=\"\(tag)\">\n<meta charset=\"utf-8\">\n<title>engawa diff</title>\n<main>\n".utf8)
      if sections.isEmpty { bytes += "<p>\(Self.nothing[keyPath: language])</p>\n".utf8 }
      for section in sections {
        bytes += "<h2>".utf8
        bytes.appendEscaped(section.heading[keyPath: language])
        bytes += "</h2>\n<ul>\n".utf8
        for line in section.lines {
          bytes += "<li>".utf8
          bytes.appendEscaped(line.text[keyPath: language])
          if !line.details.isEmpty {
            bytes += "<ul>".utf8
            for detail in line.details {
              bytes += "<li>".utf8
              bytes.appendEscaped(detail)
              bytes += "</li>".utf8
            }
            bytes += "</ul>".utf8
          }
          bytes += "</li>\n".utf8
        }
        bytes += "</ul>\n".utf8
      }
      return String(decoding: bytes, as: UTF8.self) + "</main>\n</html>\n"
    }
    return Message(en: render(\.en, "en"), ja: render(\.ja, "ja"))
  }

  private static let nothing = Message(en: "Nothing that readers could see is different.", ja: "読む人に見える違いはありません。")

  // MARK: - What it says

  private var sections: [Section] {
    let figures = Section(
      heading: Message(en: "Figures", ja: "数"), lines: comparison.figures.map { Line(text: text(of: $0)) })
    let pages = Section(heading: Message(en: "Pages", ja: "ページ"), lines: comparison.pages.map(line))
    let files = Section(
      heading: Message(en: "Files", ja: "ファイル"),
      lines: comparison.files.map { file in
        let (english, japanese) =
          switch file.kind {
          case .added: ("new", "追加")
          case .removed: ("gone", "削除")
          case .changed: ("changed", "変更")
          }
        return Line(text: Message(en: "\(file.path): \(english)", ja: "\(file.path): \(japanese)"))
      })
    return [figures, pages, files].filter { !$0.lines.isEmpty }
  }

  private func text(of change: FigureChange) -> Message {
    guard !change.cell.isEmpty else {
      return change.before == .none
        ? Message(en: "\(change.table): a new table", ja: "\(change.table): 新しい表")
        : Message(en: "\(change.table): no longer shown", ja: "\(change.table): 載らなくなった表")
    }
    func word(_ value: FigureChange.Value) -> Message {
      switch value {
      case .count(let count): Message(en: "\(count)", ja: "\(count)")
      case .hidden: Message(en: "hidden", ja: "非公表")
      case .none: Message(en: "none", ja: "なし")
      }
    }
    let (before, now, why) = (word(change.before), word(change.now), reason(change.why))
    let cell = change.cell.joined(separator: "・")
    return Message(
      en: "\(change.table) [\(cell)]: \(before.en) → \(now.en)\(why.en)",
      ja: "\(change.table)［\(cell)］: \(before.ja)→\(now.ja)\(why.ja)")
  }

  /// A line whose first sign Markdown does not take for the beginning of a list.
  private static func unlisted(_ line: String) -> String { line.hasPrefix("+") ? "\\\(line)" : line }

  private func reason(_ why: FigureChange.Reason) -> Message {
    switch why {
    case .corrected(let words):
      let said = words.isEmpty ? "" : ": \(words.joined(separator: " "))"
      return Message(en: " (corrected\(said))", ja: "（訂正・改定\(said)）")
    case .later(let old, let new): return Message(en: " (as of \(old), then \(new))", ja: "（\(old)現在→\(new)現在）")
    case .unknown: return Message(en: "", ja: "")
    }
  }

  private func line(_ page: PageChange) -> Line {
    switch page.kind {
    case .added:
      return Line(text: Message(en: "\(page.path): new (\(page.title))", ja: "\(page.path): 追加（\(page.title)）"))
    case .removed:
      return Line(text: Message(en: "\(page.path): gone (\(page.title))", ja: "\(page.path): 削除（\(page.title)）"))
    case .moved(let old):
      return Line(text: Message(en: "\(page.path): was \(old)", ja: "\(page.path): \(old) から移動"))
    case .reworded(let words):
      return Line(
        text: Message(en: "\(page.path): says something else", ja: "\(page.path): 文の変更"),
        details: words.sentences.map { ($0.isNew ? "+ " : "− ") + $0.text }
          + words.lostLinks.map { "− → \($0)" } + words.newLinks.map { "+ → \($0)" })
    }
  }
}
