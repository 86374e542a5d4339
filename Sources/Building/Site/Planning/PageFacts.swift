import CommonMark
import Content
import Markup

/// What a page tells in the fields of its kind, ready to be shown.
struct PageFacts: Sendable {
  /// Of each field, in their order, what it tells.
  let values: [FactValue?]

  /// A page that tells nothing in fields.
  static let none = PageFacts(values: [])

  /// Pictures that it shows and files that it hands out: paths below `content/`.
  var images: [String] {
    values.flatMap { value -> [String] in
      switch value {
      case .picture(let path, _, _), .attachment(let path, _): [path]
      case .markdown(let document): document.images
      default: []
      }
    }
  }

  /// The picture that readers see first.
  var firstPicture: String? {
    values.lazy.compactMap { if case .picture(let path, _, _) = $0 { path } else { nil } }.first
  }

  /// The texts with Markdown in it.
  var documents: [MarkdownDocument] {
    values.compactMap { if case .markdown(let document) = $0 { document } else { nil } }
  }
}

/// What a field tells, with everything done that can go wrong.
///
/// What is large and seldom lies elsewhere, so that not every field of every page has room for it.
enum FactValue: Sendable {
  /// As the front matter has it.
  case plain(FieldValue)
  /// A text that was rendered.
  indirect case markdown(MarkdownDocument)
  /// A diagram that can be drawn.
  indirect case diagram(DiagramContext)
  /// Somebody that a case tells of, with the course of the support, if it is told.
  indirect case person(PersonValue, DiagramContext?)
  /// The path of a picture below `content/`, the picture for the page, and what it shows.
  indirect case picture(String, PictureLink, String)
  /// The path of a file to hand out below `content/`, and its title with type and size.
  case attachment(String, String)
}
