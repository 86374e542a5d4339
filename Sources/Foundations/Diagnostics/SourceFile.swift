/// A text file that was read, without its text: what is told of it later has places, and no excerpts yet.
public struct SourceFile: Sendable, Hashable {
  /// The file, relative to the root of the site, with `/` between folders.
  public let path: String

  /// Names a file by its path.
  public init(path: String) { self.path = path }

  /// The place of a line and column, both counted from 1.
  public func place(line: Int, column: Int = 1) -> Place { place(.init(line: line, column: column)) }

  /// The place of a position.
  public func place(_ position: Place.Position) -> Place { Place(path: path, position: position) }

  /// The file as a whole.
  public var wholePlace: Place { Place(path: path) }
}

extension SourceText {
  /// The file, without its text.
  public var file: SourceFile { SourceFile(path: path) }
}
