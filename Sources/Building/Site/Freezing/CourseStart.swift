import Content
import Templates

/// What the page tells that whoever unpacks a course opens first.
public struct CourseStart: Sendable {
  /// The name of the page of the course.
  let course: String
  /// What is to be printed, in its order.
  let prints: [Print]

  /// A file to be printed.
  public struct Print: Sendable {
    /// Where it lies, from the root of the site.
    let path: String
    /// What it is called.
    let title: String
    /// The name of the word that tells how it is printed; `nil` if the title tells enough.
    let form: String?

    /// Names a file.
    ///
    /// - Parameter form: how it is printed.
    public init(path: String, title: String, form: StandalonePage.Form) {
      self.path = path
      self.title = title
      self.form =
        switch form {
        case .slides: "print-slides"
        case .handout: "print-handout"
        default: nil
        }
    }
  }

  /// Names a course with what is to be printed of it.
  public init(course: String, prints: [Print]) {
    self.course = course
    self.prints = prints
  }

  /// The words that it needs.
  static let needed = ["print-slides", "print-handout"]
}

extension Site {
  /// The page that whoever unpacks a course opens first, to lie at the root of the site; `nil` if there is no such course.
  public func page(of start: CourseStart) -> [UInt8]? {
    // It stands where the front page stands, and leads from there.
    guard let part = parts.first, part.graph.indices[start.course] != nil, let home = part.graph.indices[""],
      let (template, members) = part.templates[.start]
    else { return nil }
    let context = PageContext(site: SiteView(part.graph, from: home, .none, start: start))
    var bytes: [UInt8] = []
    template.render(members.record(context), into: &bytes)
    return bytes
  }
}
