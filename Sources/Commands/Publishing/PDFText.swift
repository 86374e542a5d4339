import Diagnostics
import Subprocess

/// The text of PDF files, with their titles and authors, as poppler's `pdftotext` reads it.
enum PDFText {
  /// The program that reads them.
  static let program = "pdftotext"
  /// No PDF has more text than that.
  private static let largest = 200_000_000

  /// The text as HTML.
  ///
  /// The value is `nil` where `pdftotext` is not there or cannot read the file; then nobody knows what it says.
  static func read(_ bytes: [UInt8]) async -> [UInt8]? {
    do {
      let result = try await run(
        .name(program), arguments: ["-q", "-enc", "UTF-8", "-htmlmeta", "-", "-"], input: .array(bytes),
        output: .bytes(limit: largest), error: .discarded)
      guard case .exited(0) = result.terminationStatus else { return nil }
      let text = result.standardOutput
      // A picture of a page says what nobody can read here.
      let body = String(decoding: text, as: UTF8.self).replacing(#/<[^>]*>|&[a-z]+;/#, with: "")
      return body.allSatisfy(\.isWhitespace) ? nil : text
    } catch {
      return nil
    }
  }
}
