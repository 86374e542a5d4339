public import Chronology
public import Diagnostics
public import FigureFields
public import Markup
public import Schedules

/// What a page tells in a field of its kind.
///
/// What is large and seldom lies elsewhere, so that not every field of every page has room for it.
public enum FieldValue: Sendable {
  /// A line of text.
  case text(String)
  /// Lines of text, one after another.
  case texts([String])
  /// Text with the marks of Markdown, and where it begins.
  case markdown(String, Place.Position)
  /// A whole number.
  case number(Int)
  /// Yes or no.
  case flag(Bool)
  /// A day.
  case date(CalendarDate)
  /// A month.
  case month(CalendarMonth)
  /// A month, quarter or fiscal year.
  case period(Period)
  /// From one month to another.
  case months(MonthRange)
  /// When something takes place.
  indirect case schedule(Schedule)
  /// One of the values that the field has, by its position.
  case choice(Int)
  /// Other pages.
  case references([Reference])
  /// An address on the web.
  case url(PageURL)
  /// A telephone number, with the address that dials it.
  case phone(String, PageURL)
  /// A mail address, with the address that writes to it.
  case mail(String, PageURL)
  /// A postal address.
  case address(String)
  /// A picture beside the file.
  indirect case picture(PictureReference)
  /// A file to hand out.
  indirect case attachment(AttachmentReference)
  /// A diagram of a support model.
  indirect case diagram(DiagramDeclaration)
  /// A source.
  indirect case citation(Citation)
  /// Somebody that a case tells of.
  indirect case person(PersonValue)
}

/// A file to hand out that lies beside a file.
public struct AttachmentReference: Sendable {
  /// The path relative to the file's folder.
  public let file: String
  /// What readers see; the file's name unless told otherwise.
  public let title: String?
  /// Where it is named.
  public let position: Place.Position
}

/// A picture that lies beside a file, with what it shows.
public struct PictureReference: Sendable {
  /// The path relative to the file's folder.
  public let file: String
  /// What it shows, for whoever does not see it.
  public let alternative: String
  /// Where it is named.
  public let position: Place.Position
}
