public import Diagnostics

/// A page with mistakes in its front matter, which is not published; its text can be looked at all the same.
public struct FaultyPage: Sendable {
  /// The file.
  public let source: SourceFile
  /// Where the text begins, behind the front matter.
  public let bodyOffset: Int
}
