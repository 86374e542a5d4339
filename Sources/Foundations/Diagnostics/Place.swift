/// Where in a file something is wrong.
public struct Place: Sendable, Hashable {
  /// The file, relative to the root of the site, with `/` between folders.
  public let path: String
  /// The position inside the file, or `nil` if the whole file is meant.
  public let position: Position?
  /// The text of the line, or `nil` where it must not or cannot be shown.
  public let excerpt: String?

  /// A point in a text file as editors count it.
  public struct Position: Sendable, Hashable, Comparable {
    /// The line, counted from 1.
    public let line: Int
    /// The column, counted from 1 in Unicode scalars.
    public let column: Int

    /// Makes a position from a line and a column, both counted from 1.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    /// Orders positions as they are read.
    public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  /// Makes a place; without a position it means the whole file.
  public init(path: String, position: Position? = nil, excerpt: String? = nil) {
    self.path = path
    self.position = position
    self.excerpt = excerpt
  }
}
