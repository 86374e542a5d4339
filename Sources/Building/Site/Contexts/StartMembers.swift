import Content
import Templates

// The page that whoever unpacks a course opens first: it leads to the course, and to what is to be printed.
extension PageContext {
  static let startMembers: Members<PageContext> = [
    .optionalRecord("course", Card.members) { context in
      (context.site.start?.course).flatMap { context.site.index(of: $0) }.map { context.card($0) }
    },
    .list("prints", Print.members) { context in
      (context.site.start?.prints ?? []).map { Print(context: context, print: $0) }
    },
    .flag("has-prints") { !($0.site.start?.prints.isEmpty ?? true) },
  ]

  /// A file to be printed as the page shows it.
  private struct Print: Sendable {
    let context: PageContext
    let print: CourseStart.Print

    static let members: Members<Print> = [
      .text("title") { $0.print.title },
      .optionalText("form") { own in own.print.form.map { own.context.site.words.text($0) } },
      .url("url") { $0.context.url(to: $0.print.path) },
    ]
  }
}
