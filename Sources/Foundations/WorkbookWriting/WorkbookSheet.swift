/// What a workbook says that is to be written.
public struct WorkbookContent: Sendable, Hashable {
  /// Its title.
  public let title: String
  /// Whose it is.
  public let author: String
  /// Its sheets, in the order of their tabs.
  public let sheets: [WorkbookSheet]

  /// Puts a workbook together.
  public init(title: String, author: String, sheets: [WorkbookSheet]) {
    self.title = title
    self.author = author
    self.sheets = sheets
  }
}

/// A sheet of a workbook that is to be written.
public struct WorkbookSheet: Sendable, Hashable {
  /// The name on its tab.
  public let name: String
  /// Its cells, row by row.
  public let rows: [[Cell]]
  /// The row of the headings, counted from 0, which stays in sight and is repeated on each printed page; `nil` if there is
  /// none.
  public let headings: Int?
  /// The widths of its columns, in letters of half width.
  public let widths: [Double]

  /// Describes a sheet.
  public init(name: String, rows: [[Cell]], headings: Int? = nil, widths: [Double]) {
    self.name = name
    self.rows = rows
    self.headings = headings
    self.widths = widths
  }

  /// A cell.
  public struct Cell: Sendable, Hashable {
    /// What stands in it.
    public let content: Content
    /// How it looks.
    public let style: Style

    /// Describes a cell.
    public init(_ content: Content, _ style: Style = .plain) {
      self.content = content
      self.style = style
    }

    /// A cell with a text.
    public static func text(_ text: String, _ style: Style = .plain) -> Cell { Cell(.text(text), style) }
  }

  /// What stands in a cell.
  public enum Content: Sendable, Hashable {
    /// A text; an empty one leaves the cell empty.
    case text(String)
    /// A count, with a sign behind it that is shown and not part of the number, such as `[r]`.
    case count(Int, sign: String = "")
  }

  /// How a cell looks.
  public enum Style: Int, Sendable, Hashable, CaseIterable {
    /// Plain text, as notes are.
    case plain
    /// The title of a sheet.
    case title
    /// The head of a column or row.
    case heading
    /// A cell of a table.
    case figure
    /// The head of a total.
    case totalHeading
    /// A cell of a total.
    case total
  }
}
