import Diagnostics
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  private let diagnostic = Diagnostic(
    "test.sample", at: SourceText(path: "content/a.md", bytes: Array("一行\nキー: 値\n".utf8)).place(line: 2, column: 5),
    Message(en: "value is wrong", ja: "値が違います"), hint: Message(en: "change it", ja: "直してください"))

  @Test("show place, line, caret under wide characters, and hint")
  func text() {
    #expect(
      DiagnosticText(language: .english, color: false).render(diagnostic) == """
        content/a.md:2:5: error: value is wrong [test.sample]
          キー: 値
                ^
          hint: change it

        """)
    #expect(DiagnosticText(language: .japanese, color: false).render(diagnostic).contains("エラー: 値が違います"))
  }

  @Test("say once what all of a row hint at, and again for another file")
  func sameHints() {
    func at(_ path: String?, _ name: String) -> Diagnostic {
      Diagnostic(
        "x", at: path.map { Place(path: $0) }, Message(en: "'\(name)' is wrong", ja: "「\(name)」が違います"),
        hint: Message(en: "change it", ja: "直してください"))
    }
    #expect(
      DiagnosticText(language: .english, color: false).render([at(nil, "a"), at(nil, "b"), at("c.md", "c")]) == """
        error: 'a' is wrong [x]
        error: 'b' is wrong [x]
          hint: change it
        c.md: error: 'c' is wrong [x]
          hint: change it

        """)
  }

  @Test("keep control characters of the input from the terminal")
  func controlCharacters() {
    let evil = Diagnostic(
      "x", at: SourceText(path: "a", bytes: Array("\u{1B}[2Jx".utf8)).place(line: 1),
      Message(en: "\u{1B}[31m", ja: ""))
    #expect(!DiagnosticText(language: .english, color: false).render(evil).contains("\u{1B}"))
  }

  @Test("cut long lines around the caret")
  func longLines() {
    let source = SourceText(path: "a", bytes: Array(String(repeating: "x", count: 500).utf8))
    let text = DiagnosticText(language: .english, color: false).render(
      Diagnostic("x", at: source.place(line: 1, column: 300), Message(en: "m", ja: "m")))
    #expect(text.split(separator: "\n")[1].count < 110)
  }

  @Test("are in the order of files and lines, whoever came first")
  func order() {
    func at(_ path: String, _ line: Int) -> Diagnostic {
      Diagnostic("i", at: Place(path: path, position: .init(line: line, column: 1)), Message(en: "m", ja: "m"))
    }
    #expect([at("b", 1), at("a", 10), at("a", 9)].sorted() == [at("a", 9), at("a", 10), at("b", 1)])
  }
}

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "name what was probably meant",
    arguments: [
      ("titel", "title"), ("audiance", "audience"), ("Title", "title"), ("tilte", "title"), ("kamta", "kamata"),
    ])
  func near(word: String, meant: String) {
    #expect(Suggestion.closest(to: word, in: ["audience", "title", "kamata"]) == meant)
  }

  @Test("stay silent when nothing is near")
  func far() { #expect(Suggestion.closest(to: "xyzzy", in: ["title"]) == nil) }

  @Test("take no number for another")
  func numbers() {
    #expect(Suggestion.closest(to: "2022-13", in: ["2022-10", "2022-12"]) == nil)
    #expect(Suggestion.closest(to: "raport-4", in: ["report-4"]) == "report-4")
    #expect(Suggestion.closest(to: "mentions-2022-9", in: ["mentions-2022-09"]) == "mentions-2022-09")
  }
}
