import Diagnostics
import TestSupport
import Testing

@Suite("Proofreading of pages")
struct PageProofreadingTests {
  private func found(_ more: String, _ body: String) async throws -> [Diagnostic] {
    let folder = try TemporaryFolder(["content/about/a.md": page(more, body: body)])
    return try await folder.readContent().diagnostics
  }

  @Test("warns, and is silenced rule by rule with a reason")
  func silenced() async throws {
    #expect(try await found("", "ﾌｰﾄﾞ\n").map(\.id) == ["text.half-width-katakana"])
    #expect(try await found("proofreading: {half-width-katakana: 引用}\n", "ﾌｰﾄﾞ\n") == [])
    #expect(
      try await found("proofreading: {half-width-katakana: 引用}\n", "フード\n").map(\.id) == ["text.silenced-for-nothing"])
    #expect(
      try await found("proofreading: {half-width-katakna: 引用}\n", "フード\n").map(\.id).contains(
        "front-matter.unknown-key"))
    #expect(
      try await found("proofreading: {half-width-katakana: }\n", "ﾌｰﾄﾞ\n").map(\.id).contains("front-matter.empty-value")
    )
  }
}
