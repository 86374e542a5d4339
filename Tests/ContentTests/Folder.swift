import Content
import Diagnostics
import TestSupport

extension TemporaryFolder {
  /// Everything that reading the content finds.
  func readContent() async throws -> Reviewed<ContentLibrary.Everything> {
    return try await ContentLibrary.readEverything(root: path, jobs: 2)
  }
}

/// Front matter that fits, with further lines.
func page(_ more: String = "", body: String = "本文\n") -> String {
  "---\ntitle: 題\nsummary: 概要\naudience: public\nstatus: published\nupdated: 2022-12-31\n\(more)---\n\(body)"
}
