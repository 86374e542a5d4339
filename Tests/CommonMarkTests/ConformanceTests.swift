import Diagnostics
import Foundation
import Markup
import TestSupport
import Testing

@testable import CommonMark

@Suite("The examples of the CommonMark specification")
struct ConformanceTests {
  struct Example: Decodable {
    let example: Int
    let markdown: String
    let html: String
  }

  @Test("all render as specified with every pass on, but for what a pass means to change")
  func allExamples() throws {
    let file = Repository.fixture("commonmark/spec-0.30.json")
    let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
    #expect(examples.count == 652)

    var renderer = MarkdownRenderer(
      rules: MarkdownRules(labels: .init(notes: "Notes", note: "Note ", back: "Back ", table: "Table")) {
        destination, _ in
        PageURL(external: destination).map { .outside($0) } ?? .unchanged
      })
    renderer.writesRawHTML = true

    for example in examples {
      let source = SourceText(path: "\(example.example).md", bytes: Array(example.markdown.utf8))
      let html = String(decoding: renderer.render(source).value.html.bytes, as: UTF8.self)
      switch Self.changes[example.example] {
      case nil: #expect(html == example.html, "example \(example.example)")
      case .anchors:
        #expect(html != example.html, "example \(example.example) has no heading any more")
        #expect(html.replacing(#/<(h[1-6]) id="[^"]*">/#) { "<\($0.1)>" } == example.html, "example \(example.example)")
      case .outsideLinks:
        #expect(html != example.html, "example \(example.example) has no link out any more")
        #expect(html.replacing(#" rel="external noopener""#, with: "") == example.html, "example \(example.example)")
      }
    }
  }

  /// What a pass means to change, and nothing else: the test takes the addition away and compares the rest.
  enum Change {
    /// Headings get an anchor.
    case anchors
    /// Links that leave the site get `rel`.
    case outsideLinks
  }

  static let changes: [Int: Change] = {
    let anchors = [
      10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 86, 89, 90, 91, 95,
      96, 102, 103, 115, 141, 214, 215, 227, 228, 229, 230, 232, 300, 646, 647,
    ]
    let outsideLinks = [
      20, 346, 479, 480, 500, 525, 537, 593, 594, 596, 599, 602, 603, 604,
    ]
    return Dictionary(
      uniqueKeysWithValues: anchors.map { ($0, .anchors) } + outsideLinks.map { ($0, .outsideLinks) })
  }()
}
