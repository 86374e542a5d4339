/// Where in a file something is wrong.
public struct Place: Sendable, Hashable {
  /// The file, relative to the root of the site, with `/` between folders.
  public let path: String
  /// The position inside the file, or `nil` if the whole file is meant.
  public let position: Position?
  /// The file itself, from which an excerpt can be taken; nothing is copied before somebody asks.
  private let source: SourceText?
  /// What is shown in the place of an excerpt of the file.
  let keptExcerpt: Excerpt?

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

  /// Makes a place without an excerpt; without a position it means the whole file.
  public init(path: String, position: Position? = nil) {
    self.init(path: path, position: position, source: nil)
  }

  init(path: String, position: Position?, source: SourceText?) {
    self.path = path
    self.position = position
    self.source = source
    keptExcerpt = nil
  }

  init(path: String, position: Position?, keeping excerpt: Excerpt?) {
    self.path = path
    self.position = position
    source = nil
    keptExcerpt = excerpt
  }

  /// The text around the position, or `nil` where it must not or cannot be shown.
  public var excerpt: Excerpt? {
    if let keptExcerpt { return keptExcerpt }
    guard let position else { return nil }
    return source?.slice(ofLine: position.line).map { Excerpt($0, around: position.column) }
  }

  /// The same place with its path and excerpt in other words.
  public func rewritten(_ rewrite: (String) -> String) -> Place {
    Place(
      path: rewrite(path), position: position,
      keeping: excerpt.map { Excerpt(text: rewrite($0.text), column: $0.column, isWhole: $0.isWhole) })
  }

  /// Whether two places are the same point of the same file.
  public static func == (a: Self, b: Self) -> Bool { a.path == b.path && a.position == b.position }

  /// Feeds the file and the point into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(position)
  }
}

/// A line as it is shown to a person, or of a very long one the part around a column.
public struct Excerpt: Sendable, Hashable {
  /// The text.
  public let text: String
  /// The column of the line that the text begins at, counted from 1 in Unicode scalars.
  public let column: Int
  /// Whether the text goes on to the end of the line.
  public let isWhole: Bool

  /// How many characters are shown in front of the column, and how many in all.
  private static let (before, most) = (40, 100)

  /// Makes an excerpt from its parts.
  init(text: String, column: Int, isWhole: Bool) {
    self.text = text
    self.column = column
    self.isWhole = isWhole
  }

  /// Cuts a line around a column.
  init(_ line: ArraySlice<UInt8>, around column: Int) {
    let first = column > 60 ? column - Self.before : 1
    var index = line.startIndex
    func advance(_ count: Int) -> Int {
      var passed = 0
      while index < line.endIndex {
        if line[index] & 0xC0 != 0x80 {
          if passed == count { break }
          passed += 1
        }
        index += 1
      }
      return passed
    }
    self.column = advance(first - 1) + 1
    let start = index
    _ = advance(Self.most)
    text = String(decoding: line[start..<index], as: UTF8.self)
    isWhole = index == line.endIndex
  }
}
