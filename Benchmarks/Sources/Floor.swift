import CCMark
import Files
import Parallelism

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The least that any generator must do: read every page, let libcmark turn it into HTML, write the HTML.
enum Floor {
  static func run(_ content: String, to output: String, jobs: Int) async throws {
    let folder = try ScratchFiles.makeFolder(output)
    let entries = try listTree(content)
    for entry in entries where entry.kind == .folder { _ = try folder.makingFolder(entry.path) }
    let pages = entries.filter { $0.kind == .file }.map(\.path)
    _ = try await parallelMap(count: pages.count, jobs: jobs) { index in
      let bytes = try readFile("\(content)/\(pages[index])")
      try folder.write("\(pages[index]).html", html(bytes))
    }
  }

  private static func html(_ bytes: [UInt8]) -> [UInt8] {
    unsafe bytes.withUnsafeBytes { buffer in
      let text = unsafe buffer.bindMemory(to: CChar.self)
      guard let html = unsafe cmark_markdown_to_html(text.baseAddress, text.count, CMARK_OPT_DEFAULT) else { return [] }
      defer { unsafe free(html) }
      return unsafe Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }
  }
}
